//! The people around a participant: roles, relations over time, and exactly one «min kontakt just nu».
mod contact;
mod duty;
mod gender;
mod group;
mod opening;
mod pairing;
mod relation;
mod reporting;
mod role;

pub use contact::{CurrentContact, current_contact};
pub use duty::{Deed, Duty, UnknownDuty};
pub use gender::{Gender, UnknownGender};
pub use group::{GroupTies, leads_group};
pub use opening::Opening;
pub use pairing::days_covered;
pub use relation::Relation;
pub use reporting::{DAYS_AFTER_THE_END, NoReport, is_heard, reporter, reports};
pub use role::Role;
