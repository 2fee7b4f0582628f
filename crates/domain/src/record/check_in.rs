//! A check-in: what somebody beside the participant reports about one occurrence.
//!
//! There, not there, or not reported: who is not reported is not counted absent. The participant reads every word, may
//! say «stämmer inte» at any time, and both versions stay. The app never sends it to an authority.
use crate::{
    ids::PersonId,
    language::Text,
    people::Role,
    schedule::{ActivityKind, OccurrenceId},
};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What one person reported about one occurrence. Two may report the same one: both are kept, and both are shown.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct CheckIn {
    /// The occurrence.
    pub occurrence: OccurrenceId,
    /// What kind of activity it was.
    pub kind: ActivityKind,
    /// Its day, as it was when this was reported first.
    pub day: NaiveDate,
    /// What it was called then.
    pub title: Text,
    /// Who reported.
    pub by: PersonId,
    /// What they were to the participant that day.
    pub role: Role,
    /// What they say now.
    pub report: Report,
    /// What they said before, oldest first: nothing that somebody has read is taken away.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<Report>,
    /// What the participant says against it, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contests: Vec<Contest>,
}

/// One version of what somebody says.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Report {
    /// There or not; none where the report was taken back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attendance: Option<Attendance>,
    /// For how long, in quarters of an hour.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub quarters: u16,
    /// How it went with people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people: Option<WithPeople>,
    /// How it went with the coffee break.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fika: Option<Fika>,
    /// A line that the participant reads.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub line: String,
    /// When it was said, by the phone's clock.
    pub at: DateTime<Utc>,
    /// When it arrived, by the clock of the side that took it in.
    pub arrived: DateTime<Utc>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
const fn is_zero(quarters: &u16) -> bool {
    *quarters == 0
}

/// Whether somebody was there. Where nobody reported there is none of this.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Attendance {
    /// «Var här»
    Present,
    /// «Var inte här»
    Absent,
}

/// How it went with people: «är den sociala träningen viktigare än arbetsuppgifterna» (S1).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WithPeople {
    /// «Svårt i dag»
    Hard,
    /// «Sådär»
    SoSo,
    /// «Bra»
    Fine,
    /// «Riktigt bra»
    Great,
}

impl WithPeople {
    /// All of them, from hard to easy.
    pub const ALL: [Self; 4] = [Self::Hard, Self::SoSo, Self::Fine, Self::Great];
}

/// How it went with the coffee break, where people at a workplace meet.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Fika {
    /// «Ingen fika»
    None,
    /// «Fikade själv»
    Alone,
    /// «Med en stund»
    AWhile,
    /// «Fikade med oss»
    Together,
}

impl Fika {
    /// All of them, from none to together.
    pub const ALL: [Self; 4] = [Self::None, Self::Alone, Self::AWhile, Self::Together];
}

/// «Stämmer inte»: what the participant says against a report. It is a wish to talk about it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Contest {
    /// In their own words.
    pub line: String,
    /// When they said it, by the phone's clock.
    pub at: DateTime<Utc>,
    /// The day on which they said that it has been talked about; a wish for a talk until then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settled: Option<NaiveDate>,
}

/// What is known about one occurrence, as it is shown: three states, and silence is one of its own.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Presence {
    /// Nobody reported.
    NotReported,
    /// There.
    Present,
    /// Not there.
    Absent,
}

impl From<Option<Attendance>> for Presence {
    fn from(attendance: Option<Attendance>) -> Self {
        match attendance {
            None => Self::NotReported,
            Some(Attendance::Present) => Self::Present,
            Some(Attendance::Absent) => Self::Absent,
        }
    }
}

impl CheckIn {
    /// What the reporter says now, in three states.
    #[must_use]
    pub fn presence(&self) -> Presence {
        self.report.attendance.into()
    }

    /// What the participant says against it, until it has been talked about.
    #[must_use]
    pub fn contest(&self) -> Option<&Contest> {
        self.contests.last().filter(|contest| contest.settled.is_none())
    }
}
