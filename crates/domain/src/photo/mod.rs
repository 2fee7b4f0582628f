//! Photos of a participant's own, for the steps of a trip: what may be in one, and taking out what may not.
//!
//! A camera writes where and with what a picture was taken beside the picture. Of a file, only what is needed to draw it
//! stays. The phone cleans what it made, the server refuses what is not clean: both by [`clean`].
mod jpeg;
mod webp;

/// The most bytes of one photo.
pub const MOST_BYTES: usize = 200_000;
/// The longest side to which a phone makes a photo small, in pixels.
pub const LONGEST_SIDE: u32 = 1280;
/// The most photos that are kept for one person.
pub const MOST: u32 = 100;

/// How a photo is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// ITU-T T.81 (JPEG) in JFIF.
    Jpeg,
    /// RFC 9649.
    Webp,
}

/// Why something is no photo that could be kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PhotoError {
    /// It is neither JPEG nor WebP, or it breaks off.
    Unreadable,
    /// It is larger than [`MOST_BYTES`].
    TooLarge,
}

impl Format {
    /// What the first bytes say.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(jpeg::BEGIN) {
            Some(Self::Jpeg)
        } else if bytes.len() > 12 && bytes.starts_with(b"RIFF") && &bytes[8..12] == b"WEBP" {
            Some(Self::Webp)
        } else {
            None
        }
    }

    /// The media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Webp => "image/webp",
        }
    }
}

/// The photo with nothing in it but the picture: no EXIF, no XMP, no IPTC, no comments, no preview, nothing behind the
/// picture. What is clean already comes back as it is.
///
/// # Errors
/// Where it is no photo, or still too large.
pub fn clean(bytes: &[u8]) -> Result<Vec<u8>, PhotoError> {
    let cleaned = match Format::of(bytes) {
        Some(Format::Jpeg) => jpeg::clean(bytes),
        Some(Format::Webp) => webp::clean(bytes),
        None => None,
    };
    let cleaned = cleaned.ok_or(PhotoError::Unreadable)?;
    if cleaned.len() > MOST_BYTES { Err(PhotoError::TooLarge) } else { Ok(cleaned) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_photo_is_refused() {
        for bytes in
            [&b""[..], b"GIF89a", b"RIFF\0\0\0\0WAVE....", b"\xff\xd8", b"<svg/>", b"RIFF\0\0\0\0WEBP"]
        {
            assert_eq!(clean(bytes), Err(PhotoError::Unreadable), "{bytes:?}");
        }
    }

    #[test]
    fn what_is_too_large_without_its_extras_is_refused() {
        let scan = vec![7; MOST_BYTES];
        let large = [&b"\xff\xd8\xff\xda\0\x02"[..], &scan, b"\xff\xd9"].concat();
        assert_eq!(clean(&large), Err(PhotoError::TooLarge));
    }
}
