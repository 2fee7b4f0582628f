//! Counting: who is a part of the period, and what became of them.
use crate::{
    ids::CohortId,
    people::Gender,
    programme::{Ending, Enrolment},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// What became of somebody: the columns of S1's table, in its order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = StatisticsOutcome)]
pub enum Outcome {
    /// Arbete.
    Work,
    /// Studier.
    Studies,
    /// Avbrutit.
    Discontinued,
    /// Avslutats.
    Ended,
    /// Kvar i åtgärd: nobody has noted an end yet.
    Remaining,
}

impl Outcome {
    /// All of them, in the order of the table.
    pub const ALL: [Self; 5] = [Self::Work, Self::Studies, Self::Discontinued, Self::Ended, Self::Remaining];

    /// The name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Work => "work",
            Self::Studies => "studies",
            Self::Discontinued => "discontinued",
            Self::Ended => "ended",
            Self::Remaining => "remaining",
        }
    }

    /// What became of somebody by `until`; None for whoever went on in another form, who is counted there.
    #[must_use]
    pub fn of(enrolment: &Enrolment, until: NaiveDate) -> Option<Self> {
        let Some(finished) = &enrolment.finished else { return Some(Self::Remaining) };
        match finished.ending {
            Ending::Moved => None,
            _ if finished.on > until => Some(Self::Remaining),
            Ending::Work => Some(Self::Work),
            Ending::Studies => Some(Self::Studies),
            Ending::Completed => Some(Self::Ended),
            Ending::Discontinued => Some(Self::Discontinued),
        }
    }
}

/// A number of people for each outcome, with what they did.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    /// People, by [`Outcome`] in its order.
    pub people: [u32; 5],
    /// Small steps that were taken.
    pub steps: u32,
    /// Quarters of an hour that were reported.
    pub quarters: u32,
}

impl Tally {
    /// Everybody.
    #[must_use]
    pub fn so_far(&self) -> u32 {
        self.people.iter().sum()
    }

    fn add(&mut self, taken: &Taken, outcome: Outcome) {
        self.people[outcome as usize] += 1;
        self.steps += taken.steps;
        self.quarters += taken.quarters;
    }
}

/// One participant's time in one programme, as far as it is counted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Taken {
    /// The enrolment.
    pub enrolment: Enrolment,
    /// Man, woman; whoever said neither, or nothing, is counted as unsaid.
    pub gender: Option<Gender>,
    /// Small steps taken in the period. A number only: what they were is the participant's.
    pub steps: u32,
    /// Quarters of an hour at the workplace and elsewhere, as reported in the period.
    pub quarters: u32,
}

/// One group's line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// The group; none for those who take part alone.
    pub cohort: Option<CohortId>,
    /// How many were planned for, where that is said.
    pub planned: Option<u32>,
    /// What there is.
    pub tally: Tally,
}

/// The true numbers of a period.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    /// By [`Gender`] in its order.
    pub genders: [Tally; 3],
    /// By group, in the order in which they were given, those who take part alone last. The same people as in `genders`.
    pub groups: Vec<Line>,
    /// How many were planned for in all, where that is said of any group.
    pub planned: Option<u32>,
}

impl Counts {
    /// Counts those of `taken` who were in a programme on a day from `from` to `until`; `groups` says how many each
    /// group was planned for.
    #[must_use]
    pub fn of(
        groups: &[(CohortId, Option<u32>)],
        taken: &[Taken],
        (from, until): (NaiveDate, NaiveDate),
    ) -> Self {
        let mut genders = [Tally::default(); 3];
        let mut lines: BTreeMap<Option<CohortId>, Tally> = BTreeMap::new();
        for one in taken {
            let first = one.enrolment.first_day();
            let begun = first.is_some_and(|first| first <= until);
            // Whoever nobody has noted an end for is still there, whatever was planned.
            let left = one.enrolment.finished.as_ref().is_some_and(|finished| finished.on < from);
            let Some(outcome) = Outcome::of(&one.enrolment, until).filter(|_| begun && !left) else {
                continue;
            };
            genders[one.gender.unwrap_or(Gender::Unsaid) as usize].add(one, outcome);
            lines.entry(one.enrolment.cohort).or_default().add(one, outcome);
        }
        let mut in_order: Vec<Line> = groups
            .iter()
            .filter_map(|(id, planned)| {
                let tally = lines.remove(&Some(*id))?;
                Some(Line { cohort: Some(*id), planned: *planned, tally })
            })
            .collect();
        let alone = lines.remove(&None);
        in_order.extend(alone.map(|tally| Line { cohort: None, planned: None, tally }));
        let said: Vec<u32> = in_order.iter().filter_map(|line| line.planned).collect();
        Self { genders, groups: in_order, planned: (!said.is_empty()).then(|| said.iter().sum()) }
    }
}
