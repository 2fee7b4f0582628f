//! Of whom is asked on which occasion: it follows from enrolments alone, and nobody is picked by hand.
use chrono::{Months, NaiveDate};
use folje_api::v1::surveys::Occasion;
use folje_domain::{
    ids::{CohortId, PersonId},
    programme::{Ending, Enrolment},
};
use std::collections::BTreeSet;

/// The people of a programme's group (or those who take part alone) whom an occasion is for, of a survey that is open from
/// one day to another. Who went on in another form has not left.
#[must_use]
pub fn people(
    enrolments: &[Enrolment],
    (programme, cohort): (&str, Option<CohortId>),
    occasion: Occasion,
    (opens, closes): (NaiveDate, NaiveDate),
) -> BTreeSet<PersonId> {
    let of = enrolments.iter().filter(|one| one.template == programme && one.cohort == cohort);
    of.filter(|one| is_for(one, occasion, (opens, closes))).map(|one| one.participant).collect()
}

fn is_for(one: &Enrolment, occasion: Occasion, (opens, closes): (NaiveDate, NaiveDate)) -> bool {
    let left = |months: u32| {
        let moved = one.finished.as_ref().is_some_and(|finished| finished.ending == Ending::Moved);
        let last = one.last_day().and_then(|last| last.checked_add_months(Months::new(months)));
        !moved && last.is_some_and(|last| last <= closes)
    };
    match occasion {
        Occasion::Exit => left(0),
        Occasion::ThreeMonths => left(3),
        Occasion::SixMonths => left(6),
        Occasion::HalfWay | Occasion::Other => {
            one.first_day().is_some_and(|first| first <= closes)
                && one.last_day().is_some_and(|last| opens <= last)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use folje_domain::{
        ids::EnrolmentId,
        language::Text,
        programme::{Finished, Phase},
    };
    use uuid::Uuid;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn enrolment(person: u128, from: &str, until: &str, finished: Option<(&str, Ending)>) -> Enrolment {
        let phase = Phase {
            key: "one".to_owned(),
            name: Text::plain("One"),
            first_day: day(from),
            last_day: day(until),
            open_end: false,
        };
        Enrolment {
            id: EnrolmentId(Uuid::from_u128(person)),
            participant: PersonId(Uuid::from_u128(person)),
            cohort: None,
            template: "tolg".to_owned(),
            name: Text::plain("Tolg"),
            phases: vec![phase],
            ramp: None,
            handover_opens: None,
            stand_ins: Vec::new(),
            finished: finished.map(|(on, ending)| Finished { on: day(on), ending }),
        }
    }

    #[test]
    fn each_occasion_is_for_those_for_whom_it_is() {
        let all = [
            enrolment(1, "2026-09-01", "2026-12-31", None),
            enrolment(2, "2026-09-01", "2026-12-31", Some(("2026-10-01", Ending::Discontinued))),
            enrolment(3, "2026-09-01", "2026-12-31", Some(("2026-10-01", Ending::Moved))),
            enrolment(4, "2026-01-01", "2026-04-30", Some(("2026-04-30", Ending::Work))),
        ];
        let asked = |occasion| {
            let window = (day("2026-11-23"), day("2026-12-06"));
            let people = people(&all, ("tolg", None), occasion, window);
            people.into_iter().map(|person| person.0.as_u128()).collect::<Vec<_>>()
        };
        assert_eq!(asked(Occasion::HalfWay), [1]);
        assert_eq!(asked(Occasion::Exit), [2, 4], "whoever left early too, and nobody who went on");
        assert_eq!(asked(Occasion::SixMonths), [4]);
        assert_eq!(asked(Occasion::ThreeMonths), [4]);
    }
}
