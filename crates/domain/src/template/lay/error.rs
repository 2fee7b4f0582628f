//! Why a template cannot be laid.
use crate::{schedule::RecurrenceError, template::ChoiceError};

/// What stands against laying a template.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum LayError {
    /// Choices that the template refuses.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Choices(Vec<ChoiceError>),
    /// A place was given for an activity that the template does not have.
    #[error("the template has no activity «{0}»")]
    NoSuchActivity(String),
    /// The first day lies outside the years in which schedules are laid.
    #[error("a programme begins in the years 1900 to 2190")]
    OutOfCalendar,
    /// A choice that the template depends on gives nothing: the template was not read from a checked file.
    #[error("the template depends on the choice «{0}», which gives it nothing")]
    NoAnswer(String),
    /// The rule of a series is none: the template was not read from a checked file.
    #[error(transparent)]
    Rule(#[from] RecurrenceError),
}
