//! The one server of Följe: the API under `/api/v1`, the app's files, and the command line.
//!
//! - [`connection`]: time limits and numbers of connections
//! - [`http`]: the endpoints, a file for each, what guards them, and the app's files
//! - [`auth`]: signing in by a one-time invite, sessions in a cookie, limits on tries
//! - [`snapshot`] and [`people_page`]: what a participant's phone and those beside them get
//! - `practice`: what an agreed step of the hour ramp does to the days at the workplace
//! - [`programmes`]: the templates that can be begun here; [`desk`]: what staff begin
//! - [`reminders`]: the engine that rings and ends at a person
//! - [`channels`]: text messages and mail, each off until it is set up
//! - [`cli`]: `folje serve`, `demo`, `invite` and the rest
//! - [`demo`]: the fictional municipality
//! - [`surveys`]: anonymous surveys
//! - [`talks`]: times that are free, talks that were booked, and their figures
//! - [`timetable`]: what the imported timetable says about saved trips
//! - [`public_url`]: the address at which people reach the app
//! - [`clock`], [`random`], [`zone`]: the world outside, as arguments
//!
//! To add an endpoint: 1. its wire types and path in `folje-api`; 2. a file in `http/`; 3. a line in
//! [`http::api`]; 4. a row in the authorisation matrix of the tests, which fail until it is there.
pub mod auth;
mod calendar;
pub mod channels;
pub mod cli;
pub mod clock;
pub mod connection;
pub mod contact;
pub mod demo;
pub mod desk;
pub mod distance;
pub mod http;
pub mod invitations;
mod meetings_page;
pub mod people_page;
pub mod person_page;
mod practice;
pub mod programmes;
pub mod public_url;
pub mod random;
pub mod reminders;
mod schedule;
pub mod snapshot;
pub mod state;
mod statistics;
pub mod surveys;
pub mod talks;
mod texts;
pub mod timetable;
pub mod zone;
