//! What was decided to be shown of a panel's answers.
use super::Survey;
use crate::{Store, StoreError, rows};
use folje_anonymity::{
    answers::{Kind, Row},
    disclosure::{Panel, PanelId, Panels, Table, Why, texts},
};
use folje_domain::ids::SurveyId;
use serde::{Deserialize, Serialize};
use sqlx::{AnyConnection, any::AnyRow, query};

/// What was decided, once; but for a panel that is too small by its roster, which may be pooled and decided then.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PanelResult {
    /// Whose answers.
    pub panel: PanelId,
    /// Numbers, or why there are none.
    pub outcome: Result<Table, Why>,
    /// What was written freely and was read.
    pub texts: Vec<ReleasedTexts>,
    /// Questions whose texts wait to be read.
    pub waiting: Vec<u8>,
}

/// Texts to one question, in no order.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ReleasedTexts {
    /// The question, from 0.
    pub question: u8,
    /// The texts.
    pub texts: Vec<String>,
}

/// A result as it is kept.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Body {
    pub(super) outcome: Result<Table, Why>,
    pub(super) texts: Vec<ReleasedTexts>,
    /// As they were written, in the order of the closed rows' keys; gone once they are read.
    pub(super) waiting: Vec<ReleasedTexts>,
}

impl Store {
    /// What was decided about a survey, by panel.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`], [`StoreError::Corrupt`].
    pub async fn survey_results(&self, survey: SurveyId) -> Result<Vec<PanelResult>, StoreError> {
        let found = query("SELECT panel, body FROM survey_result WHERE survey = $1 ORDER BY panel")
            .bind(survey.to_string())
            .fetch_all(&mut *self.reader().await?)
            .await?;
        let result = |row: &AnyRow| {
            let Body { outcome, texts, waiting } = rows::body(row, "body")?;
            let waiting = waiting.into_iter().map(|texts| texts.question).collect();
            Ok(PanelResult { panel: panel(row)?, outcome, texts, waiting })
        };
        found.iter().map(result).collect()
    }
}

/// Decides about a panel. Gives what is kept of it, and the rows that are still needed: those of a panel that can be pooled.
pub(super) fn decide<'r>(
    panels: &mut Panels,
    survey: &Survey,
    id: PanelId,
    rows: &'r [Row],
) -> (Body, Vec<&'r Row>) {
    let outcome = panels.release(survey.number, id, &survey.form, rows);
    let own: Vec<&Row> = rows.iter().filter(|row| of(panels, row.panel) == Some(id)).collect();
    if outcome == Err(Why::Small) {
        return (Body { outcome, texts: Vec::new(), waiting: Vec::new() }, own);
    }
    let own: Vec<Row> = own.into_iter().cloned().collect();
    let places = (0u8..).zip(survey.form.questions()).filter(|(_, kind)| **kind == Kind::Text);
    let waiting = places.filter_map(|(question, _)| {
        let panel = panels.panel(id)?;
        let read = texts(&survey.form, panel, &own, question.into()).ok().filter(|_| outcome.is_ok())?;
        Some(ReleasedTexts { question, texts: read.texts().to_vec() })
    });
    let waiting = waiting.collect();
    (Body { outcome, texts: Vec::new(), waiting }, Vec::new())
}

/// The panel for which an id stands.
pub(super) fn of(panels: &Panels, id: PanelId) -> Option<PanelId> {
    panels.panel(id).and_then(Panel::id)
}

/// Writes what was decided.
pub(super) async fn insert(
    connection: &mut AnyConnection,
    survey: SurveyId,
    panel: PanelId,
    body: &Body,
) -> Result<(), StoreError> {
    query("INSERT INTO survey_result (survey, panel, body) VALUES ($1, $2, $3)")
        .bind(survey.to_string())
        .bind(i64::from(panel.0))
        .bind(rows::json(body)?)
        .execute(connection)
        .await?;
    Ok(())
}

/// The column `panel`.
pub(super) fn panel(row: &AnyRow) -> Result<PanelId, StoreError> {
    let number = u32::try_from(rows::number(row, "panel")?);
    number.map(PanelId).map_err(|_| StoreError::Corrupt { what: "panel" })
}
