//! Series of the schedule: they belong to a cohort or to one enrolment, and carry a version.
use crate::{
    Store, StoreError,
    counters::{self, Around},
    invitations, rows,
};
use folje_domain::{
    ids::{CohortId, EnrolmentId, OrganisationId, PersonId, SeriesId},
    programme::Enrolment,
    record::{Answer, Item, Kind, with_meetings},
    schedule::{ActivityKind, Series},
    visibility::{Part, Scope},
};
use sqlx::{AnyConnection, query};
use std::collections::{BTreeSet, HashSet};

/// Whose series it is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum SeriesOwner {
    /// Everybody's in the cohort.
    Cohort(CohortId),
    /// One participant's, in one programme.
    Enrolment(EnrolmentId),
}

/// A series as whoever plans reads it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Planned {
    /// The series.
    pub series: Series,
    /// Its version, which grows with each change.
    pub version: i64,
    /// Whose it is.
    pub owner: SeriesOwner,
}

impl Store {
    /// Adds a series, at version 1.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if the id is taken, [`StoreError::NotFound`] where the owner is not in the organisation.
    pub async fn add_series(
        &self,
        organisation: OrganisationId,
        owner: SeriesOwner,
        series: &Series,
    ) -> Result<(), StoreError> {
        self.write((organisation, owner, series.clone()), |connection, (organisation, owner, series)| {
            Box::pin(async move {
                insert(connection, *organisation, *owner, series).await?;
                bump_for(connection, series.id).await?;
                Ok(())
            })
        })
        .await
    }

    /// The series with that id and its version, for whoever plans in that organisation.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn planned_series(
        &self,
        organisation: OrganisationId,
        id: SeriesId,
    ) -> Result<Option<(Series, i64)>, StoreError> {
        let row = query("SELECT body, version FROM series WHERE organisation = $1 AND id = $2")
            .bind(organisation.to_string())
            .bind(id.to_string())
            .fetch_optional(&mut *self.reader().await?)
            .await?;
        row.map(|row| Ok((rows::body(&row, "body")?, rows::number(&row, "version")?))).transpose()
    }

    /// Writes over the series with the same id, if it still has the version that the caller read.
    ///
    /// # Errors
    /// [`StoreError::Changed`] if another wrote first (or there is no such series).
    pub async fn replace_series(&self, series: &Series, expected_version: i64) -> Result<(), StoreError> {
        let replaced = self
            .write((series.clone(), expected_version), |connection, (series, expected)| {
                Box::pin(async move {
                    let replaced = replace(connection, series, *expected).await?;
                    bump_for(connection, series.id).await?;
                    Ok(replaced)
                })
            })
            .await?;
        if replaced { Ok(()) } else { Err(StoreError::Changed) }
    }

    /// The series of the participant's enrolments and of their cohorts, each with the last day on which it concerns
    /// them: all of them, or those at the workplace, or none, as the scope shows.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn series(&self, scope: &Scope) -> Result<Vec<Series>, StoreError> {
        read(&mut *self.reader().await?, scope).await
    }
}

/// Writes a new series, at version 1.
pub(crate) async fn insert(
    connection: &mut AnyConnection,
    organisation: OrganisationId,
    owner: SeriesOwner,
    series: &Series,
) -> Result<(), StoreError> {
    let (cohort, enrolment) = match owner {
        SeriesOwner::Cohort(id) => (Some(id.to_string()), None),
        SeriesOwner::Enrolment(id) => (None, Some(id.to_string())),
    };
    query(
        "INSERT INTO series (id, organisation, cohort, enrolment, kind, starts, version, body) \
         VALUES ($1, $2, $3, $4, $5, $6, 1, $7)",
    )
    .bind(series.id.to_string())
    .bind(organisation.to_string())
    .bind(cohort)
    .bind(enrolment)
    .bind(rows::wire_name(&series.kind)?)
    .bind(series.start.to_string())
    .bind(rows::json(series)?)
    .execute(connection)
    .await?;
    Ok(())
}

/// Writes over the series, if it still has that version; whether it had.
pub(crate) async fn replace(
    connection: &mut AnyConnection,
    series: &Series,
    version: i64,
) -> Result<bool, StoreError> {
    let replaced = query(
        "UPDATE series SET kind = $3, starts = $4, body = $5, version = version + 1 \
         WHERE id = $1 AND version = $2",
    )
    .bind(series.id.to_string())
    .bind(version)
    .bind(rows::wire_name(&series.kind)?)
    .bind(series.start.to_string())
    .bind(rows::json(series)?)
    .execute(connection)
    .await?
    .rows_affected();
    Ok(replaced == 1)
}

