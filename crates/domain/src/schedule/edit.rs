//! One edit of a series, as in a calendar that people know: this one, from here on, or the whole series.
//!
//! What has been stays as it was: «from here on» and «the whole series» begin with the first occurrence that has not
//! begun, so that nobody reads later that they were somewhere else. Nothing is written over: an edit adds to the
//! series' list of changes, and each occurrence keeps its id, and with it what was answered and reported about it.
use super::{Change, Details, Onward, Override, Series, Shift, expand, next_start, one};
use crate::{
    command::{SHORT_TEXT, is_single_line, single_line},
    language::Text,
};
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;
use utoipa::ToSchema;

/// How far an edit reaches.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    /// «Bara den här»
    This,
    /// «Den här och de kommande»
    Onward,
    /// «Hela serien»: all that have not begun yet.
    Series,
}

/// An edit. What is left out stays as it is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Edit {
    /// The start that the series gave the occurrence: the second part of its id.
    pub occurrence: NaiveDateTime,
    /// How far it reaches.
    pub reach: Reach,
    /// Whether it takes place no longer (`true`), or does so again (`false`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancelled: Option<bool>,
    /// The occurrence's new start; those that follow move by as many days, to the same time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<NaiveDateTime>,
    /// What else is different.
    #[serde(default, skip_serializing_if = "Details::is_empty")]
    pub details: Details,
    /// Why, in words for the participant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Text>,
}

/// Why a series was not edited.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NotEdited {
    /// The series has no such occurrence.
    #[error("the series has no such occurrence")]
    NoSuchOccurrence,
    /// Everything that it would change has been.
    #[error("nothing of it is still to come")]
    Over,
    /// It changes nothing.
    #[error("the edit says nothing")]
    Nothing,
    /// A text is empty that must not be, or too long, or cannot be shown.
    #[error("a text is empty, too long, or cannot be shown")]
    BadText,
    /// A time or a length that nobody means.
    #[error("a time is too far away, or a length is not between 5 minutes and a day")]
    BadTime,
    /// The series was changed too often, or names too many people or things.
    #[error("more than a series can hold")]
    TooMany,
}

/// How long an occurrence may be, in minutes.
pub const MINUTES: RangeInclusive<u32> = 5..=24 * 60;
/// How far something may be moved.
const FARTHEST: TimeDelta = TimeDelta::days(366);
/// How many changes one series holds: more than anybody makes by hand.
const MOST_CHANGES: usize = 1000;
/// How many people, and how many things to bring.
const MOST_NAMED: usize = 20;

/// The series as it is after the edit, at the wall time `now`.
///
/// # Errors
/// [`NotEdited`]; nothing is changed then.
pub fn edit(series: &Series, edit: &Edit, now: NaiveDateTime) -> Result<Series, NotEdited> {
    let shown = one(series, edit.occurrence).ok_or(NotEdited::NoSuchOccurrence)?;
    let details = details(&edit.details)?;
    let reason = edit.reason.as_ref().map(words).transpose()?.filter(|reason| !reason.sv.is_empty());
    if let Some(start) = edit.start {
        let away = start.signed_duration_since(shown.start).abs();
        let away = away.min(start.signed_duration_since(edit.occurrence).abs());
        if away > FARTHEST {
            return Err(NotEdited::BadTime);
        }
    }
    let start = edit.start.filter(|start| *start != shown.start);
    if edit.cancelled.is_none() && start.is_none() && details.is_empty() {
        return Err(NotEdited::Nothing);
    }
    let mut series = series.clone();
    let since = now.date();
    match edit.reach {
        Reach::This => this(&mut series, &Edit { start, details, reason, ..edit.clone() }, since),
        Reach::Onward | Reach::Series => {
            let wanted = (edit.reach == Reach::Onward).then_some(edit.occurrence);
            let (from, stragglers) = ahead(&series, wanted, now)?;
            let shift = start.map(|start| {
                let days = (start.date() - edit.occurrence.date()).num_days();
                Shift { days: i32::try_from(days).unwrap_or_default(), time: start.time() }
            });
            for occurrence in stragglers {
                let alone = Edit { occurrence, start: None, details: details.clone(), ..edit.clone() };
                this(&mut series, &Edit { reason: reason.clone(), ..alone }, since);
            }
            if let Some(original) = from {
                let change = Change::Onward(Onward { since, shift, cancelled: edit.cancelled, details });
                series.overrides.push(Override { original, change, reason });
            }
        }
    }
    if series.overrides.len() > MOST_CHANGES { Err(NotEdited::TooMany) } else { Ok(series) }
}

