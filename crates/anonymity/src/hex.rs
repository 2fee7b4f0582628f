//! Bytes of a fixed length, on the wire and in IndexedDB as lowercase hexadecimal text.
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::{fmt, fmt::Write as _};

/// `N` bytes. What they are is never printed: some are secrets, and none belongs in a log.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hex<const N: usize>(pub [u8; N]);

impl<const N: usize> Hex<N> {
    /// Reads what [`fmt::Display`] wrote: 2 × `N` hexadecimal digits.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let digits: Vec<u8> = text
            .chars()
            .map(|digit| digit.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
            .collect::<Option<_>>()?;
        let bytes: Vec<u8> = digits.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]).collect();
        if digits.len() != 2 * N { None } else { bytes.try_into().ok().map(Self) }
    }
}

impl<const N: usize> fmt::Display for Hex<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl<const N: usize> fmt::Debug for Hex<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{N} bytes")
    }
}

impl<const N: usize> Serialize for Hex<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut text = String::with_capacity(2 * N);
        write!(text, "{self}").map_err(serde::ser::Error::custom)?;
        serializer.serialize_str(&text)
    }
}

impl<'de, const N: usize> Deserialize<'de> for Hex<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::read(&text).ok_or_else(|| D::Error::custom("not so many hexadecimal digits as it should be"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_travel_as_text_and_are_never_printed() {
        let bytes = Hex([0x00, 0x1f, 0xff]);
        assert_eq!(serde_json::to_string(&bytes).unwrap(), r#""001fff""#);
        assert!(serde_json::from_str::<Hex<3>>(r#""001fff""#).unwrap() == bytes);
        assert_eq!(format!("{bytes:?}"), "3 bytes");
        for wrong in ["001ff", "001fff0", "001fff00", "001ffg", "åäö", ""] {
            assert!(Hex::<3>::read(wrong).is_none(), "{wrong}");
        }
    }
}
