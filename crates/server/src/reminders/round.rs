//! Everything that is known about the rings of one lot, read in a few statements for all of them: with a statement for
//! each of 100,000 wake-ups, reading would take longer than encrypting.
//!
//! A ring that only has to ring asks for its listener's devices and for nothing else: who is told is read when somebody
//! may have to be.
//!
//! What cannot be read about one person stops nobody else's reminders, and not their own either, as far as it is known
//! what to do: somebody who cannot be read counts as somebody whom no channel reaches, so that the chain comes to the
//! next; an agreement that cannot be read counts as none.
use super::{
    circle::{Reachable, channels, is_near, name, own_scope},
    planner,
};
use crate::state::App;
use chrono::{DateTime, Utc};
use folje_domain::{
    ids::PersonId,
    record::{Kind, Record},
    reminder::{Source, chain},
};
use folje_store::{Ring, Standing, StoreError, WithDevices};
use std::collections::{BTreeSet, HashMap};

/// What tells who is told about a wake-up, and what those call the participant.
const TOLD: [Kind; 3] = [Kind::Profile, Kind::Wake, Kind::Agreement];

/// What is known about the rings of one lot.
#[derive(Default)]
pub(super) struct Round {
    counters: HashMap<PersonId, i64>,
    people: HashMap<PersonId, Reachable>,
    /// Who was asked for and cannot be read.
    lost: BTreeSet<PersonId>,
    records: HashMap<PersonId, Record>,
    /// Who may be told about a wake-up of a participant: whoever agreed and is still something to them.
    told: HashMap<i64, Telling>,
    /// How much could not be read.
    pub(super) unreadable: usize,
}

/// Who may be told about a wake-up, and after how many minutes.
#[derive(Clone)]
struct Telling {
    minutes: u8,
    people: Vec<PersonId>,
}

impl Round {
    /// Reads what the `rings` need at `now`.
    pub(super) async fn read(app: &App, rings: &[Ring], now: DateTime<Utc>) -> Result<Self, StoreError> {
        let mut round = Self::default();
        let participants: BTreeSet<_> = rings.iter().map(|ring| ring.participant).collect();
        let participants: Vec<_> = participants.into_iter().collect();
        round.lay_out(app, &participants, now).await?;
        round.meet(app, rings.iter().map(|ring| ring.listener).collect(), now).await?;
        let further: Vec<_> = rings.iter().filter(|ring| round.alone(ring, now).is_none()).collect();
        let participants: BTreeSet<_> = further.iter().map(|ring| ring.participant).collect();
        let told = further.iter().flat_map(|ring| ring.progress.told.iter().map(|reached| reached.person));
        round.meet(app, participants.iter().copied().chain(told).collect(), now).await?;
        let participants: Vec<_> = participants.into_iter().collect();
        round.read_records(app, &participants).await?;
        round.read_told(app, &further, now).await?;
        Ok(round)
    }

    /// Counters of the participants, once their rows are laid out from them: what was answered, moved or cancelled a
    /// moment ago must not ring. Where somebody's cannot be laid out, no answer can have been noted either, and what
    /// was laid out before rings.
    async fn lay_out(
        &mut self,
        app: &App,
        participants: &[PersonId],
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        for (participant, Standing { counter, planned, .. }) in app.store.standings(participants).await? {
            if planned.is_none_or(|(planned, _)| planned != counter) {
                match planner::replan(app, participant, now).await {
                    Err(error @ (StoreError::Unavailable(_) | StoreError::Changed)) => return Err(error),
                    Err(_) => self.unreadable += 1,
                    Ok(()) => {}
                }
            }
            self.counters.insert(participant, counter);
        }
        Ok(())
    }

