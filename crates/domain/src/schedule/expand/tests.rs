//! What a window shows of a series: recurrence, exceptions, what was moved or cancelled, holidays.
use super::*;
use crate::{ids::SeriesId, schedule::ActivityKind};
use crate::{
    language::Text,
    schedule::{News, OccurrenceState, OnHoliday, Onward, Override, Shift},
};

fn at(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn series(start: &str, recurrence: Option<&str>) -> Series {
    Series {
        id: SeriesId(uuid::Uuid::from_u128(7)),
        title: Text::plain("Uppföljning"),
        kind: ActivityKind::FollowUp,
        start: at(start),
        minutes: 180,
        recurrence: recurrence.map(|rule| rule.parse().unwrap()),
        extra: vec![],
        except: vec![],
        on_holiday: OnHoliday::Cancel,
        overrides: vec![],
        place: Some(Text::plain("Kungsgatan 1")),
        with: vec![],
        bring: vec![],
        about: None,
        instead: None,
        say: None,
        last_day: None,
    }
}

fn every_other_thursday() -> Series {
    series("2026-10-15T09:00:00", Some("FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"))
}

fn moved(original: &str, start: &str) -> Override {
    Override {
        original: at(original),
        change: Change::Moved { start: at(start), minutes: None, place: None },
        reason: None,
    }
}

fn shown(series: &Series, from: &str, until: &str) -> Vec<(String, &'static str)> {
    expand(series, day(from), day(until))
        .into_iter()
        .map(|occurrence| {
            let state = match occurrence.state {
                OccurrenceState::Planned => "planned",
                OccurrenceState::Cancelled { .. } => "cancelled",
                OccurrenceState::Moved { .. } => "moved",
            };
            (format!("{:?}", occurrence.start), state)
        })
        .collect()
}

#[test]
fn every_other_thursday_keeps_its_wall_time_over_both_daylight_saving_nights() {
    let series = every_other_thursday();
    let autumn = shown(&series, "2026-10-12", "2026-11-13");
    let times = ["2026-10-15T09:00:00", "2026-10-29T09:00:00", "2026-11-12T09:00:00"];
    assert_eq!(autumn, times.map(|time| (time.to_owned(), "planned")));
    let spring = shown(&series, "2027-03-15", "2027-04-16");
    let times = ["2027-03-18T09:00:00", "2027-04-01T09:00:00", "2027-04-15T09:00:00"];
    assert_eq!(spring, times.map(|time| (time.to_owned(), "planned")));
}

#[test]
fn the_window_holds_its_first_day_and_not_its_last() {
    let series = every_other_thursday();
    assert_eq!(shown(&series, "2026-10-15", "2026-10-29").len(), 1);
    assert_eq!(shown(&series, "2026-10-16", "2026-10-29"), []);
    assert_eq!(shown(&series, "2026-10-29", "2026-10-15"), []);
}

#[test]
fn extra_starts_join_once_and_exceptions_win() {
    let mut series = series("2026-11-02T13:00:00", None);
    series.extra = vec![at("2026-11-04T13:00:00"), at("2026-11-02T13:00:00"), at("2026-11-03T10:00:00")];
    series.except = vec![at("2026-11-04T13:00:00"), at("2026-11-05T13:00:00")];
    let shown = shown(&series, "2026-11-01", "2026-12-01");
    assert_eq!(
        shown,
        [("2026-11-02T13:00:00".to_owned(), "planned"), ("2026-11-03T10:00:00".to_owned(), "planned")]
    );
}

#[test]
fn a_moved_occurrence_is_shown_on_its_new_day_alone_and_keeps_its_id() {
    let mut series = every_other_thursday();
    series.overrides = vec![Override {
        original: at("2026-10-29T09:00:00"),
        change: Change::Moved {
            start: at("2026-11-03T13:00:00"),
            minutes: Some(60),
            place: Some(Text::plain("Biblioteket")),
        },
        reason: Some(Text::plain("Lokalen är upptagen")),
    }];
    assert_eq!(shown(&series, "2026-10-26", "2026-11-02"), []);
    let [there] = <[_; 1]>::try_from(expand(&series, day("2026-11-02"), day("2026-11-09"))).unwrap();
    assert_eq!(there.id.start, at("2026-10-29T09:00:00"));
    assert_eq!((there.start, there.end), (at("2026-11-03T13:00:00"), at("2026-11-03T14:00:00")));
    assert_eq!(there.place, Some(Text::plain("Biblioteket")));
    assert_eq!(
        there.state,
        OccurrenceState::Moved {
            from: at("2026-10-29T09:00:00"),
            reason: Some(Text::plain("Lokalen är upptagen"))
        }
    );
}

#[test]
fn an_occurrence_moved_forward_from_after_the_window_appears_in_it() {
    let mut series = every_other_thursday();
    series.overrides = vec![moved("2026-12-10T09:00:00", "2026-11-13T09:00:00")];
    assert_eq!(shown(&series, "2026-11-13", "2026-11-14"), [("2026-11-13T09:00:00".to_owned(), "moved")]);
    assert_eq!(shown(&series, "2026-12-10", "2026-12-11"), []);
}

#[test]
fn a_change_to_a_start_that_the_series_does_not_have_says_nothing() {
    let mut series = every_other_thursday();
    series.except = vec![at("2026-10-29T09:00:00")];
    series.overrides = vec![
        moved("2026-10-29T09:00:00", "2026-10-30T09:00:00"),
        moved("2026-10-22T09:00:00", "2026-10-30T10:00:00"),
    ];
    assert_eq!(shown(&series, "2026-10-16", "2026-11-12"), []);
}

#[test]
fn the_last_word_about_an_occurrence_counts() {
    let mut series = every_other_thursday();
    series.overrides = vec![
        moved("2026-10-29T09:00:00", "2026-10-30T09:00:00"),
        Override {
            original: at("2026-10-29T09:00:00"),
            change: Change::Cancelled,
            reason: Some(Text::plain("Sjukdom")),
        },
    ];
    let [there] = <[_; 1]>::try_from(expand(&series, day("2026-10-26"), day("2026-11-02"))).unwrap();
    assert_eq!(there.start, at("2026-10-30T09:00:00"), "cancelled where the participant knew it to be");
    assert_eq!(there.state, OccurrenceState::Cancelled { reason: Some(Text::plain("Sjukdom")) });
}

#[test]
fn a_holiday_cancels_by_its_name_unless_the_series_keeps_holidays() {
    // Thursday 6 May 2027 is Ascension Day; 24 December 2026 a customary day off.
    let mut series = every_other_thursday();
    series.start = at("2026-12-10T09:00:00");
    let rest = |series: &Series, on: &str| {
        let date = day(on);
        expand(series, date, date.succ_opt().unwrap()).remove(0).state
    };
    let name = |sv: &str, en: &str| OccurrenceState::Cancelled {
        reason: Some(Text { sv: sv.into(), en: Some(en.into()) }),
    };
    assert_eq!(rest(&series, "2026-12-24"), name("Julafton", "Christmas Eve"));
    series.start = at("2027-04-22T09:00:00");
    assert_eq!(rest(&series, "2027-05-06"), name("Kristi himmelsfärdsdag", "Ascension Day"));
    series.on_holiday = OnHoliday::Keep;
    assert_eq!(rest(&series, "2027-05-06"), OccurrenceState::Planned);
}

#[test]
fn moving_away_from_a_holiday_saves_an_occurrence_and_moving_within_it_does_not() {
    let mut series = series("2027-04-22T09:00:00", Some("FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"));
    series.overrides = vec![moved("2027-05-06T09:00:00", "2027-05-05T09:00:00")];
    assert_eq!(shown(&series, "2027-05-03", "2027-05-10"), [("2027-05-05T09:00:00".to_owned(), "moved")]);
    series.overrides = vec![moved("2027-05-06T09:00:00", "2027-05-06T13:00:00")];
    assert_eq!(shown(&series, "2027-05-03", "2027-05-10"), [("2027-05-06T09:00:00".to_owned(), "cancelled")]);
}

#[test]
fn occurrences_come_in_order_of_when_they_are_shown() {
    let mut series = series("2026-11-02T09:00:00", Some("FREQ=DAILY;COUNT=4"));
    series.overrides = vec![moved("2026-11-02T09:00:00", "2026-11-04T08:00:00")];
    let starts: Vec<_> =
        shown(&series, "2026-11-01", "2026-12-01").into_iter().map(|(start, _)| start).collect();
    assert_eq!(
        starts,
        ["2026-11-03T09:00:00", "2026-11-04T08:00:00", "2026-11-04T09:00:00", "2026-11-05T09:00:00"]
    );
}

#[test]
fn lengths_and_dates_at_the_edge_of_the_calendar_do_not_panic() {
    let mut series = series("2026-11-02T09:00:00", Some("FREQ=WEEKLY;WKST=SU"));
    series.minutes = u32::MAX;
    series.extra = vec![NaiveDateTime::MAX, NaiveDateTime::MIN];
    assert!(!expand(&series, NaiveDate::MIN, NaiveDate::MAX).is_empty());
    for edge in [NaiveDateTime::MAX, NaiveDateTime::MIN] {
        series.start = edge;
        assert_eq!(expand(&series, NaiveDate::MIN, NaiveDate::MAX).len(), 1);
    }
}

#[test]
fn whoever_left_a_group_has_none_of_it_after_their_last_day() {
    let mut left = every_other_thursday();
    left.last_day = Some(day("2026-10-29"));
    left.overrides.push(moved("2026-10-15T09:00:00", "2026-10-30T09:00:00"));
    assert_eq!(shown(&left, "2026-10-01", "2026-12-01"), [("2026-10-29T09:00:00".to_owned(), "planned")]);
}

#[test]
fn whoever_left_a_group_can_answer_for_nothing_after_their_last_day() {
    let mut left = every_other_thursday();
    left.last_day = Some(day("2026-10-29"));
    left.overrides.push(moved("2026-10-15T09:00:00", "2026-10-30T09:00:00"));
    left.overrides.push(moved("2026-11-12T09:00:00", "2026-10-28T09:00:00"));
    let found = |start: &str| one(&left, at(start)).map(|occurrence| occurrence.start);
    assert_eq!(found("2026-10-29T09:00:00"), Some(at("2026-10-29T09:00:00")), "on the last day");
    assert_eq!(found("2026-10-15T09:00:00"), None, "moved beyond it");
    assert_eq!(found("2026-11-12T09:00:00"), Some(at("2026-10-28T09:00:00")), "moved to a day before it");
    assert_eq!(found("2026-11-26T09:00:00"), None, "after it");
    left.last_day = None;
    assert!(one(&left, at("2026-11-26T09:00:00")).is_some());
}

#[test]
fn one_occurrence_is_what_the_window_shows() {
    let mut series = every_other_thursday();
    series.except = vec![at("2026-11-12T09:00:00")];
    series.overrides = vec![moved("2026-10-29T09:00:00", "2026-11-03T13:00:00")];
    for shown in expand(&series, day("2026-10-01"), day("2027-01-01")) {
        assert_eq!(one(&series, shown.id.start), Some(shown));
    }
    for none in ["2026-11-12T09:00:00", "2026-10-15T10:00:00", "2026-10-22T09:00:00", "2026-11-03T13:00:00"] {
        assert_eq!(one(&series, at(none)), None, "{none}");
    }
}

#[test]
fn a_new_time_is_told_for_fourteen_days_and_is_then_simply_the_time() {
    let mut daily = series("2026-11-02T09:00:00", Some("FREQ=DAILY"));
    let onward = Onward {
        since: day("2026-11-02"),
        shift: Some(Shift { days: 0, time: at("2026-11-02T10:00:00").time() }),
        ..Onward::default()
    };
    daily.overrides =
        vec![Override { original: at("2026-11-02T09:00:00"), change: Change::Onward(onward), reason: None }];
    let told = |on: &str| shown(&daily, on, &day(on).succ_opt().unwrap().to_string())[0].1;
    assert_eq!((told("2026-11-02"), told("2026-11-15")), ("moved", "moved"));
    assert_eq!((told("2026-11-16"), told("2026-11-17")), ("planned", "planned"));
}

#[test]
fn what_is_new_is_told_for_fourteen_days() {
    let mut daily = series("2026-11-02T09:00:00", Some("FREQ=DAILY"));
    let since = day("2026-11-02");
    daily.overrides =
        vec![Override { original: at("2026-11-02T09:00:00"), change: Change::Added { since }, reason: None }];
    let news = |on: &str| expand(&daily, day(on), day(on).succ_opt().unwrap()).remove(0).news;
    assert_eq!((news("2026-11-02"), news("2026-11-15")), (Some(News::New), Some(News::New)));
    assert_eq!(news("2026-11-16"), None);
}
