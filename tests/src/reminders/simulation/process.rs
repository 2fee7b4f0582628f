//! The server's process and its disk: what is kept, and the steps between which it can die.
use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use folje_domain::{
    ids::{OrganisationId, PersonId, WakeId},
    reminder::{
        Moment, RingKey, Source,
        chain::{Answer, Progress},
    },
};
use folje_server::reminders::rows::{Planned, changes};
use folje_store::{NewRing, PlanChange, Ring};
use std::collections::BTreeMap;
use uuid::Uuid;

pub(super) const ADA: PersonId = PersonId(Uuid::from_u128(1));
pub(super) const BO: PersonId = PersonId(Uuid::from_u128(2));
/// How long a claim is left alone, in seconds.
pub(super) const LEASE: i64 = 30;

/// The instant so many seconds after the wake-up that was planned first.
pub(super) fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_413_600 + seconds, 0).unwrap()
}

/// What an outgoing message is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum What {
    /// The wake-up of that time.
    Ring(i64),
    /// Nothing was heard.
    Tell,
    /// The participant was heard from.
    Heard,
}

/// A message on its way.
#[derive(Clone, Debug)]
pub(super) struct Message {
    pub(super) what: What,
    pub(super) tag: u64,
    pub(super) until: i64,
    pub(super) tries: u32,
    /// When to send it; None once it is done, failed or taken back.
    pub(super) next: Option<i64>,
}

/// What is to be done next, in memory: all of it is gone when the process dies.
#[derive(Clone, Debug)]
pub(super) enum Step {
    Look,
    Note(Box<Ring>, i64),
    Send(usize),
    Finish(usize, bool),
}

/// What the disk holds.
pub(super) struct Disk {
    pub(super) rings: Vec<Ring>,
    pub(super) messages: Vec<Message>,
    pub(super) counter: i64,
    pub(super) planned: Option<i64>,
    /// The record: for when the wake-up is planned, and what was answered to that.
    pub(super) due: Option<i64>,
    pub(super) answer: Answer,
    /// When the record was changed last, by the server's clock.
    pub(super) changed: i64,
    next_id: i64,
}

impl Disk {
    pub(super) fn new(due: i64) -> Self {
        Self {
            rings: Vec::new(),
            messages: Vec::new(),
            counter: 1,
            planned: None,
            due: Some(due),
            answer: Answer::Nothing,
            changed: -600,
            next_id: 1,
        }
    }

    /// Lays the rings out anew, by the engine's own rules.
    pub(super) fn replan(&mut self, now: i64) {
        let mut planned = BTreeMap::new();
        if let Some(due) = self.due {
            let rings_at = match self.answer {
                Answer::Nothing => Some((at(due), None)),
                Answer::Snoozed(until) => Some((until, Some(until))),
                Answer::Over => None,
            };
            if let Some((rings_at, snoozed)) = rings_at {
                planned.insert(key(due), Planned { ring: row(due, rings_at), snoozed });
            }
        }
        let window = at(-24 * 60 * 60)..at(48 * 60 * 60);
        for change in changes(&self.rings, &planned, &window, Some(at(self.changed)), at(now)) {
            self.apply(change);
        }
        self.planned = Some(self.counter);
    }

    fn apply(&mut self, change: PlanChange) {
        match change {
            PlanChange::Add(new) => {
                let id = self.next_id;
                self.next_id += 1;
                self.rings.push(Ring {
                    id,
                    organisation: OrganisationId(Uuid::from_u128(9)),
                    participant: ADA,
                    listener: new.listener,
                    key: new.key,
                    body: new.body,
                    progress: new.progress,
                    version: 1,
                    next_at: Some(new.next_at),
                });
            }
            PlanChange::Replace { id, ring } => self.change(id, |row| {
                (row.progress, row.next_at) = (ring.progress, Some(ring.next_at));
            }),
            PlanChange::Answer { id, progress, next_at } => {
                self.change(id, |row| (row.progress, row.next_at) = (progress, Some(next_at)));
                self.messages.iter_mut().for_each(|message| message.next = None);
            }
            PlanChange::Remove(id) => self.rings.retain(|ring| ring.id != id),
        }
    }

    fn change(&mut self, id: i64, change: impl FnOnce(&mut Ring)) {
        if let Some(ring) = self.rings.iter_mut().find(|ring| ring.id == id) {
            ring.version += 1;
            change(ring);
        }
    }

    /// Whether the ring with that row is one of the plan as it is now.
    pub(super) fn is_of_plan(&self, row: u64) -> bool {
        let ring = self.rings.iter().find(|ring| u64::try_from(ring.id) == Ok(row));
        ring.is_some_and(|ring| self.due.map(key) == Some(ring.key))
    }

    /// When there is something to do next, by the server's clock.
    pub(super) fn next(&self) -> Option<i64> {
        let rings = self.rings.iter().filter_map(|ring| ring.next_at).map(seconds);
        rings.chain(self.messages.iter().filter_map(|message| message.next)).min()
    }
}

/// Seconds after the wake-up that was planned first.
pub(super) fn seconds(instant: DateTime<Utc>) -> i64 {
    (instant - at(0)).num_seconds()
}

fn wall(due: i64) -> NaiveDateTime {
    at(due).naive_utc()
}

fn key(due: i64) -> RingKey {
    RingKey { source: Source::Wake(WakeId(Uuid::from_u128(3))), at: wall(due), moment: Moment::Before(0) }
}

fn row(due: i64, rings_at: DateTime<Utc>) -> NewRing {
    NewRing {
        listener: ADA,
        key: key(due),
        body: String::new(),
        progress: Progress::new(rings_at, TimeDelta::seconds(super::ledger::USEFUL)),
        next_at: rings_at,
        forget_at: rings_at + TimeDelta::days(3),
    }
}
