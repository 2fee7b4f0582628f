//! How long a body becomes.
use super::{EncryptError, keys::POINT, seal};

/// Bodies are whole numbers of this many bytes. Texts of one kind differ by tens of bytes with names and
/// languages, so that they share a length.
pub const STEP: usize = 512;

/// The longest body: half of what every push service takes (RFC 8030, section 7.2: at least 4,096).
const MAX_BODY: usize = 2048;

/// What the body holds before the cipher text (RFC 8188, section 2.1): salt, record size, the length of the key,
/// the key.
pub(super) const HEADER: usize = seal::SALT + 4 + 1 + POINT;

/// What else is no payload: the delimiter after it (RFC 8188, section 2) and the cipher's tag.
const AROUND: usize = HEADER + 1 + seal::TAG;

/// The longest payload, in bytes.
pub const MAX_PAYLOAD: usize = MAX_BODY - AROUND;

/// The length of the body that carries a payload of this length.
pub(super) const fn of_body(payload: usize) -> Result<usize, EncryptError> {
    if payload > MAX_PAYLOAD {
        return Err(EncryptError::TooLong(payload));
    }
    Ok((payload + AROUND).next_multiple_of(STEP))
}
