//! The three forms of Access, held against S1.
use super::*;
use crate::schedule::{ActivityKind, OccurrenceState};
use chrono::{Datelike, Timelike};
use std::collections::BTreeSet;

fn access() -> Template {
    template("access.toml")
}

#[test]
fn the_entry_phase_has_five_weeks_and_in_its_earlier_form_four() {
    let five = lay(&access(), monday(), &Choices::default());
    let four = lay(&access(), monday(), &Choices::default().option("entre-langd", "fyra-veckor"));
    assert_eq!((weeks(&five, "entre"), weeks(&four, "entre")), (5, 4));
    assert_eq!(four.phases[1].first_day, monday() + chrono::Days::new(28));
}

#[test]
fn the_first_day_begins_after_lunch_and_has_nothing_beside_it() {
    let laid = lay(&access(), monday(), &Choices::default());
    let all = occurrences(&laid);
    let first_day: Vec<_> = all.iter().filter(|o| o.start.date() == monday()).collect();
    let [first] = first_day[..] else { panic!("{first_day:#?}") };
    assert_eq!(first.kind, ActivityKind::FirstDay);
    assert_eq!((first.start.hour(), first.start.minute()), (13, 0));
    let about = &first.about.as_ref().unwrap().sv;
    assert!(about.contains("bowlar") && about.contains("middag"));
    assert!(first.place.is_some() && first.say.is_some());
    assert_eq!(first.with, [person(Role::Coach)]);
}

#[test]
fn the_modules_have_their_real_names_and_the_first_talk_is_in_the_first_week() {
    let laid = lay(&access(), monday(), &Choices::default());
    let all = occurrences(&laid);
    let names: BTreeSet<_> =
        (1..=5).flat_map(|week| in_week(&all, monday(), week)).map(|o| o.title.sv.as_str()).collect();
    for name in
        ["Livs- och yrkesplanering", "JSA-Jobbplanering", "Frisk & Svette", "Kost & Hälsa", "Praktikprocess"]
    {
        assert!(names.contains(name), "{name}");
    }
    let walk = called(&laid, "Frisk & Svette")[0].instead.clone().unwrap();
    assert_eq!(walk.sv, "Promenad med coach");
    assert!(in_week(&all, monday(), 1).iter().any(|o| o.kind == ActivityKind::Talk));
}

#[test]
fn the_placement_lasts_up_to_22_weeks_and_may_end_sooner() {
    let laid = lay(&access(), monday(), &Choices::default());
    assert_eq!(weeks(&laid, "praktik"), 22);
    assert!(laid.phases[1].open_end);
    assert!(!laid.phases[0].open_end);
}

#[test]
fn every_other_thursday_is_with_the_group_and_the_others_at_the_workplace() {
    let laid = lay(&access(), monday(), &Choices::default());
    let group = called(&laid, "Uppföljning med gruppen");
    assert_eq!(group.len(), 11);
    assert!(group.windows(2).all(|pair| (pair[1].start - pair[0].start).num_days() == 14));
    let thursdays: Vec<_> = occurrences(&laid)
        .into_iter()
        .filter(|o| laid.phases[1].contains(o.start.date()) && o.start.weekday() == Weekday::Thu)
        .map(|o| o.kind)
        .collect();
    assert_eq!(thursdays, [ActivityKind::Placement, ActivityKind::FollowUp].repeat(11));
}

#[test]
fn or_four_days_at_the_workplace_and_the_fifth_with_the_group() {
    let laid = lay(&access(), monday(), &Choices::default().option("gruppdag", "femte-dagen"));
    let all = occurrences(&laid);
    for week in 6..=27 {
        let kinds = |kind| in_week(&all, monday(), week).into_iter().filter(|o| o.kind == kind).count();
        assert_eq!((kinds(ActivityKind::Placement), kinds(ActivityKind::FollowUp)), (4, 1), "week {week}");
    }
}

#[test]
fn a_new_group_of_up_to_eight_starts_every_fifth_week_and_none_closes_without_a_meeting() {
    let access = access();
    assert_eq!((access.new_group_every_weeks, access.places, access.group), (Some(5), Some(8), true));
    let meeting = access.closing.clone().unwrap().meeting.unwrap();
    let meeting = access.activities.iter().find(|activity| activity.key == meeting).unwrap();
    assert!(meeting.with.contains(&Role::Caseworker));
    let laid = lay(&access, monday(), &Choices::default());
    let last = occurrences(&laid).pop().unwrap();
    assert_eq!((&last.title, last.kind), (&meeting.name, ActivityKind::Meeting));
}

#[test]
fn a_public_holiday_is_told_as_such() {
    let laid = lay(&access(), monday(), &Choices::default());
    let good_friday = NaiveDate::from_ymd_opt(2027, 3, 26).unwrap();
    let that_day: Vec<_> = occurrences(&laid).into_iter().filter(|o| o.start.date() == good_friday).collect();
    assert!(!that_day.is_empty());
    assert!(that_day.iter().all(|o| matches!(o.state, OccurrenceState::Cancelled { .. })));
}

#[test]
fn at_half_time_the_entry_phase_is_in_the_morning_or_in_the_afternoon() {
    let template = template("access-halvtid.toml");
    for (option, hour) in [("formiddag", 9), ("eftermiddag", 13)] {
        let laid = lay(&template, monday(), &Choices::default().option("halvdag", option));
        let all = occurrences(&laid);
        let mut ordinary = all
            .iter()
            .filter(|o| laid.phases[0].contains(o.start.date()) && o.kind != ActivityKind::FirstDay)
            .peekable();
        assert!(ordinary.peek().is_some());
        assert!(ordinary.all(|o| o.start.hour() == hour && (o.end - o.start).num_minutes() <= 240));
    }
}

#[test]
fn at_half_time_the_placement_has_the_persons_own_days_and_hours_as_long_as_at_full_time() {
    let template = template("access-halvtid.toml");
    let days = [day(Weekday::Mon, 120), day(Weekday::Thu, 300), day(Weekday::Fri, 120)];
    let laid = lay(&template, monday(), &Choices::default().days("praktikdagar", days));
    assert_eq!(weeks(&laid, "praktik"), 22);
    let placement = |week| -> Vec<_> {
        let all = called(&laid, "Praktik");
        in_week(&all, monday(), week)
            .iter()
            .map(|o| (o.start.weekday(), (o.end - o.start).num_minutes()))
            .collect()
    };
    assert_eq!(placement(6), [(Weekday::Mon, 120), (Weekday::Thu, 300), (Weekday::Fri, 120)]);
    // Thursday of the next week is with the group, and the very last day with those who close.
    assert_eq!(placement(7), [(Weekday::Mon, 120), (Weekday::Fri, 120)]);
    assert_eq!(placement(27), [(Weekday::Mon, 120)]);
}

#[test]
fn individual_access_begins_with_a_meeting_of_several_and_goes_on_once_a_week_or_daily() {
    let template = template("individuell-access.toml");
    assert!(!template.group);
    let weekdays = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];
    for number in [1, 5] {
        let days = weekdays.into_iter().rev().take(number).map(|weekday| day(weekday, 30));
        let laid = lay(&template, monday(), &Choices::default().days("traffdagar", days));
        let all = occurrences(&laid);
        assert_eq!((all[0].kind, all[0].title.sv.as_str()), (ActivityKind::Meeting, "Flerpartssamtal"));
        assert_eq!(all[0].with, [person(Role::Coach), person(Role::Caseworker)]);
        let talks = called(&laid, "Träff med din coach");
        assert_eq!(in_week(&talks, monday(), 3).len(), number);
    }
}
