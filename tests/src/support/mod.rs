//! What tests of several areas need.
pub(crate) mod app;
pub(crate) mod folder;
pub(crate) mod postgres;
pub(crate) mod python;
