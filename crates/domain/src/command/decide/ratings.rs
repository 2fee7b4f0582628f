//! Self-ratings, and whether they may be counted in the sums of the group.
use super::{Context, MOST, near};
use crate::{
    command::{Command, RatingDeed, Refusal, text},
    record::{Counted, Item, Rating, Record, Scale, SelfRating},
};
use chrono::NaiveDate;

/// More questions than anybody answers.
const MOST_SCALES: usize = 60;
/// Characters of a key.
const KEY: usize = 60;

pub(super) fn decide(
    record: &Record,
    deed: &RatingDeed,
    command: &Command,
    context: &Context<'_>,
) -> Result<Vec<Item>, Refusal> {
    match deed {
        RatingDeed::Rate { scale, value, on } => rate(record, scale, *value, *on, context),
        RatingDeed::TakeBack { scale, on } => {
            let mut found = record.self_rating(scale).ok_or(Refusal::NoSuchEntry)?.clone();
            found.ratings.retain(|rating| rating.on != *on);
            Ok(vec![Item::SelfRating(found)])
        }
        RatingDeed::Count { yes, seen } => {
            let mut counting = record.counting.clone().unwrap_or_default();
            // Said on a phone without a network, taken back on another since: taking back stands.
            if *yes && counting.ledger.iter().skip(*seen).any(|said| !said.yes) {
                return Err(Refusal::TakenBack);
            }
            if counting.counts() == *yes {
                return Ok(Vec::new());
            }
            if *yes && counting.ledger.len() >= MOST {
                return Err(Refusal::TooMany);
            }
            counting.ledger.push(Counted { at: command.at, yes: *yes });
            Ok(vec![Item::Counting(counting)])
        }
    }
}

fn rate(
    record: &Record,
    scale: &Scale,
    value: u8,
    on: NaiveDate,
    context: &Context<'_>,
) -> Result<Vec<Item>, Refusal> {
    sound(scale)?;
    if near(on, context.today)? > context.today {
        return Err(Refusal::NotYet);
    }
    let words = scale.labels.get(usize::from(value)).ok_or(Refusal::OutOfRange)?.clone();
    let of = u8::try_from(scale.labels.len()).map_err(|_| Refusal::OutOfRange)?;
    let mut rated = match record.self_rating(&scale.key) {
        Some(before) => SelfRating { scale: scale.clone(), ratings: before.ratings.clone() },
        None if record.self_ratings.len() >= MOST_SCALES => return Err(Refusal::TooMany),
        None => SelfRating { scale: scale.clone(), ratings: Vec::new() },
    };
    rated.ratings.retain(|rating| rating.on != on);
    if rated.ratings.len() >= MOST {
        return Err(Refusal::TooMany);
    }
    rated.ratings.push(Rating { on, value, of, words });
    rated.ratings.sort_by_key(|rating| rating.on);
    Ok(vec![Item::SelfRating(rated)])
}

/// Whether that can be a question: the phone says which it was asked.
fn sound(scale: &Scale) -> Result<(), Refusal> {
    text::required(&scale.key, KEY)?;
    text::optional(&scale.owner, text::SHORT_TEXT)?;
    if !(Scale::LEAST..=Scale::MOST).contains(&scale.labels.len()) {
        return Err(Refusal::OutOfRange);
    }
    for words in scale.labels.iter().chain([&scale.question]) {
        text::required(&words.sv, text::SHORT_TEXT)?;
        text::optional(words.en.as_deref().unwrap_or_default(), text::SHORT_TEXT)?;
    }
    Ok(())
}