/// Adds what is done to one occurrence.
fn this(series: &mut Series, edit: &Edit, since: NaiveDate) {
    let (original, reason) = (edit.occurrence, &edit.reason);
    let mut push = |change| series.overrides.push(Override { original, change, reason: reason.clone() });
    if !edit.details.is_empty() {
        push(Change::Detailed { details: edit.details.clone(), since });
    }
    if let Some(start) = edit.start {
        let last = series.overrides.iter().rev().find_map(|change| match &change.change {
            Change::Moved { minutes, place, .. } if change.original == original => {
                Some((*minutes, place.clone()))
            }
            Change::Detailed { .. } if change.original == original => Some((None, None)),
            Change::Onward(_) if change.original <= original => Some((None, None)),
            _ => None,
        });
        let (minutes, place) = last.unwrap_or_default();
        series.overrides.push(Override {
            original,
            change: Change::Moved { start, minutes, place },
            reason: reason.clone(),
        });
    }
    let mut push = |change| series.overrides.push(Override { original, change, reason: reason.clone() });
    match edit.cancelled {
        Some(true) => push(Change::Cancelled),
        Some(false) => push(Change::Kept),
        None => {}
    }
}

/// From which occurrence on nothing has begun, at the earliest from `wanted`; and those before it that were moved to a
/// later day and are still to come, where the whole series is meant.
fn ahead(
    series: &Series,
    wanted: Option<NaiveDateTime>,
    now: NaiveDateTime,
) -> Result<(Option<NaiveDateTime>, Vec<NaiveDateTime>), NotEdited> {
    let tomorrow = now.date().succ_opt().ok_or(NotEdited::BadTime)?;
    let begun = expand(series, NaiveDate::MIN, tomorrow)
        .into_iter()
        .filter(|occurrence| occurrence.start <= now)
        .map(|occurrence| occurrence.id.start)
        .max()
        .unwrap_or(NaiveDateTime::MIN);
    let from = match wanted {
        Some(wanted) if wanted > begun => Some(wanted),
        _ => next_start(series, begun),
    };
    let moved_ahead = |change: &&Override| {
        matches!(change.change, Change::Moved { .. })
            && change.original < begun
            && wanted.is_none_or(|wanted| change.original >= wanted)
            && one(series, change.original).is_some_and(|shown| shown.start > now)
    };
    let mut stragglers: Vec<_> =
        series.overrides.iter().filter(moved_ahead).map(|change| change.original).collect();
    stragglers.sort_unstable();
    stragglers.dedup();
    if from.is_none() && stragglers.is_empty() { Err(NotEdited::Over) } else { Ok((from, stragglers)) }
}

/// A text without white space around it; a translation that nobody wrote goes.
pub(super) fn words(text: &Text) -> Result<Text, NotEdited> {
    let clean = |text: &str| {
        let text = single_line(text);
        let fits = text.chars().count() <= SHORT_TEXT && is_single_line(&text);
        fits.then_some(text).ok_or(NotEdited::BadText)
    };
    let en = text.en.as_deref().map(clean).transpose()?.filter(|text| !text.is_empty());
    Ok(Text { sv: clean(&text.sv)?, en })
}

/// What is said about occurrences, made fit to be kept.
pub(super) fn details(given: &Details) -> Result<Details, NotEdited> {
    let title = given.title.as_ref().map(words).transpose()?;
    if title.as_ref().is_some_and(|title| title.sv.is_empty()) {
        return Err(NotEdited::BadText);
    }
    let bring: Option<Vec<_>> =
        given.bring.as_ref().map(|things| things.iter().map(words).collect()).transpose()?;
    let bring =
        bring.map(|things| things.into_iter().filter(|thing| !thing.sv.is_empty()).collect::<Vec<_>>());
    let named = [given.with.as_ref().map_or(0, Vec::len), bring.as_ref().map_or(0, Vec::len)];
    if named.into_iter().any(|number| number > MOST_NAMED) {
        return Err(NotEdited::TooMany);
    }
    if given.minutes.is_some_and(|minutes| !MINUTES.contains(&minutes)) {
        return Err(NotEdited::BadTime);
    }
    let place = given.place.as_ref().map(words).transpose()?;
    Ok(Details { title, place, minutes: given.minutes, with: given.with.clone(), bring })
}

#[cfg(test)]
mod tests;
