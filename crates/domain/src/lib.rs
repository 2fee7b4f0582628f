//! The rules of Följe: what a command does, who may see what, when an occurrence falls.
//!
//! Everything here is pure. Time, randomness and ids are arguments; nothing reads a clock, a file or a socket.
//! The phone calls these functions to act at once, the server calls the same ones to decide for good.
//!
//! - [`schedule`]: recurrence (RFC 5545), public holidays, and how a series becomes dated occurrences
//! - [`template`]: programmes as data, and how a template becomes series with dates
//! - [`programme`]: an enrolment in a programme: phases, hour ramp, how it ended
//! - [`entry`]: what people type and paste: codes, phone numbers, mail addresses, names
//! - [`need`]: who needs a person now, for what, and what answers it
//! - [`people`]: roles, relations, and the one «min kontakt just nu»
//! - [`record`]: what a participant's own record holds: goals, steps, answers, people of their own
//! - [`reminder`]: what should ring when, who has agreed to be told, and the chain that ends at a person
//! - [`photo`]: what may be in a photo of the participant's own
//! - [`talk`]: times that coaches keep free, and talks that participants book in them
//! - [`calendar`]: the schedule as iCalendar text, for the calendar on somebody's phone
//! - [`dates`]: dates and times from outside, and which of them can be meant
//! - [`command`]: what a person may do to a record, and what is refused and why
//! - [`distance`]: how far people of a group came, in a few answers each
//! - [`statistics`]: Deltagarstatistik, and which of its cells are too small to be told
//! - [`visibility`]: the one function that says who sees what
pub mod calendar;
pub mod command;
pub mod dates;
pub mod distance;
pub mod entry;
pub mod ids;
pub mod language;
pub mod need;
pub mod people;
pub mod photo;
pub mod programme;
pub mod record;
pub mod reminder;
pub mod schedule;
pub mod statistics;
pub mod talk;
pub mod template;
pub mod visibility;

// The schemas that `build.rs` names by this path are used here and in `crates/api`.
extern crate self as folje_domain;
