//! What is withheld cannot be computed: held against linear algebra, which knows nothing of networks.
use super::*;
use crate::{
    ids::CohortId,
    statistics::withhold::{Withheld, withheld},
};
use proptest::prelude::*;
use uuid::Uuid;

/// A prime: what is independent modulo it is independent.
const PRIME: u64 = 2_147_483_647;

fn power(base: u64, exponent: u64) -> u64 {
    if exponent == 0 {
        return 1;
    }
    let half = power(base, exponent / 2);
    let square = half * half % PRIME;
    if exponent % 2 == 1 { square * base % PRIME } else { square }
}

/// Rows in echelon form, each with the place of its first number.
#[derive(Default)]
struct Span(Vec<(usize, Vec<u64>)>);

impl Span {
    /// What is left of `row` after all that is known is taken out; None where nothing is.
    fn rest(&self, mut row: Vec<u64>) -> Option<(usize, Vec<u64>)> {
        for (at, known) in &self.0 {
            let factor = row[*at];
            for (value, known) in row.iter_mut().zip(known).filter(|_| factor > 0) {
                *value = (*value + (PRIME - factor) * known) % PRIME;
            }
        }
        let at = row.iter().position(|value| *value > 0)?;
        let inverse = power(row[at], PRIME - 2);
        Some((at, row.iter().map(|value| value * inverse % PRIME).collect()))
    }

    fn add(&mut self, row: Vec<u64>) {
        if let Some(rest) = self.rest(row) {
            self.0.push(rest);
        }
    }
}

/// All numbers of the table as sums over its inner cells (genders × outcomes, then groups × outcomes), each with its
/// value and whether it is withheld.
fn numbers(counts: &Counts, hidden: &Withheld) -> Vec<(Vec<u64>, u32, bool)> {
    let groups: Vec<_> = counts.groups.iter().map(|line| line.tally.people).collect();
    let genders: Vec<_> = counts.genders.iter().map(|tally| tally.people).collect();
    let width = 5 * (genders.len() + groups.len());
    let sum = |cells: &mut dyn Iterator<Item = usize>| {
        let mut row = vec![0; width];
        cells.for_each(|cell| row[cell] = 1);
        row
    };
    let mut all = Vec::new();
    for (before, part, hidden) in [(0, &genders, &hidden.genders), (genders.len(), &groups, &hidden.groups)] {
        for (row, people) in part.iter().enumerate() {
            let first = 5 * (before + row);
            for column in 0..5 {
                all.push((sum(&mut [first + column].into_iter()), people[column], hidden[row][column]));
            }
            all.push((sum(&mut (first..first + 5)), people.iter().sum(), hidden[row][5]));
        }
    }
    for column in 0..6 {
        let inside = |cell: &usize| column == 5 || cell % 5 == column;
        let value =
            genders.iter().map(|people| if column == 5 { people.iter().sum() } else { people[column] }).sum();
        all.push((sum(&mut (0..5 * genders.len()).filter(inside)), value, hidden.totals[column]));
    }
    all
}

/// That both tables are about the same people is known to everybody: for each outcome one sum equals the other.
fn common(genders: usize, groups: usize) -> Vec<Vec<u64>> {
    let split = 5 * genders;
    let row = |column: usize| {
        let value = |cell: usize| if cell < split { 1 } else { PRIME - 1 };
        (0..split + 5 * groups).map(|cell| if cell % 5 == column { value(cell) } else { 0 }).collect()
    };
    (0..5).map(row).collect()
}

/// Everybody's gender, group and outcome.
fn counts(people: &[(usize, usize, usize)], groups: usize) -> Counts {
    let mut counts = Counts::default();
    let cohort = |id: usize| Some(CohortId(Uuid::from_u128(id as u128)));
    counts.groups =
        (0..groups).map(|id| Line { cohort: cohort(id), planned: None, tally: Tally::default() }).collect();
    for (gender, group, outcome) in people {
        counts.genders[*gender].people[*outcome] += 1;
        counts.groups[*group].tally.people[*outcome] += 1;
    }
    counts
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Whatever people there are: no number of 1 to 4 follows from the published ones.
    #[test]
    fn nothing_small_can_be_computed_from_what_is_published(
        people in prop::collection::vec((0usize..3, 0usize..4, 0usize..5), 0..90),
        more in prop::collection::vec((0usize..2, 0usize..2, 3usize..5), 0..120),
    ) {
        let people: Vec<_> = people.into_iter().chain(more).collect();
        let counts = counts(&people, 4);
        let all = numbers(&counts, &withheld(&counts, SMALLEST));
        let mut known = Span::default();
        common(3, 4).into_iter().for_each(|row| known.add(row));
        for (row, value, hidden) in &all {
            let small = (1..SMALLEST).contains(value);
            prop_assert!(!small || *hidden, "a small number is told: {value}");
            if !hidden {
                known.add(row.clone());
            }
        }
        for (row, value, _) in all.iter().filter(|(_, value, _)| (1..SMALLEST).contains(value)) {
            prop_assert!(known.rest(row.clone()).is_some(), "{value} follows from what is published");
        }
    }

    /// What is done by few is not told either, nor does it follow from the total.
    #[test]
    fn what_few_did_is_not_the_difference_of_what_is_told(people in prop::collection::vec((0usize..3, 0usize..4, 0usize..5), 1..40)) {
        let counts = counts(&people, 4);
        let table = counts.publish(SMALLEST);
        for (rows, tallies) in [
            (table.genders.iter().map(|(_, row)| row.steps).collect::<Vec<_>>(), counts.genders.map(|t| t.so_far()).to_vec()),
            (table.groups.iter().map(|(_, row)| row.steps).collect(), counts.groups.iter().map(|l| l.tally.so_far()).collect()),
        ] {
            let few = tallies.iter().filter(|people| (1..SMALLEST).contains(people)).count();
            let hidden = rows.iter().filter(|cell| cell.number().is_none()).count();
            prop_assert!(hidden >= few);
            prop_assert!(hidden != 1 || table.total.steps.number().is_none(), "one hidden row beside its total");
        }
    }
}

#[test]
fn where_everybody_is_many_everything_is_told() {
    let people: Vec<_> = (0..600).map(|n| (n % 2, n % 4, n / 4 % 5)).collect();
    let counts = counts(&people, 4);
    let all = numbers(&counts, &withheld(&counts, SMALLEST));
    assert!(all.iter().all(|(_, value, hidden)| *value == 0 || *value >= SMALLEST && !hidden));
}

#[test]
fn one_person_alone_is_in_no_number_at_all() {
    let table = counts(&[(0, 0, 0)], 2).publish(SMALLEST);
    assert_eq!(table.total.so_far, Cell::Withheld);
    assert_eq!(table.groups[0].1.so_far, Cell::Withheld);
    assert_eq!(table.groups[1].1.so_far, Cell::Number(0));
    assert_eq!(table.total.steps, Cell::Withheld);
}
