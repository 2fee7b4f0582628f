//! What may stand in a text that a person writes.
use super::Refusal;
use crate::entry::{self, PhoneError};

/// Characters in a short text: a name, a place, a step. A short text is a single line.
pub const SHORT_TEXT: usize = 200;
/// Characters in a long text: the words under a prompt, a note. A long text may have several lines.
pub const LONG_TEXT: usize = 2000;

/// Whether `c` is a bidirectional control character (Unicode `Bidi_Control`, UAX #9). It is invisible and changes the
/// order in which the text around it is shown, so that an address or a name reads as another one.
const fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether `c` ends a line or moves to a tab stop.
const fn is_break(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\u{B}' | '\u{C}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The text as a single line: line breaks and tabs become a space, and bidirectional control characters are removed.
/// Phones add both when a name or an address is pasted, so they are repaired and not refused.
#[must_use]
pub fn single_line(text: &str) -> String {
    let visible: String = text.chars().filter(|c| !is_bidi_control(*c)).collect();
    let lines: Vec<_> = visible.split(is_break).map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join(" ")
}

/// Whether the text is a single line that can be shown as it is.
#[must_use]
pub fn is_single_line(text: &str) -> bool {
    !text.chars().any(|c| c.is_control() || is_break(c) || is_bidi_control(c))
}

/// A mail address as it was pasted, or nothing ([`entry::email`]).
///
/// # Errors
/// [`Refusal::BadAddress`], and [`Refusal::TooLong`] over [`SHORT_TEXT`] characters.
pub(super) fn mail_address(text: &str) -> Result<String, Refusal> {
    let address = entry::email(text).map_err(|_| Refusal::BadAddress)?;
    optional(&address, SHORT_TEXT)
}

/// A phone number in E.164, or nothing ([`entry::phone`]).
///
/// # Errors
/// [`Refusal::BadPhone`], [`Refusal::IdentityNumber`].
pub(super) fn phone_number(text: &str) -> Result<String, Refusal> {
    entry::phone(text).map_err(|error| match error {
        PhoneError::IdentityNumber => Refusal::IdentityNumber,
        PhoneError::NotDigits | PhoneError::NoPrefix | PhoneError::Length => Refusal::BadPhone,
    })
}

/// A name as it was pasted, without a personal identity number in it; never empty.
///
/// # Errors
/// [`Refusal::Empty`], and what [`optional_name`] says.
pub(super) fn name(text: &str) -> Result<String, Refusal> {
    let name = optional_name(text)?;
    if name.is_empty() { Err(Refusal::Empty) } else { Ok(name) }
}

/// A name as it was pasted, without a personal identity number in it; may be empty.
///
/// # Errors
/// [`Refusal::IdentityNumber`], and what [`optional`] says.
pub(super) fn optional_name(text: &str) -> Result<String, Refusal> {
    let name = optional(&entry::line(text), SHORT_TEXT)?;
    if entry::contains_identity_number(&name) { Err(Refusal::IdentityNumber) } else { Ok(name) }
}

/// A name that the participant chooses, which others read in text messages and notifications: one line without a link,
/// or nothing.
///
/// # Errors
/// [`Refusal::HasLink`], and what [`optional_name`] says.
pub(super) fn chosen_name(text: &str) -> Result<String, Refusal> {
    let name = optional_name(text)?;
    if name.split_whitespace().any(is_link) { Err(Refusal::HasLink) } else { Ok(name) }
}

/// Whether a phone would make a link of the word: an address of a page, or a host name with at least two characters on
/// each side of its last full stop. Initials («J.R.») are no link.
fn is_link(word: &str) -> bool {
    let lower = word.to_lowercase();
    let host = lower.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let host = host.trim_matches(|c: char| !c.is_alphanumeric());
    let dotted = host.rsplit_once('.').is_some_and(|(before, last)| {
        let before = before.rsplit('.').next().unwrap_or_default();
        before.chars().count() > 1 && last.chars().count() > 1
    });
    lower.contains("://") || lower.starts_with("www.") || dotted
}

/// The text without white space around it, if there is any.
///
/// # Errors
/// [`Refusal::Empty`] and what [`optional`] says.
pub(super) fn required(text: &str, limit: usize) -> Result<String, Refusal> {
    let text = optional(text, limit)?;
    if text.is_empty() { Err(Refusal::Empty) } else { Ok(text) }
}

/// The text without white space around it; may be empty. With a `limit` of at most [`SHORT_TEXT`] it becomes a
/// [`single_line`].
///
/// # Errors
/// [`Refusal::TooLong`] over `limit` characters, [`Refusal::Unreadable`] for control characters besides line breaks.
pub(super) fn optional(text: &str, limit: usize) -> Result<String, Refusal> {
    let text = if limit <= SHORT_TEXT { single_line(text) } else { text.trim().to_owned() };
    if text.chars().count() > limit {
        return Err(Refusal::TooLong);
    }
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        return Err(Refusal::Unreadable);
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_line_break_in_a_name_becomes_a_space() {
        for broken in
            ["Eva\r\nATTENDEE:mailto:x@y", "Eva\nATTENDEE:mailto:x@y", "Eva\u{2028}\tATTENDEE:mailto:x@y"]
        {
            assert_eq!(required(broken, SHORT_TEXT).as_deref(), Ok("Eva ATTENDEE:mailto:x@y"));
        }
    }

    #[test]
    fn marks_that_reverse_the_text_are_removed_from_names_and_addresses() {
        assert_eq!(required("\u{2068}Eva\u{2069}\u{200f}", SHORT_TEXT).as_deref(), Ok("Eva"));
        assert_eq!(
            mail_address("ü\u{202e}gro.live@exempel.example").as_deref(),
            Ok("ügro.live@exempel.example")
        );
        assert_eq!(required("\u{202e}", SHORT_TEXT), Err(Refusal::Empty));
    }

    #[test]
    fn a_joiner_that_a_name_needs_is_kept() {
        let name = "علی\u{200c}رضا";
        assert_eq!(required(name, SHORT_TEXT).as_deref(), Ok(name));
    }

    #[test]
    fn a_long_text_keeps_its_lines() {
        assert_eq!(optional(" en\n\ntvå ", LONG_TEXT).as_deref(), Ok("en\n\ntvå"));
    }

    #[test]
    fn a_chosen_name_holds_no_link() {
        for link in [
            "logga in: https://evil.example/bank",
            "evil.example",
            "Swedbank\r\nevil.example/bank",
            "WWW.Evil.Example",
            "(bit.ly/x)",
            "evil\u{202e}.example",
        ] {
            assert_eq!(chosen_name(link), Err(Refusal::HasLink), "{link}");
        }
        for name in ["", "Amina", "J.R.", "Bo A. Ek", "Eva-Lena", "D'Arcy", "Åsa (Ås)"] {
            assert_eq!(chosen_name(name).as_deref(), Ok(name));
        }
    }

    proptest! {
        #[test]
        fn a_short_text_is_always_one_visible_line(text in "\\PC{0,20}[\\s\\u{200e}-\\u{200f}\\u{2028}-\\u{202e}]{0,3}\\PC{0,20}") {
            if let Ok(line) = optional(&text, SHORT_TEXT) {
                prop_assert!(is_single_line(&line));
                prop_assert_eq!(single_line(&line), line);
            }
        }
    }
}
