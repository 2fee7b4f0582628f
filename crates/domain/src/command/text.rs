//! What may stand in a text that a person writes.
use super::Refusal;

/// Characters in a short text: a name, a step, a line.
pub const SHORT_TEXT: usize = 200;
/// Characters in a long text: the words under a prompt, a note.
pub const LONG_TEXT: usize = 2000;

/// A mail address without white space around it, or nothing. Whether mail reaches it only mail can tell; what is refused
/// here could be read as something else in a header.
///
/// # Errors
/// [`Refusal::BadAddress`], and what [`optional`] says.
pub(super) fn mail_address(text: &str) -> Result<String, Refusal> {
    let text = optional(text, SHORT_TEXT)?;
    let sound =
        |c: char| !c.is_whitespace() && !matches!(c, '<' | '>' | '"' | ',' | ';' | ':' | '(' | ')' | '\\');
    let (local, domain) = text.split_once('@').unwrap_or_default();
    let whole = !local.is_empty() && !domain.is_empty() && !domain.contains('@');
    if text.is_empty() || (whole && text.chars().all(sound)) { Ok(text) } else { Err(Refusal::BadAddress) }
}

/// The text without white space around it, if there is any.
///
/// # Errors
/// [`Refusal::Empty`] and what [`optional`] says.
pub(super) fn required(text: &str, limit: usize) -> Result<String, Refusal> {
    let text = optional(text, limit)?;
    if text.is_empty() { Err(Refusal::Empty) } else { Ok(text) }
}

/// The text without white space around it; may be empty.
///
/// # Errors
/// [`Refusal::TooLong`] over `limit` characters, [`Refusal::Unreadable`] for control characters besides line breaks.
pub(super) fn optional(text: &str, limit: usize) -> Result<String, Refusal> {
    let text = text.trim();
    if text.chars().count() > limit {
        return Err(Refusal::TooLong);
    }
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        return Err(Refusal::Unreadable);
    }
    Ok(text.to_owned())
}
