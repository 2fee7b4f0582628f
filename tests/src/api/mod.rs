//! What the API promises, asked of the whole server as a browser asks it.
//!
//! Each answer is also held against what is promised of all answers (`support/app/request.rs`).
mod authority;
mod bodies;
mod calendar;
mod check_ins;
mod codes;
mod commands;
mod consent;
mod cookies;
mod demo;
mod description;
mod desk;
mod desk_import;
mod desk_person;
mod devices;
mod distance;
mod feedback;
mod files;
mod groups;
mod guards;
mod matrix;
mod meetings;
mod names;
mod needs;
mod people;
mod photos;
mod planning;
mod ramp;
mod reading;
mod reminders;
mod sign_in;
mod snapshot;
mod statistics;
mod surveys;
mod talks;
mod wishes;
