//! Secrets of 256 bits: what a link carries and what the cookie holds.
use crate::{
    base64,
    random::{NoRandomness, Random},
};
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
        base64::from_url_safe(text).map(Self)
    }

    /// The 43 characters.
    #[must_use]
    pub fn text(&self) -> String {
        base64::url_safe(&self.0)
    }

    /// What the store keeps of it.
    #[must_use]
    pub fn hash(&self) -> Hash {
        Hash(Sha256::digest(self.0).into())
    }
}
