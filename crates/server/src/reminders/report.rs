//! What devices and people answer by the token of a message, without a session: «visad», «Jag är uppe», «snooza», «jag
//! ringer», «jag fick det». Saying it again changes nothing.
use super::{calling::take_over, message::About, ways::reachable_anew};
use crate::{
    auth::{token::Token, viewer},
    http::problem::Failure,
    random, schedule,
    state::App,
};
use chrono::{DateTime, TimeDelta, Utc};
use folje_api::v1::push::RingEvent;
use folje_domain::{
    command::{Action, Command, Context, decide},
    ids::{CommandId, OrganisationId, PersonId, WakeId},
    reminder::chain::Answer,
    schedule::Zone as _,
};
use folje_store::{Ring, StoreError, TokenOwner};
use std::collections::BTreeSet;

/// Minutes that a ring may be snoozed for by its message.
pub use folje_api::v1::push::SNOOZES;

/// Takes an answer. False where the token is unknown or its time is over.
///
/// # Errors
/// Where the store is not there: the answer may be sent again.
pub async fn report(app: &App, token: &Token, what: RingEvent, minutes: u16) -> Result<bool, Failure> {
    let now = app.now();
    let Some(owner) = app.store.token_owner(&token.hash(), now).await? else { return Ok(false) };
    if let (RingEvent::Shown, Some(device)) = (what, &owner.subscription) {
        app.store.note_shown(device, now).await?;
    }
    if what == RingEvent::StopTexts {
        app.store.choose_text_messages(owner.person, false).await?;
        reachable_anew(app, owner.person).await?;
        return Ok(true);
    }
    let Ok(about) = serde_json::from_str::<About>(&owner.about) else { return Ok(false) };
    match (about, what) {
        (About::WakeUp | About::Ring, _) => ring(app, &owner, what, minutes, now).await?,
        (About::Told, RingEvent::Up) => {
            if let Some(ring) = owner.ring {
                take_over(app, ring, owner.person, now).await?;
            }
        }
        (About::Agreement { participant, wake }, RingEvent::Up) => {
            acknowledge_test(app, &owner, participant, wake, now).await?;
        }
        _ => {}
    }
    Ok(true)
}

async fn ring(
    app: &App,
    owner: &TokenOwner,
    what: RingEvent,
    minutes: u16,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let Some(id) = owner.ring else { return Ok(()) };
    let Some(ring) = app.store.ring(id).await? else { return Ok(()) };
    let snoozed = now + TimeDelta::minutes(minutes.into());
    match what {
        RingEvent::Shown => {
            gone_is_fine(app.store.tell_ring(id, now, move |progress| progress.shown = Some(now)).await)?;
        }
        // What somebody else promised is no part of the participant's record.
        RingEvent::Up if ring.listener != ring.participant => answer(app, id, Answer::Over, now).await?,
        RingEvent::Snooze if ring.listener != ring.participant => {
            answer(app, id, Answer::Snoozed(snoozed), now).await?;
        }
        RingEvent::Up => by_participant(app, &ring, Action::Acknowledge { ring: ring.key }, now).await?,
        RingEvent::StopTexts => {}
        RingEvent::Snooze => {
            let until = app.zone.wall(snoozed);
            by_participant(app, &ring, Action::Snooze { ring: ring.key, until }, now).await?;
        }
    }
    app.reminders.wake();
    Ok(())
}

async fn answer(app: &App, ring: i64, answer: Answer, now: DateTime<Utc>) -> Result<(), Failure> {
    let told = app.store.tell_ring(ring, now, move |progress| {
        if progress.answer != Answer::Over {
            progress.answer = answer;
        }
    });
    gone_is_fine(told.await)
}

/// A ring that is forgotten has been answered for long.
fn gone_is_fine(told: Result<(), StoreError>) -> Result<(), Failure> {
    match told {
        Err(StoreError::NotFound) => Ok(()),
        told => Ok(told?),
    }
}

async fn by_participant(app: &App, ring: &Ring, action: Action, now: DateTime<Utc>) -> Result<(), Failure> {
    apply(app, (ring.organisation, ring.participant), ring.participant, action, now).await
}

async fn acknowledge_test(
    app: &App,
    by: &TokenOwner,
    participant: PersonId,
    wake: WakeId,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    apply(app, (by.organisation, by.person), participant, Action::AcknowledgeTest { wake }, now).await
}

/// Applies what the holder of a token says, by the rules that hold for commands from phones. Where they refuse it (the
/// agreement was ended, the ring is long ago), there is nothing that the device could do about it.
async fn apply(
    app: &App,
    (organisation, by): (OrganisationId, PersonId),
    about: PersonId,
    action: Action,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let find = |id| app.store.person(organisation, id);
    let (Some(viewer), Some(subject)) = (find(by).await?, find(about).await?) else { return Ok(()) };
    let mut relations = app.store.relations_to(about).await?;
    let Some(scope) = viewer::scope_of(app, &viewer, &subject, &relations).await? else { return Ok(()) };
    let around: BTreeSet<_> = relations.iter().map(|relation| relation.person).collect();
    relations.retain(|relation| relation.person == by);
    let command = Command { id: CommandId(random::uuid(&*app.random, now)?), at: now, about, action };
    let today = app.today();
    let decision = {
        let command = command.clone();
        move |record: &folje_domain::record::Record, series: &[folje_domain::schedule::Series]| {
            let occurrence = |id| schedule::occurrence(series, id);
            let relations = &relations;
            let is_around = |person| around.contains(&person);
            decide(
                record,
                &command,
                &Context { by, now, today, relations, is_around: &is_around, occurrence: &occurrence },
            )
        }
    };
    app.store.apply(scope, command, now, decision).await?;
    app.reminders.changed(about);
    Ok(())
}
