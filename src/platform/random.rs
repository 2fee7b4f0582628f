//! The browser's own randomness: ids made on the phone (UUIDv7, RFC 9562, 5.7), and secrets.
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

/// 32 fresh bytes; nothing where the browser gives none, since a secret is made of nothing else.
pub(crate) fn secret() -> Option<[u8; 32]> {
    let mut bytes = [0_u8; 32];
    let crypto = shell::window()?.crypto().ok()?;
    crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}
