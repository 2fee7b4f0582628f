//! The national journey planner (ResRobot, by Samtrafiken): a link that a person taps, and never a request of the app's.
//! It stands here and not in the app's own sources, which hold no address but ours.
//!
//! The form is that of the planner's own page, a HAFAS `query.exe`: `S` and `Z` are the names of the stops, `date`, `time`
//! and `timesel` (`depart`, `arrive`) when, `start=1` looks at once. Samtrafiken describes no link; public programs use
//! this one, in UTF-8 and with ISO dates (the library public-transport-enabler's provider for Sweden and a few others).
//! Where the planner does not understand a name, it asks which stop is meant.
use chrono::{NaiveDateTime, Timelike as _};
use std::fmt::Write as _;

/// Where the planner is asked.
const PAGE: &str = "https://reseplanerare.resrobot.se/bin/query.exe/sn";

/// When somebody wants to travel.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum When {
    /// Leave then or later.
    From(NaiveDateTime),
    /// Be there by then.
    By(NaiveDateTime),
}

/// The address that shows how to get from one stop to another, both by name.
#[must_use]
pub fn link(from: &str, to: &str, when: When) -> String {
    let (time, which) = match when {
        When::From(time) => (time, "depart"),
        When::By(time) => (time, "arrive"),
    };
    let (from, to, day) = (encoded(from), encoded(to), time.date());
    let (hour, minute) = (time.hour(), time.minute());
    format!("{PAGE}?S={from}&Z={to}&date={day}&time={hour:02}%3A{minute:02}&timesel={which}&start=1")
}

/// A value of a query: percent-encoded but for what is unreserved (RFC 3986, section 2.3).
#[must_use]
pub fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing into a String cannot fail.
            _ = write!(out, "%{byte:02X}");
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_a_stop_is_called_it_stays_one_value() {
        let at = "2026-11-24T08:45:00".parse().unwrap();
        assert_eq!(
            link("Åsa & Bo=1", "Torget/#2", When::By(at)),
            "https://reseplanerare.resrobot.se/bin/query.exe/sn?S=%C3%85sa%20%26%20Bo%3D1&Z=Torget%2F%232\
             &date=2026-11-24&time=08%3A45&timesel=arrive&start=1"
        );
        assert!(link("a", "b", When::From(at)).contains("timesel=depart"));
    }
}
