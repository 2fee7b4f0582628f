//! The table as it leaves the server: numbers and percentages, or that a number is too small to be told.
use super::{
    Counts, Tally,
    withhold::{self, Withheld},
};
use crate::{ids::CohortId, people::Gender};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A number of people or of what they did.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Cell {
    /// So many.
    Number(u32),
    /// Not told: too small, or something too small could be computed from it.
    Withheld,
}

/// One row of the table.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Row {
    /// How many were planned for, where that is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned: Option<u32>,
    /// How many have begun.
    pub so_far: Cell,
    /// What became of them, in the order of [`Outcome::ALL`](super::Outcome::ALL).
    pub outcomes: [Cell; 5],
    /// Small steps that were taken.
    pub steps: Cell,
    /// Whole hours that were reported.
    pub hours: Cell,
}

/// All of it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Published {
    /// Men, women, and who said neither; rows of nobody are left out.
    pub genders: Vec<(Gender, Row)>,
    /// By group; none for those who take part alone.
    pub groups: Vec<(Option<CohortId>, Row)>,
    /// Everybody.
    pub total: Row,
}

impl Cell {
    /// The number, if it is told.
    #[must_use]
    pub const fn number(self) -> Option<u32> {
        match self {
            Self::Number(number) => Some(number),
            Self::Withheld => None,
        }
    }
}

/// `part` of `whole` in whole per cent, halves up; None where either is not told or the whole is nothing.
#[must_use]
fn percent(part: Cell, whole: Cell) -> Option<u32> {
    let (part, whole) = (u64::from(part.number()?), u64::from(whole.number()?));
    let rounded = (part * 200 + whole).checked_div(whole * 2)?;
    u32::try_from(rounded).ok()
}

impl Row {
    /// How much of what was planned for has begun, in per cent: S1's first column of that kind.
    #[must_use]
    pub fn percent_begun(&self) -> Option<u32> {
        percent(self.so_far, Cell::Number(self.planned?))
    }

    /// The outcomes in per cent of those who have begun.
    #[must_use]
    pub fn percents(&self) -> [Option<u32>; 5] {
        self.outcomes.map(|cell| percent(cell, self.so_far))
    }
}

impl Counts {
    /// The table with nothing in it from which a number of people from 1 to `smallest - 1` could be computed.
    #[must_use]
    pub fn publish(&self, smallest: u32) -> Published {
        let Withheld { genders, groups, totals } = withhold::withheld(self, smallest);
        let mut total = Tally::default();
        for tally in &self.genders {
            for (sum, people) in total.people.iter_mut().zip(tally.people) {
                *sum += people;
            }
            total.steps += tally.steps;
            total.quarters += tally.quarters;
        }
        let by_gender: Vec<_> = self.genders.iter().map(Tally::so_far).collect();
        let by_group: Vec<_> = self.groups.iter().map(|line| line.tally.so_far()).collect();
        let (few_genders, few_groups) = (few(&by_gender, smallest), few(&by_group, smallest));
        let all_few = (1..smallest).contains(&total.so_far());
        let row = |planned, tally: &Tally, hidden: &[bool; 6], few: bool| {
            let cell = |value, hidden| if hidden { Cell::Withheld } else { Cell::Number(value) };
            Row {
                planned,
                so_far: cell(tally.so_far(), hidden[5]),
                outcomes: std::array::from_fn(|place| cell(tally.people[place], hidden[place])),
                steps: cell(tally.steps, few),
                hours: cell(tally.quarters / 4, few),
            }
        };
        let some = |tally: &Tally| tally.so_far() > 0;
        Published {
            genders: Gender::ALL
                .into_iter()
                .enumerate()
                .filter(|(place, _)| some(&self.genders[*place]))
                .map(|(at, gender)| (gender, row(None, &self.genders[at], &genders[at], few_genders[at])))
                .collect(),
            groups: self
                .groups
                .iter()
                .enumerate()
                .map(|(at, line)| (line.cohort, row(line.planned, &line.tally, &groups[at], few_groups[at])))
                .collect(),
            total: row(self.planned, &total, &totals, all_few),
        }
    }
}

/// Of which rows what was done is not told: of few people, and, where that is one row alone, of the smallest besides.
fn few(people: &[u32], smallest: u32) -> Vec<bool> {
    let mut few: Vec<bool> = people.iter().map(|people| (1..smallest).contains(people)).collect();
    if few.iter().filter(|few| **few).count() == 1 {
        let others = (0..people.len()).filter(|row| !few[*row] && people[*row] > 0);
        if let Some(row) = others.min_by_key(|row| people[*row]) {
            few[row] = true;
        }
    }
    few
}
