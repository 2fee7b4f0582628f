//! The plan: what the server last said, with what waits in the outbox already done to it, by the server's own rules.
use super::{Waiting, first, hands::Hands};
use chrono::{NaiveDate, NaiveDateTime};
use folje_api::v1::snapshot::{PersonCard, Snapshot};
use folje_domain::{
    ids::PersonId,
    record::{Record, Step},
    schedule::{Occurrence, OccurrenceId},
};
use std::sync::Arc;

/// What the app shows.
pub(crate) struct Plan {
    /// What the server last said.
    pub(crate) snapshot: Arc<Snapshot>,
    /// The record, with what waits already done to it.
    pub(crate) record: Record,
    /// The day for which it was made.
    pub(crate) today: NaiveDate,
    /// The hands that made it.
    pub(super) hands: Option<Hands>,
}

/// Whether the pages would show the same: they are not drawn anew then. Without hands nothing is done to the record,
/// so that it is as much the same as the snapshot is.
impl PartialEq for Plan {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.snapshot, &other.snapshot)
            && self.today == other.today
            && match (self.hands, other.hands) {
                (Some(hands), Some(_)) => (hands.same)(&self.record, &other.record),
                (None, None) => true,
                _ => false,
            }
    }
}

impl Plan {
    /// The snapshot with the waiting commands done to it, once there are hands to do so.
    pub(super) fn of(
        snapshot: &Arc<Snapshot>,
        waiting: &[Waiting],
        today: NaiveDate,
        hands: Option<Hands>,
    ) -> Self {
        let record = match hands {
            Some(hands) => (hands.record)(snapshot, waiting, today),
            None => first::copy(&snapshot.record),
        };
        Self { snapshot: Arc::clone(snapshot), record, today, hands }
    }

    /// The occurrence with that id.
    pub(crate) fn occurrence(&self, id: OccurrenceId) -> Option<&Occurrence> {
        self.snapshot.occurrences.iter().find(|occurrence| occurrence.id == id)
    }

    /// The occurrences of a day, in order.
    pub(crate) fn on(&self, day: NaiveDate) -> impl Iterator<Item = &Occurrence> {
        self.snapshot.occurrences.iter().filter(move |occurrence| occurrence.start.date() == day)
    }

    /// The first occurrence that takes place and has not ended at `wall`.
    pub(crate) fn next(&self, wall: NaiveDateTime) -> Option<&Occurrence> {
        self.snapshot.occurrences.iter().find(|occurrence| occurrence.takes_place() && occurrence.end > wall)
    }

    /// The person with that id, latest relation first.
    pub(crate) fn person(&self, id: PersonId) -> Option<&PersonCard> {
        self.snapshot.people.iter().filter(|card| card.id == id).max_by_key(|card| card.since)
    }

    /// «Min kontakt just nu».
    pub(crate) fn contact(&self) -> Option<(&PersonCard, bool)> {
        let contact = self.snapshot.contact?;
        Some((self.person(contact.person)?, contact.stand_in))
    }

    /// The name to be called by.
    pub(crate) fn name(&self) -> &str {
        let preferred = self.record.profile.preferred_name.as_str();
        if preferred.is_empty() { &self.snapshot.me.name } else { preferred }
    }

    /// The small step for today: one at a time, the oldest that is not done.
    pub(crate) fn step_today(&self) -> Option<&Step> {
        self.record
            .steps
            .iter()
            .filter(|step| step.done.is_none() && step.day <= self.today)
            .min_by_key(|step| (step.day, step.id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Fate;
    use folje_api::v1::snapshot::Me;
    use folje_domain::{
        command::{Action, Command, Refusal},
        ids::{CommandId, StepId},
        language::Language,
    };
    use uuid::Uuid;

    const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();

    fn snapshot() -> Arc<Snapshot> {
        Arc::new(Snapshot {
            made: chrono::DateTime::UNIX_EPOCH,
            wall: TODAY.and_time(chrono::NaiveTime::MIN),
            me: Me {
                id: PersonId(Uuid::from_u128(1)),
                name: "Amina".to_owned(),
                language: Language::Sv,
                organisation: "Exempelby".to_owned(),
                demo: true,
            },
            programme: None,
            occurrences: Vec::new(),
            window: (TODAY, TODAY),
            record: Record::default(),
            people: Vec::new(),
            openings: Vec::new(),
            scales: Vec::new(),
            counted_as: None,
            contact: None,
        })
    }

    fn waiting(number: u128, action: Action, fate: Fate) -> Waiting {
        let about = PersonId(Uuid::from_u128(1));
        let command = Command {
            id: CommandId(Uuid::from_u128(number)),
            at: chrono::DateTime::UNIX_EPOCH,
            about,
            action,
        };
        Waiting { key: None, command: Arc::new(command), fate }
    }

    fn add(step: u128, text: &str) -> Action {
        Action::AddStep {
            step: StepId(Uuid::from_u128(step)),
            goal: None,
            text: text.to_owned(),
            day: TODAY,
            done: false,
        }
    }

    #[test]
    fn what_waits_is_shown_as_done_in_the_order_of_making() {
        let step = StepId(Uuid::from_u128(9));
        let outbox = [
            waiting(1, add(9, "ringa"), Fate::Sent),
            waiting(2, Action::DoStep { step, on: TODAY }, Fate::Waiting),
        ];
        let plan = Plan::of(&snapshot(), &outbox, TODAY, Some(Hands::ALL));
        assert_eq!(plan.record.step(step).and_then(|step| step.done), Some(TODAY));
        assert_eq!(plan.step_today(), None);
    }

    #[test]
    fn what_was_refused_or_no_longer_fits_is_not_shown_and_stops_nothing_else() {
        let gone = Action::MoveStep { step: StepId(Uuid::from_u128(404)), to: TODAY };
        let outbox = [
            waiting(1, add(8, "refuserad"), Fate::Refused { because: Refusal::TooMany }),
            waiting(2, gone, Fate::Waiting),
            waiting(3, add(9, "ringa"), Fate::Waiting),
        ];
        let plan = Plan::of(&snapshot(), &outbox, TODAY, Some(Hands::ALL));
        assert_eq!(plan.record.steps.iter().map(|step| step.text.as_str()).collect::<Vec<_>>(), ["ringa"]);
    }

    #[test]
    fn without_hands_the_plan_is_what_the_server_said() {
        let outbox = [waiting(1, add(9, "ringa"), Fate::Waiting)];
        assert_eq!(Plan::of(&snapshot(), &outbox, TODAY, None).record, Record::default());
    }

    #[test]
    fn the_chosen_name_goes_before_the_one_that_staff_wrote() {
        let named = |name: &str| {
            let outbox = [waiting(1, Action::SetPreferredName { name: name.to_owned() }, Fate::Waiting)];
            Plan::of(&snapshot(), &outbox, TODAY, Some(Hands::ALL)).name().to_owned()
        };
        assert_eq!(named("Mina"), "Mina");
        assert_eq!(named(""), "Amina");
    }
}
