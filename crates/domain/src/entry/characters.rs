//! The classes of characters that entries are read by.

/// Where the ten decimal digits of a script begin (Unicode 16, `Nd`): the scripts of keyboards that our users have.
const ZEROS: [u32; 20] = [
    0x0030, // ASCII
    0x0660, // Arabic-Indic
    0x06F0, // Persian, Urdu
    0x07C0, // N’Ko
    0x0966, // Devanagari
    0x09E6, // Bengali
    0x0A66, // Gurmukhi
    0x0AE6, // Gujarati
    0x0B66, // Oriya
    0x0BE6, // Tamil
    0x0C66, // Telugu
    0x0CE6, // Kannada
    0x0D66, // Malayalam
    0x0E50, // Thai
    0x0ED0, // Lao
    0x0F20, // Tibetan
    0x1040, // Myanmar
    0x17E0, // Khmer
    0x1810, // Mongolian
    0xFF10, // full-width
];

/// The ASCII digit that a decimal digit of any of these scripts stands for.
pub(super) fn ascii_digit(character: char) -> Option<char> {
    let code = u32::from(character);
    let value = ZEROS.iter().find_map(|zero| code.checked_sub(*zero).filter(|value| *value < 10))?;
    char::from_digit(value, 10)
}

/// Whether the character shows nothing and joins nothing: soft hyphen, zero-width space, direction marks and isolates,
/// invisible operators, byte order mark. The zero-width joiner and non-joiner belong to the spelling of Persian and
/// Hindi words and are not among them.
pub(super) const fn is_hidden_mark(character: char) -> bool {
    matches!(
        character,
        '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}' | '\u{FEFF}'
    )
}

/// Whether the character shows nothing where digits and codes are written: hidden marks, joiners, variation selectors.
pub(super) const fn is_invisible(character: char) -> bool {
    is_hidden_mark(character)
        || matches!(character, '\u{034F}' | '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}')
}

/// Whether the character looks like a hyphen, dash or minus sign.
pub(super) const fn is_dash(character: char) -> bool {
    matches!(
        character,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}'
    )
}
