//! Names and other short texts that come from a paste or a file.
use super::characters::is_hidden_mark;

/// The text without hidden marks, with plain spaces, and with none of them around it.
///
/// Direction marks and soft hyphens come along when names are copied from web pages and address books; nobody sees
/// them, but two names that differ in them are not the same.
#[must_use]
pub fn line(written: &str) -> String {
    let kept = written.chars().filter(|character| !is_hidden_mark(*character));
    let spaced = kept.map(|character| match character {
        '\u{00A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => ' ',
        other => other,
    });
    spaced.collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_marks_go_and_the_spelling_stays() {
        assert_eq!(line("\u{202d}Åsa\u{a0}Öhrn\u{202c} "), "Åsa Öhrn");
        assert_eq!(line("An\u{ad}na\u{200b}"), "Anna");
        assert_eq!(line("علی\u{200c}رضا"), "علی\u{200c}رضا", "the non-joiner is part of a Persian name");
    }
}
