//! On which ways a message goes: to every device that takes pushes, else by SMS, else by mail.
use super::{
    circle::{Reachable, sms_number},
    message::{About, Message, topic},
};
use crate::{
    contact::SmsNumber,
    random::{NoRandomness, Random, uuid},
    state::App,
    texts,
};
use chrono::{DateTime, TimeDelta, Utc};
use folje_api::v1::{desk_person::TextTrouble, text_messages as api};
use folje_domain::{ids::PersonId, reminder::chain::Channel};
use folje_store::{NewOutgoing, Person, StoreError, Subscription};

/// How a channel is written in a row.
pub(super) const fn channel_name(channel: Channel) -> &'static str {
    match channel {
        Channel::Push => "push",
        Channel::Text => "text",
        Channel::Mail => "mail",
    }
}

/// The rows of `message` to somebody by their first living channel; none where none lives.
pub(super) fn ways(
    to: &Reachable,
    ring: Option<i64>,
    name: &str,
    message: &Message,
    useful_until: DateTime<Utc>,
    next_at: DateTime<Utc>,
) -> Vec<NewOutgoing> {
    let channel = match to.channels {
        channels if channels.push => Channel::Push,
        channels if channels.text => Channel::Text,
        channels if channels.mail => Channel::Mail,
        _ => return Vec::new(),
    };
    by(channel, to, ring, name, message, useful_until, next_at)
}

/// The rows of `message` to somebody by that channel: one for each device, or one.
pub(super) fn by(
    channel: Channel,
    to: &Reachable,
    ring: Option<i64>,
    name: &str,
    message: &Message,
    useful_until: DateTime<Utc>,
    next_at: DateTime<Utc>,
) -> Vec<NewOutgoing> {
    let Ok(body) = message.json() else { return Vec::new() };
    let row = |subscription: Option<&Subscription>| NewOutgoing {
        organisation: to.person.organisation,
        person: to.person.id,
        ring,
        message: name.to_owned(),
        channel: channel_name(channel).to_owned(),
        subscription: subscription.map(|device| device.id.clone()),
        body: body.clone(),
        useful_until,
        next_at,
    };
    match channel {
        Channel::Push => to.devices.iter().map(|device| row(Some(device))).collect(),
        Channel::Text | Channel::Mail => vec![row(None)],
    }
}

/// Whether anything living rings for `person` at `now`: a device that takes pushes, or an SMS that arrives. Nobody is
/// woken by mail.
///
/// # Errors
/// [`StoreError::Unavailable`].
pub(crate) async fn can_ring(app: &App, person: &Person, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let text_messages = app.store.text_messages(person.id).await?;
    let text = app.reminders.carrier().has_text()
        && sms_number(person, text_messages).is_some()
        && text_messages.failed.is_none();
    Ok(text || !app.store.subscriptions(person.id, now).await?.is_empty())
}

/// Somebody can be reached in a way that was not there before: what waits for them is looked at again, once for each
/// participant beside whom they are.
///
/// # Errors
/// [`StoreError::Unavailable`].
pub(crate) async fn reachable_anew(app: &App, person: PersonId) -> Result<(), StoreError> {
    let today = app.today();
    let relations = app.store.relations_of(person).await?;
    for relation in relations.iter().filter(|relation| relation.holds_on(today)) {
        app.reminders.changed(relation.participant);
    }
    Ok(())
}

/// What is known about text messages to somebody, for themselves.
///
/// # Errors
/// [`StoreError::Unavailable`].
pub(crate) async fn text_messages(app: &App, person: &Person) -> Result<api::TextMessages, StoreError> {
    let kept = app.store.text_messages(person.id).await?;
    Ok(api::TextMessages {
        available: app.reminders.carrier().has_text(),
        number: person.phone.clone(),
        usable: SmsNumber::of(&person.phone).is_some(),
        wanted: kept.may_be_sent(),
        failed: kept.failed,
    })
}

/// Why no text message reaches somebody, for those who plan with them and can help. That somebody wants none is their
/// own matter.
///
/// # Errors
/// [`StoreError::Unavailable`].
pub(crate) async fn text_trouble(app: &App, person: &Person) -> Result<Option<TextTrouble>, StoreError> {
    let said = text_messages(app, person).await?;
    Ok(match said {
        api::TextMessages { available: false, .. } => None,
        api::TextMessages { number, .. } if number.trim().is_empty() => None,
        api::TextMessages { usable: false, .. } => Some(TextTrouble::NoMobileNumber),
        api::TextMessages { wanted: true, failed: Some(_), .. } => Some(TextTrouble::NotArriving),
        _ => None,
    })
}

/// For how long a test message is of use.
const TEST_USEFUL: TimeDelta = TimeDelta::minutes(5);

/// «Skicka test» to one device.
///
/// # Errors
/// [`NoRandomness`]: no name could be made for it.
pub(crate) fn test_message(
    person: &Person,
    device: &Subscription,
    random: &dyn Random,
    now: DateTime<Utc>,
) -> Result<Vec<NewOutgoing>, NoRandomness> {
    let name = format!("test {}", uuid(random, now)?);
    let say = |key| texts::plain(person.language, key).to_owned();
    let message = Message {
        about: About::Test,
        language: person.language,
        title: say("test_title"),
        text: say("test_body"),
        topic: topic(person.id, "test"),
        urgent: true,
    };
    let to =
        Reachable { person: person.clone(), devices: vec![device.clone()], channels: Default::default() };
    Ok(by(Channel::Push, &to, None, &name, &message, now + TEST_USEFUL, now))
}
