//! The close: the box is opened once, results are decided, and box, keys and what is not needed are done away with.
use super::{BallotBox, Keys, boxes, panels, results, survey};
use crate::{Engine, Store, StoreError, rows};
use folje_anonymity::{
    answers::{Row, close},
    disclosure::Panel,
};
use folje_domain::ids::SurveyId;
use sqlx::{AnyConnection, query};
use std::sync::Arc;

/// What closing takes.
struct Job {
    id: SurveyId,
    keys: Arc<dyn Keys>,
    random: [u8; 32],
    without_key: bool,
}

impl Store {
    /// Closes a survey, for good; false where it is closed, or there is none. `random`: 32 fresh bytes. `without_key`: a box
    /// whose key is gone counts as empty, since nobody will ever open it.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`], also where the box's key is not there.
    pub async fn close_survey(
        &self,
        id: SurveyId,
        keys: Arc<dyn Keys>,
        random: [u8; 32],
        without_key: bool,
    ) -> Result<bool, StoreError> {
        let engine = self.engine;
        let forgetting = keys.clone();
        let closed = self
            .write(Job { id, keys, random, without_key }, move |connection, job| {
                Box::pin(async move { shut(engine, connection, job).await })
            })
            .await?;
        if closed {
            forgetting.forget_others(id, &[]);
        }
        Ok(closed)
    }

    /// Does away with what surveys left behind in the engine's log and in old versions of rows.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`], also where somebody else is in the way: try again later.
    pub async fn purge_surveys(&self) -> Result<(), StoreError> {
        let mut connection = self.writers.acquire().await?;
        self.engine.purge(&mut connection).await
    }
}

async fn shut(engine: Engine, connection: &mut AnyConnection, job: &Job) -> Result<bool, StoreError> {
    let survey = survey::find(connection, job.id).await?.filter(|survey| !survey.closed);
    let Some(survey) = survey else { return Ok(false) };
    let Some(sealed) = boxes::lock_sealed(engine, connection, survey.id).await? else { return Ok(false) };
    // Only what cannot be opened counts as empty; a store that stumbles is tried again.
    let filled = match boxes::open(&*job.keys, survey.id, &sealed) {
        Err(_) if job.without_key => BallotBox::default(),
        opened => opened?,
    };
    let (organisation, programme) = (survey.period.organisation(), survey.period.programme());
    let mut panels = panels::lock(engine, connection, organisation, programme).await?;
    let everything = close(filled.empty(), &job.random);
    let asked: Vec<_> = panels.asked(survey.number).filter_map(Panel::id).collect();
    let mut needed = Vec::new();
    for id in asked {
        let (body, kept) = results::decide(&mut panels, &survey, id, &everything);
        results::insert(connection, survey.id, id, &body).await?;
        needed.extend(kept);
    }
    needed.sort_unstable_by_key(|row| row.key);
    for row in needed {
        keep(connection, survey.id, row).await?;
    }
    panels::write(connection, organisation, programme, &panels).await?;
    for statement in [
        "DELETE FROM ballot_box WHERE survey = $1",
        "DELETE FROM survey_code WHERE survey = $1",
        "UPDATE survey SET closed = 1 WHERE id = $1",
    ] {
        query(statement).bind(survey.id.to_string()).execute(&mut *connection).await?;
    }
    Ok(true)
}

/// Writes a row of a panel that can still be pooled.
async fn keep(connection: &mut AnyConnection, survey: SurveyId, row: &Row) -> Result<(), StoreError> {
    query("INSERT INTO survey_answer (survey, key, panel, question, answered) VALUES ($1, $2, $3, $4, $5)")
        .bind(survey.to_string())
        .bind(row.key.to_string())
        .bind(i64::from(row.panel.0))
        .bind(i64::from(row.question))
        .bind(rows::json(&row.values)?)
        .execute(connection)
        .await?;
    Ok(())
}
