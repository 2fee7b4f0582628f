//! The table of S1, from its own numbers; and who is counted as what.
use super::*;
use crate::{
    ids::{CohortId, EnrolmentId, PersonId},
    language::Text,
    people::Gender,
    programme::{Ending, Enrolment, Finished, Phase},
};
use chrono::NaiveDate;
use uuid::Uuid;

/// «Deltagarstatistik Access Umeå 2008-01-01–2008-06-30» (S1, section 6): arbete, studier, avbrutit, avslutats, kvar.
const MEN: [u32; 5] = [7, 3, 11, 2, 16];
const WOMEN: [u32; 5] = [6, 3, 0, 2, 10];
/// «Totalt 2008 150».
const PLANNED: u32 = 150;

fn tally(people: [u32; 5]) -> Tally {
    Tally { people, steps: 0, quarters: 0 }
}

fn access_umea() -> Published {
    let genders = [tally(MEN), tally(WOMEN), Tally::default()];
    // All numbers of a report that was published: nothing is withheld.
    Counts { genders, groups: Vec::new(), planned: Some(PLANNED) }.publish(0)
}

fn numbers(row: &Row) -> Vec<u32> {
    row.outcomes.iter().chain([&row.so_far]).filter_map(|cell| cell.number()).collect()
}

#[test]
fn the_table_of_s1_follows_from_its_own_numbers() {
    let table = access_umea();
    let [(Gender::Man, men), (Gender::Woman, women)] = &table.genders[..] else { panic!("two rows") };
    assert_eq!(numbers(men), [7, 3, 11, 2, 16, 39]);
    assert_eq!(men.percents(), [18, 8, 28, 5, 41].map(Some));
    assert_eq!(numbers(&table.total), [13, 6, 11, 4, 26, 60]);
    assert_eq!(numbers(women), [6, 3, 0, 2, 10, 21]);
    assert_eq!(women.percents(), [29, 14, 0, 10, 48].map(Some));
}

/// The report prints 23 women and 62 in all, but the outcomes of its women make 21, and of all 60: what became of two
/// women is not in it. Its percentages are of the printed 23 and 62.
#[test]
fn two_women_of_s1_are_in_no_column_and_its_percentages_count_them() {
    let of = |outcomes: [u32; 5], all: u32, planned| Row {
        planned,
        so_far: Cell::Number(all),
        outcomes: outcomes.map(Cell::Number),
        steps: Cell::Number(0),
        hours: Cell::Number(0),
    };
    let women = of(WOMEN, 23, None).percents();
    // Printed: 26, 13, nothing, 9; «kvar» is printed 38, which no 10 of 23 is.
    assert_eq!(women, [26, 13, 0, 9, 43].map(Some));
    let all = of([13, 6, 11, 4, 26], 62, Some(PLANNED));
    // Printed: 21, 10, 18, 6, 42, and 41 of those planned for: all of these follow.
    assert_eq!(all.percents(), [21, 10, 18, 6, 42].map(Some));
    assert_eq!(all.percent_begun(), Some(41));
    // «Kvar» of the men is printed 62, not 16 of 39, which is 41, and of the women 38: printed are the shares of men and
    // of women among the 26 who are still there.
    let remaining = of([0, 0, 0, MEN[4], WOMEN[4]], 26, None).percents();
    assert_eq!(remaining[3..], [Some(62), Some(38)]);
}

#[test]
fn nothing_is_a_percentage_of_nobody_or_of_what_is_withheld() {
    let row = |so_far| Row {
        planned: Some(0),
        so_far,
        outcomes: [Cell::Number(0), Cell::Number(1), Cell::Withheld, Cell::Number(2), Cell::Number(3)],
        steps: Cell::Number(0),
        hours: Cell::Number(0),
    };
    assert_eq!(row(Cell::Number(0)).percents(), [None; 5]);
    assert_eq!(row(Cell::Number(0)).percent_begun(), None);
    assert_eq!(row(Cell::Withheld).percents(), [None; 5]);
    // Halves are rounded up: 2 of 16 is 12.5, and 3 of 8 is 37.5.
    assert_eq!(row(Cell::Number(16)).percents()[3], Some(13));
    assert_eq!(row(Cell::Number(8)).percents(), [Some(0), Some(13), None, Some(25), Some(38)]);
}

