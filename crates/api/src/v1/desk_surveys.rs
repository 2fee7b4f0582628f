//! Anonymous surveys as a programme coordinator makes and closes them. While one is open nothing here says how many
//! answered: nobody gets to know, and nobody could ask those who have not.
use super::surveys::{AnswerBack, Occasion, Outcome, SurveyWords, Texts};
use chrono::NaiveDate;
use folje_anonymity::{
    answers::Form,
    disclosure::PanelId,
    tokens::{Period, Slot},
};
use folje_domain::{
    ids::{CohortId, PersonId, SurveyId},
    language::Text,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The longest that a survey is open, in days from the day on which it opens.
pub const LONGEST_DAYS: u64 = 42;

/// The surveys of the programmes.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct DeskSurveys {
    /// Today in Stockholm.
    pub today: NaiveDate,
    /// What can be asked.
    pub templates: Vec<SurveyTemplate>,
    /// Each programme that somebody is or was in.
    pub programmes: Vec<ProgrammeSurveys>,
}

/// Questions that can be asked.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct SurveyTemplate {
    /// Its key.
    pub key: String,
    /// When it is meant to be asked.
    pub occasion: Occasion,
    /// What is asked; `together` as the template proposes it.
    pub form: Form,
    /// The same in words.
    pub words: SurveyWords,
}

/// One programme's surveys.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct ProgrammeSurveys {
    /// The key of the programme's template.
    pub programme: String,
    /// What it is called.
    pub name: Text,
    /// Who can be asked: its groups, the latest first, and those who take part alone.
    pub groups: Vec<SurveyGroup>,
    /// Why the next one cannot be opened yet, if it cannot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blocked: Option<Blocked>,
    /// Its surveys, the latest first.
    pub surveys: Vec<DeskSurvey>,
}

/// Who can be asked.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct SurveyGroup {
    /// The group; none for those who take part alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cohort: Option<CohortId>,
    /// What it is called; empty for those who take part alone.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// How many take part, or took part.
    pub people: u32,
}

/// Why the next survey cannot be opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Blocked {
    /// The last one is open.
    Open,
    /// The last one's answer to the participants is not written.
    Unanswered,
    /// The quarter has no slot left.
    #[serde(other)]
    NoSlot,
}

/// A survey, as whoever made it sees it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct DeskSurvey {
    /// Its id.
    pub id: SurveyId,
    /// The key of what is asked.
    pub template: String,
    /// When in the programme.
    pub occasion: Occasion,
    /// What is asked.
    pub form: Form,
    /// The same in words.
    pub words: SurveyWords,
    /// Under which period's keys.
    pub period: Period,
    /// Which slot of the period it takes.
    pub slot: Slot,
    /// The period's keys as four words, for the printed notice.
    pub notice: Vec<String>,
    /// The first day.
    pub opens: NaiveDate,
    /// The last day on which answers are taken.
    pub closes: NaiveDate,
    /// Whether answers are taken; after that it is closed for good.
    pub open: bool,
    /// Who are asked together.
    pub panels: Vec<DeskPanel>,
    /// While it is open, one's own participants who are asked and have no way to answer yet: no phone of theirs has
    /// fetched tokens, and they were given no printed code. Whether anybody answered does not enter.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub without_phone: Vec<PersonId>,
    /// «Ni sa – vi gjorde», once it is written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<AnswerBack>,
}

/// Who are asked together.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct DeskPanel {
    /// Its id, within the programme.
    pub panel: PanelId,
    /// The groups that it is made of; an empty name stands for those who take part alone.
    pub groups: Vec<String>,
    /// How many are asked.
    pub invited: u32,
    /// Whether it should be put together with another one, since hardly any turnout gives a result; only while it can.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub small: bool,
    /// With which panels it can be put together.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub poolable: Vec<PanelId>,
    /// What came of it, after the close.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// What was written freely, once somebody has read it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub texts: Vec<Texts>,
    /// Whether texts wait to be read.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub to_read: bool,
}

/// Open a survey.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct NewSurvey {
    /// Its id, made on the device: the same again changes nothing.
    pub id: SurveyId,
    /// The key of the programme's template.
    pub programme: String,
    /// The key of what is asked.
    pub template: String,
    /// When in the programme.
    pub occasion: Occasion,
    /// Who is asked: groups.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cohorts: Vec<CohortId>,
    /// Whether those who take part alone are asked.
    #[serde(default)]
    pub alone: bool,
    /// Whether those who are asked now and were never asked before become one panel: the larger, the likelier a result.
    #[serde(default)]
    pub pooled: bool,
    /// Whether one person's answers are kept together, so that larger groups are needed for everything.
    #[serde(default)]
    pub together: bool,
    /// The last day on which answers are taken; it opens today and is open at most [`LONGEST_DAYS`].
    pub closes: NaiveDate,
}

/// Put two panels together for good.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Pool {
    /// The one.
    pub one: PanelId,
    /// The other.
    pub other: PanelId,
}

/// Printed codes for one's own participants without a phone.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct NewCodes {
    /// For whom: each was asked, and has fetched no tokens in this period.
    pub people: Vec<PersonId>,
}

/// Printed codes, shown once and in no order: nobody keeps which is whose.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Codes {
    /// One for each.
    pub codes: Vec<PrintedCode>,
}

/// A printed code.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct PrintedCode {
    /// As it is typed: `ABCD-2345-EFGH`.
    pub code: String,
    /// The path of the link; survey and code stand behind `#`.
    pub path: String,
    /// The modules of the QR code of the link in one row after the other, dark or not; as many rows as columns.
    pub qr: Vec<bool>,
}

/// What was written freely and waits to be read.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct ToRead {
    /// By panel and question.
    pub texts: Vec<TextsToRead>,
}

/// What one panel wrote to one question, in no order.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct TextsToRead {
    /// Who were asked together.
    pub panel: PanelId,
    /// The question, from 0.
    pub question: u8,
    /// The texts.
    pub texts: Vec<String>,
}

/// What the reader lets be shown, once and for all.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Read {
    /// Who were asked together.
    pub panel: PanelId,
    /// The question, from 0.
    pub question: u8,
    /// For each text, in the order in which they were given: as it is, or without names; none leaves it out.
    pub texts: Vec<Option<String>>,
}
