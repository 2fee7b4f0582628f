//! Saved trips and their practice log.
use super::{MOST, near};
use crate::{
    command::{Refusal, text},
    record::{Item, Record},
    reminder::{Leg, Practice, Stop, Trip},
};
use chrono::NaiveDate;

pub(super) fn keep(record: &Record, trip: &Trip) -> Result<Vec<Item>, Refusal> {
    let others = record.trips.iter().filter(|other| !other.removed && other.id != trip.id).count();
    if (others >= Trip::MOST && !trip.removed) || trip.series.len() > Trip::MOST_SERIES {
        return Err(Refusal::TooMany);
    }
    let mut trip = trip.clone();
    trip.name = text::required(&trip.name, text::SHORT_TEXT)?;
    trip.series.sort_unstable();
    trip.series.dedup();
    trip.there = leg(trip.there)?;
    trip.back = trip.back.map(leg).transpose()?;
    Ok(vec![Item::Trip(Box::new(trip))])
}

fn leg(mut leg: Leg) -> Result<Leg, Refusal> {
    let after = leg.change.as_ref().map_or(0, |change| change.after);
    let minutes = [leg.walk, leg.walk_on, leg.ride];
    if minutes.iter().any(|minutes| *minutes > Leg::LONGEST) || after > leg.ride {
        return Err(Refusal::OutOfRange);
    }
    if leg.steps.len() > Leg::MOST_STEPS || leg.departures.len() > Leg::MOST_DEPARTURES {
        return Err(Refusal::TooMany);
    }
    leg.from = stop(leg.from)?;
    leg.to = stop(leg.to)?;
    leg.line = text::optional(&leg.line, text::SHORT_TEXT)?;
    if let Some(change) = &mut leg.change {
        change.at = stop(change.at.clone())?;
        change.line = text::optional(&change.line, text::SHORT_TEXT)?;
    }
    for step in &mut leg.steps {
        step.words = text::optional(&step.words, text::SHORT_TEXT)?;
        if step.words.is_empty() && step.photo.is_none() {
            return Err(Refusal::Empty);
        }
    }
    leg.departures.sort_unstable();
    leg.departures.dedup();
    Ok(leg)
}

fn stop(stop: Stop) -> Result<Stop, Refusal> {
    let id = stop.id.map(|id| text::required(&id, text::SHORT_TEXT)).transpose()?;
    Ok(Stop { name: text::required(&stop.name, text::SHORT_TEXT)?, id })
}

pub(super) fn log(record: &Record, practice: &Practice, today: NaiveDate) -> Result<Vec<Item>, Refusal> {
    if record.practices.iter().any(|other| other.id == practice.id) {
        return Err(Refusal::IdTaken);
    }
    if record.practices.len() >= MOST {
        return Err(Refusal::TooMany);
    }
    if record.trip(practice.trip).is_none() {
        return Err(Refusal::NoSuchReminder);
    }
    if practice.felt.is_some_and(|felt| !(1..=5).contains(&felt)) {
        return Err(Refusal::OutOfRange);
    }
    near(practice.on, today)?;
    let line = text::optional(&practice.line, text::LONG_TEXT)?;
    Ok(vec![Item::Practice(Practice { line, ..practice.clone() })])
}
