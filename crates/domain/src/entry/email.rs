//! Mail addresses.
use super::line;

/// The entry is no mail address.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not a mail address")]
pub struct NotAnEmailAddress;

/// The mail address that somebody wrote or pasted, without `mailto:` or a name before it; empty for an empty entry.
///
/// Whether mail reaches it only mail can tell. What is refused could be read as something else in a header.
///
/// # Errors
/// [`NotAnEmailAddress`]
pub fn email(written: &str) -> Result<String, NotAnEmailAddress> {
    let written = line(written);
    let bare = match written.get(..7) {
        Some(scheme) if scheme.eq_ignore_ascii_case("mailto:") => written[7..].trim(),
        _ => written.as_str(),
    };
    // «Björn Ek <bjorn@exempel.example>», as mail programs copy it (RFC 5322, section 3.4).
    let address = match bare.strip_suffix('>').and_then(|rest| rest.rsplit_once('<')) {
        Some((_, address)) => address.trim(),
        None => bare,
    };
    let sound = |character: char| {
        !character.is_whitespace()
            && !character.is_control()
            && !matches!(character, '<' | '>' | '"' | ',' | ';' | ':' | '(' | ')' | '\\')
    };
    let (local, domain) = address.split_once('@').unwrap_or_default();
    let whole = !local.is_empty()
        && domain.contains('.')
        && !domain.starts_with('.')
        && !domain.ends_with('.')
        && !domain.contains('@');
    if written.is_empty() || (whole && address.chars().all(sound)) {
        Ok(address.to_owned())
    } else {
        Err(NotAnEmailAddress)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_as_it_is_copied() {
        for written in [
            "asa@exempel.example",
            " mailto:asa@exempel.example",
            "MAILTO:asa@exempel.example",
            "Åsa Öhrn <asa@exempel.example>",
            "\u{202a}asa@exempel.example\u{202c}",
        ] {
            assert_eq!(email(written).as_deref(), Ok("asa@exempel.example"), "{written}");
        }
        assert_eq!(email("asa+folje@företag.example").as_deref(), Ok("asa+folje@företag.example"));
        assert_eq!(email("  ").as_deref(), Ok(""));
    }

    #[test]
    fn what_a_header_could_misread_is_refused() {
        for written in [
            "asa",
            "a@b",
            "@b.example",
            "a@.example",
            "a@b@c.example",
            "a b@c.example",
            "a@b.example, c@d.example",
            "a@b.example\r\nBcc: c@d.example",
            "mailto:",
            "Åsa <>",
        ] {
            assert_eq!(email(written), Err(NotAnEmailAddress), "{written}");
        }
    }
}
