//! Who sends: the application server's key pair, and the tokens signed with it (RFC 8292).
//!
//! The key pair is made once and kept: browsers tie their subscriptions to it, so that losing it silences every
//! phone. A token is signed for each push service and reused for hours; some services refuse senders whose
//! tokens change often.
mod contact;
mod keys;
#[cfg(test)]
mod tests;
mod token;
mod tokens;

pub use contact::{Contact, ContactError};
pub use keys::{ApplicationKeys, ApplicationKeysError};
pub use tokens::Tokens;
