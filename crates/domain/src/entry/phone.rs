//! Phone numbers: read as people write them, kept in E.164 (`+46701740605`), shown as they are written in Sweden.
use super::{
    characters::{ascii_digit, is_dash, is_invisible},
    identity::{contains_identity_number, is_one_row},
};

/// How many digits an international number has, country code included (ITU-T E.164, section 6.2). The lower bound is
/// that of the shortest national numbers.
const DIGITS: std::ops::RangeInclusive<usize> = 8..=15;

/// Why an entry is no phone number.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, thiserror::Error)]
pub enum PhoneError {
    /// It has letters or other characters that are in no number.
    #[error("a phone number holds digits alone")]
    NotDigits,
    /// It is a personal identity number.
    #[error("a personal identity number is no phone number")]
    IdentityNumber,
    /// It begins with neither zero nor a country code.
    #[error("a phone number begins with 0 or +")]
    NoPrefix,
    /// It has too few or too many digits.
    #[error("a phone number has 8 to 15 digits")]
    Length,
}

/// The phone number that somebody wrote or pasted, in E.164; empty for an empty entry. Without a country code it is a
/// Swedish number.
///
/// Digits of other scripts, all kinds of dashes and spaces, invisible characters and `tel:` do not matter, nor do the
/// marks by which spreadsheets keep a number as text. The zero that spreadsheets drop is put back where only a mobile
/// number can be meant. Whether the number is in use in its country is not decided here.
///
/// # Errors
/// [`PhoneError`]
pub fn phone(written: &str) -> Result<String, PhoneError> {
    if contains_identity_number(without_known_phone(written)) {
        return Err(PhoneError::IdentityNumber);
    }
    let bare = bare(written);
    if bare.is_empty() {
        return Ok(bare);
    }
    let (abroad, digits) = match bare.strip_prefix('+') {
        Some(digits) => (true, digits),
        None => match bare.strip_prefix("00") {
            Some(digits) => (true, digits),
            None => (false, bare.as_str()),
        },
    };
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(PhoneError::NotDigits);
    }
    let number = if abroad {
        // «+46 (0)70»: the zero is for those who call from within the country.
        match digits.strip_prefix("460") {
            Some(national) => format!("46{national}"),
            None => digits.to_owned(),
        }
    } else if let Some(national) = digits.strip_prefix('0') {
        format!("46{national}")
    } else if is_swedish_mobile(digits) {
        format!("46{digits}")
    } else if digits.strip_prefix("46").is_some_and(is_swedish_mobile) {
        digits.to_owned()
    } else {
        return Err(PhoneError::NoPrefix);
    };
    if number.starts_with('0') {
        return Err(PhoneError::NoPrefix);
    }
    if DIGITS.contains(&number.len()) { Ok(format!("+{number}")) } else { Err(PhoneError::Length) }
}

/// A number in E.164 as it is written in its country where that is Sweden; anything else as it stands.
#[must_use]
pub fn national(number: &str) -> String {
    let Some(national) = number.strip_prefix("+46").filter(|rest| rest.bytes().all(|b| b.is_ascii_digit()))
    else {
        return number.to_owned();
    };
    let area = match national.as_bytes() {
        [b'8', ..] => 1,
        [b'1', b'0' | b'1' | b'3' | b'6' | b'8' | b'9', ..]
        | [b'2', b'0' | b'1' | b'3' | b'6', ..]
        | [b'3', b'1' | b'3' | b'5' | b'6', ..]
        | [b'4', b'0' | b'2' | b'4' | b'6', ..]
        | [b'5', b'4', ..]
        | [b'6', b'0' | b'3', ..]
        | [b'7', ..]
        | [b'9', b'0', ..] => 2,
        _ => 3,
    };
    let (area, subscriber) = national.split_at(area.min(national.len()));
    // Groups of two from the end; one or two groups of three come first (SIS, Skrivregler).
    let groups: &[usize] = match subscriber.len() {
        5 => &[3, 2],
        6 => &[2, 2, 2],
        7 => &[3, 2, 2],
        8 => &[3, 3, 2],
        other => &[other],
    };
    let mut shown = format!("0{area}-");
    let mut rest = subscriber;
    for (place, group) in groups.iter().enumerate() {
        let (digits, behind) = rest.split_at(*group);
        if place > 0 {
            shown.push(' ');
        }
        shown.push_str(digits);
        rest = behind;
    }
    shown
}

/// Nine digits that can be nothing but a Swedish mobile number without its zero.
fn is_swedish_mobile(digits: &str) -> bool {
    digits.len() == 9 && matches!(digits.as_bytes(), [b'7', b'0' | b'2' | b'3' | b'6' | b'9', ..])
}

/// Returns the entry, or an empty text if its ten digits are both a mobile number and an identity number of a person
/// born in 2007: ten unbroken digits count as a phone number.
fn without_known_phone(written: &str) -> &str {
    let bare = bare(written);
    let mobile = bare.strip_prefix('0').is_some_and(is_swedish_mobile);
    if mobile && is_one_row(written) { "" } else { written }
}

