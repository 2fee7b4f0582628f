//! Times that are kept free for talks, and talks that were booked in them.
use crate::{
    By, Engine, SeriesOwner, Store, StoreError,
    planning::{claim, shown},
    rows,
    schedule::{insert, replace},
};
use chrono::NaiveDateTime;
use folje_domain::{
    ids::{CommandId, FreeTimeId, OrganisationId, PersonId, SeriesId},
    schedule::{Series, one},
    talk::{Form, FreeTime, Span},
};
use sqlx::{AnyConnection, any::AnyRow, query};

/// A booked talk, as it is now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Talk {
    /// The series that it is in the participant's schedule.
    pub series: SeriesId,
    /// Who booked it.
    pub participant: PersonId,
    /// With whom.
    pub with: PersonId,
    /// From when until when.
    pub span: Span,
    /// How they meet.
    pub form: Form,
    /// Where.
    pub place: String,
    /// Whether it was cancelled.
    pub cancelled: bool,
}

impl Store {
    /// What somebody keeps free, in the order in which it was made.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn free_times(&self, person: PersonId) -> Result<Vec<FreeTime>, StoreError> {
        free_times(&mut *self.reader().await?, person).await
    }

    /// Keeps a time free, or keeps the one with that id free as it is now.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] where the id is somebody else's.
    pub async fn keep_free(
        &self,
        organisation: OrganisationId,
        person: PersonId,
        free: &FreeTime,
    ) -> Result<(), StoreError> {
        self.write((organisation, person, free.clone()), |connection, (organisation, person, free)| {
            Box::pin(async move {
                let kept = query(
                    "INSERT INTO free_time (id, organisation, person, body) VALUES ($1, $2, $3, $4) \
                     ON CONFLICT (id) DO UPDATE SET body = excluded.body WHERE free_time.person = excluded.person",
                )
                .bind(free.id.to_string())
                .bind(organisation.to_string())
                .bind(person.to_string())
                .bind(rows::json(free)?)
                .execute(connection)
                .await?;
                if kept.rows_affected() == 1 { Ok(()) } else { Err(StoreError::Conflict) }
            })
        })
        .await
    }

    /// Keeps a time free no longer, as if it never had been.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn forget_free(&self, person: PersonId, free: FreeTimeId) -> Result<(), StoreError> {
        self.write((person, free), |connection, (person, free)| {
            Box::pin(async move {
                query("DELETE FROM free_time WHERE id = $1 AND person = $2")
                    .bind(free.to_string())
                    .bind(person.to_string())
                    .execute(connection)
                    .await?;
                Ok(())
            })
        })
        .await
    }

    /// The talks booked with somebody, in order of time, cancelled ones too.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn talks_with(&self, person: PersonId) -> Result<Vec<Talk>, StoreError> {
        let rows = query("SELECT * FROM talk WHERE person = $1 ORDER BY starts, series")
            .bind(person.to_string())
            .fetch_all(&mut *self.reader().await?)
            .await?;
        rows.iter().map(talk).collect()
    }

    /// The talks that a participant booked, in order of time, cancelled ones too.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn talks_of(&self, participant: PersonId) -> Result<Vec<Talk>, StoreError> {
        let rows = query("SELECT * FROM talk WHERE participant = $1 ORDER BY starts, series")
            .bind(participant.to_string())
            .fetch_all(&mut *self.reader().await?)
            .await?;
        rows.iter().map(talk).collect()
    }

    /// Books `talk` as `series` of `owner`, where it `fits`; whether it did.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] where an id is taken.
    pub async fn book<F>(
        &self,
        by: By,
        id: CommandId,
        owner: SeriesOwner,
        (talk, series): (&Talk, &Series),
        fits: F,
    ) -> Result<bool, StoreError>
    where
        F: Fn(&[FreeTime], &[Span]) -> bool + Send + Sync + 'static,
    {
        let engine = self.engine;
        let what = (by, id, owner, talk.clone(), series.clone(), fits);
        self.write(what, move |connection, (by, id, owner, talk, series, fits)| {
            Box::pin(async move {
                if !is_free(engine, connection, talk.with, talk.series, fits).await? {
                    return Ok(false);
                }
                claim(connection, *by, *id, series.id).await?;
                insert(connection, by.organisation, *owner, series).await?;
                insert_talk(connection, by.organisation, talk).await?;
                shown(connection, *by, series.id, "book-talk").await?;
                Ok(true)
            })
        })
        .await
    }

    /// Writes over the series of a talk with `with` that was moved, where it `fits`; whether it did.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] where the id is taken, [`StoreError::Changed`] where another wrote first.
    pub async fn rebook<F>(
        &self,
        by: By,
        id: CommandId,
        with: PersonId,
        (series, version): (&Series, i64),
        fits: F,
    ) -> Result<bool, StoreError>
    where
        F: Fn(&[FreeTime], &[Span]) -> bool + Send + Sync + 'static,
    {
        let engine = self.engine;
        let what = (by, id, with, series.clone(), version, fits);
        self.write(what, move |connection, (by, id, with, series, version, fits)| {
            Box::pin(async move {
                if !is_free(engine, connection, *with, series.id, fits).await? {
                    return Ok(false);
                }
                if !replace(connection, series, *version).await? {
                    return Err(StoreError::Changed);
                }
                follow(connection, series).await?;
                claim(connection, *by, *id, series.id).await?;
                shown(connection, *by, series.id, "move-talk").await?;
                Ok(true)
            })
        })
        .await
    }
}

