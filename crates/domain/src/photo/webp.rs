//! WebP: chunks in a RIFF (RFC 9649, section 2), of which those stay that a decoder needs.

/// Says which other chunks there are.
const EXTENDED: &[u8; 4] = b"VP8X";
const NEEDED: [&[u8; 4]; 5] = [b"VP8 ", b"VP8L", b"ALPH", b"ICCP", EXTENDED];
/// The bits of [`EXTENDED`] that announce EXIF, XMP and animation.
const ANNOUNCED: u8 = 0b0000_1110;

/// The picture alone; None where it is no still WebP or breaks off.
pub(super) fn clean(bytes: &[u8]) -> Option<Vec<u8>> {
    let whole = usize::try_from(number(bytes.get(4..8)?)).ok()?.checked_add(8)?;
    let mut rest = bytes.get(12..whole)?;
    let mut chunks = Vec::new();
    let mut drawn = false;
    while !rest.is_empty() {
        let name = rest.get(..4)?;
        let size = usize::try_from(number(rest.get(4..8)?)).ok()?;
        // Chunks are padded to an even length.
        let end = size.checked_add(8 + size % 2)?;
        let chunk = rest.get(..end)?;
        rest = rest.get(end..)?;
        if NEEDED.iter().any(|needed| name == *needed) {
            let begins = chunks.len();
            chunks.extend(chunk);
            if name == EXTENDED {
                *chunks.get_mut(begins + 8)? &= !ANNOUNCED;
            }
            drawn |= matches!(name, b"VP8 " | b"VP8L");
        }
    }
    let size = u32::try_from(chunks.len() + 4).ok()?.to_le_bytes();
    drawn.then(|| [&b"RIFF"[..], &size, b"WEBP", &chunks].concat())
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().rev().fold(0, |number, byte| number << 8 | u32::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::clean;

    fn chunk(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
        let mut chunk = [&name[..], &u32::try_from(body.len()).unwrap().to_le_bytes(), body].concat();
        chunk.resize(chunk.len() + chunk.len() % 2, 0);
        chunk
    }

    fn webp(chunks: &[Vec<u8>]) -> Vec<u8> {
        let chunks = chunks.concat();
        let size = u32::try_from(chunks.len() + 4).unwrap().to_le_bytes();
        [&b"RIFF"[..], &size, b"WEBP", &chunks].concat()
    }

    #[test]
    fn only_what_is_needed_to_draw_it_stays() {
        let extended = |bits| chunk(b"VP8X", &[bits, 0, 0, 0, 9, 0, 0, 9, 0, 0]);
        let (colours, data) = (chunk(b"ICCP", b"sRGB"), chunk(b"VP8 ", b"odd"));
        let carried = webp(&[
            extended(0b0010_1100),
            colours.clone(),
            data.clone(),
            chunk(b"EXIF", b"GPS"),
            chunk(b"XMP ", b"<x:xmpmeta>"),
            chunk(b"MINE", b"?"),
        ]);
        let clear = webp(&[extended(0b0010_0000), colours, data]);
        assert_eq!(clean(&carried), Some(clear.clone()));
        assert_eq!(clean(&clear), Some(clear.clone()));
        assert_eq!(clean(&[&clear[..], b"more"].concat()), Some(clear.clone()), "nothing behind it");
        for length in 12..clear.len() {
            assert_eq!(clean(&clear[..length]), None, "{length} bytes");
        }
    }

    #[test]
    fn without_a_picture_there_is_none() {
        assert_eq!(clean(&webp(&[chunk(b"EXIF", b"GPS")])), None);
        assert_eq!(clean(&webp(&[])), None);
    }
}
