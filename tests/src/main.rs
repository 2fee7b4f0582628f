//! The cross-crate tests, in one binary.
#[cfg(test)]
mod anonymity;
#[cfg(test)]
mod api;
#[cfg(test)]
mod architecture;
#[cfg(test)]
mod calendar;
#[cfg(test)]
mod channels;
#[cfg(test)]
mod push;
#[cfg(test)]
mod reminders;
#[cfg(test)]
mod schedule;
#[cfg(test)]
mod store;
#[cfg(test)]
mod support;
#[cfg(test)]
mod timetable;
