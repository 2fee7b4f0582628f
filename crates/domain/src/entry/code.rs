//! Sign-in codes and printed survey codes, both in Crockford's alphabet: no I, L, O or U.
use super::characters::ascii_digit;

/// The code of `N` characters that somebody typed or pasted, in Crockford's alphabet; `None` if it cannot be one.
///
/// Case does not matter, nor does anything that is no letter or digit: spaces, dashes, dots, direction marks. Digits of
/// other scripts, full-width letters, and Cyrillic and Greek letters that look like Latin ones are read as they look.
/// Letters that the alphabet leaves out are read as the characters they are mistaken for.
#[must_use]
pub fn code<const N: usize>(typed: &str) -> Option<[u8; N]> {
    let mut code = [0; N];
    let mut filled = 0;
    for character in typed.chars().filter(|character| character.is_alphanumeric()) {
        *code.get_mut(filled)? = crockford(character)?;
        filled += 1;
    }
    (filled == N).then_some(code)
}

/// The character of the alphabet that is meant.
fn crockford(character: char) -> Option<u8> {
    if let Some(digit) = ascii_digit(character) {
        return u8::try_from(digit).ok();
    }
    let mut capitals = character.to_uppercase();
    let capital = capitals.next().filter(|_| capitals.next().is_none())?;
    let letter = match latin(capital) {
        'O' => b'0',
        'I' | 'L' => b'1',
        'U' => b'V',
        letter @ 'A'..='Z' => u8::try_from(letter).ok()?,
        _ => return None,
    };
    Some(letter)
}

/// The Latin capital that a capital letter looks like.
const fn latin(capital: char) -> char {
    match capital {
        'А' | 'Α' | 'Ａ' => 'A',
        'В' | 'Β' | 'Ｂ' => 'B',
        'С' | 'Ϲ' | 'Ｃ' => 'C',
        'Ｄ' => 'D',
        'Е' | 'Ε' | 'Ｅ' => 'E',
        'Ｆ' => 'F',
        'Ԍ' | 'Ｇ' => 'G',
        'Н' | 'Η' | 'Ｈ' => 'H',
        'І' | 'Ӏ' | 'Ι' | 'İ' | 'Ｉ' => 'I',
        'Ј' | 'Ϳ' | 'Ｊ' => 'J',
        'К' | 'Κ' | 'Ｋ' => 'K',
        'Ｌ' => 'L',
        'М' | 'Μ' | 'Ｍ' => 'M',
        'Ν' | 'Ｎ' => 'N',
        'О' | 'Ο' | 'Ｏ' => 'O',
        'Р' | 'Ρ' | 'Ｐ' => 'P',
        'Ԛ' | 'Ｑ' => 'Q',
        'Ｒ' => 'R',
        'Ѕ' | 'Ｓ' => 'S',
        'Т' | 'Τ' | 'Ｔ' => 'T',
        'Ｕ' => 'U',
        'Ｖ' => 'V',
        'Ԝ' | 'Ｗ' => 'W',
        'Х' | 'Χ' | 'Ｘ' => 'X',
        'У' | 'Ү' | 'Υ' | 'Ｙ' => 'Y',
        'Ζ' | 'Ｚ' => 'Z',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ALPHABET: &[u8] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// Each way in which keyboards and clipboards write a character of the alphabet.
    fn spellings(character: u8) -> Vec<char> {
        let plain = char::from(character);
        let mut spellings = vec![plain, plain.to_ascii_lowercase()];
        let full_width = |plain: char| char::from_u32(u32::from(plain) + 0xFEE0);
        spellings.extend(full_width(plain));
        spellings.extend(full_width(plain.to_ascii_lowercase()));
        if let Some(value) = plain.to_digit(10) {
            for zero in ['٠', '۰', '०', '০', '๐', '០'] {
                spellings.extend(char::from_u32(u32::from(zero) + value));
            }
        }
        spellings.extend(match plain {
            '0' => "oOоОοΟ".chars(),
            '1' => "iIlLıİіІιΙ".chars(),
            'A' => "аАαΑ".chars(),
            'B' => "вВβΒ".chars(),
            'C' => "сС".chars(),
            'E' => "еЕεΕ".chars(),
            'H' => "нНηΗ".chars(),
            'J' => "јЈ".chars(),
            'K' => "кКκΚ".chars(),
            'M' => "мМμΜ".chars(),
            'N' => "νΝ".chars(),
            'P' => "рРρΡ".chars(),
            'S' => "ѕЅ".chars(),
            'T' => "тТτΤ".chars(),
            'V' => "uU".chars(),
            'X' => "хХχΧ".chars(),
            'Y' => "уУυΥ".chars(),
            'Z' => "ζΖ".chars(),
            _ => "".chars(),
        });
        spellings
    }

    /// What stands between the characters of a pasted code.
    const BETWEEN: [&str; 18] = [
        "", "", "", " ", "-", "–", "−", "‑", ".", "\u{a0}", "\u{200b}", "\u{200e}", "\u{2066}", "\u{2069}",
        "\u{ad}", "\u{feff}", "\n", "·",
    ];

    proptest! {
        #[test]
        fn any_decoration_of_a_code_reads_as_the_code(
            places in prop::collection::vec((0..ALPHABET.len(), any::<prop::sample::Index>(), 0..BETWEEN.len()), 12),
            after in 0..BETWEEN.len(),
        ) {
            let wanted: Vec<u8> = places.iter().map(|(place, ..)| ALPHABET[*place]).collect();
            let mut typed = String::new();
            for (place, spelling, between) in places {
                typed.push_str(BETWEEN[between]);
                typed.push(*spelling.get(&spellings(ALPHABET[place])));
            }
            typed.push_str(BETWEEN[after]);
            prop_assert_eq!(code::<12>(&typed).map(Vec::from), Some(wanted), "{}", typed);
        }

        #[test]
        fn whatever_is_typed_gives_the_alphabet_or_nothing(typed in any::<String>()) {
            if let Some(code) = code::<8>(&typed) {
                prop_assert!(code.iter().all(|character| ALPHABET.contains(character)));
            }
        }
    }

    #[test]
    fn other_letters_and_other_lengths_are_no_code() {
        for typed in ["", "ABCD-234", "ABCD-23456", "ÅBCD-2345", "ЖBCD-2345", "ABCD-234ß", "كABC2345"] {
            assert_eq!(code::<8>(typed), None, "{typed}");
        }
    }
}
