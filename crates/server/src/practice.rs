//! What an agreed step of the hour ramp does to the participant's practice days: the rule is the domain's
//! ([`folje_domain::schedule::follow`]), the series are changed here.
//!
//! It is done again whenever the answer comes again, so that a server that stopped in between leaves nothing half done.
use crate::{auth::viewer::own_scope, snapshot, state::App};
use folje_domain::{
    command::{Action, Command},
    ids::{CommandId, PersonId, RampChangeId, SeriesId},
    record::{Agreed, ramp_as_agreed},
    schedule::{Following, follow},
};
use folje_store::{By, SeriesOwner, StoreError};
use uuid::Uuid;

/// So often it begins anew where somebody else changes the same series at the same moment.
const TRIES: u8 = 3;

/// After a command was done: where both sides have said yes to a step by it, the practice days follow.
///
/// # Errors
/// Where the store cannot be read or written.
pub async fn after(app: &App, by: By, command: &Command) -> Result<(), StoreError> {
    let Action::AnswerRampStep { change, yes: true } = command.action else { return Ok(()) };
    for left in (0..TRIES).rev() {
        match agreed(app, by, command.about, change).await {
            Err(StoreError::Changed) if left > 0 => {}
            result => return result,
        }
    }
    Ok(())
}

async fn agreed(app: &App, by: By, participant: PersonId, change: RampChangeId) -> Result<(), StoreError> {
    let Some(person) = app.store.person(by.organisation, participant).await? else { return Ok(()) };
    let Some(scope) = own_scope(app, &person) else { return Ok(()) };
    let record = app.store.record(&scope).await?;
    let Some(step) = record.ramp_change(change).filter(|change| change.agreed() == Agreed::Yes) else {
        return Ok(());
    };
    let Some(enrolment) = snapshot::current(app.store.enrolments(&scope).await?, app.today()) else {
        return Ok(());
    };
    let Some(last_day) = enrolment.phases.iter().map(|phase| phase.last_day).max() else { return Ok(()) };
    let owner = SeriesOwner::Enrolment(enrolment.id);
    let planned: Vec<_> =
        app.store.planned(&scope).await?.into_iter().filter(|one| one.owner == owner).collect();
    let series: Vec<_> = planned.iter().map(|one| one.series.clone()).collect();
    let ramp = ramp_as_agreed(&enrolment.ramp.unwrap_or_default(), &record.ramp_changes);
    let (id, from, now) = (SeriesId(change.0), step.from, app.wall());
    let followed = follow(&series, &Following { ramp: &ramp, from, last_day, id, now });
    // The new days come first: a server that stops here leaves too many, never none.
    if let Some(laid) = &followed.laid {
        // No command of a phone has this id, and each step has one of its own.
        let once = CommandId(Uuid::from_u128(!change.0.as_u128()));
        match app.store.plan_series(by, once, owner, laid).await {
            // The id is somebody else's: nothing is taken away for it.
            Err(StoreError::Conflict) => return Ok(()),
            done => drop(done?),
        }
    }
    for ended in &followed.ended {
        let Some(version) = planned.iter().find(|one| one.series.id == ended.id).map(|one| one.version)
        else {
            continue;
        };
        let once = CommandId(Uuid::from_u128(change.0.as_u128() ^ ended.id.0.as_u128()));
        match app.store.change_series(by, once, ended, version).await {
            Err(StoreError::Conflict) => {}
            done => drop(done?),
        }
    }
    Ok(())
}
