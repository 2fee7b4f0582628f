//! How far groups came, told once for each group and for good. Who is in a telling follows from rosters; what it says is
//! decided by the caller, in the transaction in which it is kept.
use crate::{By, Store, StoreError, commands, rows};
use folje_domain::{
    distance::Way,
    ids::{CohortId, DistanceId, OrganisationId, PersonId},
    programme::Enrolment,
    record::{Counting, Item, Kind, Record},
};
use sqlx::{AnyConnection, query};
use std::collections::BTreeMap;

/// The rosters of an organisation: of each group those who were not in a telling before. Whoever was in two groups is in
/// the first of them.
pub type Rosters = BTreeMap<CohortId, Vec<Enrolment>>;

/// What came of a telling.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Told {
    /// It is kept.
    Kept,
    /// Too few people for anything to be told of them; nothing is kept, and the groups can be told of with others.
    TooFew,
    /// One of the groups was told of before, or is none of the organisation's.
    Before,
}

impl Store {
    /// The rosters of the groups of which nothing was told yet.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`], [`StoreError::Corrupt`].
    pub async fn rosters(&self, organisation: OrganisationId) -> Result<Rosters, StoreError> {
        rosters(&mut *self.reader().await?, organisation).await
    }

    /// All that was told, the latest first, as it was decided.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn distances(&self, organisation: OrganisationId) -> Result<Vec<String>, StoreError> {
        let found = query("SELECT body FROM distance WHERE organisation = $1 ORDER BY made_at DESC, id")
            .bind(organisation.to_string())
            .fetch_all(&mut *self.reader().await?)
            .await?;
        found.iter().map(|row| rows::text(row, "body")).collect()
    }

    /// Tells of `cohorts` together: `decide` gets everybody's way and says what is told, or nothing where they are too
    /// few. Each group and each person is told of once.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`], [`StoreError::Corrupt`].
    pub async fn tell_distance<F>(
        &self,
        by: By,
        id: DistanceId,
        cohorts: &[CohortId],
        decide: F,
    ) -> Result<Told, StoreError>
    where
        F: Fn(&[Way]) -> Option<String> + Send + Sync + 'static,
    {
        let told = self
            .write((by, id, cohorts.to_vec(), decide), |connection, (by, id, cohorts, decide)| {
                Box::pin(async move { tell(connection, *by, *id, cohorts, decide).await })
            })
            .await;
        match told {
            // Somebody told of the same group, or of somebody in it, in the same moment.
            Err(StoreError::Conflict) => Ok(Told::Before),
            other => other,
        }
    }
}

async fn tell<F: Fn(&[Way]) -> Option<String>>(
    connection: &mut AnyConnection,
    by: By,
    id: DistanceId,
    cohorts: &[CohortId],
    decide: &F,
) -> Result<Told, StoreError> {
    let mut rosters = rosters(connection, by.organisation).await?;
    let mut ways = Vec::new();
    for cohort in cohorts {
        let Some(roster) = rosters.remove(cohort) else { return Ok(Told::Before) };
        for enrolment in roster {
            ways.push(way(connection, by.organisation, enrolment).await?);
        }
    }
    let Some(body) = decide(&ways) else { return Ok(Told::TooFew) };
    query("INSERT INTO distance (id, organisation, made_at, body) VALUES ($1, $2, $3, $4)")
        .bind(id.to_string())
        .bind(by.organisation.to_string())
        .bind(by.at.timestamp_micros())
        .bind(body)
        .execute(&mut *connection)
        .await?;
    for cohort in cohorts {
        query("INSERT INTO distance_cohort (cohort, organisation, distance) VALUES ($1, $2, $3)")
            .bind(cohort.to_string())
            .bind(by.organisation.to_string())
            .bind(id.to_string())
            .execute(&mut *connection)
            .await?;
    }
    for way in &ways {
        query("INSERT INTO distance_member (participant, organisation, distance) VALUES ($1, $2, $3)")
            .bind(way.enrolment.participant.to_string())
            .bind(by.organisation.to_string())
            .bind(id.to_string())
            .execute(&mut *connection)
            .await?;
    }
    commands::note(connection, by.organisation, by.who, by.who, "tell-distance", by.at).await?;
    Ok(Told::Kept)
}

async fn rosters(
    connection: &mut AnyConnection,
    organisation: OrganisationId,
) -> Result<Rosters, StoreError> {
    let found = query(
        "SELECT e.body AS body FROM enrolment e WHERE e.organisation = $1 AND e.cohort IS NOT NULL \
         AND NOT EXISTS (SELECT 1 FROM distance_cohort c WHERE c.cohort = e.cohort) \
         AND NOT EXISTS (SELECT 1 FROM distance_member m WHERE m.participant = e.participant)",
    )
    .bind(organisation.to_string())
    .fetch_all(connection)
    .await?;
    let bodies: Result<Vec<Enrolment>, _> = found.iter().map(|row| rows::body(row, "body")).collect();
    let mut first: BTreeMap<PersonId, Enrolment> = BTreeMap::new();
    let mut groups = Rosters::new();
    for enrolment in bodies? {
        let Some(cohort) = enrolment.cohort else { continue };
        groups.entry(cohort).or_default();
        let began = |one: &Enrolment| (one.first_day(), one.id);
        match first.get_mut(&enrolment.participant) {
            Some(before) if began(before) <= began(&enrolment) => {}
            Some(before) => *before = enrolment,
            None => drop(first.insert(enrolment.participant, enrolment)),
        }
    }
    for (_, enrolment) in first {
        if let Some(group) = enrolment.cohort.and_then(|cohort| groups.get_mut(&cohort)) {
            group.push(enrolment);
        }
    }
    Ok(groups)
}

/// What is looked at of one participant. Self-ratings are read only where they may be counted.
async fn way(
    connection: &mut AnyConnection,
    organisation: OrganisationId,
    enrolment: Enrolment,
) -> Result<Way, StoreError> {
    let participant = enrolment.participant;
    let mut record = Record::default();
    for kind in [Kind::RampChange, Kind::CheckIn, Kind::Counting] {
        read(connection, organisation, (participant, kind), &mut record).await?;
    }
    if record.counting.as_ref().is_some_and(Counting::counts) {
        read(connection, organisation, (participant, Kind::SelfRating), &mut record).await?;
    }
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let steps = query(
        "SELECT COUNT(*) AS steps FROM item WHERE organisation = $1 AND participant = $2 AND kind = $3 \
         AND amount > 0 AND day >= $4 AND day <= $5",
    )
    .bind(organisation.to_string())
    .bind(participant.to_string())
    .bind(Kind::Step.name())
    .bind(day(enrolment.first_day()))
    .bind(day(enrolment.last_day()))
    .fetch_one(connection)
    .await?;
    let steps = u32::try_from(rows::number(&steps, "steps")?).unwrap_or(u32::MAX);
    Ok(Way { enrolment, steps, record })
}

async fn read(
    connection: &mut AnyConnection,
    organisation: OrganisationId,
    (participant, kind): (PersonId, Kind),
    record: &mut Record,
) -> Result<(), StoreError> {
    let found = query("SELECT body FROM item WHERE organisation = $1 AND participant = $2 AND kind = $3")
        .bind(organisation.to_string())
        .bind(participant.to_string())
        .bind(kind.name())
        .fetch_all(connection)
        .await?;
    for row in &found {
        record.put(rows::body::<Item>(row, "body")?);
    }
    Ok(())
}
