//! The pages: a file or folder for each thing that a person does. A page is data and view: what it shows comes from
//! the plan (`ui::WithPlan` shows the states in which there is none), what it does goes through `App::act`.
pub(crate) mod about;
mod attendance;
mod beside;
mod desk;
pub(crate) mod desk_part;
mod feedback;
pub(crate) mod goals;
mod handover;
pub(crate) mod me;
mod meetings;
pub(crate) mod nothing;
pub(crate) mod people;
mod ramp_change;
pub(crate) mod reminders;
pub(crate) mod rest;
mod rough_plan;
pub(crate) mod seen_by;
mod self_rating;
pub(crate) mod sharing;
pub(crate) mod sign_in;
mod talks;
pub(crate) mod today;
pub(crate) mod trips;
pub(crate) mod up;
pub(crate) mod week;
pub(crate) mod wishes;
