//! The text of a file that a spreadsheet wrote: UTF-8 with or without a byte order mark, UTF-16 with one, else
//! Windows-1252, as Swedish Windows writes it.

/// This is no text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct NotText;

/// What Windows-1252 has from 0x80 to 0x9F; five places have nothing. All else is as in Unicode.
const UPPER: [Option<char>; 32] = [
    Some('€'),
    None,
    Some('‚'),
    Some('ƒ'),
    Some('„'),
    Some('…'),
    Some('†'),
    Some('‡'),
    Some('ˆ'),
    Some('‰'),
    Some('Š'),
    Some('‹'),
    Some('Œ'),
    None,
    Some('Ž'),
    None,
    None,
    Some('‘'),
    Some('’'),
    Some('“'),
    Some('”'),
    Some('•'),
    Some('–'),
    Some('—'),
    Some('˜'),
    Some('™'),
    Some('š'),
    Some('›'),
    Some('œ'),
    None,
    Some('ž'),
    Some('Ÿ'),
];

/// Reads it.
///
/// # Errors
/// [`NotText`] where bytes have no meaning in the encoding, or the file holds what no text does.
pub(super) fn decode(bytes: &[u8]) -> Result<String, NotText> {
    let text = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => str::from_utf8(rest).map_err(|_| NotText)?.to_owned(),
        [0xFF, 0xFE, rest @ ..] => wide(rest, u16::from_le_bytes)?,
        [0xFE, 0xFF, rest @ ..] => wide(rest, u16::from_be_bytes)?,
        _ => match str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.iter().map(|byte| windows(*byte)).collect::<Option<_>>().ok_or(NotText)?,
        },
    };
    // A workbook is an archive; archives and pictures have such characters in their first line.
    let shown = |c: char| !c.is_control() || matches!(c, '\n' | '\r' | '\t');
    if text.chars().all(shown) { Ok(text) } else { Err(NotText) }
}

fn windows(byte: u8) -> Option<char> {
    match byte {
        0x80..=0x9F => UPPER.get(usize::from(byte - 0x80)).copied().flatten(),
        _ => Some(char::from(byte)),
    }
}

fn wide(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, NotText> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    let text = char::decode_utf16(units).collect::<Result<String, _>>().map_err(|_| NotText)?;
    if rest.is_empty() { Ok(text) } else { Err(NotText) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAME: &str = "Åsa Öhrn – «Å»";

    #[test]
    fn a_name_reads_the_same_however_a_spreadsheet_wrote_it() {
        let with_mark = [b"\xEF\xBB\xBF", NAME.as_bytes()].concat();
        let windows = b"\xC5sa \xD6hrn \x96 \xAB\xC5\xBB".to_vec();
        let little = [0xFEFF].into_iter().chain(NAME.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let big = [0xFEFF].into_iter().chain(NAME.encode_utf16()).flat_map(u16::to_be_bytes).collect();
        for bytes in [NAME.as_bytes().to_vec(), with_mark, windows, little, big] {
            assert_eq!(decode(&bytes).as_deref(), Ok(NAME), "{bytes:?}");
        }
    }

    #[test]
    fn a_workbook_a_broken_file_and_an_unknown_byte_are_no_text() {
        for bytes in [&b"PK\x03\x04\x14\x00"[..], b"\xFF\xFEa", b"namn\nAda\x81\xC5", b"\xEF\xBB\xBF\xC5"] {
            assert_eq!(decode(bytes), Err(NotText), "{bytes:?}");
        }
    }
}
