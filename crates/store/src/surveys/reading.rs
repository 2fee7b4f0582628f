//! What was written freely, until somebody has read it; and what the participants are answered.
use super::{AnswerBack, ReleasedTexts, results};
use crate::{By, Engine, Store, StoreError, commands, rows};
use folje_anonymity::disclosure::PanelId;
use folje_domain::ids::SurveyId;
use sqlx::{AnyConnection, query};

/// What one panel wrote to one question.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TextsToRead {
    /// Who were asked together.
    pub panel: PanelId,
    /// The question, from 0, and what was written.
    pub texts: ReleasedTexts,
}

/// What releasing takes.
struct Job {
    by: By,
    survey: SurveyId,
    panel: PanelId,
    question: u8,
    read: Vec<Option<String>>,
}

impl Store {
    /// The texts of a survey that wait to be read.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`], [`StoreError::Corrupt`].
    pub async fn texts_to_read(&self, survey: SurveyId) -> Result<Vec<TextsToRead>, StoreError> {
        let found = query("SELECT panel, body FROM survey_result WHERE survey = $1 ORDER BY panel")
            .bind(survey.to_string())
            .fetch_all(&mut *self.reader().await?)
            .await?;
        let mut waiting = Vec::new();
        for row in &found {
            let (panel, body): (_, results::Body) = (results::panel(row)?, rows::body(row, "body")?);
            waiting.extend(body.waiting.into_iter().map(|texts| TextsToRead { panel, texts }));
        }
        Ok(waiting)
    }

    /// Keeps what a reader lets be shown, and does away with what was written; false where nothing waits there, or not as
    /// many texts.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn release_texts(
        &self,
        by: By,
        survey: SurveyId,
        panel: PanelId,
        question: u8,
        read: Vec<Option<String>>,
    ) -> Result<bool, StoreError> {
        let engine = self.engine;
        self.write(Job { by, survey, panel, question, read }, move |connection, job| {
            Box::pin(async move { release(engine, connection, job).await })
        })
        .await
    }

    /// Keeps what the participants are answered; written anew where it was written before.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where there is no such closed survey in the organisation.
    pub async fn answer_survey(
        &self,
        by: By,
        survey: SurveyId,
        answer: &AnswerBack,
    ) -> Result<(), StoreError> {
        self.write((by, survey, answer.clone()), |connection, (by, survey, answer)| {
            Box::pin(async move {
                let kept =
                    query("UPDATE survey SET answer = $3 WHERE id = $1 AND organisation = $2 AND closed = 1")
                        .bind(survey.to_string())
                        .bind(by.organisation.to_string())
                        .bind(rows::json(answer)?)
                        .execute(&mut *connection)
                        .await?;
                if kept.rows_affected() == 0 {
                    return Err(StoreError::NotFound);
                }
                commands::note(connection, by.organisation, by.who, by.who, "answer-survey", by.at).await
            })
        })
        .await
    }
}

async fn release(engine: Engine, connection: &mut AnyConnection, job: &Job) -> Result<bool, StoreError> {
    engine.wipe(connection).await?;
    let row = query(engine.lock_result())
        .bind(job.survey.to_string())
        .bind(i64::from(job.panel.0))
        .fetch_optional(&mut *connection)
        .await?;
    let Some(row) = row else { return Ok(false) };
    let mut body: results::Body = rows::body(&row, "body")?;
    let place = body
        .waiting
        .iter()
        .position(|waiting| waiting.question == job.question && waiting.texts.len() == job.read.len());
    let Some(place) = place else { return Ok(false) };
    body.waiting.remove(place);
    let texts = job.read.iter().flatten().cloned().collect();
    body.texts.push(ReleasedTexts { question: job.question, texts });
    body.texts.sort_unstable_by_key(|texts| texts.question);
    query("UPDATE survey_result SET body = $3 WHERE survey = $1 AND panel = $2")
        .bind(job.survey.to_string())
        .bind(i64::from(job.panel.0))
        .bind(rows::json(&body)?)
        .execute(&mut *connection)
        .await?;
    let By { organisation, who, at } = job.by;
    commands::note(connection, organisation, who, who, "release-texts", at).await?;
    Ok(true)
}
