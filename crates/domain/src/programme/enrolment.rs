//! One participant's time in one programme.
use super::{HourRamp, Phase};
use crate::{
    ids::{CohortId, EnrolmentId, PersonId},
    language::Text,
    people::Role,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// One participant's time in one programme, in a group or alone.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Enrolment {
    /// The enrolment's id.
    pub id: EnrolmentId,
    /// Who takes part.
    pub participant: PersonId,
    /// The group, if there is one: everything works for one person alone too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cohort: Option<CohortId>,
    /// The key of the template.
    pub template: String,
    /// The programme's name.
    pub name: Text,
    /// The phases with their dates, in order.
    pub phases: Vec<Phase>,
    /// The hour ramp, where the programme has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ramp: Option<HourRamp>,
    /// The day on which the handover (utslussning) opens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handover_opens: Option<NaiveDate>,
    /// Which roles stand in when the agreed contact leaves, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stand_ins: Vec<Role>,
    /// How it ended, once it has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finished: Option<Finished>,
}

/// The day and the way in which an enrolment ended.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Finished {
    /// The last day.
    pub on: NaiveDate,
    /// How it ended.
    pub ending: Ending,
}

/// How an enrolment ended: the columns of S1's Deltagarstatistik.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Ending {
    /// Arbete: the success that it is, however early.
    Work,
    /// Studier: the success that it is, however early.
    Studies,
    /// Avslutats: ended as planned, or for something else.
    Completed,
    /// Avbrutit: discontinued; an ordinary state, with a next contact.
    Discontinued,
    /// No ending: they went on in another form, since a dropout from a group need not be one from everything (S1).
    Moved,
}

impl Ending {
    /// Whether the ending is work or studies of one's own: S1's «egen försörjning».
    #[must_use]
    pub const fn is_success(self) -> bool {
        matches!(self, Self::Work | Self::Studies)
    }
}

impl Enrolment {
    /// This enrolment as it stands when they go on in another form from `from` on; none where it was over before.
    #[must_use]
    pub fn left_for_another(&self, from: NaiveDate) -> Option<Self> {
        let on = from.pred_opt()?;
        let lasts = self.last_day().is_none_or(|last| last > on);
        lasts.then(|| Self { finished: Some(Finished { on, ending: Ending::Moved }), ..self.clone() })
    }

    /// The first day of the first phase.
    #[must_use]
    pub fn first_day(&self) -> Option<NaiveDate> {
        self.phases.iter().map(|phase| phase.first_day).min()
    }

    /// The last day: the day it ended, else the last day of the last phase.
    #[must_use]
    pub fn last_day(&self) -> Option<NaiveDate> {
        self.finished
            .as_ref()
            .map(|finished| finished.on)
            .or_else(|| self.phases.iter().map(|phase| phase.last_day).max())
    }

    /// Whether it goes on, on `day`, or is to come: it has not ended before.
    #[must_use]
    pub fn lasts_until(&self, day: NaiveDate) -> bool {
        self.finished.as_ref().is_none_or(|finished| day <= finished.on)
    }

    /// Whether it goes on, on `day`.
    #[must_use]
    pub fn goes_on(&self, day: NaiveDate) -> bool {
        self.first_day().is_some_and(|first| first <= day) && self.last_day().is_some_and(|last| day <= last)
    }
}
