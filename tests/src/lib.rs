//! The cross-crate tests live in the test binary `all`.
