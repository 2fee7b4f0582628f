use super::*;
use crate::{
    ids::SeriesId,
    schedule::{ActivityKind, News, Occurrence, OccurrenceState, OnHoliday},
};
use chrono::{Days, NaiveTime, Timelike as _};
use proptest::prelude::*;
use uuid::Uuid;

const FIRST: NaiveDate = NaiveDate::from_ymd_opt(2026, 9, 1).unwrap();

fn at(days: u64) -> NaiveDateTime {
    (FIRST + Days::new(days)).and_hms_opt(9, 0, 0).unwrap()
}

fn weekly() -> Series {
    Series {
        id: SeriesId(Uuid::from_u128(1)),
        title: Text::plain("Uppföljning"),
        kind: ActivityKind::FollowUp,
        start: at(0),
        minutes: 60,
        recurrence: Some("FREQ=WEEKLY;UNTIL=20270531".parse().unwrap()),
        extra: vec![at(2)],
        except: vec![at(14)],
        on_holiday: OnHoliday::Cancel,
        overrides: Vec::new(),
        place: Some(Text::plain("Sal 1")),
        with: Vec::new(),
        bring: Vec::new(),
        about: None,
        instead: None,
        say: None,
        last_day: None,
    }
}

fn nothing(occurrence: NaiveDateTime, reach: Reach) -> Edit {
    Edit { occurrence, reach, cancelled: None, start: None, details: Details::default(), reason: None }
}

fn shown(series: &Series) -> Vec<Occurrence> {
    expand(series, FIRST - Days::new(400), FIRST + Days::new(800))
}

fn of(series: &Series, original: NaiveDateTime) -> Occurrence {
    one(series, original).unwrap()
}

prop_compose! {
    /// Any edit of an occurrence that is there.
    fn any_edit()(
        week in prop::sample::select(vec![0u64, 1, 3, 4, 8, 15, 30]),
        reach in prop::sample::select(vec![Reach::This, Reach::Onward, Reach::Series]),
        cancelled in prop::option::of(any::<bool>()),
        moved in prop::option::of((-20i64..20, 0u32..24, 0u32..4)),
        place in prop::option::of(prop::sample::select(vec!["Sal 2", ""])),
        minutes in prop::option::of(5u32..200),
    ) -> Edit {
        let occurrence = at(7 * week);
        let start = moved.map(|(days, hour, quarter)| {
            let day = (occurrence + TimeDelta::days(days)).date();
            day.and_hms_opt(hour, quarter * 15, 0).unwrap()
        });
        let details = Details { place: place.map(Text::plain), minutes, ..Details::default() };
        Edit { occurrence, reach, cancelled, start, details, reason: None }
    }
}

/// Whether the edit leaves everything as it is shown, which is the only reason for which an edit of [`any_edit`] is
/// refused: the series goes on long after every `now`, and no move is too far.
fn says_nothing(series: &Series, edit: &Edit) -> bool {
    let stays = edit.start.is_none_or(|start| start == of(series, edit.occurrence).start);
    edit.cancelled.is_none() && stays && edit.details.is_empty()
}