/// The entry's plus sign, digits and foreign characters: without separators, invisible characters and what programs
/// put around a number.
fn bare(written: &str) -> String {
    let seen: String = written.chars().filter(|character| !is_invisible(*character)).collect();
    let mut seen = seen.trim();
    // Spreadsheets keep a number as text by an apostrophe or by ="…".
    if let Some(text) = seen.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')) {
        seen = text;
    }
    seen = seen.trim_start_matches(['\'', '’', '‘', '`']);
    if let Some(scheme) = seen.get(..4)
        && (scheme.eq_ignore_ascii_case("tel:") || scheme.eq_ignore_ascii_case("sms:"))
    {
        seen = &seen[4..];
    }
    let kept = seen.chars().filter(|character| !is_separator(*character));
    kept.map(|character| match character {
        '＋' => '+',
        other => ascii_digit(other).unwrap_or(other),
    })
    .collect()
}

/// Whether people write the character between digits.
fn is_separator(character: char) -> bool {
    character.is_whitespace()
        || is_dash(character)
        || matches!(character, '(' | ')' | '（' | '）' | '.' | '/' | '·' | '•')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_number_reads_the_same_however_it_is_written() {
        for written in [
            "070-174 06 05",
            "0701740605",
            "701740605",
            "46701740605",
            "+46701740605",
            "+46 (0)70-174 06 05",
            "0046 70 174 06 05",
            "070\u{a0}174\u{2013}06\u{2011}05",
            "070 174 06 05",
            " 070.174.06.05 ",
            "070/174 06 05",
            "\u{202d}+46 70 174 06 05\u{202c}",
            "070\u{ad}174 06 05",
            "070\u{200b}-174\u{feff} 06 05",
            "٠٧٠١٧٤٠٦٠٥",
            "۰۷۰۱۷۴۰۶۰۵",
            "０７０１７４０６０５",
            "＋４６７０１７４０６０５",
            "070−174 06 05",
            "tel:+46701740605",
            "TEL: 070-174 06 05",
            "=\"0701740605\"",
            "'0701740605",
        ] {
            assert_eq!(phone(written).as_deref(), Ok("+46701740605"), "{written}");
        }
        assert_eq!(phone("+45 20 12 34 56").as_deref(), Ok("+4520123456"));
        assert_eq!(phone("08-123 456 78").as_deref(), Ok("+46812345678"));
        assert_eq!(phone(" \u{200b}").as_deref(), Ok(""));
    }

    #[test]
    fn what_is_no_phone_number_is_refused() {
        for (written, why) in [
            ("ring mig", PhoneError::NotDigits),
            ("07O-174 06 02", PhoneError::NotDigits),
            ("4,67E+10", PhoneError::NotDigits),
            ("070-174 06 02, 08-123 456 78", PhoneError::NotDigits),
            ("070-174 06 05 eller 070-174 06 06", PhoneError::NotDigits),
            ("++46701740605", PhoneError::NotDigits),
            ("+", PhoneError::NotDigits),
            ("0701740605&to=+46701740606", PhoneError::NotDigits),
            ("070", PhoneError::Length),
            ("+1234567890123456", PhoneError::Length),
            ("00046701740605", PhoneError::NoPrefix),
            ("12345678", PhoneError::NoPrefix),
            ("19900101-0017", PhoneError::IdentityNumber),
            ("900101-0017", PhoneError::IdentityNumber),
            ("199001010017", PhoneError::IdentityNumber),
            ("9001010017", PhoneError::IdentityNumber),
            ("070101-0017", PhoneError::IdentityNumber),
            ("٩٠٠١٠١-٠٠١٧", PhoneError::IdentityNumber),
        ] {
            assert_eq!(phone(written), Err(why), "{written}");
        }
    }

    #[test]
    fn a_mobile_number_in_one_row_is_a_phone_number_even_if_it_could_be_an_identity_number() {
        assert!(contains_identity_number("0701010019"));
        for written in ["0701010019", "tel:0701010019", "070-101 00 19"] {
            assert_eq!(phone(written).as_deref(), Ok("+46701010019"), "{written}");
        }
        assert_eq!(phone("070101-0019"), Err(PhoneError::IdentityNumber));
    }

    #[test]
    fn swedish_numbers_are_shown_as_they_are_written_and_others_as_they_stand() {
        for (number, shown) in [
            ("+46701740605", "070-174 06 05"),
            ("+46812345678", "08-123 456 78"),
            ("+468123456", "08-12 34 56"),
            ("+46241123456", "0241-12 34 56"),
            ("+4524112345", "+4524112345"),
            ("+4631123456", "031-12 34 56"),
            ("ring mig", "ring mig"),
            ("", ""),
        ] {
            assert_eq!(national(number), shown, "{number}");
        }
    }

    proptest! {
        #[test]
        fn what_was_read_reads_as_itself(written in "[-+0-9 ()٠-٩\u{200b}\u{a0}]{0,20}") {
            if let Ok(number) = phone(&written) {
                prop_assert_eq!(phone(&number), Ok(number.clone()));
                prop_assert_eq!(phone(&national(&number)), Ok(number));
            }
        }

        #[test]
        fn any_text_is_read_without_a_panic(written in any::<String>()) {
            let _ = phone(&written);
            let _ = national(&written);
        }
    }
}
