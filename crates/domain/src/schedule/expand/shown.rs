//! How one start of a series is shown: what was done to it, folded in order.
use crate::{
    language::Text,
    schedule::{
        Change, Details, News, Occurrence, OccurrenceId, OccurrenceState, OnHoliday, Override, Series,
        holidays,
    },
};
use chrono::{Days, NaiveDate, NaiveDateTime, TimeDelta};

/// For so many days a change of all that follows is told at each of them; then the new time is simply the time.
const TOLD_DAYS: Days = Days::new(14);

/// One start of a series, as it is shown.
pub(super) struct Shown {
    original: NaiveDateTime,
    pub(super) start: NaiveDateTime,
    minutes: u32,
    details: Details,
    state: OccurrenceState,
    news: Option<News>,
}

/// What the overrides so far come to.
struct Fold<'a> {
    /// When it is by what holds for it and all that follow.
    start: NaiveDateTime,
    /// Since when, and why, if that is not when the series has it.
    shifted: Option<(NaiveDate, Option<&'a Text>)>,
    details: Details,
    moved: Option<MovedAlone<'a>>,
    /// That it does not take place, and why: it alone, or it with all that follow.
    cancelled: Option<Option<&'a Text>>,
    all_cancelled: Option<Option<&'a Text>>,
    kept: bool,
    news: Option<(News, NaiveDate)>,
}

/// Where one occurrence alone was moved to.
#[derive(Clone, Copy)]
struct MovedAlone<'a> {
    start: NaiveDateTime,
    minutes: Option<u32>,
    place: Option<&'a Text>,
    reason: Option<&'a Text>,
}

impl Shown {
    pub(super) fn new(series: &Series, original: NaiveDateTime) -> Self {
        let mut fold = Fold {
            start: original,
            shifted: None,
            details: Details::default(),
            moved: None,
            cancelled: None,
            all_cancelled: None,
            kept: false,
            news: None,
        };
        for change in &series.overrides {
            fold.take(change, original);
        }
        fold.shown(series, original)
    }

    pub(super) fn occurrence(self, series: &Series) -> Occurrence {
        let Details { title, place, with, bring, .. } = self.details;
        let place = match place {
            Some(said) => Some(said).filter(|place| !place.sv.is_empty()),
            None => series.place.clone(),
        };
        Occurrence {
            id: OccurrenceId { series: series.id, start: self.original },
            title: title.unwrap_or_else(|| series.title.clone()),
            kind: series.kind,
            start: self.start,
            // A length beyond the calendar ends with it.
            end: self
                .start
                .checked_add_signed(TimeDelta::minutes(i64::from(self.minutes)))
                .unwrap_or(NaiveDateTime::MAX),
            state: self.state,
            news: self.news,
            place,
            with: with.unwrap_or_else(|| series.with.clone()),
            bring: bring.unwrap_or_else(|| series.bring.clone()),
            about: series.about.clone(),
            instead: series.instead.clone(),
            say: series.say.clone(),
        }
    }
}

impl<'a> Fold<'a> {
    /// What one override adds, if it speaks of the start.
    fn take(&mut self, change: &'a Override, original: NaiveDateTime) {
        let reason = change.reason.as_ref();
        if let Change::Onward(onward) = &change.change {
            if original < change.original {
                return;
            }
            if let Some(start) = onward.shift.and_then(|shift| shift.of(original)) {
                (self.start, self.moved) = (start, None);
                self.shifted = (start != original).then_some((onward.since, reason));
            }
            if let Some(cancelled) = onward.cancelled {
                self.all_cancelled = cancelled.then_some(reason);
            }
            self.detail(&onward.details, onward.since);
            return;
        }
        if let Change::Added { since } = change.change {
            self.news = Some((News::New, since));
        }
        if change.original != original {
            return;
        }
        match &change.change {
            Change::Cancelled => (self.cancelled, self.kept) = (Some(reason), false),
            Change::Kept => (self.cancelled, self.all_cancelled, self.kept) = (None, None, true),
            Change::Moved { start, minutes, place } => {
                self.moved =
                    Some(MovedAlone { start: *start, minutes: *minutes, place: place.as_ref(), reason });
                (self.cancelled, self.all_cancelled) = (None, None);
            }
            Change::Detailed { details, since } => self.detail(details, *since),
            Change::Onward(_) | Change::Added { .. } => {}
        }
    }

    fn detail(&mut self, details: &Details, since: NaiveDate) {
        if details.is_empty() {
            return;
        }
        // What is said later is said instead of what was said with a move.
        self.moved = self.moved.map(|moved| MovedAlone {
            minutes: moved.minutes.filter(|_| details.minutes.is_none()),
            place: moved.place.filter(|_| details.place.is_none()),
            ..moved
        });
        self.details.then(details);
        self.news = Some((if details.place.is_some() { News::Place } else { News::Other }, since));
    }

    fn shown(self, series: &Series, original: NaiveDateTime) -> Shown {
        let Self { start: planned, shifted, mut details, moved, cancelled, all_cancelled, kept, news } = self;
        let mut minutes = details.minutes.unwrap_or(series.minutes);
        let off = day_off(series, planned).filter(|_| !kept);
        // A holiday lets nobody move something within it.
        let moved = moved.filter(|moved| moved.start.date() != planned.date() || off.is_none());
        let mut start = planned;
        if let Some(moved) = moved {
            (start, minutes) = (moved.start, moved.minutes.unwrap_or(minutes));
            details.place = moved.place.cloned().or(details.place);
        }
        let told =
            |since: NaiveDate| since.checked_add_days(TOLD_DAYS).is_none_or(|until| start.date() < until);
        let state = match (cancelled.or(all_cancelled), moved, off) {
            (Some(reason), ..) => OccurrenceState::Cancelled { reason: reason.cloned() },
            (None, Some(MovedAlone { reason, .. }), _) => {
                OccurrenceState::Moved { from: planned, reason: reason.cloned() }
            }
            (None, None, Some(name)) => OccurrenceState::Cancelled { reason: Some(name) },
            (None, None, None) => match shifted.filter(|(since, _)| told(*since)) {
                Some((_, reason)) => OccurrenceState::Moved { from: original, reason: reason.cloned() },
                None => OccurrenceState::Planned,
            },
        };
        let news = news.filter(|(_, since)| told(*since)).map(|(news, _)| news);
        Shown { original, start, minutes, details, state, news }
    }
}

/// The name of the day off on which `series` rests, if the day of `start` is one.
fn day_off(series: &Series, start: NaiveDateTime) -> Option<Text> {
    match series.on_holiday {
        OnHoliday::Cancel => holidays::on(start.date()).map(|day| day.name),
        OnHoliday::Keep => None,
    }
}
