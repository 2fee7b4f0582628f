//! A survey of a programme.
use crate::{Store, StoreError, rows};
use chrono::NaiveDate;
use folje_anonymity::{
    answers::Form,
    disclosure,
    tokens::{Period, Slot},
};
use folje_domain::ids::{OrganisationId, SurveyId};
use serde::{Deserialize, Serialize};
use sqlx::{AnyConnection, any::AnyRow, query};

/// A survey of a programme. What is asked never changes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Survey {
    /// Its id.
    pub id: SurveyId,
    /// Under which keys; whose it is stands in it.
    pub period: Period,
    /// Its number within the programme: later ones are greater.
    pub number: disclosure::SurveyId,
    /// Which of the period's slots it takes.
    pub slot: Slot,
    /// The key of what is asked.
    pub template: String,
    /// What is asked.
    pub form: Form,
    /// The same in words, as JSON of the wire.
    pub words: serde_json::Value,
    /// When in the programme, by its name on the wire.
    pub occasion: String,
    /// How many are asked: the size of its box follows from that.
    pub invited: u32,
    /// The first day.
    pub opens: NaiveDate,
    /// The last day on which answers are taken.
    pub closes: NaiveDate,
    /// Whether its box was opened.
    pub closed: bool,
    /// «Ni sa – vi gjorde», once it is written.
    pub answer: Option<AnswerBack>,
}

/// «Ni sa – vi gjorde».
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct AnswerBack {
    /// What the answers said.
    pub you_said: String,
    /// What is done about it.
    pub we_did: String,
}

/// What is kept of a survey as JSON.
#[derive(Serialize, Deserialize)]
struct Body {
    template: String,
    form: Form,
    words: serde_json::Value,
    occasion: String,
    invited: u32,
}

impl Store {
    /// The survey with that id.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`], [`StoreError::Corrupt`].
    pub async fn survey(&self, id: SurveyId) -> Result<Option<Survey>, StoreError> {
        find(&mut *self.reader().await?, id).await
    }

    /// The surveys of an organisation, the latest of each programme first.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`], [`StoreError::Corrupt`].
    pub async fn surveys(&self, organisation: OrganisationId) -> Result<Vec<Survey>, StoreError> {
        let found = query("SELECT * FROM survey WHERE organisation = $1 ORDER BY programme, number DESC")
            .bind(organisation.to_string())
            .fetch_all(&mut *self.reader().await?)
            .await?;
        found.iter().map(survey).collect()
    }

    /// The surveys whose boxes are not opened yet, of all organisations.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`], [`StoreError::Corrupt`].
    pub async fn open_surveys(&self) -> Result<Vec<Survey>, StoreError> {
        let found = query("SELECT * FROM survey WHERE closed = 0 ORDER BY id")
            .fetch_all(&mut *self.reader().await?)
            .await?;
        found.iter().map(survey).collect()
    }
}

/// The survey with that id.
pub(super) async fn find(connection: &mut AnyConnection, id: SurveyId) -> Result<Option<Survey>, StoreError> {
    let row =
        query("SELECT * FROM survey WHERE id = $1").bind(id.to_string()).fetch_optional(connection).await?;
    row.as_ref().map(survey).transpose()
}

/// All surveys of a programme, the first one first.
pub(super) async fn of_programme(
    connection: &mut AnyConnection,
    organisation: OrganisationId,
    programme: &str,
) -> Result<Vec<Survey>, StoreError> {
    let found = query("SELECT * FROM survey WHERE organisation = $1 AND programme = $2 ORDER BY number")
        .bind(organisation.to_string())
        .bind(programme)
        .fetch_all(connection)
        .await?;
    found.iter().map(survey).collect()
}

/// Writes a new survey.
pub(super) async fn insert(connection: &mut AnyConnection, survey: &Survey) -> Result<(), StoreError> {
    let body = Body {
        template: survey.template.clone(),
        form: survey.form.clone(),
        words: survey.words.clone(),
        occasion: survey.occasion.clone(),
        invited: survey.invited,
    };
    query(
        "INSERT INTO survey (id, organisation, programme, number, year, quarter, slot, opens, closes, closed, body) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, $10)",
    )
    .bind(survey.id.to_string())
    .bind(survey.period.organisation().to_string())
    .bind(survey.period.programme())
    .bind(i64::from(survey.number.0))
    .bind(i64::from(survey.period.year()))
    .bind(i64::from(survey.period.quarter()))
    .bind(i64::from(u8::from(survey.slot)))
    .bind(survey.opens.to_string())
    .bind(survey.closes.to_string())
    .bind(rows::json(&body)?)
    .execute(connection)
    .await?;
    Ok(())
}

/// A row of the table `survey`.
fn survey(row: &AnyRow) -> Result<Survey, StoreError> {
    let body: Body = rows::body(row, "body")?;
    let small =
        |column| u8::try_from(rows::number(row, column)?).map_err(|_| StoreError::Corrupt { what: column });
    let number = u32::try_from(rows::number(row, "number")?);
    let answer = rows::maybe_text(row, "answer")?;
    Ok(Survey {
        id: rows::parsed(row, "id")?,
        period: period(row)?,
        number: disclosure::SurveyId(number.map_err(|_| StoreError::Corrupt { what: "number" })?),
        slot: Slot::try_from(small("slot")?).map_err(|_| StoreError::Corrupt { what: "slot" })?,
        template: body.template,
        form: body.form,
        words: body.words,
        occasion: body.occasion,
        invited: body.invited,
        opens: rows::parsed(row, "opens")?,
        closes: rows::parsed(row, "closes")?,
        closed: rows::flag(row, "closed")?,
        answer: answer
            .map(|text| serde_json::from_str(&text).map_err(|_| StoreError::Corrupt { what: "answer" }))
            .transpose()?,
    })
}

/// The period that the columns of a row name.
pub(super) fn period(row: &AnyRow) -> Result<Period, StoreError> {
    let wrong = |_| StoreError::Corrupt { what: "a period" };
    let year = u16::try_from(rows::number(row, "year")?).map_err(wrong)?;
    let quarter = u8::try_from(rows::number(row, "quarter")?).map_err(wrong)?;
    Period::new(rows::parsed(row, "organisation")?, &rows::text(row, "programme")?, year, quarter)
        .map_err(|_| StoreError::Corrupt { what: "a period" })
}
