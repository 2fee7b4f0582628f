//! The places of the anonymous surveys, under `/surveys`, and `/answer` for printed codes. Their pages come with a part of the app that a first visit
//! never fetches.
use std::fmt;
use uuid::Uuid;

/// A page of the surveys.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Paper {
    /// Those that are open and those that are over.
    List,
    /// One: its questions, or what came of it.
    One(Uuid),
    /// What protects an answer, and what does not.
    Protection,
    /// An answer by a printed code, without a session; survey and code stand behind `#`.
    Printed,
}

impl Paper {
    /// Reads what stands after `/surveys`; None where that is nothing of ours.
    pub(super) fn parse(part: Option<&str>) -> Option<Self> {
        match part {
            None => Some(Self::List),
            Some("protection") => Some(Self::Protection),
            Some(survey) => survey.parse().ok().map(Self::One),
        }
    }

    /// The page's short name, as in file names and tests.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::List => "surveys",
            Self::One(_) => "survey",
            Self::Protection => "survey-protection",
            Self::Printed => "answer",
        }
    }
}

impl fmt::Display for Paper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::List => f.write_str("/surveys"),
            Self::One(survey) => write!(f, "/surveys/{survey}"),
            Self::Protection => f.write_str("/surveys/protection"),
            Self::Printed => f.write_str("/answer"),
        }
    }
}
