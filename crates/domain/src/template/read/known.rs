//! What a file defines, so that whatever refers to it can be held against it.
use super::Found;
use crate::template::{Choice, ChoiceKind, ChoiceOption, Condition, error::Problem};
use chrono::NaiveTime;
use std::{cell::RefCell, collections::BTreeMap};

/// The phases, choices and activities of the file. A thing that is itself broken is known by its key alone, so that
/// nothing more is said about what refers to it.
pub(super) struct Known {
    /// The phases, with the greatest number of weeks that each can have.
    pub(super) phases: BTreeMap<String, Option<u32>>,
    /// The choices.
    pub(super) choices: BTreeMap<String, Option<Choice>>,
    /// The activities.
    pub(super) activities: Vec<String>,
    used: RefCell<Vec<String>>,
}

impl Known {
    pub(super) const fn new(
        phases: BTreeMap<String, Option<u32>>,
        choices: BTreeMap<String, Option<Choice>>,
        activities: Vec<String>,
    ) -> Self {
        Self { phases, choices, activities, used: RefCell::new(Vec::new()) }
    }

    /// The key of a phase.
    pub(super) fn phase(&self, found: &Found<'_>) -> Option<String> {
        named(found, self.phases.keys())
    }

    /// The key of an activity.
    pub(super) fn activity(&self, found: &Found<'_>) -> Option<String> {
        named(found, &self.activities)
    }

    /// The key of a choice among options, each of which brings `field`, read by `brings`.
    pub(super) fn choice_with<T>(
        &self,
        found: &Found<'_>,
        field: &'static str,
        brings: impl Fn(&ChoiceOption) -> Option<T>,
    ) -> Option<String> {
        let key = self.choice(found)?;
        for option in self.options(found, &key)?.iter().filter(|option| brings(option).is_none()) {
            found.report(Problem::OptionWithout { option: option.key.clone(), field });
        }
        Some(key)
    }

    /// The key of a choice of weekdays.
    pub(super) fn choice_of_days(&self, found: &Found<'_>) -> Option<String> {
        let key = self.choice(found)?;
        match self.choices.get(&key)?.as_ref()?.kind {
            ChoiceKind::Days { .. } => Some(key),
            ChoiceKind::OneOf { .. } => {
                found.report(Problem::OtherKind { choice: key, wanted: "of weekdays" });
                None
            }
        }
    }

    /// The longest day that a choice of weekdays allows, in minutes.
    pub(super) fn longest_day(&self, choice: &str) -> u32 {
        match self.choices.get(choice).and_then(Option::as_ref).map(|choice| &choice.kind) {
            Some(ChoiceKind::Days { longest, .. }) => *longest,
            _ => 0,
        }
    }

    /// The times of day that the options of a choice bring.
    pub(super) fn times(&self, choice: &str) -> impl Iterator<Item = NaiveTime> {
        let options = match self.choices.get(choice).and_then(Option::as_ref).map(|choice| &choice.kind) {
            Some(ChoiceKind::OneOf { options, .. }) => options.as_slice(),
            _ => &[],
        };
        options.iter().filter_map(|option| option.time)
    }

    /// `{ choice = "…", is = "…" }`.
    pub(super) fn condition(&self, found: Found<'_>) -> Option<Condition> {
        let fields = found.table()?;
        let choice = fields.must("choice").and_then(|found| Some((self.choice(&found)?, found)));
        let option = fields.must("is");
        fields.done();
        let ((choice, found), option) = (choice?, option?);
        let options = self.options(&found, &choice)?;
        let option = named(&option, options.iter().map(|option| &option.key))?;
        Some(Condition { choice, option })
    }

    /// Whether anything asked about `choice`.
    pub(super) fn is_used(&self, choice: &str) -> bool {
        self.used.borrow().iter().any(|used| used == choice)
    }

    fn choice(&self, found: &Found<'_>) -> Option<String> {
        let key = named(found, self.choices.keys())?;
        self.used.borrow_mut().push(key.clone());
        Some(key)
    }

    fn options(&self, found: &Found<'_>, choice: &str) -> Option<&[ChoiceOption]> {
        match &self.choices.get(choice)?.as_ref()?.kind {
            ChoiceKind::OneOf { options, .. } => Some(options),
            ChoiceKind::Days { .. } => {
                found.report(Problem::OtherKind { choice: choice.to_owned(), wanted: "among options" });
                None
            }
        }
    }
}

/// One of the names of `known`.
fn named<'k>(found: &Found<'_>, known: impl IntoIterator<Item = &'k String>) -> Option<String> {
    let name = found.string()?;
    let known: Vec<String> = known.into_iter().cloned().collect();
    if !known.iter().any(|known| known == name) {
        found.report(Problem::Unknown { found: name.to_owned(), known });
        return None;
    }
    Some(name.to_owned())
}
