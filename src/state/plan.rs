//! The plan: what the server last said, with what waits in the outbox already done to it, by the server's own rules.
use super::Waiting;
use chrono::{NaiveDate, NaiveDateTime};
use folje_api::v1::snapshot::{PersonCard, Snapshot};
use folje_domain::{
    command::{Command, Context, Refusal, decide},
    ids::PersonId,
    record::{Item, Record, Step},
    schedule::{Occurrence, OccurrenceId},
};
use std::sync::Arc;

/// What the app shows.
#[derive(PartialEq)]
pub(crate) struct Plan {
    /// What the server last said.
    pub(crate) snapshot: Arc<Snapshot>,
    /// The record, with what waits already done to it.
    pub(crate) record: Record,
    /// The day for which it was made.
    pub(crate) today: NaiveDate,
}

impl Plan {
    /// The snapshot with the waiting commands done to it, in their order. One that no longer fits is left out here;
    /// the server will say so.
    pub(crate) fn of(snapshot: &Arc<Snapshot>, waiting: &[Waiting], today: NaiveDate) -> Self {
        let mut plan = Self { snapshot: Arc::clone(snapshot), record: snapshot.record.clone(), today };
        for waiting in waiting.iter().filter(|waiting| waiting.counts()) {
            if let Ok(items) = plan.decide(&waiting.command) {
                for item in items {
                    plan.record.put(item);
                }
            }
        }
        plan
    }

    /// What would follow from a command now.
    pub(crate) fn decide(&self, command: &Command) -> Result<Vec<Item>, Refusal> {
        let context = Context {
            by: self.snapshot.me.id,
            today: self.today,
            occurrence: &|id| self.occurrence(id).cloned(),
        };
        decide(&self.record, command, &context)
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
