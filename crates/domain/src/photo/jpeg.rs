//! JPEG: segments one after the other (ITU-T T.81, annex B), of which those stay that a decoder needs.

/// Start of image, and the beginning of the first marker.
pub(super) const BEGIN: &[u8] = b"\xff\xd8\xff";

const END: u8 = 0xd9;
const SCAN: u8 = 0xda;

/// The picture alone; None where it is no JPEG or breaks off.
pub(super) fn clean(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = bytes.get(..2)?.to_vec();
    let mut at = 2;
    loop {
        // A marker may be preceded by any number of fill bytes (B.1.1.2).
        (*bytes.get(at)? == 0xff).then_some(())?;
        let marker = *bytes.get(at + 1)?;
        match marker {
            0xff => at += 1,
            END => {
                out.extend([0xff, END]);
                return Some(out);
            }
            // Without a length: only between parts of a scan, which are read as part of it.
            0x00 | 0x01 | 0xd0..=0xd8 => return None,
            _ => {
                let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
                let mut end = at + 2 + length;
                let body = bytes.get(at + 4..end)?;
                if marker == SCAN {
                    end += scan(bytes.get(end..)?)?;
                }
                if stays(marker, body) {
                    out.extend(bytes.get(at..end)?);
                }
                at = end;
            }
        }
    }
}

/// Whether a segment is needed to draw the picture: no application data but JFIF's own, colours and Adobe's mark of the
/// colour model, and no comment.
fn stays(marker: u8, body: &[u8]) -> bool {
    match marker {
        0xe0 => body.starts_with(b"JFIF\0") && body.len() == 14,
        0xe2 => body.starts_with(b"ICC_PROFILE\0"),
        0xee => body.starts_with(b"Adobe") && body.len() == 12,
        0xe1..=0xef | 0xfe => false,
        _ => true,
    }
}

/// The length of the coded data up to the next marker: `ff 00` is a byte of data, `ff d0` to `ff d7` restart it.
fn scan(bytes: &[u8]) -> Option<usize> {
    bytes.windows(2).position(|pair| pair[0] == 0xff && !matches!(pair[1], 0x00 | 0xd0..=0xd7))
}

#[cfg(test)]
mod tests {
    use super::clean;

    fn segment(marker: u8, body: &[u8]) -> Vec<u8> {
        let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
        [&[0xff, marker], &length[..], body].concat()
    }

    fn picture(extras: &[Vec<u8>], behind: &[u8]) -> Vec<u8> {
        let jfif = segment(0xe0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0");
        let colours = segment(0xe2, b"ICC_PROFILE\0\x01\x01sRGB");
        let scan = [segment(0xda, b"\x01\x01\0\0\x3f\0"), b"\x12\xff\x00\x34\xff\xd0\x56".to_vec()].concat();
        let parts = [
            &jfif[..],
            &extras.concat(),
            &colours,
            &segment(0xdb, b"tables"),
            &scan,
            &scan,
            b"\xff\xd9",
            behind,
        ];
        [&b"\xff\xd8"[..], &parts.concat()].concat()
    }

    #[test]
    fn only_what_is_needed_to_draw_it_stays() {
        let extras = [
            segment(0xe1, b"Exif\0\0MM\0*GPS 59.33 18.06"),
            segment(0xe1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>"),
            segment(0xed, b"Photoshop 3.0\x008BIM"),
            segment(0xe2, b"MPF\0more pictures"),
            segment(0xfe, b"taken by"),
            segment(0xe0, b"JFXX\0preview"),
        ];
        let clear = picture(&[], b"");
        assert_eq!(clean(&picture(&extras, b"a film behind the picture")), Some(clear.clone()));
        assert_eq!(clean(&clear), Some(clear.clone()), "what is clean stays as it is");
        for extra in extras {
            assert_eq!(clean(&picture(&[extra], b"")), Some(clear.clone()));
        }
    }

    #[test]
    fn what_breaks_off_is_no_picture() {
        let whole = picture(&[segment(0xe1, b"Exif\0\0")], b"");
        for length in 0..whole.len() {
            assert_eq!(clean(&whole[..length]), None, "{length} bytes");
        }
    }
}
