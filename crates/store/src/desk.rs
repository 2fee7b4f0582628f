//! What staff do at the desk: each deed one transaction, with its line of the audit.
use crate::{
    Cohort, Person, SeriesOwner, Store, StoreError, commands,
    counters::{self, Around},
    enrolments, groups, people, relations, rows, schedule,
};
use chrono::{DateTime, NaiveDate, Utc};
use folje_domain::{
    ids::{OrganisationId, PersonId, SeriesId},
    people::{Relation, Role},
    programme::Enrolment,
    schedule::Series,
};
use sqlx::query;

/// Who did it, and when.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct By {
    /// In which organisation.
    pub organisation: OrganisationId,
    /// Who.
    pub who: PersonId,
    /// When.
    pub at: DateTime<Utc>,
}

/// What moving somebody from one programme, or one group, to another changes.
#[derive(Clone, PartialEq, Debug)]
pub struct Move {
    /// What they begin.
    pub enrolment: Enrolment,
    /// Their own schedule in it.
    pub series: Vec<Series>,
    /// What they leave, as it ended.
    pub left: Vec<Enrolment>,
    /// Their own series of before, cut where they left, each with the version that was read.
    pub cut: Vec<(Series, i64)>,
}

impl Store {
    /// Starts a cohort with its schedule. Whoever starts it leads it.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if an id is taken.
    pub async fn start_cohort(&self, by: By, cohort: &Cohort, series: &[Series]) -> Result<(), StoreError> {
        self.write((by, cohort.clone(), series.to_vec()), |connection, (by, cohort, series)| {
            Box::pin(async move {
                enrolments::insert_cohort(connection, cohort).await?;
                groups::note_start(connection, cohort.organisation, cohort.id, by.who).await?;
                for series in series {
                    let owner = SeriesOwner::Cohort(cohort.id);
                    schedule::insert(connection, cohort.organisation, owner, series).await?;
                }
                commands::note(connection, by.organisation, by.who, by.who, "start-cohort", by.at).await
            })
        })
        .await
    }

    /// Adds a participant together with what whoever adds them is to them: nobody is there without anybody.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if the id is taken.
    pub async fn add_participant(
        &self,
        by: By,
        person: &Person,
        relation: &Relation,
    ) -> Result<(), StoreError> {
        self.write((by, person.clone(), relation.clone()), |connection, (by, person, relation)| {
            Box::pin(async move {
                people::insert(connection, person).await?;
                relations::insert(connection, relation).await?;
                commands::note(connection, by.organisation, by.who, person.id, "add-participant", by.at).await
            })
        })
        .await
    }

    /// Adds somebody who walks beside.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if the id is taken.
    pub async fn add_companion(&self, by: By, person: &Person) -> Result<(), StoreError> {
        self.write((by, person.clone()), |connection, (by, person)| {
            Box::pin(async move {
                people::insert(connection, person).await?;
                commands::note(connection, by.organisation, by.who, person.id, "add-companion", by.at).await
            })
        })
        .await
    }

    /// Begins a programme for a participant, leaving another where `Move::left` says so: one step, so that they are
    /// never nowhere.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if an id is taken, [`StoreError::NotFound`] where the participant, the cohort or what
    /// they leave is not in the organisation, [`StoreError::Changed`] where somebody changed a series meanwhile.
    pub async fn enrol(&self, by: By, step: &Move) -> Result<(), StoreError> {
        self.write((by, step.clone()), |connection, (by, step)| {
            Box::pin(async move {
                let participant = step.enrolment.participant;
                for left in &step.left {
                    enrolments::replace(connection, by.organisation, left).await?;
                }
                for (series, version) in &step.cut {
                    if !schedule::replace(connection, series, *version).await? {
                        return Err(StoreError::Changed);
                    }
                }
                enrolments::insert(connection, by.organisation, &step.enrolment).await?;
                for series in &step.series {
                    let owner = SeriesOwner::Enrolment(step.enrolment.id);
                    schedule::insert(connection, by.organisation, owner, series).await?;
                }
                commands::note(connection, by.organisation, by.who, participant, "enrol", by.at).await?;
                let circle = counters::circle(connection, participant, Around::Ever).await?;
                counters::bump(connection, &circle).await
            })
        })
        .await
    }

