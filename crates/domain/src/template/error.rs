//! What can be wrong in a template's file, said so that the one who wrote it finds the place.
use std::fmt;

/// One thing that is wrong in a template, with its place: `access.toml:31: activity.kost-halsa.time: …`.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{file}:{line}: {field}: {problem}")]
pub struct TemplateError {
    /// The file's name, as it was given.
    pub file: String,
    /// The line, counted from 1. For something missing: the line where its table begins.
    pub line: usize,
    /// The path of the field; entries of a list go by their key, or by their number from 1 where they have none.
    pub field: String,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What can be wrong with a field.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Problem {
    /// The file is no TOML; the words are the parser's.
    #[error("this cannot be read: {0}")]
    Syntax(String),
    /// There is no such field.
    #[error("there is no such field here; there are {}", Listed(.0))]
    UnknownField(Vec<String>),
    /// A field that must be there is not.
    #[error("this must be there")]
    Missing,
    /// A value of another kind was expected; the words say which.
    #[error("this should be {0}")]
    Expected(&'static str),
    /// A number lies outside what makes sense.
    #[error("{found} lies outside {least} to {most}")]
    OutOfRange {
        /// What stands there.
        found: i64,
        /// The smallest that makes sense.
        least: u32,
        /// The greatest that makes sense.
        most: u32,
    },
    /// A name (of a phase, a role, a choice, an option, a kind …) that nobody defines.
    #[error("there is no «{found}»; there are {}", Listed(.known))]
    Unknown {
        /// What stands there.
        found: String,
        /// What could stand there.
        known: Vec<String>,
    },
    /// A key that stands twice.
    #[error("the key «{0}» stands twice")]
    Twice(String),
    /// A time of day that is none.
    #[error("«{0}» is no time of day; write it as 09:00")]
    NoTime(String),
    /// The activity would end on the next day.
    #[error("it runs past midnight")]
    PastMidnight,
    /// The rule is no RRULE (RFC 5545, 3.3.10); the words say why.
    #[error("«{found}» is no rule of repetition: {why}")]
    NoRule {
        /// What stands there.
        found: String,
        /// What the reader of rules says.
        why: String,
    },
    /// An RRULE with COUNT or UNTIL.
    #[error("a rule in a template has no COUNT or UNTIL: it ends with its phase, or with last_week")]
    OwnEnd,
    /// Not exactly one of the fields that say when an activity takes place.
    #[error(
        "an activity says when in exactly one way; here there are {0} (on, week, repeat, chosen_days, by_ramp)"
    )]
    WaysToSayWhen(usize),
    /// An option lacks what the field asks of it.
    #[error("the option «{option}» has no «{field}»")]
    OptionWithout {
        /// The option's key.
        option: String,
        /// What it lacks.
        field: &'static str,
    },
    /// The choice is of the other kind.
    #[error("the choice «{choice}» is no choice {wanted}")]
    OtherKind {
        /// The choice's key.
        choice: String,
        /// The kind that the field asks for.
        wanted: &'static str,
    },
    /// A choice that nothing in the template asks about.
    #[error("nothing in the template depends on this choice")]
    UnusedChoice,
    /// What a choice gives unless something is picked would itself be refused.
    #[error("the default would be refused: {0}")]
    BadDefault(super::ChoiceError),
    /// A step of the ramp is not above the one before it.
    #[error("{hours} hours are not more than the {before} hours of the step before")]
    NotIncreasing {
        /// Hours of this step.
        hours: u32,
        /// Hours of the step before.
        before: u32,
    },
    /// The hours of a step cannot be shared equally among its days, in whole minutes.
    #[error("{hours} hours cannot be shared among {days} days in equal parts of at most 12 hours")]
    UnevenHours {
        /// Hours a week.
        hours: u32,
        /// Days a week.
        days: usize,
    },
    /// The ramp's steps are longer than its phase.
    #[error("the steps take {steps} weeks and the phase has {phase}")]
    RampTooLong {
        /// Weeks of all steps.
        steps: u32,
        /// Weeks of the phase.
        phase: u32,
    },
    /// An activity goes by the ramp and there is none.
    #[error("there is no [ramp] in this template")]
    NoRamp,
    /// An activity goes by a ramp that belongs to another phase.
    #[error("the ramp belongs to the phase «{0}»")]
    RampElsewhere(String),
    /// An activity gives way to itself.
    #[error("an activity cannot give way to itself")]
    ToItself,
    /// Two numbers stand in the wrong order.
    #[error("the first, {first}, is greater than the last, {last}")]
    WrongOrder {
        /// The smaller end.
        first: u32,
        /// The greater end.
        last: u32,
    },
}

/// Names as a person lists them: `a, b, c`, or «none».
struct Listed<'a>(&'a [String]);

impl fmt::Display for Listed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() { f.write_str("none") } else { f.write_str(&self.0.join(", ")) }
    }
}
