//! A participant's own record: what they wrote, answered and agreed to. The participant can read all of it.
//!
//! To add a kind of item: 1. a file here with the type; 2. a list in [`Record`] and a variant in [`Item`];
//! 3. its [`Kind`] (what the store files it under); 4. who sees it in [`crate::visibility`].
mod answer;
mod attendance;
mod call;
mod check_in;
mod consent;
mod goal;
mod help;
mod item;
mod kind;
mod profile;
mod ramp_change;
pub mod reported;
mod step;
mod support;
mod task;
mod thanks;
mod whole;
mod wish;

pub use answer::{Answer, AnswerKind};
pub use attendance::quarters_between;
pub use call::{Call, CallAnswer};
pub use check_in::{Attendance, CheckIn, Contest, Fika, Presence, Report, WithPeople};
pub use consent::{Consent, ConsentAct, ConsentEntry, Given, Share, Until};
pub use goal::{Earlier, Goal, GoalState, Outcome, Prompt, Prompts};
pub use help::Help;
pub use item::Item;
pub use kind::Kind;
pub use profile::Profile;
pub use ramp_change::{Agreed, RampChange, Said, ramp_as_agreed};
pub use step::Step;
pub use support::Support;
pub use task::Task;
pub use thanks::Thanks;
pub use whole::Record;
pub use wish::{Wish, WishAnswer, WishKind, WishSaid};
