//! Meetings in the schedule: each stands there once, as a series of its own, so that today, the week, reminders and the
//! calendar know of it like of everything else.
use super::Meeting;
use crate::{
    ids::SeriesId,
    language::Text,
    schedule::{ActivityKind, Change, OnHoliday, Override, Series},
};

/// `series` with `meetings` among them, and without what a meeting takes the place of.
#[must_use]
pub fn with_meetings(mut series: Vec<Series>, meetings: &[Meeting]) -> Vec<Series> {
    for occurrence in meetings.iter().filter_map(|meeting| meeting.instead_of) {
        if let Some(planned) = series.iter_mut().find(|series| series.id == occurrence.series) {
            planned.except.push(occurrence.start);
        }
    }
    series.extend(meetings.iter().map(Meeting::series));
    series
}

impl Meeting {
    /// The meeting as a series of one.
    #[must_use]
    pub fn series(&self) -> Series {
        let said = |text: &str| Text { sv: text.to_owned(), en: None };
        let moved = || Change::Moved { start: self.start, minutes: None, place: None };
        let change = match &self.called_off {
            Some(line) => {
                Override { original: self.planned, change: Change::Cancelled, reason: Some(said(line)) }
            }
            None => Override { original: self.planned, change: moved(), reason: None },
        };
        // As often as it changed: a calendar counts.
        let moved = self.start != self.planned || self.called_off.is_some();
        let times = if moved { self.sequence.max(1) as usize } else { 0 };
        Series {
            id: SeriesId(self.id.0),
            title: self.about.title(),
            kind: ActivityKind::Meeting,
            start: self.planned,
            minutes: self.minutes,
            recurrence: None,
            extra: Vec::new(),
            except: Vec::new(),
            on_holiday: OnHoliday::Keep,
            overrides: vec![change; times],
            place: (!self.place.is_empty()).then(|| said(&self.place)),
            with: self.people(),
            bring: Vec::new(),
            about: None,
            instead: None,
            say: None,
            last_day: None,
        }
    }
}
