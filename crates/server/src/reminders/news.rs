//! «Något i ditt schema har ändrats»: a push after somebody else changed a participant's schedule, if they want it.
//!
//! It says nothing about what was changed, since a lock screen shows it. Several changes within some minutes are one
//! message, and nothing comes in quiet hours: it waits for their end.
use super::{
    circle::reachable,
    message::{About, Message, topic},
    ways::by,
};
use crate::{state::App, texts};
use chrono::{DateTime, DurationRound as _, TimeDelta, Utc};
use folje_domain::{
    record::Record,
    reminder::{chain::Channel, rings_at},
    schedule::Zone as _,
};
use folje_store::{NewOutgoing, Person, StoreError};

/// For how long it is news.
const USEFUL: TimeDelta = TimeDelta::hours(12);
/// Whoever edits a week does so for some minutes.
const TOGETHER: TimeDelta = TimeDelta::minutes(10);
/// So long it waits for more.
const WAITS: TimeDelta = TimeDelta::minutes(1);

/// The message about the last change, to each device that takes pushes; it goes out once.
pub(super) async fn of_schedule(
    app: &App,
    participant: &Person,
    record: &Record,
    now: DateTime<Utc>,
) -> Result<Vec<NewOutgoing>, StoreError> {
    if !record.reminders.changes {
        return Ok(Vec::new());
    }
    let Some(at) = app.store.schedule_changed(participant.id).await? else { return Ok(Vec::new()) };
    if now - at > USEFUL {
        return Ok(Vec::new());
    }
    let Some(to) = reachable(app, participant.organisation, participant.id, now).await? else {
        return Ok(Vec::new());
    };
    let due = at + WAITS;
    let wall = app.zone.wall(due);
    let quiet = record.reminders.quiet.filter(|quiet| quiet.contains(wall.time()));
    let due = quiet.and_then(|quiet| quiet.ends(wall)).map_or(due, |until| rings_at(&*app.zone, until));
    let language = participant.language;
    let message = Message {
        about: About::Schedule,
        language,
        title: texts::plain(language, "schedule_changed_title").to_owned(),
        text: texts::plain(language, "schedule_changed").to_owned(),
        topic: topic(participant.id, "schedule"),
        urgent: false,
    };
    let together = at.duration_trunc(TOGETHER).unwrap_or(at);
    let name = format!("schedule {} {}", participant.id, together.timestamp());
    Ok(by(Channel::Push, &to, None, &name, &message, due + USEFUL, due))
}
