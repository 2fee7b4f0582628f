//! Names of stops as one searches for them: small letters, without rings and dots, word by word.

/// The words of a name or of what somebody typed: «Ängelholms stn» and «angelholms STN» give the same.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    let plain: String = text.chars().flat_map(char::to_lowercase).filter_map(letter).collect();
    plain.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The letter as it is compared; what is no letter parts words.
fn letter(c: char) -> Option<char> {
    match c {
        'å' | 'ä' | 'á' | 'à' | 'æ' => Some('a'),
        'ö' | 'ø' | 'ó' | 'õ' => Some('o'),
        'é' | 'è' | 'ë' | 'ê' => Some('e'),
        'ü' | 'ú' => Some('u'),
        // A ring or dots that stand as a character of their own (Unicode's «combining» block).
        '\u{300}'..='\u{36f}' => None,
        c if c.is_alphanumeric() => Some(c),
        _ => Some(' '),
    }
}
