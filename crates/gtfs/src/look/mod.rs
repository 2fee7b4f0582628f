//! Looking up: what goes between two stations, by service day first, then dated in wall time.
mod change;
mod dated;
mod ride;

pub use change::{Journey, changing};
pub use dated::{Bus, Moment};
pub use ride::{Ride, Rides, nearest};
