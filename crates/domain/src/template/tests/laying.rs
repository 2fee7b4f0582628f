//! What holds for every template, from every first day.
use super::*;
use crate::{
    language::Text,
    schedule::{ActivityKind, Series},
    template::LayError,
};
use chrono::{Datelike, Days};
use proptest::prelude::*;

fn first_days() -> impl Strategy<Value = NaiveDate> {
    (0u64..40_000).prop_map(|days| NaiveDate::from_ymd_opt(2000, 1, 1).unwrap() + Days::new(days))
}

fn last(laid: &Laid) -> NaiveDate {
    laid.phases.last().unwrap().last_day
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_first_day_will_do(start in first_days()) {
        for (file, _) in bundled() {
            let laid = lay(&template(file), start, &Choices::default());
            prop_assert!(!laid.series.is_empty());
            prop_assert_eq!(laid.phases[0].first_day, start);
            for pair in laid.phases.windows(2) {
                prop_assert_eq!(pair[0].last_day.succ_opt(), Some(pair[1].first_day));
                prop_assert_eq!(pair[1].first_day.weekday(), Weekday::Mon);
            }
            for Series { title, start: first, recurrence, except, .. } in &laid.series {
                let name = &title.sv;
                prop_assert!(start <= first.date() && first.date() <= last(&laid), "{file} {name} {first}");
                prop_assert!(!except.contains(first), "{file} {name} begins with a day left free");
                if let Some(rule) = recurrence {
                    prop_assert!(rule.begins_at(*first), "{file} {name} {first} is not of {rule}");
                    prop_assert!(except.iter().all(|day| rule.starts(*first).any(|start| start == *day)));
                    let beyond = rule.starts(*first).find(|start| start.date() > last(&laid));
                    prop_assert_eq!(beyond, None, "{} {} goes on after the end", file, name);
                }
            }
        }
    }

    #[test]
    fn nobody_is_asked_to_be_in_two_places(start in first_days()) {
        for (file, _) in bundled() {
            let laid = lay(&template(file), start, &Choices::default());
            // Visits and talks during a placement come to the workplace.
            let elsewhere: Vec<_> =
                occurrences(&laid).into_iter().filter(|o| o.kind != ActivityKind::Placement).collect();
            for pair in elsewhere.windows(2) {
                let (one, two) = (&pair[0], &pair[1]);
                prop_assert!(one.end <= two.start, "{}: {} and {}", file, one.title.sv, two.title.sv);
            }
        }
    }
}

#[test]
fn with_the_group_or_at_closing_nobody_is_expected_at_the_workplace() {
    for (file, choices) in [
        ("access.toml", Choices::default()),
        ("access.toml", Choices::default().option("gruppdag", "femte-dagen")),
        ("access-halvtid.toml", Choices::default()),
        ("ambassador.toml", Choices::default()),
        ("larling.toml", Choices::default()),
    ] {
        let template = template(file);
        let closing = template.closing.as_ref().and_then(|closing| closing.meeting.as_ref()).unwrap();
        let closing = &template.activities.iter().find(|activity| activity.key == *closing).unwrap().name;
        let all = occurrences(&lay(&template, monday(), &choices));
        for group in all.iter().filter(|o| o.kind == ActivityKind::FollowUp || o.title == *closing) {
            let clash = all
                .iter()
                .find(|o| o.kind == ActivityKind::Placement && o.start.date() == group.start.date());
            assert_eq!(clash, None, "{file}");
        }
    }
}

#[test]
fn a_week_begun_in_its_middle_is_the_first_week() {
    let thursday = monday() + Days::new(3);
    let laid = lay(&template("access.toml"), thursday, &Choices::default());
    assert_eq!(laid.phases[0].last_day, monday() + Days::new(34));
    let all = occurrences(&laid);
    assert_eq!(all[0].start.date(), thursday);
    // The Friday talk is still in week 1; Monday's module comes a week later.
    assert_eq!(called(&laid, "Enskilt samtal")[0].start.date(), thursday + Days::new(1));
    assert_eq!(called(&laid, "Livs- och yrkesplanering")[0].start.date(), monday() + Days::new(7));
}

#[test]
fn a_single_day_that_lies_before_the_first_day_comes_a_week_later() {
    let (name, text) = ("tolg.toml", bundled().iter().find(|(name, _)| *name == "tolg.toml").unwrap().1);
    let text = text.replace("week = 8\nday = \"TU\"", "week = 1\nday = \"TU\"");
    let template = Template::parse(name, &text).unwrap();
    let laid = lay(&template, monday() + Days::new(3), &Choices::default());
    let meeting = &called(&laid, "Möte om nästa steg")[0];
    assert_eq!(meeting.start.date(), monday() + Days::new(8));
}

#[test]
fn a_place_of_its_own_replaces_the_templates_words_and_an_unknown_activity_is_refused() {
    let template = template("larling.toml");
    let lay = |places| {
        let mut id = || SeriesId(Uuid::nil());
        template.lay(monday(), &Choices::default(), &|_| Vec::new(), &mut id, &places)
    };
    let garage = Text::plain("Bilverkstaden, Verkstadsgatan 4");
    let laid = lay(BTreeMap::from([("pa-foretaget".to_owned(), garage.clone())])).unwrap();
    let places = laid.series.iter().filter(|series| series.kind == ActivityKind::Placement);
    assert!(places.map(|series| series.place.as_ref()).eq([Some(&garage)]));
    let visit = laid.series.iter().find(|series| series.kind == ActivityKind::Visit).unwrap();
    assert_eq!(visit.place.as_ref().unwrap().sv, "Företaget");
    let unknown = lay(BTreeMap::from([("pa-foretagt".to_owned(), garage)]));
    assert_eq!(unknown, Err(LayError::NoSuchActivity("pa-foretagt".to_owned())));
}

#[test]
fn a_first_day_outside_the_calendar_is_refused() {
    let template = template("access.toml");
    for start in [NaiveDate::MIN, NaiveDate::MAX, NaiveDate::from_ymd_opt(2191, 1, 1).unwrap()] {
        let mut id = || SeriesId(Uuid::nil());
        let laid = template.lay(start, &Choices::default(), &|_| Vec::new(), &mut id, &BTreeMap::new());
        assert_eq!(laid, Err(LayError::OutOfCalendar));
    }
}

#[test]
fn keys_are_the_names_of_the_files_and_every_text_is_in_english_too() {
    for (file, text) in bundled() {
        let template = template(file);
        assert_eq!(format!("{}.toml", template.key), *file);
        let swedish =
            text.lines().filter(|line| !line.starts_with('#')).map(|line| line.matches("sv = ").count());
        let english =
            text.lines().filter(|line| !line.starts_with('#')).map(|line| line.matches("en = ").count());
        assert!(swedish.eq(english), "{file}");
    }
}
