//! «Jag ringer»: somebody who was told that nothing was heard says that they see to it. The next one is not told any
//! more, the others who were told need not call, and the participant knows who calls.
use super::{
    circle::{self, own_scope, reachable},
    message::{About, Message, topic},
    ways::ways,
};
use crate::{http::problem::Failure, state::App, texts};
use chrono::{DateTime, TimeDelta, Utc};
use folje_domain::{ids::PersonId, record::Kind};
use folje_store::{Ring, StoreError};

/// For how long it is of use to hear who calls.
const USEFUL: TimeDelta = TimeDelta::hours(1);

/// The wake-ups of `participant` about which `person` was told today.
///
/// # Errors
/// [`StoreError::Unavailable`].
pub(crate) async fn told_today(
    app: &App,
    person: PersonId,
    participant: PersonId,
) -> Result<Vec<Ring>, StoreError> {
    let today = app.today();
    let mut told = app.store.told_wakes(&[participant]).await?;
    told.retain(|ring| {
        ring.key.date() == today && ring.progress.told.iter().any(|reached| reached.person == person)
    });
    Ok(told)
}

/// Notes that `person` calls, and tells the participant and everybody else who was told. Saying it again changes
/// nothing.
///
/// # Errors
/// Where the store is not there.
pub(crate) async fn take_over(
    app: &App,
    ring: i64,
    person: PersonId,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    // A ring that is forgotten has been answered for long.
    let Some(ring) = app.store.ring(ring).await? else { return Ok(()) };
    let mine = ring.progress.told.iter().find(|reached| reached.person == person);
    if mine.is_none_or(|reached| reached.acknowledged) {
        return Ok(());
    }
    let told = app.store.tell_ring(ring.id, now, move |progress| {
        for reached in progress.told.iter_mut().filter(|reached| reached.person == person) {
            reached.acknowledged = true;
        }
    });
    match told.await {
        Err(StoreError::NotFound) => return Ok(()),
        told => told?,
    }
    let mut messages = Vec::new();
    if let Some(caller) = app.store.person(ring.organisation, person).await? {
        let called = called(app, &ring).await?;
        let others = ring.progress.told.iter().map(|reached| reached.person).filter(|one| *one != person);
        for listener in others.chain([ring.participant]) {
            let Some(to) = reachable(app, ring.organisation, listener, now).await? else { continue };
            let key = if listener == ring.participant { "calls_you" } else { "calls_them" };
            let language = to.person.language;
            let say =
                |key: &str| texts::filled(language, key, &[("caller", &caller.name), ("called", &called)]);
            let about = format!("calls {} {person}", ring.key);
            let message = Message {
                about: About::Calls,
                language,
                title: say(&format!("{key}_title")),
                text: say(key),
                topic: topic(ring.participant, &about),
                urgent: true,
            };
            let name = format!("calls {} {person} {listener}", ring.id);
            messages.extend(ways(&to, None, &name, &message, now + USEFUL, now));
        }
    }
    app.store.add_outgoing(messages).await?;
    app.reminders.wake();
    Ok(())
}

/// What others call the participant.
async fn called(app: &App, ring: &Ring) -> Result<String, StoreError> {
    let participant = ring.participant;
    let Some(person) = app.store.person(ring.organisation, participant).await? else {
        return Ok(String::new());
    };
    let Some(scope) = own_scope(app, &person) else { return Ok(person.name) };
    let mut parts = app.store.parts_of_records(&[scope], &[Kind::Profile]).await?;
    Ok(circle::name(&person, &parts.records.remove(&participant).unwrap_or_default()))
}
