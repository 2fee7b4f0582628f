//! What is withheld cannot be computed: held against linear algebra, which knows nothing of networks, and against trying
//! out every table that differs by one person here and there, which knows that no number is below zero.
use super::*;
use crate::{
    ids::CohortId,
    people::Gender,
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

/// Whether another table would be published just so, in which the number that is the sum `target` of the inner cells
/// is different: no number of it is below zero, and both halves are about the same people. Tries all tables in which
/// each inner cell that is not published differs by at most one.
fn could_be_different(all: &[(Vec<u64>, u32, bool)], halves: &[Vec<u64>], target: &[u64]) -> bool {
    let sign = |coefficient: u64| if coefficient == PRIME - 1 { -1 } else { i64::from(coefficient == 1) };
    let change = |row: &[u64], by: &[i64]| row.iter().zip(by).map(|(c, by)| sign(*c) * by).sum::<i64>();
    let published = |cell: usize| {
        let alone = |row: &[u64]| row.iter().enumerate().all(|(at, one)| (*one == 1) == (at == cell));
        all.iter().any(|(row, _, hidden)| !hidden && alone(row))
    };
    let free: Vec<usize> = (0..target.len()).filter(|cell| !published(*cell)).collect();
    // A row is checked as soon as the last of its cells that can differ has its value.
    let last = |row: &[u64]| free.iter().rposition(|cell| row[*cell] > 0);
    let fits_so_far = |depth: usize, by: &[i64]| {
        let now = |row: &[u64]| last(row) == Some(depth);
        all.iter().filter(|(row, ..)| now(row)).all(|(row, value, hidden)| {
            let by = change(row, by);
            if *hidden { i64::from(*value) + by >= 0 } else { by == 0 }
        }) && halves.iter().filter(|row| now(row)).all(|row| change(row, by) == 0)
    };
    fn search(
        free: &[usize],
        depth: usize,
        by: &mut Vec<i64>,
        fits: &dyn Fn(usize, &[i64]) -> bool,
        found: &dyn Fn(&[i64]) -> bool,
    ) -> bool {
        let Some(cell) = free.get(depth) else { return found(by) };
        for one in [0, 1, -1] {
            by[*cell] = one;
            if fits(depth, by) && search(free, depth + 1, by, fits, found) {
                return true;
            }
        }
        by[*cell] = 0;
        false
    }
    let mut by = vec![0; target.len()];
    search(&free, 0, &mut by, &fits_so_far, &|by| change(target, by) != 0)
}

/// Everybody's gender, group and outcome. Each took two steps and reported three hours.
fn counts(people: &[(usize, usize, usize)], groups: usize) -> Counts {
    let mut counts = Counts::default();
    let cohort = |id: usize| Some(CohortId(Uuid::from_u128(id as u128)));
    counts.groups =
        (0..groups).map(|id| Line { cohort: cohort(id), planned: None, tally: Tally::default() }).collect();
    for (gender, group, outcome) in people {
        for tally in [&mut counts.genders[*gender], &mut counts.groups[*group].tally] {
            tally.people[*outcome] += 1;
            tally.steps += 2;
            tally.quarters += 12;
        }
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

    /// Nor does it follow for whoever remembers that no number of people is below zero: a withheld zero beside a small
    /// number hides nothing.
    #[test]
    fn nothing_small_follows_from_no_number_being_below_zero(
        people in prop::collection::vec((0usize..2, 0usize..2, 3usize..5), 1..24),
    ) {
        let counts = counts(&people, 2);
        let all = numbers(&counts, &withheld(&counts, SMALLEST));
        let halves = common(3, 2);
        for (row, value, _) in all.iter().filter(|(_, value, _)| (1..SMALLEST).contains(value)) {
            prop_assert!(could_be_different(&all, &halves, row), "{value} follows from what is published: {counts:?}");
        }
    }

    /// What is done by few is not told either, nor does it follow from the total.
    #[test]
    fn what_few_did_is_not_the_difference_of_what_is_told(
        people in prop::collection::vec((0usize..3, 0usize..4, 0usize..5), 1..40),
    ) {
        let counts = counts(&people, 4);
        let table = counts.publish(SMALLEST);
        // Rows of nobody are left out of the genders.
        let by_gender = Gender::ALL.iter().map(|gender| table.genders.iter().find(|(of, _)| of == gender).map(|(_, row)| row));
        let genders: Vec<_> = by_gender.zip(counts.genders.map(|tally| tally.so_far())).filter_map(|(row, people)| Some((row?, people))).collect();
        let groups: Vec<_> = table.groups.iter().map(|(_, row)| row).zip(counts.groups.iter().map(|line| line.tally.so_far())).collect();
        let all = u32::try_from(people.len()).unwrap();
        let done: [fn(&Row) -> Cell; 2] = [|row| row.steps, |row| row.hours];
        for (rows, of) in [&genders, &groups].into_iter().flat_map(|rows| done.map(|of| (rows, of))) {
            for (row, people) in rows {
                let few = (1..SMALLEST).contains(people);
                prop_assert!(!few || of(row) == Cell::Withheld, "what {people} did is told");
            }
            let hidden = rows.iter().filter(|(row, _)| of(row) == Cell::Withheld).count();
            prop_assert!(hidden != 1 || of(&table.total) == Cell::Withheld, "one hidden row beside its total");
            let none = rows.iter().all(|(_, people)| *people == 0 || *people >= SMALLEST);
            prop_assert!(!none || hidden == 0, "what many did is told");
        }
        prop_assert_eq!((1..SMALLEST).contains(&all), table.total.hours == Cell::Withheld);
        prop_assert_eq!((1..SMALLEST).contains(&all), table.total.steps == Cell::Withheld);
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
    assert_eq!(table.total.hours, Cell::Withheld);
}

#[test]
fn steps_and_whole_hours_of_many_are_told() {
    let people: Vec<_> = (0..12).map(|n| (n % 2, n / 6, 4)).collect();
    let table = counts(&people, 2).publish(SMALLEST);
    let told = |row: &Row| (row.steps, row.hours);
    assert_eq!(told(&table.genders[0].1), (Cell::Number(12), Cell::Number(18)));
    assert_eq!(told(&table.groups[1].1), (Cell::Number(12), Cell::Number(18)));
    assert_eq!(told(&table.total), (Cell::Number(24), Cell::Number(36)));
}
