//! What a template leaves open: asked when a group starts, or for one person alone.
//!
//! S1's entry phase has been four weeks and five, its half-time placements vary «med varierande antal timmar varje
//! dag»: such things are choices of a template, never constants of the program.
mod error;
mod picked;

pub use error::ChoiceError;
pub(super) use picked::Settled;
pub use picked::{Choices, Picked};

use crate::language::Text;
use chrono::{NaiveTime, Weekday};
use serde::{Deserialize, Serialize};
use utoipa::{
    ToSchema,
    openapi::schema::{Object, ObjectBuilder, Type},
};

/// One thing that a template leaves open.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Choice {
    /// The key under which the answer is kept.
    pub key: String,
    /// What is asked.
    pub name: Text,
    /// What it means, in a sentence.
    pub about: Option<Text>,
    /// What can be answered.
    pub kind: ChoiceKind,
}

/// What can be answered to a choice.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ChoiceKind {
    /// One of some named options.
    OneOf {
        /// The options, in the order in which they are offered.
        options: Vec<ChoiceOption>,
        /// The key of the option that holds unless another is picked.
        default: String,
    },
    /// Some weekdays, each with a length of its own.
    Days {
        /// At least so many days a week.
        at_least: u32,
        /// At most so many days a week.
        at_most: u32,
        /// The shortest day, in minutes.
        shortest: u32,
        /// The longest day, in minutes.
        longest: u32,
        /// The days that hold unless others are picked.
        default: Vec<DayLength>,
    },
}

/// One of the answers to a choice, with what it brings.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChoiceOption {
    /// The option's key.
    pub key: String,
    /// What it is called.
    pub name: Text,
    /// The length that a phase takes from it, in weeks.
    pub weeks: Option<u32>,
    /// The time of day that activities take from it.
    pub time: Option<NaiveTime>,
}

/// The schema of a weekday, as chrono writes it.
fn weekday() -> Object {
    let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    ObjectBuilder::new().schema_type(Type::String).enum_values(Some(days)).build()
}

/// A weekday and how long that day is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct DayLength {
    /// The weekday.
    #[schema(schema_with = weekday)]
    pub day: Weekday,
    /// Its length in minutes.
    pub minutes: u32,
}

impl Choice {
    /// The answer that holds unless another is picked.
    #[must_use]
    pub fn default_answer(&self) -> Picked {
        match &self.kind {
            ChoiceKind::OneOf { default, .. } => Picked::Option(default.clone()),
            ChoiceKind::Days { default, .. } => Picked::Days(default.clone()),
        }
    }

    /// Whether `picked` answers this choice.
    ///
    /// # Errors
    /// The first thing that stands against it.
    pub fn check(&self, picked: &Picked) -> Result<(), ChoiceError> {
        let choice = || self.key.clone();
        match (&self.kind, picked) {
            (ChoiceKind::OneOf { options, .. }, Picked::Option(found)) => {
                let known = || options.iter().map(|option| option.key.clone()).collect();
                match options.iter().any(|option| option.key == *found) {
                    true => Ok(()),
                    false => Err(ChoiceError::NoSuchOption {
                        choice: choice(),
                        found: found.clone(),
                        known: known(),
                    }),
                }
            }
            (&ChoiceKind::Days { at_least, at_most, shortest, longest, .. }, Picked::Days(days)) => {
                if !(at_least as usize..=at_most as usize).contains(&days.len()) {
                    return Err(ChoiceError::NumberOfDays {
                        choice: choice(),
                        found: days.len(),
                        at_least,
                        at_most,
                    });
                }
                for (index, &DayLength { day, minutes }) in days.iter().enumerate() {
                    if days[..index].iter().any(|before| before.day == day) {
                        return Err(ChoiceError::DayTwice { choice: choice(), day });
                    }
                    if !(shortest..=longest).contains(&minutes) {
                        return Err(ChoiceError::DayLength {
                            choice: choice(),
                            day,
                            minutes,
                            shortest,
                            longest,
                        });
                    }
                }
                Ok(())
            }
            (ChoiceKind::OneOf { .. }, Picked::Days(_)) => {
                Err(ChoiceError::OtherKind { choice: choice(), wanted: "one option" })
            }
            (ChoiceKind::Days { .. }, Picked::Option(_)) => {
                Err(ChoiceError::OtherKind { choice: choice(), wanted: "weekdays" })
            }
        }
    }
}
