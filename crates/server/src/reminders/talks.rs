//! «Något har ändrats bland dina samtal»: a push to the one with whom a participant booked, moved or cancelled a talk.
//!
//! It says neither with whom nor when, since a lock screen shows it.
use super::{
    circle::reachable,
    message::{About, Message, topic},
    ways::by,
};
use crate::{state::App, texts};
use chrono::TimeDelta;
use folje_domain::{
    ids::{CommandId, OrganisationId, PersonId},
    reminder::chain::Channel,
};
use folje_store::StoreError;

/// For how long it is news.
const USEFUL: TimeDelta = TimeDelta::hours(12);

/// Tells `with`, on each device that takes pushes; once for each `order`.
///
/// # Errors
/// [`StoreError::Unavailable`].
pub(crate) async fn tell(
    app: &App,
    (organisation, with): (OrganisationId, PersonId),
    order: CommandId,
) -> Result<(), StoreError> {
    let now = app.now();
    let Some(to) = reachable(app, organisation, with, now).await? else { return Ok(()) };
    let language = to.person.language;
    let message = Message {
        about: About::Talk,
        language,
        title: texts::plain(language, "talks_changed_title").to_owned(),
        text: texts::plain(language, "schedule_changed").to_owned(),
        topic: topic(with, "talks"),
        urgent: false,
    };
    let name = format!("talk {order}");
    app.store.add_outgoing(by(Channel::Push, &to, None, &name, &message, now + USEFUL, now)).await?;
    app.reminders.wake();
    Ok(())
}
