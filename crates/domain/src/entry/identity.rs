//! Swedish personal identity numbers (personnummer, samordningsnummer): found in order to be refused. Följe keeps none.
use super::characters::{ascii_digit, is_dash, is_invisible};
use chrono::NaiveDate;

/// Whether a personal identity number stands in the text, in any of its forms: `YYMMDD-NNNN`, `YYYYMMDD-NNNN`, with a
/// plus sign for those over a hundred, without a separator, and as a coordination number, whose day is 60 higher
/// (folkbokföringslagen, section 18; Skatteverket, SKV 707).
///
/// Ten digits in a row count only if the check digit is right, since other numbers have ten digits too.
#[must_use]
pub fn contains_identity_number(text: &str) -> bool {
    let text = plain(text);
    let runs = runs(&text);
    let alone = runs.iter().any(|run| match run.digits.len() {
        12 => is_birth_date(&run.digits[2..8]) && is_century(&run.digits[..2]),
        10 => is_birth_date(&run.digits[..6]) && has_check_digit(run.digits),
        _ => false,
    });
    alone || runs.windows(2).any(|pair| is_split_number(&pair[0], &pair[1]))
}

/// Whether two runs of digits are the date and the serial number of one identity number.
fn is_split_number(date: &Run<'_>, serial: &Run<'_>) -> bool {
    if serial.digits.len() != 4 {
        return false;
    }
    let short = match date.digits.len() {
        8 if is_century(&date.digits[..2]) => &date.digits[2..],
        6 => date.digits,
        _ => return false,
    };
    let joined = || has_check_digit(&format!("{short}{}", serial.digits));
    is_birth_date(short)
        && match date.after.trim() {
            "-" | "+" => true,
            // «070123 4567» is how some write a phone number.
            "" => date.after.chars().count() == 1 && (date.digits.len() == 8 || joined()),
            _ => false,
        }
}

/// Whether all digits of the text stand in one row.
pub(super) fn is_one_row(text: &str) -> bool {
    runs(&plain(text)).len() == 1
}

/// A run of digits, and what stands between it and the next one.
struct Run<'a> {
    digits: &'a str,
    after: &'a str,
}

fn runs(text: &str) -> Vec<Run<'_>> {
    let mut runs = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|character: char| character.is_ascii_digit()) {
        let tail = &rest[start..];
        let end = tail.find(|character: char| !character.is_ascii_digit()).unwrap_or(tail.len());
        let (digits, behind) = tail.split_at(end);
        let gap = behind.find(|character: char| character.is_ascii_digit()).unwrap_or(behind.len());
        runs.push(Run { digits, after: &behind[..gap] });
        rest = behind;
    }
    runs
}

/// The text with ASCII digits, plain dashes and spaces, and nothing invisible.
fn plain(text: &str) -> String {
    let seen = text.chars().filter(|character| !is_invisible(*character));
    seen.map(|character| match character {
        dash if is_dash(dash) => '-',
        '＋' => '+',
        space if space.is_whitespace() => ' ',
        other => ascii_digit(other).unwrap_or(other),
    })
    .collect()
}

fn is_century(digits: &str) -> bool {
    matches!(digits, "18" | "19" | "20")
}

/// Whether `YYMMDD` is a day, or that of a coordination number.
fn is_birth_date(digits: &str) -> bool {
    let part = |range| digits.get(range).and_then(|part: &str| part.parse::<u32>().ok());
    let (Some(year), Some(month), Some(day)) = (part(0..2), part(2..4), part(4..6)) else { return false };
    let day = if day > 60 { day - 60 } else { day };
    // 2000 is a leap year, so that 29 February counts in each year that may be meant.
    let leap = if year.is_multiple_of(4) { 2000 } else { 2001 };
    NaiveDate::from_ymd_opt(leap, month, day).is_some()
}

/// Whether the last of ten digits is the check digit of the others (the Luhn algorithm).
fn has_check_digit(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .enumerate()
        .map(|(place, byte)| {
            let value = u32::from(byte - b'0') * if place.is_multiple_of(2) { 2 } else { 1 };
            value / 10 + value % 10
        })
        .sum();
    digits.len() == 10 && sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identity_numbers_are_found_in_every_form() {
        for text in [
            "900101-0017",
            "19900101-0017",
            "199001010017",
            "9001010017",
            "19900101 0017",
            "900101 0017",
            "900101–0017",
            "900101\u{2212}0017",
            "190101+0017",
            "900161-0017",
            "Åsa Öhrn 900101-0017",
            "Åsa Öhrn (19900101-0017)",
            "٩٠٠١٠١-٠٠١٧",
            "９００１０１－００１７",
            "900101\u{200b}-\u{200e}0017",
            "000229-1234",
        ] {
            assert!(contains_identity_number(text), "{text}");
        }
    }

    #[test]
    fn other_numbers_are_left_alone() {
        for text in [
            "Åsa Öhrn",
            "Grupp 7",
            "070-174 06 05",
            "0701740605",
            "+46701740605",
            "070123 4567",
            "901301-0017",
            "900132-0017",
            "9001010018",
            "2026-11-30",
            "Access 2026-2027",
            "Rum 123456, plan 2",
            "20261201 kl 0900",
        ] {
            assert!(!contains_identity_number(text), "{text}");
        }
    }
}
