//! An invitation to a meeting (iTIP, RFC 5546, sections 3.2.2 and 3.2.5): asks the attendees to come, tells them what
//! changed, or calls it off. What the meeting is about, and whose it is, is not said: a calendar is read by many.
use super::{lines::instant, zone};
use crate::record::{Attendee, Meeting};
use chrono::{DateTime, Utc};

/// What an invitation is made with.
#[derive(Clone, Copy)]
pub struct Invitation<'a> {
    /// The meeting.
    pub meeting: &'a Meeting,
    /// Whether it calls off, all of it or for whoever is asked no longer.
    pub cancels: bool,
    /// When it was made (DTSTAMP).
    pub stamp: DateTime<Utc>,
    /// What it is called.
    pub summary: &'a str,
    /// The name of whoever asks.
    pub organizer: &'a str,
    /// The mail address to which answers go.
    pub organizer_address: &'a str,
    /// Somebody who was asked and is no longer, by their address.
    pub no_longer: Option<&'a str>,
}

/// The invitation as a calendar of its own.
#[must_use]
pub fn invitation(invitation: &Invitation<'_>) -> String {
    let Invitation { meeting, cancels, stamp, summary, organizer, organizer_address, no_longer } =
        *invitation;
    let mut lines = super::head_with(if cancels { "CANCEL" } else { "REQUEST" });
    zone::write(&mut lines);
    lines.plain("BEGIN:VEVENT");
    lines.plain(&format!("UID:{}", meeting.id));
    lines.plain(&format!("DTSTAMP:{}", instant(stamp)));
    lines.plain(&format!("SEQUENCE:{}", meeting.sequence));
    lines.plain(&format!("ORGANIZER;CN={}:mailto:{organizer_address}", quoted(organizer)));
    if let Some(address) = no_longer {
        lines.plain(&format!("ATTENDEE:mailto:{address}"));
    } else {
        for attendee in meeting.attendees.iter().filter(|attendee| !attendee.email.is_empty()) {
            lines.plain(&asked(attendee));
        }
    }
    lines.times("DTSTART", &[meeting.start]);
    lines.plain(&format!("DURATION:PT{}M", meeting.minutes));
    lines.text("SUMMARY", summary);
    if !meeting.place.is_empty() {
        lines.text("LOCATION", &meeting.place);
    }
    lines.plain("CLASS:PRIVATE");
    lines.plain(if cancels { "STATUS:CANCELLED" } else { "STATUS:CONFIRMED" });
    lines.plain("END:VEVENT");
    super::foot(lines)
}

fn asked(attendee: &Attendee) -> String {
    let (name, address) = (quoted(&attendee.name), &attendee.email);
    format!("ATTENDEE;CN={name};ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:{address}")
}

/// A name as a parameter's value (RFC 5545, section 3.1): in quotes, which cannot stand in it themselves.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', ""))
}
