//! The schedule as iCalendar text (RFC 5545), for the calendar that somebody has on their phone already.
//!
//! Pure: series and the participant's choices in, text out; what time it is and which instant a wall time is are
//! arguments. A calendar program lays the text out to the same occurrences as [`expand`](crate::schedule::expand)
//! does, which two of them confirm in the cross-crate tests.
//!
//! The writing is our own. The `icalendar` crate asks the machine's clock and chance for each event, writes neither a
//! time zone nor several values of RDATE, and would leave the rules of this module, which are most of it, to be
//! written all the same.
//!
//! - [`feed`]: everything, for a calendar that is subscribed to
//! - [`one`]: one occurrence, to be put into a calendar once
//! - [`invitation`](invitation()): a meeting, for those who are asked to come
mod event;
mod invitation;
mod lines;
mod series;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_of_invitations;
mod wake;
mod zone;

pub use invitation::{Invitation, invitation};

use crate::{
    language::Language,
    reminder::{Choices, Wake},
    schedule::{Occurrence, Series, Zone},
};
use chrono::{DateTime, NaiveDate, Utc};
use event::Event;
use lines::Lines;

/// What a text is made with.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// Europe/Stockholm.
    pub zone: &'a dyn Zone,
    /// When the text was made (DTSTAMP). The same all day, so that the text is as well.
    pub stamp: DateTime<Utc>,
    /// Holidays are told up to this day where a series has no end of its own.
    pub until: NaiveDate,
    /// In which language.
    pub language: Language,
    /// The words around what a series says.
    pub words: &'a Words,
    /// How long before alarms come, and whether it may be said what it is.
    pub choices: &'a Choices,
}

/// The words around what a series says, in one language.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Words {
    /// What the calendar is called.
    pub calendar: String,
    /// What an event is called that may not say what it is; `{time}` stands for its start.
    pub neutral: String,
    /// What an event is called that does not take place; `{title}` stands for its name.
    pub cancelled: String,
    /// What to bring; `{things}` stands for it.
    pub bring: String,
    /// What a wake-up is called; `{time}` stands for its time.
    pub wake: String,
}

/// All of `series` as one calendar, with how often to look again; `wakes` as well where that was chosen.
#[must_use]
pub fn feed(series: &[Series], wakes: &[Wake], setting: &Setting<'_>) -> String {
    let mut lines = head();
    lines.text("NAME", &setting.words.calendar);
    lines.text("X-WR-CALNAME", &setting.words.calendar);
    // How often to look again: RFC 7986, section 5.7, and what older programs read.
    lines.plain("REFRESH-INTERVAL;VALUE=DURATION:PT4H");
    lines.plain("X-PUBLISHED-TTL:PT4H");
    zone::write(&mut lines);
    for one in series {
        series::write(&mut lines, one, setting);
    }
    for wake in wakes.iter().filter(|_| setting.choices.wakes_in_calendar) {
        wake::write(&mut lines, wake, setting);
    }
    foot(lines)
}

/// One occurrence as a calendar of its own: it stays as it was when it was taken.
#[must_use]
pub fn one(occurrence: &Occurrence, setting: &Setting<'_>) -> String {
    let mut lines = head();
    zone::write(&mut lines);
    Event::alone(occurrence).write(&mut lines, setting);
    foot(lines)
}

fn head() -> Lines {
    head_with("PUBLISH")
}

/// `method`: what the text is for (RFC 5546, section 1.4).
fn head_with(method: &str) -> Lines {
    let mut lines = Lines::default();
    lines.plain("BEGIN:VCALENDAR");
    lines.plain("VERSION:2.0");
    lines.plain("PRODID:-//folje//folje//SV");
    lines.plain("CALSCALE:GREGORIAN");
    lines.plain(&format!("METHOD:{method}"));
    lines
}

fn foot(mut lines: Lines) -> String {
    lines.plain("END:VCALENDAR");
    lines.whole()
}
