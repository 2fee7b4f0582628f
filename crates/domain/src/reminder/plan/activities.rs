//! Activities: some time before each, the evening before, and the question that prepares a follow-up.
use super::{
    Argument, End, Input, Moment, Ring, RingKey, RingKind, Source, evening_before, evening_key, minutes,
    ring, words,
};
use crate::{
    record::AnswerKind,
    schedule::{ActivityKind, Occurrence},
};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use std::{collections::BTreeMap, ops::Range};

/// Whoever is there, or said that they cannot come, needs no reminder.
const OVER: &[AnswerKind] = &[AnswerKind::Here, AnswerKind::CannotToday];

pub(super) fn rings(input: &Input<'_>, days: &Range<NaiveDate>) -> Vec<Ring> {
    let there =
        |occurrence: &&Occurrence| occurrence.takes_place() && days.contains(&occurrence.start.date());
    let shown: Vec<_> = input.occurrences.iter().filter(there).collect();
    let mut rings: Vec<_> = shown.iter().flat_map(|occurrence| before(input, occurrence)).collect();
    rings.extend(shown.iter().filter_map(|occurrence| follow_up(input, occurrence)));
    if input.record.reminders.evening.is_some() {
        if input.record.reminders.evening_each {
            rings.extend(shown.iter().filter_map(|occurrence| evening(input, occurrence)));
        } else {
            rings.extend(tomorrow(input, &shown));
        }
    }
    rings
}

fn before<'a>(input: &'a Input<'_>, occurrence: &'a Occurrence) -> impl Iterator<Item = Ring> + 'a {
    input.record.reminders.before.iter().map(move |offset| {
        let at = occurrence.start;
        let key = RingKey { source: Source::Activity(occurrence.id), at, moment: Moment::Before(*offset) };
        let soon = activity(key, occurrence, at - minutes(*offset));
        // Until it begins, at most as long as the evening before; a last one at the very start for its ten minutes.
        let useful = (*offset).clamp(RingKind::Activity.useful(), RingKind::Tomorrow.useful());
        Ring { useful, ..soon }
    })
}

fn evening(input: &Input<'_>, occurrence: &Occurrence) -> Option<Ring> {
    let key = evening_key(Source::Activity(occurrence.id), occurrence.start);
    let due = evening_before(input.record, occurrence.start.date())?;
    let ring = activity(key, occurrence, due);
    Some(Ring { useful: RingKind::Tomorrow.useful(), ..ring })
}

fn activity(key: RingKey, occurrence: &Occurrence, due: NaiveDateTime) -> Ring {
    let time = ("time", Argument::Time(occurrence.start.time()));
    let title = ("title", Argument::Title(occurrence.title.clone()));
    let place = occurrence.place.clone().map(|place| ("place", Argument::Title(place)));
    let neutral = words("ring_activity_neutral", [time.clone()]);
    let detailed = words("ring_activity", [time, title].into_iter().chain(place));
    ring(key, due, RingKind::Activity, neutral, detailed, End::Answered(occurrence.id, OVER))
}

fn follow_up(input: &Input<'_>, occurrence: &Occurrence) -> Option<Ring> {
    if !input.record.reminders.follow_up || occurrence.kind != ActivityKind::FollowUp {
        return None;
    }
    let key = evening_key(Source::FollowUp(occurrence.id), occurrence.start);
    let due = evening_before(input.record, occurrence.start.date())?;
    let time = ("time", Argument::Time(occurrence.start.time()));
    let neutral = words("ring_question_neutral", []);
    let detailed = words("ring_follow_up", [time]);
    Some(ring(key, due, RingKind::FollowUp, neutral, detailed, End::Answered(occurrence.id, OVER)))
}

/// One message for all of tomorrow: how much it is and when the first thing begins.
fn tomorrow(input: &Input<'_>, shown: &[&Occurrence]) -> Vec<Ring> {
    let mut days: BTreeMap<NaiveDate, Vec<&Occurrence>> = BTreeMap::new();
    let over = |occurrence: &Occurrence| End::Answered(occurrence.id, OVER).has_come(input.record);
    for occurrence in shown.iter().filter(|occurrence| !over(occurrence)) {
        days.entry(occurrence.start.date()).or_default().push(occurrence);
    }
    let message = |(day, mut of_day): (NaiveDate, Vec<&Occurrence>)| {
        of_day.sort_by_key(|occurrence| (occurrence.start, occurrence.id));
        let first = of_day.first()?;
        let time = ("time", Argument::Time(first.start.time()));
        let neutral = words("ring_tomorrow_neutral", [time.clone()]);
        let title = ("title", Argument::Title(first.title.clone()));
        let count = ("count", Argument::Count(of_day.len()));
        let detailed = words("ring_tomorrow", [time, title, count]);
        // A key by the day alone: the message is the same one however the day's first thing is moved.
        let key = evening_key(Source::Day, day.and_time(NaiveTime::MIN));
        let due = evening_before(input.record, day)?;
        Some(ring(key, due, RingKind::Tomorrow, neutral, detailed, End::Acknowledged))
    };
    days.into_iter().filter_map(message).collect()
}
