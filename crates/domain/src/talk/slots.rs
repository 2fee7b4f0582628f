//! The times that can be booked with one coach.
use super::{Form, FreeTime};
use crate::schedule::{Resolved, Zone, holidays};
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A time that can be booked.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Slot {
    /// When it begins, in wall time.
    pub start: NaiveDateTime,
    /// How long it is, in minutes.
    pub minutes: u32,
    /// In which forms one can meet.
    pub forms: Vec<Form>,
    /// Where.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
}

/// A time that is taken, from its start up to, not including, its end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Span {
    /// When it begins.
    pub start: NaiveDateTime,
    /// When it ends.
    pub end: NaiveDateTime,
}

impl Span {
    /// Whether the two share a moment.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

impl Slot {
    /// From when until when.
    #[must_use]
    pub fn span(&self) -> Span {
        Span { start: self.start, end: self.start + TimeDelta::minutes(i64::from(self.minutes)) }
    }
}

/// What can be booked of one coach's `free` times: after `from`, on days before `until`, nothing that is `taken`, on a
/// holiday, or within a night in which the clocks are turned. In order; no two share a moment.
#[must_use]
pub fn slots(
    free: &[FreeTime],
    taken: &[Span],
    from: NaiveDateTime,
    until: NaiveDate,
    zone: &dyn Zone,
) -> Vec<Slot> {
    let mut all: Vec<Slot> = free.iter().flat_map(|free| of(free, until)).collect();
    all.retain(|slot| {
        let span = slot.span();
        // A long evening may reach into a holiday.
        let off = holidays::on(slot.start.date()).is_some();
        slot.start > from && !off && whole(span, zone) && taken.iter().all(|taken| !taken.meets(&span))
    });
    all.sort_by_key(|slot| (slot.start, slot.minutes));
    let mut kept: Vec<Slot> = Vec::new();
    for slot in all {
        if kept.last().is_none_or(|last| !last.span().meets(&slot.span())) {
            kept.push(slot);
        }
    }
    kept
}

/// The slot that begins at `start` and can be had in that form, if it is among those that can be booked.
#[must_use]
pub fn fits(slots: &[Slot], start: NaiveDateTime, form: Form) -> Option<&Slot> {
    slots.iter().find(|slot| slot.start == start && slot.forms.contains(&form))
}

/// One talk after the other.
fn of(free: &FreeTime, until: NaiveDate) -> Vec<Slot> {
    let days = free.days(until).filter(|day| holidays::on(*day).is_none());
    let fit = free.minutes.checked_div(free.each).unwrap_or(0);
    days.flat_map(|day| {
        (0..fit).map(move |turn| Slot {
            start: day.and_time(free.start.time()) + TimeDelta::minutes(i64::from(turn * free.each)),
            minutes: free.each,
            forms: free.forms.clone(),
            place: free.place.clone(),
        })
    })
    .collect()
}

/// Whether the clocks show each of its minutes once.
fn whole(span: Span, zone: &dyn Zone) -> bool {
    let (begins, ends) = (zone.resolve(span.start), zone.resolve(span.end));
    let once = matches!((begins, ends), (Resolved::Once(_), Resolved::Once(_)));
    once && ends.instant() - begins.instant() == span.end - span.start
}

#[cfg(test)]
mod tests;
