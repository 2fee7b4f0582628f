//! Timetables: reading feeds with every trap, what goes when, keeping them on both engines, and what the API says.
mod api;
mod faults;
pub(crate) mod feed;
mod import;
mod judge;
mod kept;
mod reading;
mod second_reader;
mod times;
mod trips;