/// As Följe would publish it today: the few who ended or went on to studies could be known by their neighbours.
#[test]
fn the_table_of_s1_would_be_told_with_less_in_it() {
    let genders = [tally(MEN), tally(WOMEN), Tally::default()];
    let table = Counts { genders, groups: Vec::new(), planned: Some(PLANNED) }.publish(SMALLEST);
    let (_, men) = &table.genders[0];
    assert_eq!(men.outcomes[1], Cell::Withheld);
    assert_eq!(men.outcomes[3], Cell::Withheld);
    assert_eq!(men.percents()[1], None, "nor can it be computed from a percentage");
    assert_eq!(men.outcomes[4], Cell::Number(16), "what is large is told");
}

fn enrolment(cohort: Option<u128>, first: &str, finished: Option<(&str, Ending)>) -> Enrolment {
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let phase = Phase {
        key: "p".to_owned(),
        name: Text::plain("P"),
        first_day: day(first),
        last_day: day("2026-12-18"),
        open_end: false,
    };
    Enrolment {
        id: EnrolmentId(Uuid::nil()),
        participant: PersonId(Uuid::nil()),
        cohort: cohort.map(|id| CohortId(Uuid::from_u128(id))),
        template: "access".to_owned(),
        name: Text::plain("Access"),
        phases: vec![phase],
        ramp: None,
        handover_opens: None,
        stand_ins: Vec::new(),
        finished: finished.map(|(on, ending)| Finished { on: day(on), ending }),
    }
}

#[test]
fn somebody_is_counted_once_where_they_ended_up_and_is_there_until_an_end_is_noted() {
    let taken: Vec<_> = [
        (enrolment(Some(1), "2026-01-12", Some(("2026-05-01", Ending::Work))), Some(Gender::Woman)),
        (enrolment(Some(1), "2026-01-12", Some(("2026-02-01", Ending::Moved))), Some(Gender::Man)),
        (enrolment(None, "2026-02-02", None), Some(Gender::Man)),
        (enrolment(Some(1), "2025-01-12", Some(("2025-05-01", Ending::Work))), None),
        (enrolment(Some(1), "2027-01-12", None), None),
        (enrolment(Some(1), "2026-01-12", Some(("2027-01-30", Ending::Studies))), None),
    ]
    .into_iter()
    .map(|(enrolment, gender)| Taken { enrolment, gender, steps: 2, quarters: 8 })
    .collect();
    let group = CohortId(Uuid::from_u128(1));
    let year = ("2026-01-01".parse().unwrap(), "2026-12-31".parse().unwrap());
    let counts = Counts::of(&[(group, Some(12)), (CohortId(Uuid::max()), Some(9))], &taken, year);
    assert_eq!(counts.genders.map(|tally| tally.people), [[0, 0, 0, 0, 1], [1, 0, 0, 0, 0], [0, 0, 0, 0, 1]]);
    let lines: Vec<_> = counts.groups.iter().map(|line| (line.cohort, line.tally.people)).collect();
    assert_eq!(lines, [(Some(group), [1, 0, 0, 0, 1]), (None, [0, 0, 0, 0, 1])]);
    assert_eq!(counts.planned, Some(12), "a group with nobody in the period is not planned for in it");
    assert_eq!(counts.groups[0].tally.steps, 4);
}

#[test]
fn the_first_and_the_last_day_of_a_period_belong_to_it() {
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let year = (day("2026-01-01"), day("2026-12-31"));
    let counted = |first: &str, finished| {
        let taken =
            Taken { enrolment: enrolment(None, first, finished), gender: None, steps: 0, quarters: 0 };
        Counts::of(&[], &[taken], year).genders[Gender::Unsaid as usize].people
    };
    let (work, remaining, nobody) = ([1, 0, 0, 0, 0], [0, 0, 0, 0, 1], [0; 5]);
    assert_eq!(counted("2025-09-01", Some(("2026-01-01", Ending::Work))), work, "ended on the first day");
    assert_eq!(counted("2025-09-01", Some(("2025-12-31", Ending::Work))), nobody, "ended the day before");
    assert_eq!(counted("2026-12-31", None), remaining, "began on the last day");
    assert_eq!(counted("2027-01-01", None), nobody, "begins the day after");
    assert_eq!(counted("2026-03-01", Some(("2026-12-31", Ending::Work))), work, "ended on the last day");
    assert_eq!(counted("2026-03-01", Some(("2027-01-01", Ending::Work))), remaining, "ended the day after");
}
