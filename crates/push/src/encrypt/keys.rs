//! The keys that a browser hands over with its subscription (Push API, `PushSubscription.getKey`).
use super::KeyError;
use crate::Random;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use ring::agreement::{ECDH_P256, EphemeralPrivateKey, UnparsedPublicKey, agree_ephemeral};
use std::fmt;

/// Bytes of an uncompressed point on P-256.
pub(super) const POINT: usize = 65;
/// Bytes of the authentication secret (RFC 8291, section 3.2).
const AUTH: usize = 16;
/// The first byte of an uncompressed point (X9.62).
const UNCOMPRESSED: u8 = 4;

/// A browser's public key and authentication secret.
#[derive(Clone, PartialEq, Eq)]
pub struct UserAgentKeys {
    public: [u8; POINT],
    auth: [u8; AUTH],
}

impl UserAgentKeys {
    /// Reads `p256dh` and `auth` as a page sends them: base64url without padding.
    ///
    /// Looks at their form alone, which costs nothing; whether the point is on the curve is told by
    /// [`check`](Self::check), which belongs where a subscription is registered.
    ///
    /// # Errors
    /// What is wrong with them.
    pub fn read(p256dh: &str, auth: &str) -> Result<Self, KeyError> {
        let public = URL_SAFE_NO_PAD.decode(p256dh).map_err(|_| KeyError::PublicKeyText)?;
        let auth = URL_SAFE_NO_PAD.decode(auth).map_err(|_| KeyError::AuthText)?;
        Self::from_bytes(&public, &auth)
    }

    /// As [`read`](Self::read), from bytes.
    ///
    /// # Errors
    /// What is wrong with them.
    pub fn from_bytes(public: &[u8], auth: &[u8]) -> Result<Self, KeyError> {
        let public: [u8; POINT] = public.try_into().map_err(|_| KeyError::PublicKeyLength(public.len()))?;
        let auth = auth.try_into().map_err(|_| KeyError::AuthLength(auth.len()))?;
        if public[0] != UNCOMPRESSED {
            return Err(KeyError::PublicKeyForm);
        }
        Ok(Self { public, auth })
    }

    /// Tries the public key, at the cost of one message: a point off the curve would let its sender learn
    /// about our keys, and could never get a message anyway.
    ///
    /// # Errors
    /// When it is not on the curve. A system without randomness shows as the same: nothing can be accepted.
    pub fn check(&self, random: &Random) -> Result<(), KeyError> {
        let theirs = UnparsedPublicKey::new(&ECDH_P256, &self.public);
        EphemeralPrivateKey::generate(&ECDH_P256, random)
            .and_then(|ours| agree_ephemeral(ours, &theirs, |_| ()))
            .map_err(|_| KeyError::NotOnCurve)
    }

    pub(super) const fn public(&self) -> &[u8; POINT] {
        &self.public
    }

    pub(super) const fn auth(&self) -> &[u8; AUTH] {
        &self.auth
    }
}

impl fmt::Debug for UserAgentKeys {
    /// Without the secret.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("UserAgentKeys").finish_non_exhaustive()
    }
}
