//! What is asked, and what one person answers.
use super::letter::BODY;
use serde::{Deserialize, Serialize};
use std::fmt;
use utoipa::ToSchema;

/// The longest text, in bytes of UTF-8.
pub const TEXT_BYTES: usize = 1000;

/// What kind of question.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case", tag = "kind")]
#[schema(as = QuestionKind)]
pub enum Kind {
    /// One of some labelled faces or words that lie on a line, from one end to the other.
    Scale {
        /// How many, 2 to 7.
        choices: u8,
    },
    /// One of some choices without an order.
    Choice {
        /// How many, 2 to 7.
        choices: u8,
    },
    /// A short text.
    Text,
}

/// The questions of a survey, made once and never changed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(try_from = "Plain")]
#[schema(as = SurveyForm)]
pub struct Form {
    questions: Vec<Kind>,
    together: bool,
}

/// What arrives.
#[derive(Deserialize)]
struct Plain {
    questions: Vec<Kind>,
    together: bool,
}

/// No question, too many choices, or more than goes into a letter.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not a form: no question, not 2 to 7 choices, or more than goes into a letter")]
pub struct NotAForm;

impl Form {
    /// A form. `together`: one person's answers are kept together, so that they can be seen together; then larger groups
    /// are needed for every table ([`crate::disclosure::Limits`]), and the page says so before anything is answered.
    ///
    /// # Errors
    /// [`NotAForm`]
    pub fn new(questions: Vec<Kind>, together: bool) -> Result<Self, NotAForm> {
        let sound = questions.iter().all(|kind| match kind {
            Kind::Scale { choices } | Kind::Choice { choices } => (2..=7).contains(choices),
            Kind::Text => true,
        });
        let most = 1 + questions
            .iter()
            .map(|kind| if *kind == Kind::Text { 3 + TEXT_BYTES } else { 2 })
            .sum::<usize>();
        let sound = sound && (1..=30).contains(&questions.len()) && most <= BODY;
        sound.then_some(Self { questions, together }).ok_or(NotAForm)
    }

    /// The questions, in order.
    #[must_use]
    pub fn questions(&self) -> &[Kind] {
        &self.questions
    }

    /// Whether one person's answers are kept together.
    #[must_use]
    pub const fn together(&self) -> bool {
        self.together
    }
}

impl TryFrom<Plain> for Form {
    type Error = NotAForm;

    fn try_from(plain: Plain) -> Result<Self, NotAForm> {
        Self::new(plain.questions, plain.together)
    }
}

/// What was answered to one question. Never printed: a line of a log has a time beside it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// «Vill inte svara», or nothing: the two are not told apart, so that neither says anything.
    Declined,
    /// A choice, from 0.
    Choice(u8),
    /// A text.
    Text(String),
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an answer")
    }
}

/// One person's answers: one for each question, in order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answers(Vec<Value>);

/// Not one answer for each question, or one that the question does not have.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not answers to this form")]
pub struct NotAnswers;

impl Answers {
    /// The answers to a form. A text of nothing but space counts as none.
    ///
    /// # Errors
    /// [`NotAnswers`]
    pub fn new(form: &Form, values: Vec<Value>) -> Result<Self, NotAnswers> {
        if values.len() != form.questions.len() {
            return Err(NotAnswers);
        }
        let checked = form.questions.iter().zip(values).map(|(kind, value)| match (kind, value) {
            (_, Value::Declined) => Ok(Value::Declined),
            (Kind::Scale { choices } | Kind::Choice { choices }, Value::Choice(choice))
                if choice < *choices =>
            {
                Ok(Value::Choice(choice))
            }
            (Kind::Text, Value::Text(text)) if text.trim().is_empty() => Ok(Value::Declined),
            (Kind::Text, Value::Text(text)) if text.trim().len() <= TEXT_BYTES => {
                Ok(Value::Text(text.trim().to_owned()))
            }
            _ => Err(NotAnswers),
        });
        checked.collect::<Result<_, _>>().map(Self)
    }

    /// One for each question, in order.
    #[must_use]
    pub fn values(&self) -> &[Value] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_fits_into_a_letter_or_is_none() {
        let form = |questions| Form::new(questions, false);
        assert!(form(vec![Kind::Text; 8]).is_ok());
        assert_eq!(form(vec![Kind::Text; 9]), Err(NotAForm));
        assert_eq!(form(vec![]), Err(NotAForm));
        assert_eq!(form(vec![Kind::Scale { choices: 1 }]), Err(NotAForm));
        assert_eq!(form(vec![Kind::Choice { choices: 8 }]), Err(NotAForm));
    }

    #[test]
    fn no_answer_gets_into_a_log_by_being_printed() {
        let answers = [Value::Declined, Value::Choice(1), Value::Text("Anna".to_owned())];
        assert_eq!(format!("{answers:?}"), "[an answer, an answer, an answer]");
    }

    #[test]
    fn only_what_was_asked_is_an_answer() {
        let form = Form::new(vec![Kind::Scale { choices: 3 }, Kind::Text], false).unwrap();
        let answers = |choice, text: &str| Answers::new(&form, vec![choice, Value::Text(text.to_owned())]);
        assert_eq!(answers(Value::Choice(2), " bra ").unwrap().values()[1], Value::Text("bra".to_owned()));
        assert_eq!(answers(Value::Declined, "  ").unwrap().values(), [Value::Declined, Value::Declined]);
        assert_eq!(answers(Value::Choice(3), ""), Err(NotAnswers));
        assert_eq!(answers(Value::Text("1".to_owned()), ""), Err(NotAnswers));
        assert_eq!(answers(Value::Choice(0), &"å".repeat(501)), Err(NotAnswers));
        assert_eq!(Answers::new(&form, vec![Value::Choice(0)]), Err(NotAnswers));
    }
}
