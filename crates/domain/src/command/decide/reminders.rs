//! Choices about reminders, and the answers to rings.
use super::near;
use crate::{
    command::Refusal,
    record::{Item, Record},
    reminder::{Choices, Heard, RingAnswer, RingKey, Source},
};
use chrono::{Days, NaiveDate, NaiveDateTime, TimeDelta};

pub(super) fn choose(choices: &Choices, today: NaiveDate) -> Result<Vec<Item>, Refusal> {
    let mut choices = choices.clone();
    if choices.before.iter().any(|minutes| *minutes > Choices::LONGEST_BEFORE) {
        return Err(Refusal::OutOfRange);
    }
    if let Some(sick) = choices.sick {
        near(sick, today)?;
    }
    choices.before.sort_unstable_by(|a, b| b.cmp(a));
    choices.before.dedup();
    // The first of the list is asked first, so somebody named twice is asked where they stand first.
    let mut seen = std::collections::BTreeSet::new();
    choices.ask.retain(|person| seen.insert(*person));
    if choices.before.len() > Choices::MOST_BEFORE || choices.ask.len() > Choices::MOST_TO_ASK {
        return Err(Refusal::TooMany);
    }
    Ok(vec![Item::Reminders(choices)])
}

/// How far from today a ring can be that somebody answers: a phone may have been without a network for days.
const REACH: Days = Days::new(3);

/// The longest that a wake-up can be snoozed after its time: later it is another day's plan, see [`rings_tomorrow`].
const LONGEST_SLEEP: TimeDelta = TimeDelta::hours(4);

/// Whether a wake-up that is put off `until` the next day rings then by its own plan. Nobody is told about it today, and
/// nothing rings twice tomorrow, so that it is the same as «jag är uppe».
fn rings_tomorrow(record: &Record, ring: RingKey, until: NaiveDateTime) -> bool {
    let Source::Wake(wake) = ring.source else { return false };
    until - ring.at > LONGEST_SLEEP
        && ring.date().succ_opt() == Some(until.date())
        && record.wake(wake).is_some_and(|wake| wake.rings_tomorrow(ring.date()))
}

pub(super) fn acknowledge(record: &Record, ring: RingKey, today: NaiveDate) -> Result<Vec<Item>, Refusal> {
    answer(record, RingAnswer { ring, until: None }, today)
}

pub(super) fn snooze(
    record: &Record,
    ring: RingKey,
    until: NaiveDateTime,
    today: NaiveDate,
) -> Result<Vec<Item>, Refusal> {
    if rings_tomorrow(record, ring, until) {
        return acknowledge(record, ring, today);
    }
    let longest = match ring.source {
        Source::Wake(_) => LONGEST_SLEEP,
        _ => TimeDelta::days(2),
    };
    let fits = near(ring.date(), today).is_ok() && until.signed_duration_since(ring.at).abs() <= longest;
    if !fits {
        return Err(Refusal::TooFarAway);
    }
    answer(record, RingAnswer { ring, until: Some(until) }, today)
}

fn answer(record: &Record, answer: RingAnswer, today: NaiveDate) -> Result<Vec<Item>, Refusal> {
    let day = answer.ring.date();
    let reach = |date: NaiveDate| {
        (date.checked_sub_days(REACH).unwrap_or(date), date.checked_add_days(REACH).unwrap_or(date))
    };
    let (earliest, latest) = reach(today);
    if !(earliest..=latest).contains(&day) {
        return Err(Refusal::TooFarAway);
    }
    // What shares its place with this day is at least eight days older.
    let kept = record.heard.iter().find(|heard| heard.day == day);
    let mut heard = kept.cloned().unwrap_or(Heard { day, answers: Vec::new() });
    let full = heard.answers.len() >= Heard::MOST;
    match heard.answers.iter_mut().find(|other| other.ring == answer.ring) {
        // «Jag är uppe» stands: a snooze from a phone that had not heard of it takes nothing back.
        Some(other) if other.until.is_none() => {}
        Some(other) => *other = answer,
        None if full => return Err(Refusal::TooMany),
        None => heard.answers.push(answer),
    }
    Ok(vec![Item::Heard(heard)])
}
