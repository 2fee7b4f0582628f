//! What tests of several areas need.
pub(crate) mod app;
mod asked;
#[path = "../../../crates/push/tests/browser.rs"]
pub(crate) mod browser;
pub(crate) mod certificate;
pub(crate) mod folder;
pub(crate) mod log;
pub(crate) mod node;
pub(crate) mod phone;
pub(crate) mod postgres;
pub(crate) mod python;
