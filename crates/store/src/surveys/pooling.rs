//! Putting two panels together for good. What is closed and was too small by its roster is decided then.
use super::{Survey, panels, results, survey};
use crate::{By, Engine, Store, StoreError, commands, rows};
use folje_anonymity::{
    answers::Row,
    disclosure::{NotPooled, PanelId, Panels, Why},
    hex::Hex,
};
use folje_domain::ids::SurveyId;
use sqlx::{AnyConnection, any::AnyRow, query};

/// What pooling takes.
struct Job {
    by: By,
    programme: String,
    panels: (PanelId, PanelId),
}

impl Store {
    /// Puts two panels of a programme together.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn pool_panels(
        &self,
        by: By,
        programme: &str,
        panels: (PanelId, PanelId),
    ) -> Result<Result<(), NotPooled>, StoreError> {
        let engine = self.engine;
        self.write(Job { by, programme: programme.to_owned(), panels }, move |connection, job| {
            Box::pin(async move { pool(engine, connection, job).await })
        })
        .await
    }
}

async fn pool(
    engine: Engine,
    connection: &mut AnyConnection,
    job: &Job,
) -> Result<Result<(), NotPooled>, StoreError> {
    let Job { by, programme, panels: (one, other) } = job;
    engine.wipe(connection).await?;
    let mut panels = panels::lock(engine, connection, by.organisation, programme).await?;
    if let Err(why) = panels.pool(*one, *other) {
        return Ok(Err(why));
    }
    for survey in survey::of_programme(connection, by.organisation, programme).await? {
        if survey.closed {
            decide_anew(connection, &mut panels, &survey, *one).await?;
        }
    }
    panels::write(connection, by.organisation, programme, &panels).await?;
    commands::note(connection, by.organisation, by.who, by.who, "pool-panels", by.at).await?;
    Ok(Ok(()))
}

/// Decides about a closed survey what pooling has made decidable. What was put to one of the two alone is never shown.
async fn decide_anew(
    connection: &mut AnyConnection,
    panels: &mut Panels,
    survey: &Survey,
    pooled: PanelId,
) -> Result<(), StoreError> {
    let Some(pooled) = results::of(panels, pooled) else { return Ok(()) };
    let found = query("SELECT * FROM survey_answer WHERE survey = $1 ORDER BY key")
        .bind(survey.id.to_string())
        .fetch_all(&mut *connection)
        .await?;
    let found: Vec<Row> = found.iter().map(row).collect::<Result<_, _>>()?;
    let own: Vec<Row> =
        found.into_iter().filter(|row| results::of(panels, row.panel) == Some(pooled)).collect();
    let (body, kept) = results::decide(panels, survey, pooled, &own);
    let small = body.outcome == Err(Why::Small);
    if body.outcome != Err(Why::NotAsked) {
        forget_results(connection, panels, survey.id, pooled).await?;
        results::insert(connection, survey.id, pooled, &body).await?;
    }
    let over = own.iter().filter(|row| !(small && kept.contains(row)));
    for row in over {
        query("DELETE FROM survey_answer WHERE survey = $1 AND key = $2")
            .bind(survey.id.to_string())
            .bind(row.key.to_string())
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

/// Takes away what was decided about the two before: that they were too small.
async fn forget_results(
    connection: &mut AnyConnection,
    panels: &Panels,
    survey: SurveyId,
    pooled: PanelId,
) -> Result<(), StoreError> {
    let found = query("SELECT panel FROM survey_result WHERE survey = $1")
        .bind(survey.to_string())
        .fetch_all(&mut *connection)
        .await?;
    for row in &found {
        let panel = results::panel(row)?;
        if results::of(panels, panel) == Some(pooled) {
            query("DELETE FROM survey_result WHERE survey = $1 AND panel = $2")
                .bind(survey.to_string())
                .bind(i64::from(panel.0))
                .execute(&mut *connection)
                .await?;
        }
    }
    Ok(())
}

/// A row of the table `survey_answer`.
fn row(row: &AnyRow) -> Result<Row, StoreError> {
    let question = u8::try_from(rows::number(row, "question")?);
    Ok(Row {
        key: Hex::read(&rows::text(row, "key")?).ok_or(StoreError::Corrupt { what: "key" })?,
        panel: results::panel(row)?,
        question: question.map_err(|_| StoreError::Corrupt { what: "question" })?,
        values: rows::body(row, "answered")?,
    })
}
