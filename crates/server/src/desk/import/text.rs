//! The text of a file that a spreadsheet wrote: UTF-8 or UTF-16 as the file says, else one of the three one-byte
//! encodings of Excel, guessed by its letters: Windows-1252, Macintosh, and code page 850 of MS-DOS.
use encoding_rs::{Encoding, MACINTOSH, UTF_8, WINDOWS_1252};
use folje_api::v1::desk_import::FileProblem;
use oem_cp::{code_table::DECODING_TABLE_CP850, code_table_type::TableType};

/// Reads it; all line ends become line feeds.
///
/// # Errors
/// [`FileProblem::NotText`] where the file holds what no text does, [`FileProblem::UnknownEncoding`] where no encoding
/// makes sense of its letters.
pub(super) fn decode(bytes: &[u8]) -> Result<String, FileProblem> {
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => whole(encoding, &bytes[length..]).ok_or(FileProblem::NotText)?,
        None => match whole(UTF_8, bytes) {
            Some(text) => text,
            None => guess(bytes)?,
        },
    };
    // A workbook is an archive; archives and pictures have such characters in their first line.
    if text.chars().all(is_text) {
        Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Err(FileProblem::NotText)
    }
}

fn is_text(character: char) -> bool {
    !character.is_control() || matches!(character, '\n' | '\r' | '\t')
}

/// The text, if each byte has a meaning.
fn whole(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(std::borrow::Cow::into_owned)
}

/// The reading that looks most like names and words.
fn guess(bytes: &[u8]) -> Result<String, FileProblem> {
    // The browsers' Windows-1252 has control characters where Microsoft's has nothing.
    let windows = whole(WINDOWS_1252, bytes).filter(|text| text.chars().all(is_text));
    let macintosh = whole(MACINTOSH, bytes).filter(|text| text.chars().all(is_text));
    let dos = TableType::Complete(&DECODING_TABLE_CP850).decode_string_checked(bytes);
    let dos = dos.filter(|text| text.chars().all(is_text));
    let readings = [windows, macintosh, dos];
    if readings.iter().all(Option::is_none) {
        return Err(FileProblem::NotText);
    }
    // Of equals the first: most spreadsheets run on Windows.
    let mut best: Option<(i32, String)> = None;
    for reading in readings.into_iter().flatten() {
        let likeness = likeness(&reading);
        if best.as_ref().is_none_or(|(most, _)| likeness > *most) {
            best = Some((likeness, reading));
        }
    }
    best.filter(|(likeness, _)| *likeness >= 0)
        .map(|(_, reading)| reading)
        .ok_or(FileProblem::UnknownEncoding)
}

/// How much the characters beyond ASCII look like those of Swedish words and of names: a wrong reading puts signs into
/// words, and capitals behind small letters.
fn likeness(text: &str) -> i32 {
    let characters: Vec<char> = text.chars().collect();
    let at = |place: Option<usize>| place.and_then(|place| characters.get(place)).copied();
    let beyond = characters.iter().enumerate().filter(|(_, character)| !character.is_ascii());
    beyond
        .map(|(place, character)| {
            let (before, after) = (at(place.checked_sub(1)), at(Some(place + 1)));
            let letter = |one: Option<char>| one.is_some_and(char::is_alphabetic);
            match character {
                _ if character.is_uppercase() && before.is_some_and(char::is_lowercase) => -4,
                _ if character.is_lowercase() && !letter(before) && before != Some('-') && letter(after) => {
                    -1
                }
                'å' | 'ä' | 'ö' | 'Å' | 'Ä' | 'Ö' => 4,
                'é' | 'É' | 'ü' | 'Ü' | 'è' => 2,
                _ if character.is_alphabetic() => 1,
                _ if letter(before) || letter(after) => -4,
                _ => 0,
            }
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAME: &str = "Åsa Öhrn – «Å»";

    #[test]
    fn a_name_reads_the_same_however_a_spreadsheet_wrote_it() {
        let with_mark = [b"\xEF\xBB\xBF", NAME.as_bytes()].concat();
        let windows = b"\xC5sa \xD6hrn \x96 \xAB\xC5\xBB".to_vec();
        let macintosh = b"\x81sa \x85hrn \xD0 \xC7\x81\xC8".to_vec();
        let little = [0xFEFF].into_iter().chain(NAME.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let big = [0xFEFF].into_iter().chain(NAME.encode_utf16()).flat_map(u16::to_be_bytes).collect();
        for bytes in [NAME.as_bytes().to_vec(), with_mark, windows, macintosh, little, big] {
            assert_eq!(decode(&bytes).as_deref(), Ok(NAME), "{bytes:?}");
        }
    }

    #[test]
    fn names_are_read_out_of_each_one_byte_encoding_of_a_spreadsheet() {
        let names = "namn;språk\nBjörn Ek;Svenska\nTomas Ström;\nKäthe Åberg;\nAndré Müller;\nÖrjan Hägg;\n";
        let (windows, _, _) = WINDOWS_1252.encode(names);
        let (macintosh, dos): (Vec<u8>, Vec<u8>) = names.chars().map(bytes_of).unzip();
        for bytes in [windows.as_ref(), &macintosh, &dos] {
            assert_eq!(decode(bytes).as_deref(), Ok(names), "{bytes:?}");
        }
        // One name alone is enough.
        for name in ["Björn", "Åsa", "Märta", "Örjan", "José"] {
            let text = format!("namn\n{name}\n");
            let (windows, _, _) = WINDOWS_1252.encode(&text);
            let (macintosh, dos): (Vec<u8>, Vec<u8>) = text.chars().map(bytes_of).unzip();
            for bytes in [windows.as_ref(), &macintosh, &dos] {
                assert_eq!(decode(bytes), Ok(text.clone()), "{bytes:?}");
            }
        }
        assert_eq!(
            decode(b"namn\n\x8Aimi\xE6\n").as_deref(),
            Ok("namn\nŠimiæ\n"),
            "other letters of Windows"
        );
    }

    /// A character as Macintosh and as MS-DOS write it.
    fn bytes_of(character: char) -> (u8, u8) {
        match character {
            'å' => (0x8C, 0x86),
            'ä' => (0x8A, 0x84),
            'ö' => (0x9A, 0x94),
            'Å' => (0x81, 0x8F),
            'Ä' => (0x80, 0x8E),
            'Ö' => (0x85, 0x99),
            'é' => (0x8E, 0x82),
            'ü' => (0x9F, 0x81),
            ascii => u8::try_from(ascii).map(|byte| (byte, byte)).unwrap(),
        }
    }

    #[test]
    fn line_ends_of_each_system_are_the_same() {
        for text in ["a\nb\n", "a\r\nb\r\n", "a\rb\r"] {
            assert_eq!(decode(text.as_bytes()).as_deref(), Ok("a\nb\n"), "{text:?}");
        }
    }

    #[test]
    fn a_workbook_and_a_broken_file_are_no_text_and_letters_without_sense_are_refused() {
        for bytes in [&b"PK\x03\x04\x14\x00"[..], b"\xFF\xFEa", b"\xEF\xBB\xBF\xC5", b"n\x00a\x00m\x00n\x00"]
        {
            assert_eq!(decode(bytes), Err(FileProblem::NotText), "{bytes:?}");
        }
        assert_eq!(decode(b"namn\nA\xB1\xB2da\n"), Err(FileProblem::UnknownEncoding));
    }
}
