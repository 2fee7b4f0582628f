//! Base64 of 32 bytes (RFC 4648): tokens in the URL-safe alphabet without padding (section 5), hashes for the
//! Content-Security-Policy in the standard one with padding (section 4). Only these two lengths are needed.

const STANDARD: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const URL_SAFE: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The characters that 32 bytes take without padding.
const LENGTH: usize = 43;

/// 32 bytes in 43 URL-safe characters.
pub(crate) fn url_safe(bytes: &[u8; 32]) -> String {
    encode(bytes, URL_SAFE)
}

/// 32 bytes in 43 characters and one of padding.
pub(crate) fn standard(bytes: &[u8; 32]) -> String {
    encode(bytes, STANDARD) + "="
}

/// The bytes behind 43 URL-safe characters; None for anything else, also where bits that stand for nothing are set.
pub(crate) fn from_url_safe(text: &str) -> Option<[u8; 32]> {
    if text.len() != LENGTH {
        return None;
    }
    let mut bytes = [0; 32];
    let (mut held, mut bits, mut filled) = (0u32, 0u32, 0);
    for character in text.bytes() {
        let value = URL_SAFE.iter().position(|known| *known == character)?;
        held = held << 6 | u32::try_from(value).ok()?;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            *bytes.get_mut(filled)? = u8::try_from(held >> bits & 0xff).ok()?;
            held &= (1 << bits) - 1;
            filled += 1;
        }
    }
    (held == 0).then_some(bytes)
}

fn encode(bytes: &[u8; 32], alphabet: &[u8; 64]) -> String {
    let mut text = String::with_capacity(LENGTH + 1);
    for chunk in bytes.chunks(3) {
        let group =
            chunk.iter().fold(0u32, |group, byte| group << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..=chunk.len() {
            text.push(char::from(alphabet[(group >> (18 - 6 * place) & 0x3f) as usize]));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back_from_their_text() {
        for seed in 0..=255u8 {
            let bytes =
                std::array::from_fn(|place| seed.wrapping_mul(31).wrapping_add(place as u8).rotate_left(3));
            assert_eq!(from_url_safe(&url_safe(&bytes)), Some(bytes));
        }
    }

    #[test]
    fn the_texts_are_those_of_others() {
        // printf 'the quick brown fox jumps over 1' | base64
        let bytes = *b"the quick brown fox jumps over 1";
        assert_eq!(standard(&bytes), "dGhlIHF1aWNrIGJyb3duIGZveCBqdW1wcyBvdmVyIDE=");
        assert_eq!(url_safe(&[0xfb; 32])[..8], *"-_v7-_v7");
    }

    #[test]
    fn what_is_no_token_is_none() {
        assert_eq!(from_url_safe(""), None);
        assert_eq!(from_url_safe(&"A".repeat(44)), None);
        assert_eq!(from_url_safe(&"å".repeat(21)), None);
        // The last character carries two bits that stand for nothing: one token, one text.
        assert_eq!(from_url_safe(&("A".repeat(42) + "B")), None);
    }
}
