//! How far the groups came, as lines of a file: what was told, word for word and number for number as it stands on the
//! page. Nothing is counted here, so a file can give away no more than the page does.
use crate::texts::plain;
use chrono::{Datelike as _, NaiveDate};
use folje_api::v1::distance::{DistanceMeasure, DistancePart, DistanceTold};
use folje_domain::{distance::Measure, language::Language};

/// A line: one answer to one question, of some groups together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Line {
    /// The groups.
    pub(super) groups: String,
    /// How many took part.
    pub(super) people: u32,
    /// The first and the last day of their programmes.
    pub(super) days: (NaiveDate, NaiveDate),
    /// What was looked at.
    pub(super) measure: String,
    /// The answer in words, how many gave it, and of how many there was something to say; none where nothing is shown.
    pub(super) part: Option<(String, u32, u32)>,
}

/// The headings above the lines.
pub(super) fn headings(language: Language) -> [&'static str; 8] {
    [
        "distance_groups",
        "distance_people",
        "distance_first_day",
        "distance_last_day",
        "distance_measure",
        "distance_answer",
        "distance_count",
        "distance_answered",
    ]
    .map(|key| plain(language, key))
}

/// What was told of groups whose programmes were over in that year.
pub(super) fn lines(told: &[DistanceTold], year: i32, language: Language) -> Vec<Line> {
    let of_the_year = told.iter().filter(|told| told.days.1.year() == year);
    of_the_year.flat_map(|told| told.measures.iter().flat_map(|one| measure(told, one, language))).collect()
}

fn measure(told: &DistanceTold, one: &DistanceMeasure, language: Language) -> Vec<Line> {
    let line = |part: Option<(String, u32, u32)>| Line {
        groups: told.names.join(" + "),
        people: told.people,
        days: told.days,
        measure: title(one, language),
        part,
    };
    let Some(shown) = &one.shown else { return vec![line(None)] };
    let words = |part: &DistancePart| {
        let choices = part.choices.iter().map(|choice| plain(language, answer(&one.measure, *choice)));
        choices.collect::<Vec<_>>().join(plain(language, "distance_or"))
    };
    shown.parts.iter().map(|part| line(Some((words(part), part.people, shown.answered)))).collect()
}

fn title(one: &DistanceMeasure, language: Language) -> String {
    match (&one.measure, &one.question) {
        (Measure::Hours, _) => plain(language, "distance_hours").to_owned(),
        (Measure::Attendance, _) => plain(language, "distance_attendance").to_owned(),
        (Measure::Steps, _) => plain(language, "distance_steps").to_owned(),
        (Measure::SelfRating(_), Some(question)) => question.in_language(language).to_owned(),
        (Measure::SelfRating(key), None) => key.clone(),
    }
}

/// What an answer means; the numbers are those of [`Measure`].
const fn answer(measure: &Measure, choice: u8) -> &'static str {
    match (measure, choice) {
        (Measure::Hours, 0) => "distance_hours_none",
        (Measure::Hours, 1) => "distance_hours_some",
        (Measure::Hours, 2) => "distance_hours_more",
        (Measure::Hours, _) => "distance_hours_most",
        (Measure::Attendance, 0) => "distance_attendance_low",
        (Measure::Attendance, 1) => "distance_attendance_half",
        (Measure::Attendance, _) => "distance_attendance_high",
        (Measure::Steps, 0) => "distance_steps_few",
        (Measure::Steps, 1) => "distance_steps_some",
        (Measure::Steps, _) => "distance_steps_many",
        (Measure::SelfRating(_), 0) => "distance_lower",
        (Measure::SelfRating(_), 1) => "distance_same",
        (Measure::SelfRating(_), _) => "distance_higher",
    }
}