/// Keeps others from booking with the person of a talk until the transaction ends; nothing for another series.
pub(crate) async fn lock(
    engine: Engine,
    connection: &mut AnyConnection,
    series: SeriesId,
) -> Result<(), StoreError> {
    let row = query("SELECT person FROM talk WHERE series = $1")
        .bind(series.to_string())
        .fetch_optional(&mut *connection)
        .await?;
    match row {
        Some(row) => engine.lock_person(connection, rows::parsed(&row, "person")?).await,
        None => Ok(()),
    }
}

/// Writes down when a talk is, now that its series was changed.
///
/// # Errors
/// [`StoreError::Conflict`] where it would be in the time of another talk.
pub(crate) async fn follow(connection: &mut AnyConnection, series: &Series) -> Result<(), StoreError> {
    let Some(now) = one(series, series.start) else { return Ok(()) };
    let row = query("SELECT * FROM talk WHERE series = $1")
        .bind(series.id.to_string())
        .fetch_optional(&mut *connection)
        .await?;
    let Some(talk) = row.as_ref().map(talk).transpose()? else { return Ok(()) };
    let span = Span { start: now.start, end: now.end };
    let meets = |other: &Span| other.meets(&span);
    if now.takes_place() && taken(connection, talk.with, series.id).await?.iter().any(meets) {
        return Err(StoreError::Conflict);
    }
    query("UPDATE talk SET starts = $2, ends = $3, live = $4, place = $5 WHERE series = $1")
        .bind(series.id.to_string())
        .bind(wall(now.start))
        .bind(wall(now.end))
        .bind(i64::from(now.takes_place()))
        .bind(now.place.map(|place| place.sv).unwrap_or_default())
        .execute(connection)
        .await?;
    Ok(())
}

async fn is_free<F>(
    engine: Engine,
    connection: &mut AnyConnection,
    with: PersonId,
    but: SeriesId,
    fits: &F,
) -> Result<bool, StoreError>
where
    F: Fn(&[FreeTime], &[Span]) -> bool + Send + Sync,
{
    engine.lock_person(connection, with).await?;
    let free = free_times(connection, with).await?;
    let taken = taken(connection, with, but).await?;
    Ok(fits(&free, &taken))
}

async fn free_times(connection: &mut AnyConnection, person: PersonId) -> Result<Vec<FreeTime>, StoreError> {
    let rows = query("SELECT body FROM free_time WHERE person = $1 ORDER BY id")
        .bind(person.to_string())
        .fetch_all(connection)
        .await?;
    rows.iter().map(|row| rows::body(row, "body")).collect()
}

/// What is taken of somebody's time by talks, other than `but`.
async fn taken(
    connection: &mut AnyConnection,
    person: PersonId,
    but: SeriesId,
) -> Result<Vec<Span>, StoreError> {
    let rows = query("SELECT starts, ends FROM talk WHERE person = $1 AND live = 1 AND series <> $2")
        .bind(person.to_string())
        .bind(but.to_string())
        .fetch_all(connection)
        .await?;
    rows.iter().map(span).collect()
}

async fn insert_talk(
    connection: &mut AnyConnection,
    organisation: OrganisationId,
    talk: &Talk,
) -> Result<(), StoreError> {
    query(
        "INSERT INTO talk (series, organisation, participant, person, starts, ends, form, place, live) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1)",
    )
    .bind(talk.series.to_string())
    .bind(organisation.to_string())
    .bind(talk.participant.to_string())
    .bind(talk.with.to_string())
    .bind(wall(talk.span.start))
    .bind(wall(talk.span.end))
    .bind(rows::wire_name(&talk.form)?)
    .bind(talk.place.as_str())
    .execute(connection)
    .await?;
    Ok(())
}

fn talk(row: &AnyRow) -> Result<Talk, StoreError> {
    Ok(Talk {
        series: rows::parsed(row, "series")?,
        participant: rows::parsed(row, "participant")?,
        with: rows::parsed(row, "person")?,
        span: span(row)?,
        form: rows::from_wire_name(rows::text(row, "form")?, "form")?,
        place: rows::text(row, "place")?,
        cancelled: !rows::flag(row, "live")?,
    })
}

fn span(row: &AnyRow) -> Result<Span, StoreError> {
    Ok(Span { start: rows::parsed(row, "starts")?, end: rows::parsed(row, "ends")? })
}

/// A wall time as it is kept and read back; later ones sort after earlier ones.
fn wall(time: NaiveDateTime) -> String {
    format!("{time:?}")
}
