//! Web Push from the application server's side (RFC 8030, 8188, 8291, 8292). Knows no person, no reminder and
//! nothing else of ours: a message is an [`endpoint`], bytes, and how it is to be delivered.
//!
//! A message goes out in two steps, so that the costly one can be done ahead of the minute at which it is due:
//! 1. [`encrypt::encrypt`] makes an [`encrypt::Encrypted`] body with a fresh key (about 0.1 ms of a core),
//! 2. [`send::Sender::send`] signs once per push service and hours ([`vapid`]), sends, and says what the answer
//!    means: an [`send::Outcome`].
//!
//! Time is an argument; randomness is [`Random`], the system's own.
pub mod encrypt;
pub mod endpoint;
pub mod message;
pub mod send;
pub mod vapid;

/// The source of randomness: keys and salts are as good as it. Made with `Random::new()`, kept and shared.
pub use ring::rand::SystemRandom as Random;
/// A certificate as bytes (DER), for [`send::Trust::Only`].
pub use rustls::pki_types::CertificateDer;
