//! Phone numbers as people write them, made into E.164 (`+46701740605`), as gateways want them.
use super::Undelivered;

/// The most digits that a number may have (ITU-T E.164, section 6.2).
const MOST: usize = 15;
/// Fewer are no number of anybody's.
const LEAST: usize = 8;

/// The number in E.164. Without a country it is a Swedish one; a Swedish one has to be a mobile, since a landline
/// takes no text messages.
///
/// # Errors
/// [`Undelivered::Address`] says what is wrong, never the number.
pub(super) fn e164(written: &str) -> Result<String, Undelivered> {
    let bare: String = written.chars().filter(|character| !separates(*character)).collect();
    // «+46 (0)70»: the zero is for those who call from within the country.
    let digits = match (bare.strip_prefix('+'), bare.strip_prefix("00"), bare.strip_prefix('0')) {
        (Some(abroad), ..) | (None, Some(abroad), _) => match abroad.strip_prefix("460") {
            Some(national) => format!("46{national}"),
            None => abroad.to_owned(),
        },
        (None, None, Some(national)) => format!("46{national}"),
        (None, None, None) => return Err(Undelivered::Address("a number begins with 0 or +")),
    };
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) || digits.starts_with('0') {
        return Err(Undelivered::Address("a number holds digits alone"));
    }
    if !(LEAST..=MOST).contains(&digits.len()) {
        return Err(Undelivered::Address("a number has 8 to 15 digits"));
    }
    match digits.strip_prefix("46") {
        Some(national) if !(national.starts_with('7') && national.len() == 9) => {
            Err(Undelivered::Address("not a Swedish mobile number"))
        }
        _ => Ok(format!("+{digits}")),
    }
}

/// What people put between digits: spaces of all kinds, hyphens and dashes, brackets, dots, strokes.
fn separates(character: char) -> bool {
    character.is_whitespace() || matches!(character, '-' | '\u{2010}'..='\u{2015}' | '(' | ')' | '.' | '/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_reads_the_same_however_it_is_written() {
        for written in [
            "070-174 06 05",
            "0701740605",
            "+46701740605",
            "+46 (0)70-174 06 05",
            "0046 70 174 06 05",
            "070\u{a0}174\u{2013}06\u{2011}05",
            " 070.174.06.05 ",
        ] {
            assert_eq!(e164(written), Ok("+46701740605".to_owned()), "{written}");
        }
        assert_eq!(e164("+45 20 12 34 56"), Ok("+4520123456".to_owned()));
    }

    #[test]
    fn what_no_message_reaches_is_refused() {
        for written in [
            "",
            "070",
            "08-123 456 78",
            "+46 8 123 456 78",
            "112",
            "070-174 06 0",
            "070-174 06 055",
            "ring Kim",
            "070-174 06 05 eller 070-174 06 06",
            "701740605",
            "٠٧٠١٧٤٠٦٠٥",
            "+1234567890123456",
            "++46701740605",
            "00046701740605",
            "0701740605&to=+46701740606",
            "070-174\r\n0605x",
        ] {
            assert!(matches!(e164(written), Err(Undelivered::Address(_))), "{written}");
        }
    }
}
