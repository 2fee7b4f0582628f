//! What can be wrong with a browser's keys, and with a message for it.

/// Why the keys of a subscription are refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// `p256dh` is not base64url without padding.
    #[error("the public key is not base64url")]
    PublicKeyText,
    /// `p256dh` does not stand for 65 bytes; how many it stands for. The identity is one byte, a compressed point 33.
    #[error("the public key has {0} bytes instead of 65")]
    PublicKeyLength(usize),
    /// `p256dh` does not begin with the 4 of an uncompressed point.
    #[error("the public key is not an uncompressed point")]
    PublicKeyForm,
    /// `p256dh` is no point on P-256.
    #[error("the public key is not on the curve")]
    NotOnCurve,
    /// `auth` is not base64url without padding.
    #[error("the authentication secret is not base64url")]
    AuthText,
    /// `auth` does not stand for 16 bytes; how many it stands for.
    #[error("the authentication secret has {0} bytes instead of 16")]
    AuthLength(usize),
}

/// Why a message could not be encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EncryptError {
    /// The payload is longer than [`MAX_PAYLOAD`](super::MAX_PAYLOAD); its length in bytes.
    #[error("the payload has {0} bytes, more than fit")]
    TooLong(usize),
    /// The browser's keys cannot be used.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The system gives no randomness.
    #[error("the system gives no randomness")]
    NoRandomness,
    /// The cipher refused; it does so only for texts far longer than ours.
    #[error("the cipher refused")]
    Cipher,
}
