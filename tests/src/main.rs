//! The cross-crate tests, in one binary.
#[cfg(test)]
mod architecture;
#[cfg(test)]
mod schedule;
