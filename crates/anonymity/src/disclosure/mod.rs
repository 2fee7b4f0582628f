//! What may be shown at the close of a survey, so that nothing that was ever shown gives a person away.
//!
//! The rule, and why it holds, in `docs/decisions/0014-anonymous-surveys.md`:
//! 1. Whoever is asked belongs to one [`Panel`] for good. Panels are made of rosters alone, before anybody has answered;
//!    any two tables are about the same people or have nobody in common, so no difference says anything.
//! 2. A panel's results are shown once, where at least five answered and at least three did not. Whatever somebody knows
//!    about the others, each answer may be that of somebody who kept silent.
//! 3. A question is shown in parts of at least two answers each, and in no fewer than two of those: answers that are too
//!    alike are not shown.
//! 4. How many answered is a result too: it is told with a table or not at all.
//!
//! ```text
//! Panels::open(survey, cohort, who is in it)   →  who is to be invited, leavers too
//! Panels::pool(a, b)                           →  together from now on, while neither has been counted
//! Panels::release(survey, panel, form, rows)   →  a Table, or Why not; never a second time
//! ```
mod limits;
mod panels;
mod parts;
mod release;
mod table;
mod texts;
mod why;

pub use limits::Limits;
pub use panels::{NotPooled, Panel, PanelId, Panels, SurveyId};
pub use parts::{Part, parts};
pub use table::{Shown, Table, table};
pub use texts::{ToRead, texts};
pub use why::Why;
