//! What is due: claimed, asked about, and noted together with what is to be sent.
use super::{
    circle::{Reachable, Telling, reachable, telling},
    engine::{Engine, LEASE},
    message::{About, Message, topic},
    planner,
    ways::{by, ways},
    words,
};
use chrono::{DateTime, Utc};
use folje_domain::{
    ids::PersonId,
    language::Language,
    reminder::chain::{self, Act, Channel, TELL_WITHIN, Telling as Tellable},
};
use folje_store::{NewOutgoing, Noted, Ring, Sending, StoreError, Subscription};
use std::collections::{BTreeSet, HashMap, hash_map::Entry};

/// How many rings are claimed at a time.
const CLAIMED: u32 = 250;

/// What is known about the people of one claim, each read once.
#[derive(Default)]
struct Known {
    counters: HashMap<PersonId, i64>,
    people: HashMap<PersonId, Option<Reachable>>,
}

impl Engine {
    /// Sees to the rings that are due at `now`; false where none was.
    pub(super) async fn rings(&mut self, now: DateTime<Utc>) -> Result<bool, StoreError> {
        let claimed = self.app.store.claim_rings(now, now + LEASE, CLAIMED).await?;
        if claimed.is_empty() {
            return Ok(false);
        }
        let mut known = Known::default();
        let mut noted = Vec::with_capacity(claimed.len());
        let mut devices: HashMap<String, Subscription> = HashMap::new();
        let participants: BTreeSet<_> = claimed.iter().map(|ring| ring.participant).collect();
        for participant in participants {
            let counter = one_by_one(self.fresh_counter(participant, now).await)?;
            known.counters.extend(counter.map(|counter| (participant, counter)));
        }
        for ring in claimed {
            if !known.counters.contains_key(&ring.participant) {
                continue;
            }
            let decided = self.decide(&ring, &mut known, &mut devices, now).await;
            noted.extend(one_by_one(decided)?.flatten());
        }
        let answers = self.app.store.note_rings(noted).await?;
        let sendings = answers.into_iter().flatten().flatten().map(|outgoing| {
            let subscription = outgoing.subscription.as_ref().and_then(|id| devices.get(id)).cloned();
            Sending { outgoing, subscription }
        });
        let sendings = sendings.collect();
        self.send(sendings, now).await?;
        Ok(true)
    }

    /// The participant's change counter, once their rows are laid out from it: what was answered, moved or cancelled
    /// a moment ago must not ring.
    async fn fresh_counter(&self, participant: PersonId, now: DateTime<Utc>) -> Result<i64, StoreError> {
        let standing = self.app.store.standing(participant).await?;
        if standing.planned.is_none_or(|(counter, _)| counter != standing.counter) {
            planner::replan(&self.app, participant, now).await?;
        }
        Ok(standing.counter)
    }

    async fn decide(
        &self,
        ring: &Ring,
        known: &mut Known,
        devices: &mut HashMap<String, Subscription>,
        now: DateTime<Utc>,
    ) -> Result<Option<Noted>, StoreError> {
        let listener = match known.people.entry(ring.listener) {
            Entry::Occupied(read) => read.into_mut(),
            Entry::Vacant(unread) => unread.insert(reachable(&self.app, ring.listener, now).await?),
        };
        let Some(listener) = listener else { return Ok(None) };
        let counter = known.counters.get(&ring.participant).copied().unwrap_or_default();
        let telling = telling(&self.app, ring, now).await?;
        let people: Vec<_> = telling.iter().flat_map(|telling| &telling.people).map(to_tell).collect();
        let tellable = telling.as_ref().map(|telling| Tellable { minutes: telling.minutes, people: &people });
        let next = chain::next(&ring.progress, listener.channels, tellable, now);
        let mut progress = ring.progress.clone();
        let mut outgoing = Vec::new();
        for act in &next.acts {
            progress.note(*act, now);
            outgoing.extend(self.message(ring, *act, listener, telling.as_ref(), devices, now).await?);
        }
        Ok(Some(Noted {
            id: ring.id,
            version: ring.version,
            counter,
            progress,
            next_at: next.again,
            outgoing,
        }))
    }

