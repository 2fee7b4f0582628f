//! An enrolment: one participant's time in one programme, with its phases, its hour ramp and how it ended.
mod closing;
mod enrolment;
mod phase;
mod ramp;
#[cfg(test)]
mod tests;

pub use enrolment::{Ending, Enrolment, Finished};
pub use phase::Phase;
pub use ramp::{HourRamp, RampStep};
