//! Applying commands: each id once, decided on and written in one transaction.
//!
//! The ledger (table `command`) remembers each id with its answer, so that a phone that never heard the answer gets
//! the same one again. What happened is noted in the table `audit`: who, about whom, what kind of action and when,
//! never the words.
use crate::{
    Engine, Store, StoreError,
    counters::{self, Around},
    items, photos, rows, schedule,
};
use chrono::{DateTime, Utc};
use folje_domain::{
    command::{Command, Refusal},
    ids::{OrganisationId, PersonId},
    record::{Item, Record},
    schedule::Series,
    visibility::Scope,
};
use sqlx::{AnyConnection, query};

/// What came of a command.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Applied {
    /// It was done now.
    Done,
    /// The id was answered before, with this refusal or with none; nothing happened now.
    DoneBefore(Option<Refusal>),
    /// It is refused, and the same id will be answered the same.
    Refused(Refusal),
}

/// One command on its way.
struct Job<F> {
    scope: Scope,
    command: Command,
    now: DateTime<Utc>,
    decide: F,
}

impl Store {
    /// Applies `command` for the scope's viewer to the scope's subject, once for each command id.
    ///
    /// `decide` gets the record and the series as the scope shows them, and may be asked more than once. An id that
    /// somebody else has used is refused as [`Refusal::IdTaken`], and nothing about its first use is told.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`]: nothing was kept, or (where the connection was lost at the very end) all of it;
    /// sending the same id again tells.
    pub async fn apply<F>(
        &self,
        scope: Scope,
        command: Command,
        now: DateTime<Utc>,
        decide: F,
    ) -> Result<Applied, StoreError>
    where
        F: Fn(&Record, &[Series]) -> Result<Vec<Item>, Refusal> + Send + Sync + 'static,
    {
        let engine = self.engine;
        self.write(Job { scope, command, now, decide }, move |connection, job| {
            Box::pin(apply(engine, connection, job))
        })
        .await
    }
}

async fn apply<F>(engine: Engine, connection: &mut AnyConnection, job: &Job<F>) -> Result<Applied, StoreError>
where
    F: Fn(&Record, &[Series]) -> Result<Vec<Item>, Refusal> + Send + Sync + 'static,
{
    engine.lock_person(connection, job.scope.subject()).await?;
    if !claim(connection, job).await? {
        return earlier(connection, job).await;
    }
    let refusal = if job.command.about == job.scope.subject() {
        let (record, versions) = items::read(connection, &job.scope).await?;
        let series = schedule::read(connection, &job.scope).await?;
        match (job.decide)(&record, &series) {
            Ok(decided) => {
                let refusal = put(connection, &job.scope, &versions, &decided).await?;
                photos::let_go(connection, &job.scope, &record, &decided).await?;
                refusal
            }
            Err(refusal) => Some(refusal),
        }
    } else {
        Some(Refusal::NotAllowed)
    };
    if let Some(refusal) = refusal {
        query("UPDATE command SET refusal = $2 WHERE id = $1")
            .bind(job.command.id.to_string())
            .bind(rows::wire_name(&refusal)?)
            .execute(connection)
            .await?;
        return Ok(Applied::Refused(refusal));
    }
    let (organisation, viewer, subject) = (job.scope.organisation(), job.scope.viewer(), job.scope.subject());
    note(connection, organisation, viewer, subject, &action_name(&job.command)?, job.now).await?;
    let circle = counters::circle(connection, subject, Around::at(job.now)).await?;
    counters::bump(connection, &circle).await?;
    Ok(Applied::Done)
}

/// Writes the command's id into the ledger; false where it stands there. A second writer waits here for the first.
async fn claim<F>(connection: &mut AnyConnection, job: &Job<F>) -> Result<bool, StoreError> {
    let claimed = query(
        "INSERT INTO command (id, organisation, person, about, applied_at) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (id) DO NOTHING",
    )
    .bind(job.command.id.to_string())
    .bind(job.scope.organisation().to_string())
    .bind(job.scope.viewer().to_string())
    .bind(job.scope.subject().to_string())
    .bind(job.now.timestamp_micros())
    .execute(connection)
    .await?;
    Ok(claimed.rows_affected() == 1)
}

/// The answer that stands in the ledger, told only to the one who got it.
async fn earlier<F>(connection: &mut AnyConnection, job: &Job<F>) -> Result<Applied, StoreError> {
    let row = query("SELECT person, refusal FROM command WHERE id = $1")
        .bind(job.command.id.to_string())
        .fetch_optional(connection)
        .await?
        .ok_or(StoreError::Changed)?;
    if rows::parsed::<PersonId>(&row, "person")? != job.scope.viewer() {
        return Ok(Applied::Refused(Refusal::IdTaken));
    }
    let refusal = rows::maybe_text(&row, "refusal")?;
    Ok(Applied::DoneBefore(refusal.map(|name| rows::from_wire_name(name, "refusal")).transpose()?))
}

/// Writes what was decided over exactly what was read.
async fn put(
    connection: &mut AnyConnection,
    scope: &Scope,
    versions: &items::Versions,
    decided: &[Item],
) -> Result<Option<Refusal>, StoreError> {
    let subject = scope.subject();
    for item in decided {
        let key = (item.kind().name().to_owned(), item.key());
        match versions.get(&key) {
            Some(version) => items::replace(connection, subject, item, *version).await?,
            // There, but not shown to the viewer: it must not be written over.
            None if items::version(connection, subject, item).await?.is_some() => {
                return Ok(Some(Refusal::IdTaken));
            }
            None => items::insert(connection, scope.organisation(), subject, item).await?,
        }
    }
    Ok(None)
}

/// Notes in the audit who did what kind of thing about whom.
pub(crate) async fn note(
    connection: &mut AnyConnection,
    organisation: OrganisationId,
    who: PersonId,
    about: PersonId,
    action: &str,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    query("INSERT INTO audit (organisation, who, about, action, at) VALUES ($1, $2, $3, $4, $5)")
        .bind(organisation.to_string())
        .bind(who.to_string())
        .bind(about.to_string())
        .bind(action)
        .bind(at.timestamp_micros())
        .execute(connection)
        .await?;
    Ok(())
}

/// The wire name of what a command does («add-goal»).
fn action_name(command: &Command) -> Result<String, StoreError> {
    serde_json::to_value(&command.action)
        .ok()
        .and_then(|action| action.as_object()?.keys().next().cloned())
        .ok_or(StoreError::Corrupt { what: "a command to be noted" })
}
