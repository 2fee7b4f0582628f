//! The questions by which participants rate themselves where their programme brings none of its own.
use super::read;
use crate::record::Scale;
use std::sync::LazyLock;

static OWN: LazyLock<Vec<Scale>> =
    LazyLock::new(|| read::scales("own_scales.toml", include_str!("own_scales.toml")).unwrap_or_default());

/// Ours: plain words, owned by nobody. A test keeps the file in order.
#[must_use]
pub fn own_scales() -> &'static [Scale] {
    &OWN
}