impl Store {
    /// What the participant said about days at the workplace, without their own words: for those who see no other
    /// answers. Nothing where the scope does not show that.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`], [`StoreError::Corrupt`].
    pub async fn answers_at_placement(&self, scope: &Scope) -> Result<Vec<Answer>, StoreError> {
        if !scope.sees(Part::PlacementAnswers) {
            return Ok(Vec::new());
        }
        let mut connection = self.reader().await?;
        let placement = |series: &Series| series.kind == ActivityKind::Placement;
        let planned = read_planned(&mut connection, scope).await?;
        let planned: HashSet<_> = planned
            .into_iter()
            .map(|planned| planned.series)
            .filter(placement)
            .map(|series| series.id)
            .collect();
        let rows = query(
            "SELECT body FROM item WHERE organisation = $1 AND participant = $2 AND kind = $3 ORDER BY place",
        )
        .bind(scope.organisation().to_string())
        .bind(scope.subject().to_string())
        .bind(Kind::Answer.name())
        .fetch_all(&mut *connection)
        .await?;
        let mut answers = Vec::new();
        for row in &rows {
            match rows::body::<Item>(row, "body")? {
                Item::Answer(answer) if planned.contains(&answer.occurrence.series) => {
                    answers.push(Answer { note: String::new(), ..answer });
                }
                _ => {}
            }
        }
        Ok(answers)
    }
}

/// See [`Store::series`].
pub(crate) async fn read(connection: &mut AnyConnection, scope: &Scope) -> Result<Vec<Series>, StoreError> {
    let planned = read_planned(&mut *connection, scope).await?;
    let all = planned.into_iter().map(|planned| planned.series).collect();
    if !scope.sees(Part::Schedule) {
        return Ok(all);
    }
    // A meeting is a part of the schedule, and no more of it is told by this than when, where and with whom.
    let meetings = invitations::meetings(connection, scope.organisation(), scope.subject()).await?;
    Ok(with_meetings(all, &meetings))
}

/// The same, each with its version and whose it is.
pub(crate) async fn read_planned(
    connection: &mut AnyConnection,
    scope: &Scope,
) -> Result<Vec<Planned>, StoreError> {
    let every_kind = scope.sees(Part::Schedule);
    if !every_kind && !scope.sees(Part::PlacementSchedule) {
        return Ok(Vec::new());
    }
    let rows = query(
        "SELECT s.body AS body, s.version AS version, s.cohort AS cohort, e.body AS enrolment FROM series s \
         JOIN enrolment e ON s.enrolment = e.id OR s.cohort = e.cohort \
         WHERE s.organisation = $1 AND e.organisation = $1 AND e.participant = $2 AND ($3 = 1 OR s.kind = $4) \
         ORDER BY s.starts, s.id",
    )
    .bind(scope.organisation().to_string())
    .bind(scope.subject().to_string())
    .bind(i64::from(every_kind))
    .bind(rows::wire_name(&ActivityKind::Placement)?)
    .fetch_all(connection)
    .await?;
    let mut all: Vec<Planned> = Vec::new();
    for row in &rows {
        let enrolment: Enrolment = rows::body(row, "enrolment")?;
        let (mut series, version): (Series, _) = (rows::body(row, "body")?, rows::number(row, "version")?);
        let mut owner = SeriesOwner::Enrolment(enrolment.id);
        // What is the participant's own goes on: the next appointment is booked for after the end.
        if rows::maybe_text(row, "cohort")?.is_some() {
            series.last_day = enrolment.finished.map(|finished| finished.on);
            owner = SeriesOwner::Cohort(rows::parsed(row, "cohort")?);
        }
        match all.last_mut().filter(|last| last.series.id == series.id) {
            // Twice in the same group: it concerns them as long as the longer of both lasts.
            Some(Planned { series: twice, .. }) => {
                twice.last_day = twice.last_day.zip(series.last_day).map(|(one, other)| one.max(other));
            }
            None => all.push(Planned { series, version, owner }),
        }
    }
    Ok(all)
}

/// Bumps the counters of everybody whose schedule shows the series, and of those around them; the participants.
pub(crate) async fn bump_for(
    connection: &mut AnyConnection,
    series: SeriesId,
) -> Result<Vec<PersonId>, StoreError> {
    let rows = query(
        "SELECT DISTINCT e.participant FROM enrolment e JOIN series s \
         ON s.enrolment = e.id OR s.cohort = e.cohort WHERE s.id = $1 ORDER BY e.participant",
    )
    .bind(series.to_string())
    .fetch_all(&mut *connection)
    .await?;
    let (mut touched, mut participants) = (BTreeSet::new(), Vec::new());
    for row in &rows {
        let participant: PersonId = rows::parsed(row, "participant")?;
        touched.extend(counters::circle(connection, participant, Around::Ever).await?);
        participants.push(participant);
    }
    counters::bump(connection, &touched).await?;
    Ok(participants)
}
