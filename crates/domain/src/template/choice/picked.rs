//! The answers to a template's choices; what is not answered has the template's default.
use super::{Choice, ChoiceError, ChoiceOption, DayLength};
use crate::template::{ChoiceKind, Template};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// The answer to one choice. As data: `"fyra"`, or `[{"day": "Mon", "minutes": 240}]`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(untagged)]
pub enum Picked {
    /// The key of an option.
    Option(String),
    /// Weekdays with their lengths.
    Days(Vec<DayLength>),
}

/// Answers to choices, by the choice's key.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
#[schema(as = ProgrammeChoices)]
pub struct Choices(BTreeMap<String, Picked>);

impl Choices {
    /// The same answers, and `answer` to `choice`.
    #[must_use]
    pub fn with(mut self, choice: impl Into<String>, answer: Picked) -> Self {
        self.0.insert(choice.into(), answer);
        self
    }

    /// The same answers, and the option `option` of `choice`.
    #[must_use]
    pub fn option(self, choice: impl Into<String>, option: impl Into<String>) -> Self {
        self.with(choice, Picked::Option(option.into()))
    }

    /// The same answers, and `days` for `choice`.
    #[must_use]
    pub fn days(self, choice: impl Into<String>, days: impl IntoIterator<Item = DayLength>) -> Self {
        self.with(choice, Picked::Days(days.into_iter().collect()))
    }

    /// These answers, held against `template`.
    ///
    /// # Errors
    /// Everything that stands against them.
    pub(in crate::template) fn settle(&self, template: &Template) -> Result<Settled, Vec<ChoiceError>> {
        let known = || template.choices.iter().map(|choice| choice.key.clone()).collect();
        let asked = |key: &str| template.choices.iter().any(|choice| choice.key == key);
        let unasked = self.0.keys().filter(|key| !asked(key)).cloned();
        let mut errors: Vec<_> =
            unasked.map(|choice| ChoiceError::NoSuchChoice { choice, known: known() }).collect();
        let mut settled = Settled::default();
        for choice in &template.choices {
            let answer = self.0.get(&choice.key).cloned().unwrap_or_else(|| choice.default_answer());
            match choice.check(&answer) {
                Ok(()) => settled.keep(choice, answer),
                Err(error) => errors.push(error),
            }
        }
        if errors.is_empty() { Ok(settled) } else { Err(errors) }
    }
}

/// Answers that were held against their template: each choice has one, and it fits.
#[derive(Default)]
pub(in crate::template) struct Settled {
    options: BTreeMap<String, ChoiceOption>,
    days: BTreeMap<String, Vec<DayLength>>,
}

impl Settled {
    fn keep(&mut self, choice: &Choice, answer: Picked) {
        match (&choice.kind, answer) {
            (ChoiceKind::OneOf { options, .. }, Picked::Option(picked)) => {
                let option = options.iter().find(|option| option.key == picked).cloned();
                self.options.extend(option.map(|option| (choice.key.clone(), option)));
            }
            (_, Picked::Days(days)) => {
                self.days.insert(choice.key.clone(), days);
            }
            (ChoiceKind::Days { .. }, Picked::Option(_)) => {}
        }
    }

    /// The option that answers `choice`.
    pub(in crate::template) fn option(&self, choice: &str) -> Option<&ChoiceOption> {
        self.options.get(choice)
    }

    /// The days that answer `choice`.
    pub(in crate::template) fn days(&self, choice: &str) -> &[DayLength] {
        self.days.get(choice).map_or(&[], Vec::as_slice)
    }
}
