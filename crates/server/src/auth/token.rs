//! Secrets of 256 bits: what a link carries and what the cookie holds.
use crate::random::{NoRandomness, Random};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use folje_store::Hash;
use sha2::{Digest, Sha256};

/// A secret of 256 bits. Shown as 43 characters of URL-safe base64; never logged.
#[derive(Clone)]
pub struct Token([u8; 32]);

impl Token {
    /// A new one.
    ///
    /// # Errors
    /// Where there is no randomness.
    pub fn new(random: &dyn Random) -> Result<Self, NoRandomness> {
        random.bytes().map(Self)
    }

    /// The token that `text` shows, if it is one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok().map(Self)
    }

    /// The 43 characters.
    #[must_use]
    pub fn text(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// What the store keeps of it.
    #[must_use]
    pub fn hash(&self) -> Hash {
        Hash(Sha256::digest(self.0).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_round_trips_through_its_text() {
        let token = Token([0xfb; 32]);
        assert_eq!(token.text().len(), 43);
        assert_eq!(Token::parse(&token.text()).map(|parsed| parsed.0), Some([0xfb; 32]));
    }

    #[test]
    fn a_text_that_is_not_the_one_text_of_a_token_is_refused() {
        let one_character_more = "A".repeat(44);
        // The last character carries two bits without meaning. One token has one text.
        let bits_without_meaning = "A".repeat(42) + "B";
        for text in ["", &one_character_more, &"å".repeat(21), &bits_without_meaning] {
            assert!(Token::parse(text).is_none(), "{text}");
        }
    }
}
