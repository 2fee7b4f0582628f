//! One VEVENT: an occurrence of its own, the master of a series, or one occurrence that differs from its series.
use super::{
    Setting,
    lines::{Lines, instant, wall},
};
use crate::{
    language::Text,
    schedule::{Occurrence, OccurrenceState},
};
use chrono::{NaiveDateTime, Timelike};

/// An event to be written.
pub(super) struct Event<'a> {
    /// What tells it from all others, for ever (UID).
    pub(super) uid: String,
    /// What it is, when and where.
    pub(super) what: &'a Occurrence,
    /// Which occurrence of its series it stands for (RECURRENCE-ID).
    pub(super) instead_of: Option<NaiveDateTime>,
    /// How often it was changed (SEQUENCE): never falls, since what happened to an occurrence is only added to.
    pub(super) changes: usize,
    /// How it repeats (RRULE), ready to be written.
    pub(super) rule: Option<String>,
    /// Starts besides those of the rule (RDATE).
    pub(super) extra: Vec<NaiveDateTime>,
    /// Starts of the rule that are none (EXDATE).
    pub(super) except: Vec<NaiveDateTime>,
}

impl<'a> Event<'a> {
    /// An occurrence by itself.
    pub(super) fn alone(what: &'a Occurrence) -> Self {
        let uid = format!("{}-{}", what.id.series, wall(what.id.start));
        let (rule, extra, except) = (None, Vec::new(), Vec::new());
        Self { uid, what, instead_of: None, changes: 0, rule, extra, except }
    }

    pub(super) fn write(&self, lines: &mut Lines, setting: &Setting<'_>) {
        let what = self.what;
        begin(lines, setting, &self.uid, self.changes);
        lines.times("RECURRENCE-ID", self.instead_of.as_slice());
        lines.times("DTSTART", &[what.start]);
        let minutes = (what.end - what.start).num_minutes();
        lines.plain(&format!("DURATION:PT{minutes}M"));
        if let Some(rule) = &self.rule {
            lines.plain(&format!("RRULE:{rule}"));
        }
        lines.times("RDATE", &self.extra);
        lines.times("EXDATE", &self.except);
        self.words(lines, setting);
        end(lines, &self.summary(setting), what.takes_place(), &setting.choices.before);
    }

    fn words(&self, lines: &mut Lines, setting: &Setting<'_>) {
        let what = self.what;
        let summary = self.summary(setting);
        if what.takes_place() {
            lines.text("SUMMARY", &summary);
        } else {
            lines.text("SUMMARY", &setting.words.cancelled.replace("{title}", &summary));
        }
        if !setting.choices.details {
            return;
        }
        let said = |text: &Text| text.in_language(setting.language).to_owned();
        if let Some(place) = &what.place {
            lines.text("LOCATION", &said(place));
        }
        let reason = match &what.state {
            OccurrenceState::Planned => None,
            OccurrenceState::Cancelled { reason } | OccurrenceState::Moved { reason, .. } => reason.as_ref(),
        };
        let things: Vec<_> = what.bring.iter().map(said).collect();
        let bring = (!things.is_empty()).then(|| setting.words.bring.replace("{things}", &things.join(", ")));
        let about = reason.map(said).into_iter().chain(what.about.as_ref().map(said)).chain(bring);
        let about: Vec<_> = about.collect();
        if !about.is_empty() {
            lines.text("DESCRIPTION", &about.join("\n"));
        }
    }

    /// What it is called: the time alone, unless details were chosen.
    fn summary(&self, setting: &Setting<'_>) -> String {
        if setting.choices.details {
            self.what.title.in_language(setting.language).to_owned()
        } else {
            setting.words.neutral.replace("{time}", &clock(self.what.start))
        }
    }
}

/// What each event begins with: what tells it from all others, and how often it was changed.
pub(super) fn begin(lines: &mut Lines, setting: &Setting<'_>, uid: &str, changes: usize) {
    lines.plain("BEGIN:VEVENT");
    lines.plain(&format!("UID:{uid}"));
    lines.plain(&format!("DTSTAMP:{}", instant(setting.stamp)));
    lines.plain(&format!("SEQUENCE:{changes}"));
}

/// What each event ends with: an alarm so many minutes before, for each of `alarms`, unless it does not take place.
pub(super) fn end(lines: &mut Lines, summary: &str, takes_place: bool, alarms: &[u16]) {
    // Whoever else looks into the calendar sees that something is on, and not what.
    lines.plain("CLASS:PRIVATE");
    lines.plain(if takes_place { "STATUS:CONFIRMED" } else { "STATUS:CANCELLED" });
    for minutes in alarms.iter().filter(|_| takes_place) {
        lines.plain("BEGIN:VALARM");
        lines.plain("ACTION:DISPLAY");
        lines.plain(&format!("TRIGGER:-PT{minutes}M"));
        lines.text("DESCRIPTION", summary);
        lines.plain("END:VALARM");
    }
    lines.plain("END:VEVENT");
}

/// Hours and minutes.
pub(super) fn clock(time: NaiveDateTime) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}
