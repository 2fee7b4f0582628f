use super::*;
use crate::ids::FreeTimeId;
use chrono::{DateTime, Days, NaiveTime, Utc};
use proptest::prelude::*;
use uuid::Uuid;

/// Clocks that go forward at two and back at three, as in Stockholm in 2026.
struct Clocks;

fn wall(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

impl Zone for Clocks {
    fn resolve(&self, wall_time: NaiveDateTime) -> Resolved {
        let (spring, autumn) = (wall("2026-03-29T02:00:00"), wall("2026-10-25T02:00:00"));
        let hour = TimeDelta::hours(1);
        let winter = (wall_time - hour).and_utc();
        let summer = winter - hour;
        match wall_time {
            at if at < spring => Resolved::Once(winter),
            at if at < spring + hour => Resolved::Gap(winter),
            at if at < autumn => Resolved::Once(summer),
            at if at < autumn + hour => Resolved::Fold(summer),
            _ => Resolved::Once(winter),
        }
    }

    fn wall(&self, instant: DateTime<Utc>) -> NaiveDateTime {
        instant.naive_utc()
    }
}

prop_compose! {
    fn free_time()(
        day in prop::sample::select(vec!["2026-03-22", "2026-03-29", "2026-10-18", "2026-10-25", "2026-12-23", "2026-04-01"]),
        quarter in 0u32..96, talks in 1u32..8, each in prop::sample::select(vec![10u32, 30, 45, 60]),
        weeks in prop::option::of(0u64..6), id in any::<u128>(),
    ) -> FreeTime {
        let day: NaiveDate = day.parse().unwrap();
        let start = day.and_time(NaiveTime::from_hms_opt(quarter / 4, quarter % 4 * 15, 0).unwrap());
        FreeTime {
            id: FreeTimeId(Uuid::from_u128(id)),
            start,
            minutes: talks * each + 5,
            each,
            weekly_until: weeks.map(|weeks| day + Days::new(7 * weeks)),
            forms: vec![Form::Talk, Form::Walk],
            place: String::new(),
        }
    }
}

proptest! {
    /// However they are booked one after the other: never two in one time, never outside what was offered, never on a
    /// holiday or in an hour that clocks show twice or not at all.
    #[test]
    fn two_are_never_in_one_time(free in prop::collection::vec(free_time(), 0..6), picks in prop::collection::vec(any::<prop::sample::Index>(), 0..20)) {
        let (from, until) = (wall("2026-01-01T00:00:00"), "2027-06-01".parse().unwrap());
        let mut taken: Vec<Span> = Vec::new();
        for pick in picks {
            let open = slots(&free, &taken, from, until, &Clocks);
            if open.is_empty() { break }
            let slot = pick.get(&open);
            let span = slot.span();
            prop_assert!(taken.iter().all(|other| !other.meets(&span)));
            prop_assert!(holidays::on(slot.start.date()).is_none());
            let offered = free.iter().any(|free| {
                let days = (slot.start.date() - free.start.date()).num_days();
                // A window that begins late in the evening may end after midnight.
                [days, days - 1].into_iter().any(|days| {
                    let begins = free.start + TimeDelta::days(days);
                    let last = free.weekly_until.unwrap_or(free.start.date());
                    let comes = days >= 0 && days % 7 == 0 && begins.date() <= last;
                    comes && begins <= span.start && span.end <= begins + TimeDelta::minutes(free.minutes.into())
                })
            });
            prop_assert!(offered, "{:?}", slot);
            let length = Clocks.resolve(span.end).instant() - Clocks.resolve(span.start).instant();
            prop_assert_eq!(length, TimeDelta::minutes(slot.minutes.into()));
            prop_assert!(fits(&open, slot.start, Form::Walk) == Some(slot));
            taken.push(span);
            prop_assert!(fits(&slots(&free, &taken, from, until, &Clocks), span.start, Form::Walk).is_none());
        }
    }
}

#[test]
fn no_talk_lies_over_the_turn_of_the_clocks() {
    let open = |start: &str, each| {
        let free = FreeTime {
            id: FreeTimeId(Uuid::nil()),
            start: wall(start),
            minutes: each,
            each,
            weekly_until: None,
            forms: vec![Form::Talk],
            place: String::new(),
        };
        let until = "2026-12-01".parse().unwrap();
        !slots(&[free], &[], wall("2026-01-01T00:00:00"), until, &Clocks).is_empty()
    };
    for night in ["2026-03-29", "2026-10-25"] {
        // Both ends are shown once; the hour between them is missing, or comes twice.
        assert!(!open(&format!("{night}T01:30:00"), 120), "{night}");
        assert!(!open(&format!("{night}T02:15:00"), 30), "{night}");
        assert!(open(&format!("{night}T00:30:00"), 60), "{night}");
        assert!(open(&format!("{night}T03:00:00"), 60), "{night}");
    }
    assert!(open("2026-04-12T01:30:00", 120), "an ordinary night");
}

#[test]
fn what_has_begun_or_lies_beyond_cannot_be_booked() {
    let free = FreeTime {
        id: FreeTimeId(Uuid::nil()),
        start: wall("2026-11-24T09:00:00"),
        minutes: 90,
        each: 30,
        weekly_until: Some("2026-12-29".parse().unwrap()),
        forms: vec![Form::Walk],
        place: "Entrén".to_owned(),
    };
    let open = slots(
        std::slice::from_ref(&free),
        &[],
        wall("2026-11-24T09:00:00"),
        "2026-12-02".parse().unwrap(),
        &Clocks,
    );
    let starts: Vec<_> = open.iter().map(|slot| slot.start.to_string()).collect();
    assert_eq!(
        starts,
        [
            "2026-11-24 09:30:00",
            "2026-11-24 10:00:00",
            "2026-12-01 09:00:00",
            "2026-12-01 09:30:00",
            "2026-12-01 10:00:00"
        ]
    );
    assert!(fits(&open, wall("2026-12-01T09:00:00"), Form::Talk).is_none());
    assert_eq!(free.ended("2026-12-01".parse().unwrap()).unwrap().weekly_until, "2026-11-30".parse().ok());
    assert_eq!(free.ended("2026-11-24".parse().unwrap()), None);
    assert!(FreeTime { each: 200, ..free }.checked().is_err());
}
