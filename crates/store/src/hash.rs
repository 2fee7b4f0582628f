//! The hash of a secret: of tokens, links and codes the store keeps nothing else.
use std::fmt;

/// A SHA-256 of a secret.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Hash(pub [u8; 32]);

/// Shows nothing, so that no log ever holds one.
impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hash(…)")
    }
}

impl Hash {
    /// As the store keeps it.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.0.to_vec()
    }
}
