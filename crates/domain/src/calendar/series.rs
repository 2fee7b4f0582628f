//! A series as events: a master with its rule, and one more for each occurrence that was moved or cancelled.
//!
//! [`expand`] is asked what is shown, and the text is made to say just that. What it hides although the rule gives it
//! is an EXDATE: an exception, or an occurrence that was moved beyond the participant's last day. What it shows
//! although the rule does not give it is an RDATE. A rule without an end goes on without one; its holidays are told
//! up to the day that the setting names.
use super::{
    Setting,
    event::Event,
    lines::{Lines, instant},
};
use crate::schedule::{Change, Occurrence, OccurrenceState, Override, Recurrence, Series, expand};
use chrono::{Days, NaiveDate, NaiveDateTime, TimeDelta};
use std::collections::BTreeMap;

pub(super) fn write(lines: &mut Lines, series: &Series, setting: &Setting<'_>) {
    let until = looked_at(series, setting.until);
    // What was moved to after the last day belongs to the days that are looked at all the same.
    let later = until.checked_add_days(Days::new(days_later(series))).unwrap_or(until);
    let shown: BTreeMap<_, _> = expand(series, NaiveDate::MIN, later)
        .into_iter()
        .filter(|occurrence| occurrence.start.date() < until || occurrence.id.start.date() < until)
        .map(|occurrence| (occurrence.id.start, occurrence))
        .collect();
    let Some(course) = Course::of(series, &shown, until) else { return };
    let uid = series.id.to_string();
    if let [(start, only)] = &shown.iter().collect::<Vec<_>>()[..]
        && course.rule.is_none()
    {
        // A single occurrence is told where it is: nothing that it could differ from.
        let changes = changes(series, **start);
        Event { uid, changes, ..Event::alone(only) }.write(lines, setting);
        return;
    }
    let Some(planned) = shown.values().next().map(|any| planned(series, course.first, any)) else { return };
    Event {
        uid: uid.clone(),
        what: &planned,
        instead_of: None,
        changes: series.overrides.len(),
        rule: course.rule.map(|rule| course.end.rule(rule, setting)),
        extra: course.extra,
        except: course.except,
    }
    .write(lines, setting);
    for (start, occurrence) in &shown {
        if differs(occurrence, &planned) {
            let changes = changes(series, *start);
            Event { uid: uid.clone(), instead_of: Some(*start), changes, ..Event::alone(occurrence) }
                .write(lines, setting);
        }
    }
}

/// What the series itself says, at its `first` start; what does not change from one to the next is as in `any`.
fn planned(series: &Series, first: NaiveDateTime, any: &Occurrence) -> Occurrence {
    Occurrence {
        start: first,
        end: first.checked_add_signed(TimeDelta::minutes(i64::from(series.minutes))).unwrap_or(first),
        state: OccurrenceState::Planned,
        news: None,
        title: series.title.clone(),
        place: series.place.clone(),
        bring: series.bring.clone(),
        ..any.clone()
    }
}

/// Whether an occurrence is told by itself, since the master does not say how it is.
fn differs(occurrence: &Occurrence, planned: &Occurrence) -> bool {
    occurrence.state != OccurrenceState::Planned
        || occurrence.start != occurrence.id.start
        || occurrence.end - occurrence.start != planned.end - planned.start
        || (&occurrence.title, &occurrence.place, &occurrence.bring)
            != (&planned.title, &planned.place, &planned.bring)
}

/// How often something happened to that occurrence.
fn changes(series: &Series, start: NaiveDateTime) -> usize {
    let speaks = |change: &&Override| match change.change {
        Change::Onward(_) => change.original <= start,
        _ => change.original == start,
    };
    series.overrides.iter().filter(speaks).count()
}

/// By how many days something that follows was moved to later at most.
fn days_later(series: &Series) -> u64 {
    let shifts = series.overrides.iter().filter_map(|change| match &change.change {
        Change::Onward(onward) => u64::try_from(onward.shift?.days).ok(),
        _ => None,
    });
    shifts.max().unwrap_or(0)
}

/// The first day that is not looked at: at least `until`, and beyond all that the series names by its date.
fn looked_at(series: &Series, until: NaiveDate) -> NaiveDate {
    let moved = series.overrides.iter().flat_map(|change| {
        let to = match &change.change {
            Change::Moved { start, .. } => Some(start.date()),
            _ => None,
        };
        to.into_iter().chain([change.original.date()])
    });
    let named = series.extra.iter().chain(&series.except).chain([&series.start]).map(NaiveDateTime::date);
    let last = moved.chain(named).max().and_then(|last| last.succ_opt());
    last.map_or(until, |last| last.max(until))
}

/// The starts of a series as its master tells them.
struct Course<'a> {
    /// The first start of the rule, or of all where there is no rule (DTSTART).
    first: NaiveDateTime,
    rule: Option<&'a Recurrence>,
    end: RuleEnd,
    extra: Vec<NaiveDateTime>,
    except: Vec<NaiveDateTime>,
}

/// Where the master's rule ends.
enum RuleEnd {
    /// Where the series' own rule does.
    Own,
    /// With this start: it concerns the participant no longer.
    Last(NaiveDateTime),
}

impl RuleEnd {
    /// `rule` as a calendar reads it: with a time zone, the end is an instant (RFC 5545, section 3.3.10).
    fn rule(&self, rule: &Recurrence, setting: &Setting<'_>) -> String {
        let text = rule.to_string();
        let last = match self {
            Self::Own => rule.until(),
            Self::Last(start) => Some(*start),
        };
        let Some(last) = last else { return text };
        let ends = |part: &&str| part.starts_with("COUNT=") || part.starts_with("UNTIL=");
        let parts: Vec<_> = text.split(';').filter(|part| !ends(part)).collect();
        format!("{};UNTIL={}", parts.join(";"), instant(setting.zone.resolve(last).instant()))
    }
}

impl<'a> Course<'a> {
    /// None where nothing is shown.
    fn of(series: &'a Series, shown: &BTreeMap<NaiveDateTime, Occurrence>, until: NaiveDate) -> Option<Self> {
        let starts = series.recurrence.iter().flat_map(|rule| rule.starts(series.start));
        let by_rule: Vec<_> = starts.take_while(|start| start.date() < until).collect();
        let last = by_rule.iter().rev().find(|start| shown.contains_key(start)).copied();
        let Some((last, rule)) = last.zip(series.recurrence.as_ref()) else {
            // The first is named among the extra ones as well: some programs forget it where there is no rule.
            let extra: Vec<_> = shown.keys().copied().collect();
            let first = *extra.first()?;
            return Some(Self { first, rule: None, end: RuleEnd::Own, extra, except: Vec::new() });
        };
        let first = *by_rule.first()?;
        let end = if series.last_day.is_some() { RuleEnd::Last(last) } else { RuleEnd::Own };
        let told = |start: &&NaiveDateTime| matches!(end, RuleEnd::Own) || **start <= last;
        let except =
            by_rule.iter().filter(told).filter(|start| !shown.contains_key(start)).copied().collect();
        let extra = shown.keys().filter(|start| by_rule.binary_search(start).is_err()).copied().collect();
        Some(Self { first, rule: Some(rule), end, extra, except })
    }
}
