//! What one message says, ready in its reader's language: as a push's payload, as an SMS, as a mail.
use crate::texts;
use chrono::{DateTime, TimeDelta, Utc};
use folje_domain::{
    ids::{PersonId, WakeId},
    language::Language,
};
use folje_push::encrypt::MAX_PAYLOAD;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// A message. Kept as JSON with the row that it is sent from.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Message {
    /// What it is about, and so what an answer to it means.
    pub about: About,
    /// The language that it is in.
    pub language: Language,
    /// What a lock screen shows first.
    pub title: String,
    /// The rest; may be empty.
    pub text: String,
    /// 32 hex digits: a newer message with the same topic takes the place of an older.
    pub topic: String,
    /// Whether it may wake a phone that saves power.
    pub urgent: bool,
}

/// What a message is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum About {
    /// A wake-up.
    WakeUp,
    /// Any other ring.
    Ring,
    /// Nothing was heard from somebody.
    Told,
    /// Somebody was heard from again.
    HeardAgain,
    /// A test for somebody who is asked to be told.
    Agreement {
        /// Who asks.
        participant: PersonId,
        /// About which wake-up plan.
        wake: WakeId,
    },
    /// Somebody who was told says that they call.
    Calls,
    /// Somebody is asked for a favour.
    Ask,
    /// Somebody else changed the schedule.
    Schedule,
    /// A participant booked, moved or cancelled a talk with whoever reads it.
    Talk,
    /// «Skicka test» on one's own device.
    Test,
}

/// For how long an answer by a message's token is taken: a phone may have been without a network for days.
pub(super) const ANSWERED_WITHIN: TimeDelta = TimeDelta::days(3);

/// Characters of a title that are sent.
const TITLE: usize = 120;

impl Message {
    /// The message as it is kept.
    ///
    /// # Errors
    /// Never, in practice: it is made of plain fields.
    pub fn json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }

    /// The payload of a push: what the service worker shows, in the form of Declarative Web Push, which Safari shows
    /// without one. `base` is where the app is reached.
    #[must_use]
    pub fn payload(&self, base: &str, token: &str) -> Vec<u8> {
        let title: String = self.title.chars().take(TITLE).collect();
        let mut text = self.text.clone();
        loop {
            let payload = self.written(base, token, &title, &text).to_string().into_bytes();
            if payload.len() <= MAX_PAYLOAD || text.is_empty() {
                return payload;
            }
            // Escapes make a text longer by an unknown amount, so it is cut until it fits.
            let keep = text.chars().count() * 3 / 4;
            text = text.chars().take(keep).collect();
        }
    }

    fn written(&self, base: &str, token: &str, title: &str, text: &str) -> Value {
        let page = match self.about {
            About::Schedule => "week",
            About::Talk => "desk/talks",
            _ => "",
        };
        let navigate = self.link(base, token).unwrap_or_else(|| format!("{base}/{page}"));
        let action = |action: &str, key: &str| json!({ "action": action, "title": self.word(key), "navigate": navigate });
        let actions: Vec<_> = match self.about {
            About::WakeUp => vec![action("up", "act_up"), action("snooze", "act_snooze")],
            About::Ring => vec![action("up", "act_ok"), action("snooze", "act_snooze")],
            About::Told => vec![action("up", "act_take_it")],
            About::Agreement { .. } => vec![action("up", "act_got_it")],
            About::HeardAgain | About::Calls | About::Ask | About::Schedule | About::Talk | About::Test => {
                Vec::new()
            }
        };
        json!({
            "web_push": 8030,
            "notification": {
                "title": title, "body": text, "lang": self.language.tag(), "dir": "ltr", "tag": self.topic,
                "navigate": navigate, "requireInteraction": matches!(self.about, About::WakeUp | About::Told),
                "actions": actions,
            },
            "folje": { "token": token },
        })
    }

    /// Where an answer is given; None where none is asked for.
    fn link(&self, base: &str, token: &str) -> Option<String> {
        match self.about {
            About::WakeUp => Some(format!("{base}/up#{token}")),
            About::Told => Some(format!("{base}/up?told#{token}")),
            About::Agreement { .. } => Some(format!("{base}/up?test#{token}")),
            About::Ring
            | About::HeardAgain
            | About::Calls
            | About::Ask
            | About::Schedule
            | About::Talk
            | About::Test => None,
        }
    }

    /// The words of an SMS or a mail.
    #[must_use]
    pub fn words(&self, base: &str, token: &str) -> String {
        let said = if self.text.is_empty() { &self.title } else { &self.text };
        match self.link(base, token) {
            Some(link) => format!("{said} {}", texts::filled(self.language, "link", &[("link", link)])),
            None => said.clone(),
        }
    }

    /// The words of an SMS: where nothing is asked for, with the address at which no more are wanted. Where there is a
    /// question, its page says that too.
    #[must_use]
    pub fn sms(&self, base: &str, token: &str) -> String {
        let words = self.words(base, token);
        match self.link(base, token) {
            Some(_) => words,
            None => {
                let stop =
                    texts::filled(self.language, "stop", &[("link", format!("{base}/up?sms#{token}"))]);
                format!("{words} {stop}")
            }
        }
    }

    /// The same without what follows the title.
    #[must_use]
    pub fn shortened(&self) -> Self {
        Self { text: String::new(), ..self.clone() }
    }

    fn word(&self, key: &str) -> String {
        texts::plain(self.language, key).to_owned()
    }
}

/// A topic made from what a message is about: 32 hex digits that say nothing to a push service.
#[must_use]
pub fn topic(participant: PersonId, about: &str) -> String {
    let digest = Sha256::new().chain_update(participant.to_string()).chain_update(" ").chain_update(about);
    digest.finalize().iter().take(16).fold(String::new(), |mut text, byte| {
        // Writing to a text cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// When a token made at `now` ends.
pub(super) fn token_expires(now: DateTime<Utc>) -> DateTime<Utc> {
    now + ANSWERED_WITHIN
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(text: &str) -> Message {
        let topic = topic(PersonId(uuid::Uuid::from_u128(1)), "day/-");
        let (about, language) = (About::WakeUp, Language::Sv);
        Message {
            about,
            language,
            title: "God morgon!".to_owned(),
            text: text.to_owned(),
            topic,
            urgent: true,
        }
    }

    #[test]
    fn a_payload_always_fits_into_one_message() {
        for text in ["", "kort", &"å".repeat(5000), &"\u{1}\"".repeat(3000)] {
            let payload = message(text).payload("https://folje.exempelby.example", &"x".repeat(43));
            assert!(payload.len() <= MAX_PAYLOAD, "{}", payload.len());
            let read: Value = serde_json::from_slice(&payload).unwrap();
            assert_eq!(read["notification"]["tag"].as_str().unwrap().len(), 32);
            assert_eq!(read["notification"]["actions"][0]["action"], "up");
        }
    }

    #[test]
    fn an_sms_leads_to_where_it_is_answered() {
        assert_eq!(
            message("").words("https://f.example", "T"),
            "God morgon! Svara här: https://f.example/up#T"
        );
    }
}
