//! The outbox: what the person did, until the server has answered.
use crate::platform::{json, kept::Key};
use folje_domain::command::{Command, Refusal};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A command on its way, or one that was refused and whose words are kept.
#[derive(Clone, Debug)]
pub(crate) struct Waiting {
    /// Its place in the order of making; none while the phone keeps nothing.
    pub(crate) key: Option<f64>,
    /// The command.
    pub(crate) command: Arc<Command>,
    /// What became of it so far.
    pub(crate) fate: Fate,
}

/// A command never changes, so that its id tells it from others.
impl PartialEq for Waiting {
    fn eq(&self, other: &Self) -> bool {
        (self.key, self.command.id, self.fate) == (other.key, other.command.id, other.fate)
    }
}

/// What became of a command so far.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Fate {
    /// It waits to be sent, or for the answer.
    Waiting,
    /// The server has applied it; the snapshot that shows it is on its way.
    Sent,
    /// The server refused it; the person decides what becomes of the words.
    Refused {
        /// Why.
        because: Refusal,
    },
}

/// How it is kept: additions only, since an older app may have written it.
#[derive(Deserialize)]
struct Kept {
    command: Command,
    fate: Fate,
}

impl Waiting {
    /// How it is kept on the phone, by the command's own text.
    pub(crate) fn to_kept(&self, command: &str) -> String {
        format!(r#"{{"command":{command},"fate":{}}}"#, json::write(&self.fate))
    }

    /// Reads what was kept. What cannot be read (a newer app wrote it) is left where it is.
    pub(crate) fn from_kept(key: &Key, text: &str) -> Option<Self> {
        let Key::Number(key) = key else { return None };
        let Kept { command, fate } = json::read(text)?;
        Some(Self { key: Some(*key), command: Arc::new(command), fate })
    }

    /// Whether it is part of what the person sees as done.
    pub(crate) fn counts(&self) -> bool {
        !matches!(self.fate, Fate::Refused { .. })
    }
}
