//! Ambassadör (S1), Tolgmodellen (S0) and the municipal forms (S4), held against their documents.
use super::*;
use crate::schedule::ActivityKind;
use chrono::{Datelike, NaiveTime, Timelike};

fn minutes(occurrences: &[&Occurrence]) -> i64 {
    occurrences.iter().map(|o| (o.end - o.start).num_minutes()).sum()
}

#[test]
fn the_ramp_of_ambassador_leads_from_2_to_40_hours_and_the_calendar_follows_it() {
    let laid = lay(&template("ambassador.toml"), monday(), &Choices::default());
    let ramp = laid.ramp.as_ref().unwrap();
    assert_eq!((ramp.steps.first().unwrap().hours, ramp.goal_hours), (2, 40));
    assert!(ramp.steps.windows(2).all(|pair| pair[0].hours < pair[1].hours && pair[0].from < pair[1].from));
    let placement = called(&laid, "På din ambassadörsplats");
    // The last week has a day for closing, so it is left out.
    for week in 5..30 {
        let of_week = in_week(&placement, monday(), week);
        let hours = ramp.on(of_week[0].start.date()).unwrap().hours;
        assert_eq!(minutes(&of_week), i64::from(hours) * 60, "week {week}");
        assert!(of_week.iter().all(|o| o.with == [person(Role::Ambassador)]));
    }
}

#[test]
fn ambassador_begins_with_a_meeting_of_three_and_is_followed_every_week() {
    let laid = lay(&template("ambassador.toml"), monday(), &Choices::default());
    let all = occurrences(&laid);
    assert_eq!((all[0].kind, all[0].title.sv.as_str()), (ActivityKind::Meeting, "Trepartsmöte"));
    assert_eq!(all[0].start.date(), monday());
    for week in 1..=30 {
        let with_coordinator = in_week(&all, monday(), week)
            .into_iter()
            .filter(|o| o.with.contains(&person(Role::ProgrammeCoordinator)))
            .count();
        assert!(with_coordinator > 0, "week {week}");
    }
}

#[test]
fn tolg_has_ten_weeks_and_the_eighth_opens_the_handover_with_a_meeting() {
    let tolg = template("tolg.toml");
    let laid = lay(&tolg, monday(), &Choices::default());
    assert_eq!(laid.phases.len(), 1);
    assert_eq!((weeks(&laid, "tolg"), tolg.places), (10, Some(8)));
    let opens = laid.handover_opens.unwrap();
    assert_eq!(opens, monday() + chrono::Days::new(49));
    let all = occurrences(&laid);
    let meetings: Vec<_> =
        in_week(&all, opens, 1).into_iter().filter(|o| o.kind == ActivityKind::Meeting).collect();
    let roles = [Role::TransitionGuide, Role::ProgrammeCoordinator, Role::Caseworker];
    assert_eq!(meetings.len(), 1);
    assert_eq!(meetings[0].with, roles.map(person));
    assert!(tolg.closing.unwrap().next_appointment);
}

#[test]
fn the_half_day_group_meets_four_half_days_in_the_morning_or_in_the_afternoon() {
    let template = template("halvdagsgrupp.toml");
    for (option, hour) in [("formiddag", 9), ("eftermiddag", 13)] {
        let laid = lay(&template, monday(), &Choices::default().option("halvdag", option));
        let all = occurrences(&laid);
        for week in 1..=10 {
            let of_week = in_week(&all, monday(), week);
            assert_eq!(of_week.len(), 4);
            assert!(of_week.iter().all(|o| o.start.hour() == hour && (o.end - o.start).num_minutes() <= 240));
        }
    }
}

#[test]
fn jobbsok_at_the_reception_is_from_nine_to_ten_each_morning() {
    let laid = lay(&template("jobbsok-mottagning.toml"), monday(), &Choices::default());
    let all = occurrences(&laid);
    assert_eq!(in_week(&all, monday(), 2).len(), 5);
    let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    assert!(all.iter().all(|o| (o.start.time(), o.end.time()) == (time(9), time(10))));
}

#[test]
fn jobbotek_is_on_the_chosen_days_for_three_hours() {
    let template = template("jobbotek.toml");
    let days = [day(Weekday::Tue, 180), day(Weekday::Fri, 180)];
    let laid = lay(&template, monday(), &Choices::default().days("dagar", days));
    let all = occurrences(&laid);
    let of_week = in_week(&all, monday(), 4);
    let weekdays: Vec<_> = of_week.iter().map(|o| o.start.weekday()).collect();
    assert_eq!((weekdays, minutes(&of_week)), (vec![Weekday::Tue, Weekday::Fri], 360));
}

#[test]
fn an_apprenticeship_has_ten_to_twelve_weeks() {
    let template = template("larling.toml");
    for (option, number) in [("tio-veckor", 10), ("elva-veckor", 11), ("tolv-veckor", 12)] {
        let laid = lay(&template, monday(), &Choices::default().option("langd", option));
        assert_eq!(weeks(&laid, "larling"), number);
    }
}

#[test]
fn the_next_group_is_suggested_in_step_with_the_last_one() {
    let day = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
    let next = |last: Option<&str>, today: &str| {
        crate::template::next_group_start(Some(5), last.map(day), day(today))
    };
    assert_eq!(next(Some("2026-11-09"), "2026-11-23"), day("2026-12-14"));
    assert_eq!(
        next(Some("2026-11-09"), "2026-12-14"),
        day("2027-01-18"),
        "a group that starts today is there already"
    );
    assert_eq!(
        next(Some("2026-03-02"), "2026-11-23"),
        day("2026-12-07"),
        "groups that were left out keep the step"
    );
    assert_eq!(next(Some("2026-12-14"), "2026-11-23"), day("2027-01-18"), "one is planned already");
    assert_eq!(next(None, "2026-11-25"), day("2026-11-30"), "the first group starts on a Monday");
    let never = crate::template::next_group_start(None, Some(day("2026-11-09")), day("2026-11-23"));
    assert_eq!(never, day("2026-11-30"));
}
