//! Anonymous surveys as a participant's phone sees them. Nothing here says who answered, or how many, before the close;
//! the server does not know.
//!
//! What travels on the way of an answer is not JSON but [`folje_anonymity::answers::Letter`], of one size always.
use chrono::NaiveDate;
use folje_anonymity::{
    answers::Form,
    disclosure::{PanelId, Table, Why},
    tokens::{Period, PublicKeys, Request, Slot},
};
use folje_domain::{entry, ids::SurveyId, language::Text};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The page of the app on which a printed code is typed; survey and code stand behind `#`, with a dot between them, so
/// that neither gets into a log.
pub const PRINTED: &str = "/answer";

/// What a participant is asked, and what came of what was asked before. The same for everybody of the same panels.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Surveys {
    /// Today in Stockholm.
    pub today: NaiveDate,
    /// The periods for which the phone should hold a batch of tokens, whether anything is open or not.
    pub periods: Vec<PublicKeys>,
    /// What is open now.
    pub open: Vec<OpenSurvey>,
    /// What is closed, the latest first.
    pub results: Vec<SurveyResult>,
}

/// A survey that can be answered.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct OpenSurvey {
    /// Its id: where the letter goes.
    pub id: SurveyId,
    /// Under which period's keys.
    pub period: Period,
    /// Which of the batch's tokens is worth an answer to it.
    pub slot: Slot,
    /// The panel of whoever asks: it stands in the letter.
    pub panel: PanelId,
    /// What is asked, as the letter is read.
    pub form: Form,
    /// What is asked, in words.
    pub words: SurveyWords,
    /// When in a programme it is asked.
    pub occasion: Occasion,
    /// The last day on which answers are taken.
    pub closes: NaiveDate,
    /// Whether no text of this panel will be shown, as things stand: to be told before somebody writes one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub texts_withheld: bool,
}

/// A survey in words.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct SurveyWords {
    /// What it is called.
    pub title: Text,
    /// Why it is asked, and what is done with it.
    pub why: Text,
    /// The questions, in the order of the form.
    pub questions: Vec<QuestionWords>,
}

/// A question in words.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct QuestionWords {
    /// What is asked.
    pub ask: Text,
    /// The labels of the choices, in their order; none for a text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Text>,
    /// Whether each choice of a scale has a face beside its label, from the saddest to the happiest.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub faces: bool,
}

/// When in a programme a survey is asked.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Occasion {
    /// Half-way through.
    HalfWay,
    /// At the end: everybody who leaves, early too.
    Exit,
    /// Three months after.
    ThreeMonths,
    /// Six months after.
    SixMonths,
    /// At any other time.
    #[serde(other)]
    Other,
}

/// What came of a closed survey, for one panel.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct SurveyResult {
    /// Which.
    pub id: SurveyId,
    /// What was asked.
    pub form: Form,
    /// The same in words.
    pub words: SurveyWords,
    /// When in a programme.
    pub occasion: Occasion,
    /// The last day on which answers were taken.
    pub closed: NaiveDate,
    /// Numbers, or why there are none.
    pub outcome: Outcome,
    /// What was written freely, once somebody has read it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub texts: Vec<Texts>,
    /// «Ni sa – vi gjorde», once it is written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<AnswerBack>,
}

/// Numbers, or why there are none. Decided once.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = SurveyOutcome)]
pub enum Outcome {
    /// The numbers.
    Shown(Table),
    /// Why not.
    Withheld(Why),
}

/// What was written to one question, in no order, without whom.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Texts {
    /// The question, from 0.
    pub question: u8,
    /// The texts.
    pub texts: Vec<String>,
}

/// «Ni sa – vi gjorde».
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct AnswerBack {
    /// What the answers said, in the words of whoever asked; at most 2,000 characters.
    #[schema(min_length = 1, max_length = 2000)]
    pub you_said: String,
    /// What is done about it; at most 2,000 characters.
    #[schema(min_length = 1, max_length = 2000)]
    pub we_did: String,
}

/// A period's tokens, please.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct NewTokens {
    /// Which period.
    pub period: Period,
    /// A blinded point for each slot.
    pub request: Request,
}

/// A survey as somebody with a printed code gets it: the same for everybody.
///
/// The answer goes back as a [`folje_anonymity::answers::Letter`] whose token has the survey's slot, [`code_input`] for
/// its input and zeros for its output; the panel in it is not read.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct PrintedSurvey {
    /// Its id.
    pub id: SurveyId,
    /// Its place in the period.
    pub slot: Slot,
    /// What is asked, as the letter is read.
    pub form: Form,
    /// What is asked, in words.
    pub words: SurveyWords,
    /// The last day on which answers are taken.
    pub closes: NaiveDate,
    /// Whether no text of any panel will be shown, as things stand.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub texts_withheld: bool,
}

/// A printed code as it stands in a letter: its characters, then zeros. `None` if it cannot be a code.
#[must_use]
pub fn code_input(typed: &str) -> Option<[u8; 32]> {
    let code: [u8; CODE_LETTERS] = entry::code(typed)?;
    let mut input = [0; 32];
    input[..CODE_LETTERS].copy_from_slice(&code);
    Some(input)
}

/// How many letters and digits a printed code has.
pub const CODE_LETTERS: usize = 12;
