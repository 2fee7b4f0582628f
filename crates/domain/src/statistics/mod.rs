//! Deltagarstatistik as in S1: how many were planned for, have begun, went on to work or studies, broke off, ended and
//! are still there, for men and women, and by group; with small steps and hours besides.
//!
//! [`Counts`] are the true numbers. What leaves the server is a [`Published`]: the same table in which small cells are
//! withheld, and as many others as it takes that none of them can be computed back ([`Counts::publish`]).
mod count;
mod published;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_of_withholding;
mod withhold;

pub use count::{Counts, Line, Outcome, Taken, Tally};
pub use published::{Cell, Published, Row};
pub use withhold::SMALLEST;
