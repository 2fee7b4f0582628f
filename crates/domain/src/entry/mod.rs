//! Reading what people type and paste: codes, phone numbers, mail addresses, names.
//!
//! Phones write numbers in Arabic or Persian digits, spreadsheets wrap them in formulas, address books surround them
//! with invisible direction marks. Each function here reads the entry as the person sees it, and refuses what is
//! something else. They are pure and shared: a form checks with the same rule as an import and a stored command.
mod characters;
mod code;
mod email;
mod identity;
mod line;
mod phone;

pub use code::code;
pub use email::{NotAnEmailAddress, email};
pub use identity::contains_identity_number;
pub use line::line;
pub use phone::{PhoneError, national, phone};
