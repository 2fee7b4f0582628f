//! Who is around a ring: its listener with their devices, and those who may be told, with their channels.
use super::carrier::Carrier;
use crate::state::App;
use chrono::{DateTime, Utc};
use folje_domain::{
    ids::PersonId,
    people::Relation,
    record::Record,
    reminder::{Source, chain::Channels},
    visibility::{Consents, Question, Scope, scope},
};
use folje_store::{Part, Person, Ring, StoreError, Subscription};

/// A person with the ways to reach them.
#[derive(Clone)]
pub(super) struct Reachable {
    pub(super) person: Person,
    pub(super) devices: Vec<Subscription>,
    pub(super) channels: Channels,
}

/// Those who may be told about a wake-up now.
pub(super) struct Telling {
    /// Minutes until the first is told.
    pub(super) minutes: u8,
    /// The first and the second, as far as they agreed and are still something to the participant.
    pub(super) people: Vec<Reachable>,
    /// What those who are told call the participant.
    pub(super) name: String,
}

/// The person, reachable as they are at `now`; None where there is nobody.
pub(super) async fn reachable(
    app: &App,
    person: PersonId,
    now: DateTime<Utc>,
) -> Result<Option<Reachable>, StoreError> {
    let Some(person) = app.store.person(person).await? else { return Ok(None) };
    let devices = app.store.subscriptions(person.id, now).await?;
    let channels = channels(app.reminders.carrier(), &person, !devices.is_empty());
    Ok(Some(Reachable { person, devices, channels }))
}

fn channels(carrier: &dyn Carrier, person: &Person, push: bool) -> Channels {
    let text = carrier.has_text() && !person.phone.trim().is_empty();
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
        .is_some_and(|scope| scope.addressed().is_some())
}

/// What others call the participant.
pub(super) fn name(person: &Person, record: &Record) -> String {
    if record.profile.preferred_name.is_empty() {
        person.name.clone()
    } else {
        record.profile.preferred_name.clone()
    }
}

/// Who may be told about `ring` now: None where it is no wake-up of a plan, or nobody is to be told of that plan.
pub(super) async fn telling(
    app: &App,
    ring: &Ring,
    now: DateTime<Utc>,
) -> Result<Option<Telling>, StoreError> {
    let Source::Wake(wake) = ring.key.source else { return Ok(None) };
    let Some(participant) = app.store.person(ring.participant).await? else { return Ok(None) };
    let Some(scope) = own_scope(app, &participant) else { return Ok(None) };
    let record = app.store.record(&scope).await?;
    let Some(wake) = record.wake(wake).filter(|wake| wake.tell) else { return Ok(None) };
    let relations = app.store.relations_to(participant.id).await?;
    let told = record.told(wake, |person| is_near(app, &participant, &relations, person));
    let mut people = Vec::new();
    for person in told {
        people.extend(reachable(app, person, now).await?);
    }
    Ok(Some(Telling { minutes: wake.minutes, people, name: name(&participant, &record) }))
}
