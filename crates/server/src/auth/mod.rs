//! Signing in without a password: a one-time invite (a link and a short code), then a session in a cookie.
//!
//! The store keeps hashes only, so that whoever reads it cannot sign in with what stands there.
pub mod alarm;
pub mod budget;
pub mod client;
pub mod code;
pub mod cookie;
pub mod invite;
pub mod limits;
pub mod token;
pub mod viewer;
