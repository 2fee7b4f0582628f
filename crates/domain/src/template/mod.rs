//! Programmes as data: what a file of `templates/` says, and how it becomes series with dates.
//!
//! A template is written by a coordinator in TOML (`templates/access.toml` is a good one to start from), read and
//! checked by [`Template::parse`], and laid from a first day by [`Template::lay`], for a group or for one person alone.
//! Nothing about any programme stands in code: lengths, days, hours and roles are all data, since the documents show
//! every one of them changing over time.
//!
//! To add a programme: 1. copy the template that is most like it; 2. change it; 3. `folje check` tells what is wrong,
//! with file, line and field. To ship it with those of Följe, name it in [`bundled`] as well.
mod activity;
mod bundled;
mod choice;
mod error;
mod lay;
mod outline;
mod read;
mod scales;
#[cfg(test)]
mod tests;

pub use activity::{Activity, Condition, Day, StartTime, When};
pub use bundled::bundled;
pub use choice::{Choice, ChoiceError, ChoiceKind, ChoiceOption, Choices, DayLength, Picked};
pub use error::{Problem, TemplateError};
pub use lay::{Laid, LayError};
pub use outline::{
    Closing, Handover, MeetingOutline, PhasePlan, RampPlan, RampStepPlan, Source, Weeks, next_group_start,
};
pub use scales::own_scales;

use crate::{language::Text, people::Role, record::Scale};

/// A programme, before it has dates and people.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Template {
    /// The key, by which an enrolment remembers it.
    pub key: String,
    /// What the programme is called.
    pub name: Text,
    /// What it is, in a sentence or two.
    pub about: Text,
    /// Where it was taken from.
    pub source: Source,
    /// Whether a group goes through it together.
    pub group: bool,
    /// How many places a group has, where that is said.
    pub places: Option<u32>,
    /// How often a new group starts, in weeks.
    pub new_group_every_weeks: Option<u32>,
    /// The role of the first «min kontakt just nu».
    pub contact: Role,
    /// Which roles stand in when the contact leaves, in order.
    pub stand_ins: Vec<Role>,
    /// What is left open until somebody starts.
    pub choices: Vec<Choice>,
    /// The phases, in order; one begins where the one before it ends.
    pub phases: Vec<PhasePlan>,
    /// The activities.
    pub activities: Vec<Activity>,
    /// The hour ramp, where there is one.
    pub ramp: Option<RampPlan>,
    /// When the handover opens, where there is one.
    pub handover: Option<Handover>,
    /// What must have been before the programme is over.
    pub closing: Option<Closing>,
    /// What meetings of several parties cover, for those kinds of which it is said.
    pub meetings: Vec<MeetingOutline>,
    /// By which questions participants rate themselves; where there are none, by [`own_scales`].
    pub scales: Vec<Scale>,
}

impl Template {
    /// Reads the content `text` of the file `file_name` (which only appears in errors).
    ///
    /// # Errors
    /// Everything that is wrong in the file, by line: what is no TOML; else every unknown, missing or senseless field
    /// and every reference to something that the file does not define.
    pub fn parse(file_name: &str, text: &str) -> Result<Self, Vec<TemplateError>> {
        read::read(file_name, text)
    }
}
