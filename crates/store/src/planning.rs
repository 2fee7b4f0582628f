//! Changing schedules: each change once by its id, over exactly the version that was read.
use crate::{
    By, Planned, SeriesOwner, Store, StoreError, commands, rows,
    schedule::{bump_for, insert, read_planned, replace},
    talks,
};
use chrono::{DateTime, Utc};
use folje_domain::{
    ids::{CohortId, CommandId, OrganisationId, PersonId, SeriesId},
    schedule::Series,
    visibility::Scope,
};
use sqlx::{AnyConnection, any::AnyRow, query};

impl Store {
    /// The series of a participant's schedule, as far as the scope shows it, with versions.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn planned(&self, scope: &Scope) -> Result<Vec<Planned>, StoreError> {
        read_planned(&mut *self.reader().await?, scope).await
    }

    /// The series of a group, with versions.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn planned_of_cohort(
        &self,
        organisation: OrganisationId,
        cohort: CohortId,
    ) -> Result<Vec<Planned>, StoreError> {
        let rows = query("SELECT * FROM series WHERE organisation = $1 AND cohort = $2 ORDER BY starts, id")
            .bind(organisation.to_string())
            .bind(cohort.to_string())
            .fetch_all(&mut *self.reader().await?)
            .await?;
        rows.iter().map(planned).collect()
    }

    /// One series of the organisation.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn planned_one(
        &self,
        organisation: OrganisationId,
        series: SeriesId,
    ) -> Result<Option<Planned>, StoreError> {
        let row = query("SELECT * FROM series WHERE organisation = $1 AND id = $2")
            .bind(organisation.to_string())
            .bind(series.to_string())
            .fetch_optional(&mut *self.reader().await?)
            .await?;
        row.as_ref().map(planned).transpose()
    }

    /// Whether `who` did what has that id already. Somebody else's id counts as not done, and is refused when written.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn done_before(&self, id: CommandId, who: PersonId) -> Result<bool, StoreError> {
        let row = query("SELECT id FROM command WHERE id = $1 AND person = $2 AND refusal IS NULL")
            .bind(id.to_string())
            .bind(who.to_string())
            .fetch_optional(&mut *self.reader().await?)
            .await?;
        Ok(row.is_some())
    }

    /// Writes over a series, if it still has that version; the participants whose schedule shows it.
    ///
    /// # Errors
    /// [`StoreError::Changed`] where another wrote first, [`StoreError::Conflict`] where the id is taken, or a talk
    /// would be in the time of another.
    pub async fn change_series(
        &self,
        by: By,
        id: CommandId,
        series: &Series,
        version: i64,
    ) -> Result<Vec<PersonId>, StoreError> {
        let engine = self.engine;
        let shown = self
            .write((by, id, series.clone(), version), move |connection, (by, id, series, version)| {
                Box::pin(async move {
                    talks::lock(engine, connection, series.id).await?;
                    if !replace(connection, series, *version).await? {
                        return Ok(None);
                    }
                    talks::follow(connection, series).await?;
                    claim(connection, *by, *id, series.id).await?;
                    shown(connection, *by, series.id, "change-schedule").await.map(Some)
                })
            })
            .await?;
        shown.ok_or(StoreError::Changed)
    }

    /// Adds a series; the participants whose schedule shows it.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] where an id is taken, [`StoreError::NotFound`] where the owner is not in the
    /// organisation.
    pub async fn plan_series(
        &self,
        by: By,
        id: CommandId,
        owner: SeriesOwner,
        series: &Series,
    ) -> Result<Vec<PersonId>, StoreError> {
        self.write((by, id, owner, series.clone()), |connection, (by, id, owner, series)| {
            Box::pin(async move {
                claim(connection, *by, *id, series.id).await?;
                insert(connection, by.organisation, *owner, series).await?;
                shown(connection, *by, series.id, "add-to-schedule").await
            })
        })
        .await
    }

    /// When somebody else changed the participant's schedule last.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn schedule_changed(&self, participant: PersonId) -> Result<Option<DateTime<Utc>>, StoreError> {
        let row = query("SELECT at FROM schedule_change WHERE participant = $1")
            .bind(participant.to_string())
            .fetch_optional(&mut *self.reader().await?)
            .await?;
        row.map(|row| rows::instant(&row, "at")).transpose()
    }
}

fn planned(row: &AnyRow) -> Result<Planned, StoreError> {
    let owner = match rows::maybe_text(row, "cohort")? {
        Some(_) => SeriesOwner::Cohort(rows::parsed(row, "cohort")?),
        None => SeriesOwner::Enrolment(rows::parsed(row, "enrolment")?),
    };
    Ok(Planned { series: rows::body(row, "body")?, version: rows::number(row, "version")?, owner })
}

/// Writes the id into the ledger.
///
/// # Errors
/// [`StoreError::Conflict`] where it stands there.
pub(crate) async fn claim(
    connection: &mut AnyConnection,
    by: By,
    id: CommandId,
    series: SeriesId,
) -> Result<(), StoreError> {
    query("INSERT INTO command (id, organisation, person, about, applied_at) VALUES ($1, $2, $3, $4, $5)")
        .bind(id.to_string())
        .bind(by.organisation.to_string())
        .bind(by.who.to_string())
        .bind(series.to_string())
        .bind(by.at.timestamp_micros())
        .execute(connection)
        .await?;
    Ok(())
}

/// Everybody whose schedule shows the series learns of it; a line of the audit for each. Whoever changed their own
/// schedule need not be told that it was changed.
pub(crate) async fn shown(
    connection: &mut AnyConnection,
    by: By,
    series: SeriesId,
    action: &str,
) -> Result<Vec<PersonId>, StoreError> {
    let participants = bump_for(connection, series).await?;
    for participant in &participants {
        commands::note(connection, by.organisation, by.who, *participant, action, by.at).await?;
        if *participant == by.who {
            continue;
        }
        query(
            "INSERT INTO schedule_change (participant, organisation, at) VALUES ($1, $2, $3) \
             ON CONFLICT (participant) DO UPDATE SET at = $3",
        )
        .bind(participant.to_string())
        .bind(by.organisation.to_string())
        .bind(by.at.timestamp_micros())
        .execute(&mut *connection)
        .await?;
    }
    Ok(participants)
}