    /// Ends a programme: how and when stands in `ended`, and what of the participant's own series came after is cut.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where they have no such enrolment in the organisation, [`StoreError::Changed`] where
    /// somebody changed a series meanwhile.
    pub async fn finish(&self, by: By, ended: &Enrolment, cut: &[(Series, i64)]) -> Result<(), StoreError> {
        self.write((by, ended.clone(), cut.to_vec()), |connection, (by, ended, cut)| {
            Box::pin(async move {
                let participant = ended.participant;
                enrolments::replace(connection, by.organisation, ended).await?;
                for (series, version) in cut {
                    if !schedule::replace(connection, series, *version).await? {
                        return Err(StoreError::Changed);
                    }
                }
                commands::note(connection, by.organisation, by.who, participant, "finish", by.at).await?;
                let circle = counters::circle(connection, participant, Around::Ever).await?;
                counters::bump(connection, &circle).await
            })
        })
        .await
    }

    /// Somebody becomes something to a participant.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where they stand in different organisations, [`StoreError::Conflict`] where they are
    /// that to each other since the same day already.
    pub async fn relate(&self, by: By, relation: &Relation) -> Result<(), StoreError> {
        self.write((by, relation.clone()), |connection, (by, relation)| {
            Box::pin(async move {
                relations::insert(connection, relation).await?;
                let about = relation.participant;
                commands::note(connection, by.organisation, by.who, about, "relate", by.at).await
            })
        })
        .await
    }

    /// Ends what somebody is to a participant after `last_day`; whether there was anything to end.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn part(
        &self,
        by: By,
        (participant, person, role): (PersonId, PersonId, Role),
        last_day: NaiveDate,
    ) -> Result<bool, StoreError> {
        self.write((by, participant, person, role, last_day), |connection, what| {
            Box::pin(async move {
                let (by, participant, person, role, last_day) = *what;
                let ended = query(
                    "UPDATE relation SET until = $5 WHERE organisation = $1 AND participant = $2 AND person = $3 \
                     AND role = $4 AND since <= $5 AND (until IS NULL OR until > $5)",
                )
                .bind(by.organisation.to_string())
                .bind(participant.to_string())
                .bind(person.to_string())
                .bind(role.name())
                .bind(last_day.to_string())
                .execute(&mut *connection)
                .await?
                .rows_affected();
                if ended == 0 {
                    return Ok(false);
                }
                commands::note(connection, by.organisation, by.who, participant, "part", by.at).await?;
                let circle = counters::circle(connection, participant, Around::Ever).await?;
                counters::bump(connection, &circle).await?;
                Ok(true)
            })
        })
        .await
    }

    /// The series of one participant's own, with their versions: what is cut when they leave a programme.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn own_series(
        &self,
        organisation: OrganisationId,
        enrolment: &Enrolment,
    ) -> Result<Vec<(Series, i64)>, StoreError> {
        let rows = query(
            "SELECT body, version FROM series WHERE organisation = $1 AND enrolment = $2 ORDER BY starts, id",
        )
        .bind(organisation.to_string())
        .bind(enrolment.id.to_string())
        .fetch_all(&mut *self.reader().await?)
        .await?;
        rows.iter().map(|row| Ok((rows::body(row, "body")?, rows::number(row, "version")?))).collect()
    }

    /// The series of a cohort.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn cohort_series(&self, cohort: &Cohort) -> Result<Vec<Series>, StoreError> {
        let rows =
            query("SELECT body FROM series WHERE organisation = $1 AND cohort = $2 ORDER BY starts, id")
                .bind(cohort.organisation.to_string())
                .bind(cohort.id.to_string())
                .fetch_all(&mut *self.reader().await?)
                .await?;
        rows.iter().map(|row| rows::body(row, "body")).collect()
    }

    /// Whose series it is, in that organisation: the participants whose schedule shows it.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn shown_to(
        &self,
        organisation: OrganisationId,
        series: SeriesId,
    ) -> Result<Vec<PersonId>, StoreError> {
        let rows = query(
            "SELECT DISTINCT e.participant AS participant FROM enrolment e JOIN series s \
             ON s.enrolment = e.id OR s.cohort = e.cohort WHERE s.organisation = $1 AND s.id = $2",
        )
        .bind(organisation.to_string())
        .bind(series.to_string())
        .fetch_all(&mut *self.reader().await?)
        .await?;
        rows.iter().map(|row| rows::parsed(row, "participant")).collect()
    }
}
