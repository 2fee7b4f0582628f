//! The application server's key pair.
use crate::Random;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use std::fmt;

/// The key pair that signs our tokens: P-256.
pub struct ApplicationKeys {
    pair: EcdsaKeyPair,
    public: String,
    random: Random,
}

/// What can go wrong with the key pair.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ApplicationKeysError {
    /// The system gives no randomness: nothing can be made or signed.
    #[error("the system gives no randomness")]
    NoRandomness,
    /// The kept bytes are no key pair of ours.
    #[error("the kept key pair cannot be read: {0}")]
    Unreadable(String),
}

impl ApplicationKeys {
    /// A new key pair, as bytes to be kept (PKCS#8, DER; secret). [`read`](Self::read) makes it usable.
    ///
    /// # Errors
    /// Without randomness.
    pub fn make(random: &Random) -> Result<Vec<u8>, ApplicationKeysError> {
        EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, random)
            .map(|document| document.as_ref().to_vec())
            .map_err(|_| ApplicationKeysError::NoRandomness)
    }

    /// The key pair that was kept.
    ///
    /// # Errors
    /// When the bytes are no key pair of ours.
    pub fn read(pkcs8: &[u8]) -> Result<Self, ApplicationKeysError> {
        let random = Random::new();
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, pkcs8, &random)
            .map_err(|error| ApplicationKeysError::Unreadable(error.to_string()))?;
        let public = URL_SAFE_NO_PAD.encode(pair.public_key());
        Ok(Self { pair, public, random })
    }

    /// The public key as the page needs it for `applicationServerKey`: base64url of the uncompressed point.
    #[must_use]
    pub fn public(&self) -> &str {
        &self.public
    }

    /// Signs as ES256 asks (RFC 7518, section 3.4).
    pub(super) fn sign(&self, text: &[u8]) -> Result<[u8; 64], ApplicationKeysError> {
        let signature = self.pair.sign(&self.random, text).map_err(|_| ApplicationKeysError::NoRandomness)?;
        signature.as_ref().try_into().map_err(|_| ApplicationKeysError::NoRandomness)
    }
}

impl fmt::Debug for ApplicationKeys {
    /// Only what everybody may see.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("ApplicationKeys").field(&self.public).finish()
    }
}
