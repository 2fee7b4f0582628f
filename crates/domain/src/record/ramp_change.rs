//! A step of the hour ramp that somebody proposes. It holds once the participant and somebody who plans with them have
//! both said yes: «avtalas i möte». Up, down and a pause are asked for in the same way.
use crate::{
    ids::{PersonId, RampChangeId},
    people::Role,
    programme::{HourRamp, RampStep},
};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// One proposed step, and what was said to it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct RampChange {
    /// Its id.
    pub id: RampChangeId,
    /// The first day of the step.
    pub from: NaiveDate,
    /// Hours a week, 2 to 40; the hours to come back to where the ramp rests.
    pub hours: u32,
    /// Whether the ramp rests from then on.
    #[serde(default)]
    pub paused: bool,
    /// Why, in the participant's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// Who proposed it.
    pub by: PersonId,
    /// What they are to the participant; none where it is the participant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// When it was proposed, by the phone's clock.
    pub at: DateTime<Utc>,
    /// What the participant says to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub participant: Option<Said>,
    /// What the one who plans with them says to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub staff: Option<Said>,
}

/// One side's yes or no.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Said {
    /// Whether they agree.
    pub yes: bool,
    /// Who said it.
    pub by: PersonId,
    /// When, by the phone's clock.
    pub at: DateTime<Utc>,
}

/// How far a proposed step has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Agreed {
    /// Somebody has not answered yet.
    Waiting,
    /// Both said yes: it holds.
    Yes,
    /// One of them said no: everything stays as it was.
    No,
}

impl RampChange {
    /// How far it has come.
    #[must_use]
    pub fn agreed(&self) -> Agreed {
        match (self.participant.map(|said| said.yes), self.staff.map(|said| said.yes)) {
            (Some(false), _) | (_, Some(false)) => Agreed::No,
            (Some(true), Some(true)) => Agreed::Yes,
            (None | Some(true), None) | (None, Some(true)) => Agreed::Waiting,
        }
    }

    /// When the last word about it was said.
    fn last_said(&self) -> Option<DateTime<Utc>> {
        self.participant.iter().chain(&self.staff).map(|said| said.at).max()
    }
}

/// The ramp with what was agreed since it was planned. A later agreement about the same day goes before an earlier one.
///
/// What was planned holds on where it leads further up than what was agreed. Whoever rests, or went down, is not pushed up
/// by a plan that was made before: what comes then is agreed on anew.
#[must_use]
pub fn ramp_as_agreed(planned: &HourRamp, changes: &[RampChange]) -> HourRamp {
    let mut agreed: Vec<_> = changes.iter().filter(|change| change.agreed() == Agreed::Yes).collect();
    agreed.sort_by_key(|change| (change.last_said(), change.id));
    let slower = |change: &RampChange| {
        change.paused || planned.on(change.from).is_some_and(|step| step.hours > change.hours)
    };
    let holds = |step: &RampStep| {
        let before = |change: &&&RampChange| change.from <= step.from;
        agreed.iter().filter(before).all(|change| !slower(change) && step.hours > change.hours)
    };
    let mut ramp = planned.clone();
    ramp.steps.retain(holds);
    for RampChange { from, hours, paused, .. } in agreed {
        ramp.steps.retain(|step| step.from != *from);
        ramp.steps.push(RampStep { from: *from, hours: *hours, paused: *paused });
    }
    ramp.steps.sort_by_key(|step| step.from);
    ramp
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Datelike as _;
    use uuid::Uuid;

    fn day(ordinal: u32) -> NaiveDate {
        NaiveDate::from_yo_opt(2026, ordinal).unwrap()
    }

    fn change(id: u128, from: u32, hours: u32, participant: Option<bool>, staff: Option<bool>) -> RampChange {
        let by = PersonId(Uuid::from_u128(1));
        let said = |yes| Said { yes, by, at: DateTime::<Utc>::UNIX_EPOCH };
        RampChange {
            id: RampChangeId(Uuid::from_u128(id)),
            from: day(from),
            hours,
            paused: false,
            words: String::new(),
            by,
            role: None,
            at: DateTime::<Utc>::UNIX_EPOCH,
            participant: participant.map(said),
            staff: staff.map(said),
        }
    }

    #[test]
    fn a_step_holds_only_when_both_said_yes() {
        let planned = HourRamp {
            steps: vec![
                RampStep { from: day(10), hours: 2, paused: false },
                RampStep { from: day(24), hours: 10, paused: false },
            ],
            goal_hours: 40,
        };
        let changes = [
            change(1, 24, 6, Some(true), Some(true)),
            change(2, 31, 20, Some(true), None),
            change(3, 10, 4, Some(true), Some(false)),
            change(4, 17, 4, Some(true), Some(true)),
        ];
        let steps: Vec<_> =
            ramp_as_agreed(&planned, &changes).steps.iter().map(|step| (step.from, step.hours)).collect();
        assert_eq!(steps, [(day(10), 2), (day(17), 4), (day(24), 6)]);
        assert_eq!(ramp_as_agreed(&planned, &[]), planned);
    }

    #[test]
    fn whoever_rests_or_went_down_is_not_pushed_up_by_the_old_plan() {
        let step = |from, hours| RampStep { from: day(from), hours, paused: false };
        let planned =
            HourRamp { steps: vec![step(10, 2), step(24, 4), step(38, 8), step(52, 12)], goal_hours: 40 };
        let steps = |changes: &[RampChange]| {
            let ramp = ramp_as_agreed(&planned, changes);
            ramp.steps.iter().map(|step| (step.from.ordinal(), step.hours)).collect::<Vec<_>>()
        };
        let yes = |from, hours| change(u128::from(from), from, hours, Some(true), Some(true));
        assert_eq!(
            steps(&[yes(31, 8)]),
            [(10, 2), (24, 4), (31, 8), (52, 12)],
            "up sooner: the plan goes on above it"
        );
        assert_eq!(steps(&[yes(38, 4)]), [(10, 2), (24, 4), (38, 4)], "down: the next step is agreed on");
        let rest = RampChange { paused: true, ..yes(24, 4) };
        assert_eq!(
            steps(std::slice::from_ref(&rest)),
            [(10, 2), (24, 4)],
            "a rest: it rests until something is agreed"
        );
        assert_eq!(steps(&[rest, yes(45, 6)]), [(10, 2), (24, 4), (45, 6)]);
    }
}