    /// Reads people who are not known yet.
    async fn meet(
        &mut self,
        app: &App,
        wanted: BTreeSet<PersonId>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let known = |one: &PersonId| self.people.contains_key(one) || self.lost.contains(one);
        let wanted: Vec<_> = wanted.into_iter().filter(|one| !known(one)).collect();
        if wanted.is_empty() {
            return Ok(());
        }
        let found = app.store.with_devices(&wanted, now).await?;
        // Nobody is ever deleted.
        let lost: Vec<_> = wanted.into_iter().filter(|one| !found.contains_key(one)).collect();
        self.unreadable += lost.len();
        self.lost.extend(lost);
        for (id, WithDevices { person, text_messages, devices }) in found {
            let channels = channels(app.reminders.carrier(), &person, text_messages, !devices.is_empty());
            self.people.insert(id, Reachable { person, devices, channels });
        }
        Ok(())
    }

    async fn read_records(&mut self, app: &App, participants: &[PersonId]) -> Result<(), StoreError> {
        let known = participants.iter().filter_map(|participant| self.people.get(participant));
        let scopes: Vec<_> = known.filter_map(|known| own_scope(app, &known.person)).collect();
        let read = app.store.parts_of_records(&scopes, &TOLD).await?;
        self.unreadable += read.unreadable;
        self.records = read.records;
        Ok(())
    }

    async fn read_told(&mut self, app: &App, rings: &[&Ring], now: DateTime<Utc>) -> Result<(), StoreError> {
        let wake = |ring: &&Ring| {
            let Source::Wake(wake) = ring.key.source else { return None };
            self.records.get(&ring.participant)?.wake(wake).filter(|wake| wake.tell)
        };
        let with_wakes: Vec<_> = rings.iter().filter_map(|ring| Some((ring, wake(ring)?))).collect();
        let participants: BTreeSet<_> = with_wakes.iter().map(|(ring, _)| ring.participant).collect();
        let participants: Vec<_> = participants.into_iter().collect();
        let relations = app.store.relations_to_each(&participants).await?;
        let told = with_wakes.into_iter().filter_map(|(ring, wake)| {
            let participant = &self.people.get(&ring.participant)?.person;
            let relations = relations.get(&ring.participant).map_or(&[][..], Vec::as_slice);
            let near = |person| is_near(app, participant, relations, person);
            let people = self.records.get(&ring.participant)?.told(wake, near);
            Some((ring.id, Telling { minutes: wake.minutes, people }))
        });
        self.told = told.collect();
        let people = self.told.values().flat_map(|telling| telling.people.iter().copied()).collect();
        self.meet(app, people, now).await
    }

    /// The participant's change counter that all this rests on.
    pub(super) fn counter(&self, participant: PersonId) -> Option<i64> {
        self.counters.get(&participant).copied()
    }

    /// A person with the ways to reach them.
    pub(super) fn person(&self, person: PersonId) -> Option<&Reachable> {
        self.people.get(&person)
    }

    /// What is done about the ring at `now`.
    pub(super) fn next(&self, ring: &Ring, now: DateTime<Utc>) -> chain::Next {
        self.alone(ring, now).unwrap_or_else(|| {
            let told = self.told.get(&ring.id).map(|Telling { minutes, people }| {
                let channels = people.iter().map(|one| Some((*one, self.people.get(one)?.channels)));
                (*minutes, channels.flatten().collect::<Vec<_>>())
            });
            let telling = told.as_ref().map(|(minutes, people)| chain::Telling { minutes: *minutes, people });
            chain::next(&ring.progress, self.channels(ring), telling, now)
        })
    }

    /// The same where it does not take anybody but the listener.
    fn alone(&self, ring: &Ring, now: DateTime<Utc>) -> Option<chain::Next> {
        let mine = self.channels(ring);
        match ring.key.source {
            Source::Wake(_) => chain::first(&ring.progress, mine, now),
            _ if ring.progress.told.is_empty() => Some(chain::next(&ring.progress, mine, None, now)),
            _ => None,
        }
    }

    fn channels(&self, ring: &Ring) -> chain::Channels {
        self.people.get(&ring.listener).map_or_else(chain::Channels::default, |listener| listener.channels)
    }

    /// What others call the participant.
    pub(super) fn called(&self, participant: PersonId) -> String {
        let Some(known) = self.people.get(&participant) else { return String::new() };
        name(&known.person, self.records.get(&participant).unwrap_or(&Record::default()))
    }
}
