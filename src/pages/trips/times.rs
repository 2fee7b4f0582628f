//! Which bus to take: today's departures that fit what the trip leads to.
use crate::state::Plan;
use chrono::{NaiveDateTime, TimeDelta};
use folje_domain::{
    reminder::{Departure, Leg, Trip, Way},
    schedule::Occurrence,
};

/// How many departures are shown.
const SHOWN: usize = 3;
/// Minutes at the stop before the bus comes, as reminders count them.
const EARLY: i64 = 2;

/// When somebody wants to travel.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Wish {
    /// Be there by then.
    By(NaiveDateTime),
    /// Leave then or later.
    After(NaiveDateTime),
}

/// The next activity that the trip leads to, today or later, until it has ended.
pub(super) fn next<'p>(plan: &'p Plan, trip: &Trip, wall: NaiveDateTime) -> Option<&'p Occurrence> {
    let leads =
        |one: &&Occurrence| trip.series.contains(&one.id.series) && one.takes_place() && one.end > wall;
    plan.snapshot.occurrences.iter().find(leads)
}

/// What fits: there, to be in time for what comes next today; back, once it ends; else from now on.
pub(super) fn wish(plan: &Plan, trip: &Trip, way: Way, wall: NaiveDateTime) -> Wish {
    let today = next(plan, trip, wall).filter(|next| next.start.date() == wall.date());
    match (today, way) {
        (Some(next), Way::There) if next.start > wall => Wish::By(next.start),
        (Some(next), Way::Back) => Wish::After(next.end),
        _ => Wish::After(wall),
    }
}

/// Which way one goes now: back once the last of the day's activities has begun, if that way is saved.
pub(super) fn way(plan: &Plan, trip: &Trip, wall: NaiveDateTime) -> Way {
    let leads = |one: &&Occurrence| trip.series.contains(&one.id.series) && one.takes_place();
    let (begun, to_come): (Vec<_>, Vec<_>) =
        plan.on(wall.date()).filter(leads).partition(|one| one.start <= wall);
    let home = trip.back.is_some() && !begun.is_empty() && to_come.is_empty();
    if home { Way::Back } else { Way::There }
}

/// The departures that fit, in order of time, and which of them to take. Where the last one that is in time has left
/// already, those that come next.
pub(super) fn fitting(
    leg: &Leg,
    mut known: Vec<Departure>,
    wish: Wish,
    now: NaiveDateTime,
) -> (Vec<Departure>, Option<Departure>) {
    known.sort_unstable();
    known.dedup();
    let in_time = match wish {
        Wish::By(by) => leg.latest_for(by, &known).filter(|meant| meant.leaves >= now),
        Wish::After(_) => None,
    };
    if in_time.is_some() {
        known.retain(|departure| Some(*departure) <= in_time);
        known.drain(..known.len().saturating_sub(SHOWN));
        return (known, in_time);
    }
    let after = if let Wish::After(after) = wish { after.max(now) } else { now };
    let meant = leg.first_after(after, &known);
    known.retain(|departure| meant.is_some_and(|meant| *departure >= meant));
    known.truncate(SHOWN);
    (known, meant)
}

/// When to leave for a departure.
pub(super) fn leave(leg: &Leg, departure: Departure) -> NaiveDateTime {
    departure.leaves - TimeDelta::minutes(i64::from(leg.walk) + EARLY)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use folje_domain::reminder::Stop;

    fn at(hour: u32, minute: u32) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2026, 11, 24).unwrap().and_hms_opt(hour, minute, 0).unwrap()
    }

    fn leg() -> Leg {
        let stop = |name: &str| Stop { name: name.to_owned(), id: None };
        Leg {
            from: stop("Lillbyn"),
            to: stop("Torget"),
            line: "1".to_owned(),
            walk: 5,
            walk_on: 4,
            ride: 25,
            change: None,
            departures: [6, 7, 8, 9].map(|hour| at(hour, 10).time()).to_vec(),
            must_book: false,
            steps: Vec::new(),
        }
    }

    fn times((departures, meant): (Vec<Departure>, Option<Departure>)) -> (Vec<u32>, Option<u32>) {
        use chrono::Timelike as _;
        let hour = |departure: &Departure| departure.leaves.hour();
        (departures.iter().map(hour).collect(), meant.as_ref().map(hour))
    }

    #[test]
    fn there_it_is_the_last_that_is_in_time_with_some_before_it() {
        let leg = leg();
        let by = |wish, now| times(fitting(&leg, leg.on(at(0, 0).date()), Wish::By(wish), now));
        assert_eq!(by(at(9, 0), at(5, 0)), (vec![6, 7, 8], Some(8)));
        // 08:10 is there at 08:35 and four minutes on foot later at the door.
        assert_eq!(by(at(8, 38), at(5, 0)), (vec![6, 7], Some(7)));
        // Too late for that: the next one is still a way to come.
        assert_eq!(by(at(8, 38), at(7, 11)), (vec![8, 9], Some(8)));
        assert_eq!(by(at(23, 0), at(22, 0)), (vec![], None));
    }

    #[test]
    fn back_it_is_the_first_that_one_reaches_on_foot() {
        let leg = leg();
        let after = |wish, now| times(fitting(&leg, leg.on(at(0, 0).date()), Wish::After(wish), now));
        assert_eq!(after(at(7, 5), at(5, 0)), (vec![7, 8, 9], Some(7)));
        assert_eq!(after(at(7, 6), at(5, 0)), (vec![8, 9], Some(8)));
        assert_eq!(after(at(7, 5), at(8, 30)), (vec![9], Some(9)), "what has left is not waited for");
        assert_eq!(after(at(22, 0), at(5, 0)), (vec![], None));
        assert_eq!(leave(&leg, leg.on(at(0, 0).date())[1]), at(7, 3));
    }
}
