//! Timetables for bus practice: reads a GTFS Static feed (<https://gtfs.org/documentation/schedule/reference/>) and
//! looks up what goes from one stop to another. It is no journey planner: a ride is direct, or has one change that was
//! chosen before.
//!
//! - [`read()`]: a feed, a zip file or a folder, into a [`Timetable`]; what had to be left out is counted and told
//! - [`Rides`]: what goes between two stations, and when on which date
//!
//! Nothing is known by its `trip_id`, which changes with each feed: what somebody saves is stops and times of day.
mod error;
mod look;
mod name;
mod read;
mod report;
mod service;
mod timetable;

pub use error::FeedError;
pub use look::{Bus, Journey, Moment, Ride, Rides, changing, nearest};
pub use name::words;
pub use read::read;
pub use report::{Left, Report, Why};
pub use service::Service;
pub use timetable::{Access, Call, Pattern, Run, Stop, Times, Timetable};
