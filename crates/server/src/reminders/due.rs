//! What is due: claimed, asked about, and noted together with what is to be sent.
use super::{
    circle::Reachable,
    engine::{Engine, LEASE},
    message::{About, Message, topic},
    round::Round,
    ways::{by, ways},
};
use crate::{state::App, texts};
use chrono::{DateTime, TimeDelta, Utc};
use folje_domain::{
    language::Language,
    reminder::{
        Source,
        chain::{self, Act, Channel, TELL_WITHIN},
    },
};
use folje_store::{NewOutgoing, Noted, Ring, Sending, StoreError, Subscription};
use std::collections::HashMap;

/// How many rings are claimed at a time, at first and at most: as many as are seen to within [`BRIEF`].
pub(super) const CLAIMED_FIRST: u32 = 50;
const CLAIMED_MOST: u32 = 500;

/// How long seeing to a claim may take. What is answered meanwhile waits to be marked, and is what a process that dies
/// sends again.
const BRIEF: TimeDelta = TimeDelta::milliseconds(100);

/// How many rings are seen to together: while one lot is written down, the next is read.
const LOT: usize = 100;

impl Engine {
    /// Sees to the rings that are due at `now`; false where none was.
    pub(super) async fn rings(&mut self, now: DateTime<Utc>) -> Result<bool, StoreError> {
        let claimed = self.app.store.claim_rings(now, now + LEASE, self.claims).await?;
        if claimed.rows.is_empty() && claimed.unreadable == 0 {
            return Ok(false);
        }
        let app = self.app.clone();
        let mut unreadable = claimed.unreadable;
        let mut lots = claimed.rows.chunks(LOT);
        let mut decided = None;
        loop {
            let lot = lots.next();
            let deciding = async {
                match lot {
                    Some(lot) => Decisions::about(&app, lot, now).await.map(Some),
                    None => Ok(None),
                }
            };
            let (next, done) = tokio::join!(deciding, self.carry_out(decided.take(), now));
            done?;
            decided = next?;
            let Some(next) = &decided else { break };
            unreadable += next.unreadable + next.round.unreadable;
        }
        if unreadable > 0 {
            // Each of them is seen to as far as it can be, and does not come again.
            tracing::error!(unreadable, "something about reminders that were due cannot be read");
        }
        let brief = self.app.now() - now < BRIEF;
        let claims = if brief { self.claims * 2 } else { self.claims / 2 };
        self.claims = claims.clamp(CLAIMED_FIRST, CLAIMED_MOST);
        Ok(true)
    }

    /// Writes down what was decided, and sends it.
    async fn carry_out(&mut self, decided: Option<Decisions>, now: DateTime<Utc>) -> Result<(), StoreError> {
        // Reading and noting takes as long as sending: what was answered meanwhile is marked, not kept until the end.
        self.gather(None).await;
        let Some(Decisions { noted, devices, .. }) = decided else { return Ok(()) };
        let answers = self.app.store.note_rings(noted).await?;
        let sendings = answers.into_iter().flatten().flatten().map(|outgoing| {
            let subscription = outgoing.subscription.as_ref().and_then(|id| devices.get(id));
            Sending { subscription: subscription.cloned(), outgoing }
        });
        self.send(sendings.collect(), now).await
    }
}

/// What is decided about the rings of one lot.
struct Decisions {
    round: Round,
    /// What is to be written down.
    noted: Vec<Noted>,
    /// The devices that messages go to.
    devices: HashMap<String, Subscription>,
    /// How many rings have words that cannot be read.
    unreadable: usize,
    now: DateTime<Utc>,
}

impl Decisions {
    /// Reads what the `rings` need at `now`, and decides.
    async fn about(app: &App, rings: &[Ring], now: DateTime<Utc>) -> Result<Self, StoreError> {
        let round = Round::read(app, rings, now).await?;
        let mut decisions = Self { round, noted: Vec::new(), devices: HashMap::new(), unreadable: 0, now };
        decisions.noted = rings.iter().filter_map(|ring| decisions.decide(ring)).collect();
        Ok(decisions)
    }

    /// What is done about a ring; None for somebody about whom nothing was ever written.
    fn decide(&mut self, ring: &Ring) -> Option<Noted> {
        let counter = self.round.counter(ring.participant)?;
        let next = self.round.next(ring, self.now);
        let mut progress = ring.progress.clone();
        let mut outgoing = Vec::new();
        for act in &next.acts {
            progress.note(*act, self.now);
            outgoing.extend(self.message(ring, *act));
        }
        Some(Noted { id: ring.id, version: ring.version, counter, progress, next_at: next.again, outgoing })
    }

    /// What an act sends: nothing where there is nobody, or no way to them.
    fn message(&mut self, ring: &Ring, act: Act) -> Vec<NewOutgoing> {
        let now = self.now;
        let lease = now + LEASE;
        let listener = match act {
            Act::Miss | Act::Tell { by: None, .. } => return Vec::new(),
            Act::Push | Act::Text => ring.listener,
            Act::Tell { person, .. } | Act::StandDown { person } => person,
        };
        let Some(to) = self.round.person(listener) else { return Vec::new() };
        // Kept for all messages of the lot, so that none is read twice.
        self.devices.extend(to.devices.iter().map(|device| (device.id.clone(), device.clone())));
        match act {
            Act::Push | Act::Text => {
                let message = serde_json::from_str(&ring.body).unwrap_or_else(|_| {
                    self.unreadable += 1;
                    wordless(ring, to)
                });
                let channel = if act == Act::Push { Channel::Push } else { Channel::Text };
                let base = match ring.progress.answer {
                    chain::Answer::Snoozed(until) => until,
                    _ => ring.progress.due,
                };
                let until = base + ring.progress.useful;
                by(channel, to, Some(ring.id), &name("ring", ring, to, now), &message, until, lease)
            }
            Act::Tell { by: Some(channel), .. } => {
                let message = said(ring, to, act, &self.round.called(ring.participant));
                let until = now + TELL_WITHIN;
                by(channel, to, Some(ring.id), &name("tell", ring, to, now), &message, until, lease)
            }
            Act::StandDown { .. } => {
                // Whoever was told hears this too, whatever became of the agreement meanwhile.
                let message = said(ring, to, act, &self.round.called(ring.participant));
                let until = now + TELL_WITHIN;
                ways(to, Some(ring.id), &name("heard", ring, to, now), &message, until, lease)
            }
            Act::Miss | Act::Tell { by: None, .. } => Vec::new(),
        }
    }
}

/// What names the message of an act: an act happens once at one time.
fn name(what: &str, ring: &Ring, to: &Reachable, now: DateTime<Utc>) -> String {
    format!("{what} {} {} {}", ring.id, to.person.id, now.timestamp_micros())
}

/// What rings where its words cannot be read: that there is something, and the same buttons.
fn wordless(ring: &Ring, to: &Reachable) -> Message {
    let about = if matches!(ring.key.source, Source::Wake(_)) { About::WakeUp } else { About::Ring };
    Message {
        about,
        language: to.person.language,
        title: texts::plain(to.person.language, "ring_wordless").to_owned(),
        text: String::new(),
        topic: topic(ring.participant, &ring.key.to_string()),
        urgent: true,
    }
}

/// What is said to somebody who is told: «vi har inte hört något från …», never that somebody is not up.
fn said(ring: &Ring, to: &Reachable, act: Act, called: &str) -> Message {
    let key = act.words().unwrap_or_default();
    let language: Language = to.person.language;
    let say = |key: &str| texts::filled(language, key, &[("name", called)]);
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
