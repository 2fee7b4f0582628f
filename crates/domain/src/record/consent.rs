//! What the participant lets one person see, besides what that person's role gives: a ledger of their own.
//!
//! «Medgivande» (row 102): per person, for a time, revocable at any moment, each act noted. S1 tells of
//! participants who felt forced by their caseworker, so nobody else ever learns what was shared before or taken back.
use crate::ids::PersonId;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What is and was shared with one person. Only the participant sees and changes it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Consent {
    /// With whom.
    pub person: PersonId,
    /// All that was done about it, oldest first. The last one stands.
    pub ledger: Vec<ConsentEntry>,
}

/// One act, with its time.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct ConsentEntry {
    /// When, by the phone's clock.
    pub at: DateTime<Utc>,
    /// What was done.
    pub act: ConsentAct,
}

/// Giving (or changing what was given), or taking back.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ConsentAct {
    /// From now on, this and nothing else.
    Given(Given),
    /// From now on, nothing.
    Withdrawn,
}

/// What is shared, until when.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Given {
    /// What, sorted, each once.
    pub shares: Vec<Share>,
    /// Until when.
    pub until: Until,
}

/// What can be shared. Attendance, reminders, wishes and what is private cannot: neither with an authority nor with
/// anybody else.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Share {
    /// The schedule.
    Schedule,
    /// The programme, its phases and its hour ramp.
    Programme,
    /// The goals that are shared with the people around anyhow.
    Goals,
    /// Who is around.
    People,
    /// The answers for occurrences.
    Answers,
    /// «Vem gör vad».
    Tasks,
    /// How the participant rates themselves.
    SelfRatings,
}

impl Share {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 7] = [
        Self::Schedule,
        Self::Programme,
        Self::Goals,
        Self::People,
        Self::Answers,
        Self::Tasks,
        Self::SelfRatings,
    ];

    /// The name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Schedule => "schedule",
            Self::Programme => "programme",
            Self::Goals => "goals",
            Self::People => "people",
            Self::Answers => "answers",
            Self::Tasks => "tasks",
            Self::SelfRatings => "self-ratings",
        }
    }
}

/// How long something is shared.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Until {
    /// Through that day.
    Day(NaiveDate),
    /// Until the programme ends: through its planned last day, or sooner where it ends sooner.
    ProgrammeEnds(NaiveDate),
    /// Until the participant takes it back.
    TakenBack,
}

impl Until {
    /// The last day, where there is one.
    #[must_use]
    pub const fn last_day(self) -> Option<NaiveDate> {
        match self {
            Self::Day(day) | Self::ProgrammeEnds(day) => Some(day),
            Self::TakenBack => None,
        }
    }

    /// Whether it is not over on `today`; `in_programme` says whether a programme of the participant's goes on.
    #[must_use]
    pub fn lasts(self, today: NaiveDate, in_programme: bool) -> bool {
        match self {
            Self::Day(day) => today <= day,
            Self::ProgrammeEnds(day) => today <= day && in_programme,
            Self::TakenBack => true,
        }
    }
}

impl Consent {
    /// What stands, over or not; none where it was taken back.
    #[must_use]
    pub fn stands(&self) -> Option<&Given> {
        match &self.ledger.last()?.act {
            ConsentAct::Given(given) => Some(given),
            ConsentAct::Withdrawn => None,
        }
    }

    /// What is shared on `today`; see [`Until::lasts`].
    #[must_use]
    pub fn lives_on(&self, today: NaiveDate, in_programme: bool) -> Option<&Given> {
        self.stands().filter(|given| given.until.lasts(today, in_programme))
    }
}
