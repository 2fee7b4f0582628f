//! Ids made on the phone: UUIDv7 (RFC 9562, 5.7) from the browser's own randomness.
use super::{clock, shell};
use uuid::{Builder, Uuid};

/// A new id. Its time part is the corrected clock's, its randomness the browser's.
pub(crate) fn id() -> Uuid {
    let mut bytes = [0_u8; 10];
    if let Some(crypto) = shell::window().and_then(|window| window.crypto().ok()) {
        drop(crypto.get_random_values_with_u8_array(&mut bytes));
    }
    let milliseconds = u64::try_from(clock::now().timestamp_millis()).unwrap_or_default();
    Builder::from_unix_timestamp_millis(milliseconds, &bytes).into_uuid()
}
