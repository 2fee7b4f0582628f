//! Why an answer to a template's choice is refused.
use chrono::Weekday;

/// What stands against an answer to a choice.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ChoiceError {
    /// The template asks nothing under that key.
    #[error("the template has no choice «{choice}»; it has: {}", known.join(", "))]
    NoSuchChoice {
        /// The key that was answered.
        choice: String,
        /// The keys of the template's choices.
        known: Vec<String>,
    },
    /// The choice has no such option.
    #[error("the choice «{choice}» has no option «{found}»; it has: {}", known.join(", "))]
    NoSuchOption {
        /// The choice.
        choice: String,
        /// The option that was picked.
        found: String,
        /// The keys of its options.
        known: Vec<String>,
    },
    /// The answer is of the other kind.
    #[error("the choice «{choice}» is answered by {wanted}")]
    OtherKind {
        /// The choice.
        choice: String,
        /// What answers it.
        wanted: &'static str,
    },
    /// Too few or too many days.
    #[error("the choice «{choice}» is for {at_least} to {at_most} days a week, not {found}")]
    NumberOfDays {
        /// The choice.
        choice: String,
        /// How many were picked.
        found: usize,
        /// At least so many.
        at_least: u32,
        /// At most so many.
        at_most: u32,
    },
    /// A weekday stands twice.
    #[error("the choice «{choice}» has {day} twice")]
    DayTwice {
        /// The choice.
        choice: String,
        /// The weekday.
        day: Weekday,
    },
    /// A day is too short or too long.
    #[error("the choice «{choice}» is for days of {shortest} to {longest} minutes; {day} has {minutes}")]
    DayLength {
        /// The choice.
        choice: String,
        /// The weekday.
        day: Weekday,
        /// Its length in minutes.
        minutes: u32,
        /// The shortest day.
        shortest: u32,
        /// The longest day.
        longest: u32,
    },
}
