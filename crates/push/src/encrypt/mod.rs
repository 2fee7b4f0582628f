//! A message that only one browser can read (RFC 8291): `aes128gcm` (RFC 8188) in a single record.
//!
//! Each message gets a key pair of its own, as RFC 8291, section 2 asks; nothing is reused to be quicker.
//! Bodies are padded to steps of [`STEP`], so that neither the push service nor the network can tell two
//! payloads of one kind apart by their length.
mod error;
mod keys;
mod length;
mod seal;
#[cfg(test)]
mod tests;

pub use error::{EncryptError, KeyError};
pub use keys::UserAgentKeys;
pub use length::{MAX_PAYLOAD, STEP};

use crate::Random;
use bytes::Bytes;
use ring::{
    agreement::{ECDH_P256, EphemeralPrivateKey, UnparsedPublicKey, agree_ephemeral},
    rand::SecureRandom,
};

/// The body of a message, ready to be sent: a whole number of [`STEP`]s, at most 2 KiB. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Encrypted(Bytes);

impl Encrypted {
    /// The bytes that go over the wire.
    #[must_use]
    pub const fn bytes(&self) -> &Bytes {
        &self.0
    }
}

/// Encrypts `payload` (at most [`MAX_PAYLOAD`] bytes) for the browser with `keys`.
///
/// # Errors
/// A payload that is too long, a key of the browser's that is no point on the curve, no randomness.
pub fn encrypt(keys: &UserAgentKeys, payload: &[u8], random: &Random) -> Result<Encrypted, EncryptError> {
    // Asked before the costly part.
    let length = length::of_body(payload.len())?;
    let mut salt = [0; seal::SALT];
    random.fill(&mut salt).map_err(|_| EncryptError::NoRandomness)?;
    let ours = EphemeralPrivateKey::generate(&ECDH_P256, random).map_err(|_| EncryptError::NoRandomness)?;
    let public = ours.compute_public_key().map_err(|_| EncryptError::NoRandomness)?;
    let theirs = UnparsedPublicKey::new(&ECDH_P256, keys.public());
    agree_ephemeral(ours, &theirs, |shared| seal::seal(shared, keys, public.as_ref(), &salt, payload, length))
        .map_err(|_| EncryptError::Key(KeyError::NotOnCurve))?
        .map(|body| Encrypted(body.into()))
}