    /// What an act sends.
    async fn message(
        &self,
        ring: &Ring,
        act: Act,
        listener: &Reachable,
        telling: Option<&Telling>,
        devices: &mut HashMap<String, Subscription>,
        now: DateTime<Utc>,
    ) -> Result<Vec<NewOutgoing>, StoreError> {
        let lease = now + LEASE;
        Ok(match act {
            Act::Miss => Vec::new(),
            Act::Push | Act::Text => {
                let Ok(message) = serde_json::from_str::<Message>(&ring.body) else {
                    return Err(StoreError::Corrupt { what: "a ring's words" });
                };
                let base = match ring.progress.answer {
                    chain::Answer::Snoozed(until) => until,
                    _ => ring.progress.due,
                };
                let channel = if act == Act::Push { Channel::Push } else { Channel::Text };
                let until = base + ring.progress.useful;
                remember(listener, devices);
                by(
                    channel,
                    listener,
                    Some(ring.id),
                    &name("ring", ring, listener, now),
                    &message,
                    until,
                    lease,
                )
            }
            Act::Tell { person, by: Some(channel) } => {
                let Some(telling) = telling else { return Ok(Vec::new()) };
                let told = telling.people.iter().find(|to| to.person.id == person);
                let Some(to) = told else { return Ok(Vec::new()) };
                let message = said(ring, to, act, &telling.name);
                remember(to, devices);
                by(
                    channel,
                    to,
                    Some(ring.id),
                    &name("tell", ring, to, now),
                    &message,
                    now + TELL_WITHIN,
                    lease,
                )
            }
            Act::Tell { by: None, .. } => Vec::new(),
            Act::StandDown { person } => {
                // Whoever was told hears this too, whatever became of the agreement meanwhile.
                let Some(to) = reachable(&self.app, person, now).await? else { return Ok(Vec::new()) };
                let called = self.called(ring.participant).await?;
                let message = said(ring, &to, act, &called);
                remember(&to, devices);
                ways(&to, Some(ring.id), &name("heard", ring, &to, now), &message, now + TELL_WITHIN, lease)
            }
        })
    }

    /// What others call the participant.
    async fn called(&self, participant: PersonId) -> Result<String, StoreError> {
        let Some(person) = self.app.store.person(participant).await? else { return Ok(String::new()) };
        let Some(scope) = super::circle::own_scope(&self.app, &person) else { return Ok(person.name) };
        let record = self.app.store.record(&scope).await?;
        Ok(super::circle::name(&person, &record))
    }
}

/// What cannot be read about one person stops nobody else's reminders: it is logged, and looked at again when its
/// lease ends.
fn one_by_one<T>(result: Result<T, StoreError>) -> Result<Option<T>, StoreError> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(error @ (StoreError::Unavailable(_) | StoreError::Changed)) => Err(error),
        Err(error) => {
            tracing::error!(%error, "a reminder cannot be seen to");
            Ok(None)
        }
    }
}

/// What names the message of an act: an act happens once at one time.
fn name(what: &str, ring: &Ring, to: &Reachable, now: DateTime<Utc>) -> String {
    format!("{what} {} {} {}", ring.id, to.person.id, now.timestamp_micros())
}

/// Keeps the devices of a claim's messages, so that none is read twice.
fn remember(to: &Reachable, devices: &mut HashMap<String, Subscription>) {
    devices.extend(to.devices.iter().map(|device| (device.id.clone(), device.clone())));
}

fn to_tell(to: &Reachable) -> (PersonId, chain::Channels) {
    (to.person.id, to.channels)
}

/// What is said to somebody who is told: «vi har inte hört något från …», never that somebody is not up.
fn said(ring: &Ring, to: &Reachable, act: Act, called: &str) -> Message {
    let key = act.words().unwrap_or_default();
    let language: Language = to.person.language;
    let say = |key: &str| words::text(language, key, &[called.to_owned()]);
    let about = if matches!(act, Act::Tell { .. }) { About::Told } else { About::HeardAgain };
    Message {
        about,
        language,
        title: say(&format!("{key}_title")),
        text: say(key),
        // The same for both, so that the good news takes the place of what has not arrived yet.
        topic: topic(ring.participant, &format!("told {} {}", ring.key, to.person.id)),
        urgent: true,
    }
}