proptest! {
    /// An edit of «this one» changes nothing else, whatever was edited before.
    #[test]
    fn this_one_alone(before in prop::collection::vec(any_edit(), 0..5), last in any_edit(), now in 0u64..100) {
        let now = at(now);
        let series = before.iter().fold(weekly(), |series, one| edit(&series, one, now).unwrap_or(series));
        let last = Edit { reach: Reach::This, ..last };
        let edited = match edit(&series, &last, now) {
            Ok(edited) => edited,
            Err(why) => {
                prop_assert!(why == NotEdited::Nothing && says_nothing(&series, &last), "{:?}", why);
                return Ok(());
            }
        };
        prop_assert!(!says_nothing(&series, &last));
        let others = |series: &Series| {
            let mut all = shown(series);
            all.retain(|one| one.id.start != last.occurrence);
            all
        };
        prop_assert_eq!(others(&edited), others(&series));
        let one = of(&edited, last.occurrence);
        match last.cancelled {
            Some(cancelled) => prop_assert_eq!(one.takes_place(), !cancelled),
            // A move within a holiday stays a holiday; anything else that is moved takes place.
            None => if let Some(start) = last.start.filter(|_| one.takes_place()) {
                prop_assert_eq!(one.start, start);
            }
        }
        if let Some(minutes) = last.details.minutes {
            prop_assert_eq!(one.end - one.start, TimeDelta::minutes(minutes.into()));
        }
    }

    /// «From here on» and «the whole series» leave everything that has begun as it was, and lose no occurrence's id.
    #[test]
    fn what_has_been_stays(before in prop::collection::vec(any_edit(), 0..5), last in any_edit(), now in 0u64..100) {
        let now = at(now);
        let series = before.iter().fold(weekly(), |series, one| edit(&series, one, at(0)).unwrap_or(series));
        prop_assume!(last.reach != Reach::This);
        let edited = match edit(&series, &last, now) {
            Ok(edited) => edited,
            Err(why) => {
                prop_assert!(why == NotEdited::Nothing && says_nothing(&series, &last), "{:?}", why);
                return Ok(());
            }
        };
        prop_assert!(!says_nothing(&series, &last));
        let been = |all: Vec<Occurrence>| {
            let mut all: Vec<_> = all.into_iter().filter(|one| one.start <= now).collect();
            all.sort_by_key(|one| one.id);
            all
        };
        let (old, new) = (been(shown(&series)), been(shown(&edited)));
        // Somebody may say that something took place this morning; nothing of the past changes or goes.
        for one in &old {
            prop_assert!(new.contains(one), "{:?}", one.id);
        }
        let ids = |series: &Series| {
            let mut ids: Vec<_> = shown(series).into_iter().map(|one| one.id).collect();
            ids.sort_unstable();
            ids
        };
        prop_assert_eq!(ids(&edited), ids(&series), "an answer finds its occurrence");
    }

    /// Moving keeps the wall time, also over both daylight-saving nights.
    #[test]
    fn all_that_follow_are_at_the_new_time(days in -3i64..4, hour in 0u32..24, week in 0u64..8) {
        let occurrence = at(7 * week);
        prop_assume!(week != 2);
        let time = NaiveTime::from_hms_opt(hour, 30, 0).unwrap();
        let start = (occurrence + TimeDelta::days(days)).date().and_time(time);
        let wanted = Edit { start: Some(start), ..nothing(occurrence, Reach::Onward) };
        let edited = edit(&weekly(), &wanted, at(0) - TimeDelta::days(30)).unwrap();
        for one in shown(&edited) {
            let (moved, original) = (one.start, one.id.start);
            if original < occurrence {
                prop_assert_eq!(moved, original);
            } else {
                prop_assert_eq!((moved.hour(), moved.minute()), (hour, 30));
                prop_assert_eq!((moved.date() - original.date()).num_days(), days);
            }
        }
    }

    /// What is cancelled and taken back is as it was.
    #[test]
    fn taking_back_a_cancellation_loses_nothing(before in prop::collection::vec(any_edit(), 0..5), reach in prop::sample::select(vec![Reach::Onward, Reach::Series])) {
        let now = at(10);
        let series = before.iter().fold(weekly(), |series, one| edit(&series, one, now).unwrap_or(series));
        let all_on = shown(&series).iter().filter(|one| one.start > now).all(|one| one.takes_place() || crate::schedule::holidays::on(one.start.date()).is_some());
        prop_assume!(all_on);
        let off = Edit { cancelled: Some(true), ..nothing(at(28), reach) };
        let cancelled = edit(&series, &off, now).unwrap();
        let back = edit(&cancelled, &Edit { cancelled: Some(false), ..off }, now).unwrap();
        let places = |series: &Series| shown(series).into_iter().map(|one| (one.id, one.start, one.end, one.takes_place())).collect::<Vec<_>>();
        prop_assert_eq!(places(&back), places(&series));
    }
}

