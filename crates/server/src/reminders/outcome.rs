//! What follows from what became of messages: only 404 and 410 end a subscription; what may help is tried again inside
//! the useful window; what cannot arrive on one way goes on the next.
use super::{
    circle::reachable,
    deliver::{Delivery, Finished},
    engine::Engine,
    message::{About, Message},
    ways::by,
};
use crate::channels::Undelivered;
use chrono::{DateTime, TimeDelta, Utc};
use folje_domain::reminder::chain::Channel;
use folje_push::send::Outcome;
use folje_store::{NewOutgoing, Outgoing, Sent, SentState, StoreError};
use std::time::Duration;

/// The first wait after a failure; each further one is twice as long, up to [`LONGEST_WAIT`].
const FIRST_WAIT: TimeDelta = TimeDelta::seconds(2);
const LONGEST_WAIT: TimeDelta = TimeDelta::minutes(2);

/// What is to be done about a message.
enum Verdict {
    Done,
    Again(TimeDelta),
    Shrink,
    Gone,
    Failed,
}

impl Engine {
    /// Writes down what became of messages.
    pub(super) async fn finish(&self, finished: Vec<Finished>, now: DateTime<Utc>) -> Result<(), StoreError> {
        let mut sent = Vec::with_capacity(finished.len());
        let mut rings = Vec::new();
        let mut texts = Vec::new();
        for one in finished {
            let outgoing = one.outgoing;
            let wanted = !matches!(one.delivery, Delivery::Carried(Err(Undelivered::Off)));
            let state = match verdict(&one.delivery, &outgoing) {
                Verdict::Done => SentState::Done,
                Verdict::Again(wait) if now + wait < outgoing.useful_until => {
                    SentState::Again(now + wait, None)
                }
                Verdict::Shrink => match shortened(&outgoing.body) {
                    Some(body) => SentState::Again(now, Some(body)),
                    None => SentState::Failed(self.otherwise(&outgoing, now).await?),
                },
                Verdict::Gone => {
                    if let Some(id) = &outgoing.subscription {
                        self.app.store.retire_subscription(id).await?;
                    }
                    SentState::Failed(self.otherwise(&outgoing, now).await?)
                }
                Verdict::Again(_) | Verdict::Failed => {
                    SentState::Failed(self.otherwise(&outgoing, now).await?)
                }
            };
            if let SentState::Failed(instead) = &state
                && !instead.is_empty()
            {
                rings.extend(
                    outgoing.ring.filter(|_| rings_the_listener(&outgoing)).map(|ring| (outgoing.id, ring)),
                );
            }
            if outgoing.channel == "text" && wanted {
                match state {
                    SentState::Done => texts.push((outgoing.person, true)),
                    SentState::Failed(_) => texts.push((outgoing.person, false)),
                    SentState::Again(..) => {}
                }
            }
            sent.push(Sent { id: outgoing.id, state });
        }
        let replaced = self.app.store.finish_outgoing(sent).await?;
        let lost = texts.iter().filter(|(_, came)| !came).count();
        if lost > 0 {
            // The people are told on their own pages; here only how many.
            tracing::warn!(lost, "text messages did not reach the people they were for");
        }
        if !texts.is_empty() {
            self.app.store.note_text_messages(texts, now).await?;
        }
        for (id, ring) in rings {
            if replaced.contains(&id) {
                // The chain need not send the SMS that follows a push nobody saw.
                self.app.store.tell_ring(ring, now, move |progress| progress.texted = Some(now)).await?;
            }
        }
        Ok(())
    }

    /// The message on the next way, where its own is closed. A ring is never sent by mail: nobody wakes by one.
    async fn otherwise(
        &self,
        outgoing: &Outgoing,
        now: DateTime<Utc>,
    ) -> Result<Vec<NewOutgoing>, StoreError> {
        let Ok(message) = serde_json::from_str::<Message>(&outgoing.body) else { return Ok(Vec::new()) };
        if now >= outgoing.useful_until || message.about == About::Test {
            return Ok(Vec::new());
        }
        let Some(to) = reachable(&self.app, outgoing.organisation, outgoing.person, now).await? else {
            return Ok(Vec::new());
        };
        let ring = rings_the_listener(outgoing);
        let next = match outgoing.channel.as_str() {
            "push" if to.channels.text => Channel::Text,
            "push" | "text" if to.channels.mail && !ring => Channel::Mail,
            _ => return Ok(Vec::new()),
        };
        Ok(by(next, &to, outgoing.ring, &outgoing.message, &message, outgoing.useful_until, now))
    }
}

/// Whether it is the ring itself, and no message to somebody else about it.
fn rings_the_listener(outgoing: &Outgoing) -> bool {
    serde_json::from_str::<Message>(&outgoing.body)
        .is_ok_and(|message| matches!(message.about, About::WakeUp | About::Ring))
}

fn verdict(delivery: &Delivery, outgoing: &Outgoing) -> Verdict {
    let backoff = || Verdict::Again(wait(outgoing.tries));
    let as_told = |told: &Option<Duration>| {
        let told = told.and_then(|told| TimeDelta::from_std(told).ok());
        Verdict::Again(told.map_or(wait(outgoing.tries), |told| told.max(FIRST_WAIT)))
    };
    match delivery {
        Delivery::Push(Outcome::Delivered) | Delivery::Carried(Ok(())) => Verdict::Done,
        Delivery::Push(Outcome::Gone { .. }) => Verdict::Gone,
        Delivery::Push(Outcome::TooLarge) => Verdict::Shrink,
        Delivery::Push(Outcome::Busy { retry_after, .. })
        | Delivery::Carried(Err(Undelivered::Busy { retry_after })) => as_told(retry_after),
        Delivery::Push(Outcome::Failed(_)) | Delivery::Carried(Err(Undelivered::Failed(_))) => backoff(),
        Delivery::Push(Outcome::Refused { .. })
        | Delivery::Carried(Err(_))
        | Delivery::Nowhere
        | Delivery::TooLate
        | Delivery::Broken => Verdict::Failed,
    }
}

fn wait(tries: i64) -> TimeDelta {
    let doubled = i32::try_from(tries.clamp(0, 10)).unwrap_or(10);
    (FIRST_WAIT * (1 << doubled)).min(LONGEST_WAIT)
}

/// The body without what follows the title; None where there is nothing left to take away.
fn shortened(body: &str) -> Option<String> {
    let message: Message = serde_json::from_str(body).ok()?;
    (!message.text.is_empty()).then(|| message.shortened().json().ok())?
}
