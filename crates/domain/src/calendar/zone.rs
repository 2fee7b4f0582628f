//! Europe/Stockholm as a calendar reads it (VTIMEZONE, RFC 5545, section 3.6.5).
//!
//! The rule that has held since 1996 and is law in the union (directive 2000/84/EG): forward on the last Sunday of
//! March, back on the last Sunday of October, both at 01:00 UTC.
use super::lines::Lines;

/// The name of the zone (TZID).
pub(super) const NAME: &str = "Europe/Stockholm";

const LINES: [&str; 14] = [
    "BEGIN:DAYLIGHT",
    "TZNAME:CEST",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "DTSTART:19960331T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "TZNAME:CET",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
];

pub(super) fn write(lines: &mut Lines) {
    lines.plain("BEGIN:VTIMEZONE");
    lines.plain(&format!("TZID:{NAME}"));
    for line in LINES {
        lines.plain(line);
    }
    lines.plain("END:VTIMEZONE");
}