#[test]
fn the_participant_is_told_what_changed() {
    let now = at(8);
    let moved = Edit { start: Some(at(23)), ..nothing(at(21), Reach::This) };
    let series = edit(&weekly(), &moved, now).unwrap();
    assert_eq!(of(&series, at(21)).state, OccurrenceState::Moved { from: at(21), reason: None });

    let later = Edit { start: Some(at(21) + TimeDelta::hours(1)), ..nothing(at(21), Reach::Onward) };
    let series = edit(&weekly(), &later, now).unwrap();
    assert_eq!(of(&series, at(21)).state, OccurrenceState::Moved { from: at(21), reason: None });
    let long_after = of(&series, at(70));
    assert_eq!(long_after.start, at(70) + TimeDelta::hours(1));
    assert_eq!(long_after.state, OccurrenceState::Planned, "after two weeks the new time is simply the time");

    let place = Details { place: Some(Text::plain(" Sal 7 ")), ..Details::default() };
    let series = edit(&weekly(), &Edit { details: place, ..nothing(at(21), Reach::This) }, now).unwrap();
    let one = of(&series, at(21));
    assert_eq!((one.news, one.place), (Some(News::Place), Some(Text::plain("Sal 7"))));
}

#[test]
fn a_holiday_can_be_worked_on_when_somebody_says_so() {
    // All Saints' Day is a Saturday: a weekly Saturday rests on it.
    let saints = "2026-10-31T09:00:00".parse::<NaiveDateTime>().unwrap();
    let series = Series { start: saints - TimeDelta::days(7), extra: vec![], except: vec![], ..weekly() };
    assert!(!of(&series, saints).takes_place());
    let kept = Edit { cancelled: Some(false), ..nothing(saints, Reach::This) };
    assert!(of(&edit(&series, &kept, at(0)).unwrap(), saints).takes_place());
}

#[test]
fn what_was_moved_ahead_goes_with_the_whole_series() {
    let moved = Edit { start: Some(at(60)), ..nothing(at(7), Reach::This) };
    let series = edit(&weekly(), &moved, at(1)).unwrap();
    let off = Edit { cancelled: Some(true), ..nothing(at(35), Reach::Series) };
    let series = edit(&series, &off, at(30)).unwrap();
    assert!(shown(&series).iter().all(|one| one.start <= at(30) || !one.takes_place()));
    let over = edit(&series, &Edit { cancelled: Some(false), ..nothing(at(35), Reach::Onward) }, at(700));
    assert_eq!(over, Err(NotEdited::Over));
}

#[test]
fn what_nobody_means_is_refused_by_name() {
    let series = weekly();
    let with = |details: Details| edit(&series, &Edit { details, ..nothing(at(21), Reach::This) }, at(0));
    assert_eq!(with(Details::default()), Err(NotEdited::Nothing));
    assert_eq!(with(Details { minutes: Some(0), ..Details::default() }), Err(NotEdited::BadTime));
    assert_eq!(
        with(Details { title: Some(Text::plain("  ")), ..Details::default() }),
        Err(NotEdited::BadText)
    );
    assert_eq!(
        with(Details { place: Some(Text::plain("x".repeat(201))), ..Details::default() }),
        Err(NotEdited::BadText)
    );
    let far = Edit { start: Some(at(900)), ..nothing(at(21), Reach::This) };
    assert_eq!(edit(&series, &far, at(0)), Err(NotEdited::BadTime));
    let none = Edit { cancelled: Some(true), ..nothing(at(14), Reach::This) };
    assert_eq!(edit(&series, &none, at(0)), Err(NotEdited::NoSuchOccurrence));
}
