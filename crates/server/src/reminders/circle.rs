//! Who is around a ring: people with their devices and channels, and what they are to the participant.
use super::carrier::Carrier;
use crate::{contact::SmsNumber, state::App};
use chrono::{DateTime, Utc};
use folje_domain::{
    ids::{OrganisationId, PersonId},
    people::Relation,
    record::Record,
    reminder::chain::Channels,
    visibility::{self, Consents, Question, Scope, scope},
};
use folje_store::{Part, Person, StoreError, Subscription, TextMessages};

/// A person with the ways to reach them.
#[derive(Clone)]
pub(super) struct Reachable {
    pub(super) person: Person,
    pub(super) devices: Vec<Subscription>,
    pub(super) channels: Channels,
}

/// The number to which text messages to a person go: none before they have signed in, once they said no, or where the
/// number takes none.
pub(super) fn sms_number(person: &Person, text_messages: TextMessages) -> Option<SmsNumber> {
    SmsNumber::of(&person.phone).filter(|_| text_messages.may_be_sent())
}

/// The person of the organisation, reachable as they are at `now`; None where there is nobody.
pub(super) async fn reachable(
    app: &App,
    organisation: OrganisationId,
    person: PersonId,
    now: DateTime<Utc>,
) -> Result<Option<Reachable>, StoreError> {
    let Some(person) = app.store.person(organisation, person).await? else { return Ok(None) };
    let devices = app.store.subscriptions(person.id, now).await?;
    let text_messages = app.store.text_messages(person.id).await?;
    let channels = channels(app.reminders.carrier(), &person, text_messages, !devices.is_empty());
    Ok(Some(Reachable { person, devices, channels }))
}

/// The channels of a person that live; `push` says whether a device takes any.
pub(super) fn channels(
    carrier: &dyn Carrier,
    person: &Person,
    text_messages: TextMessages,
    push: bool,
) -> Channels {
    let text = carrier.has_text() && sms_number(person, text_messages).is_some();
    let mail = carrier.has_mail() && !person.email.trim().is_empty();
    Channels { push, text, mail }
}

/// What the participant may see of themselves: everything. None for whoever is no participant.
pub(super) fn own_scope(app: &App, person: &Person) -> Option<Scope> {
    let question = Question {
        viewer_organisation: person.organisation,
        viewer: person.id,
        subject_organisation: person.organisation,
        subject: person.id,
    };
    (person.part == Part::Participant)
        .then(|| scope(question, &[], &Consents::default(), app.today()))
        .flatten()
}

/// Whether `person` is still something to the `participant` that lets them be addressed: by their role, since no
/// consent opens that.
pub(super) fn is_near(app: &App, participant: &Person, relations: &[Relation], person: PersonId) -> bool {
    let question = Question {
        viewer_organisation: participant.organisation,
        viewer: person,
        subject_organisation: participant.organisation,
        subject: participant.id,
    };
    scope(question, relations, &Consents::default(), app.today())
        .is_some_and(|scope| scope.sees(visibility::Part::Addressed))
}

/// What others call the participant.
pub(super) fn name(person: &Person, record: &Record) -> String {
    if record.profile.preferred_name.is_empty() {
        person.name.clone()
    } else {
        record.profile.preferred_name.clone()
    }
}
