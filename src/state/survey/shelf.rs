//! What lies on the phone of surveys, in a database of its own beside the account's (`tokens-<account>`).
use crate::platform::{
    json,
    kept::{self, Change, Key, NotKept, Shelf},
    locks::{self, Unanswered},
};
use chrono::NaiveDate;
use folje_anonymity::{
    answers::LETTER,
    hex::Hex,
    tokens::{Batch, Period, Token, record::Head},
};
use folje_domain::ids::SurveyId;
use leptos::prelude::{ArcTrigger, Notify};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::{cell::RefCell, rc::Rc};

/// The names under which things lie.
pub(super) const HELD: &str = "held";
const BATCHES: &str = "batches";
const HEAD: &str = "head";
const FATES: &str = "fates";

/// Why a phone has no tokens of a period.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum NoTokens {
    /// They were fetched before, by a phone that is gone or another one; or a printed code was given out.
    Elsewhere,
    /// The keys were not everybody's, or the proof failed: nothing of it is used. Tried again another day.
    Distrusted,
}

/// A period's tokens that are not spent.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Held {
    /// Which period.
    pub(crate) period: Period,
    /// Its keys as four words.
    pub(crate) words: Vec<String>,
    /// What is left.
    pub(super) tokens: Vec<Token>,
    /// Why there never were any.
    #[serde(default)]
    pub(super) none: Option<NoTokens>,
}

/// A letter that waits.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Waiting {
    /// To which survey.
    pub(crate) survey: SurveyId,
    /// The first day on which it goes.
    pub(crate) not_before: NaiveDate,
    /// Its bytes.
    pub(super) letter: Hex<LETTER>,
}

/// What became of a letter.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Fate {
    /// It is there.
    Arrived,
    /// The survey was closed by then.
    Closed,
    /// The server would not have it.
    Refused,
}

/// All of it.
#[derive(Clone, Default, PartialEq, Debug)]
pub(crate) struct Lies {
    pub(super) held: Vec<Held>,
    pub(super) batches: Vec<Batch>,
    pub(super) head: Option<Head>,
    pub(super) fates: Vec<(SurveyId, Fate)>,
    /// With their places.
    pub(super) letters: Vec<(Key, Waiting)>,
}

/// The database of an account.
pub(super) fn name(account: &str) -> String {
    format!("tokens-{account}")
}

/// Reads all of it. What cannot be read is left where it is: a newer app wrote it.
pub(super) async fn read(name: &str) -> Result<Lies, NotKept> {
    kept::open(name).await?;
    let entries = kept::all(name, Shelf::Snapshot).await?;
    let letters = kept::all(name, Shelf::Outbox).await?;
    Ok(Lies {
        held: entry(&entries, HELD).unwrap_or_default(),
        batches: entry(&entries, BATCHES).unwrap_or_default(),
        head: entry(&entries, HEAD),
        fates: entry(&entries, FATES).unwrap_or_default(),
        letters: letters.into_iter().filter_map(|(key, text)| Some((key, json::read(&text)?))).collect(),
    })
}

fn entry<T: DeserializeOwned>(entries: &[(Key, String)], name: &str) -> Option<T> {
    let found = entries.iter().find(|(key, _)| *key == Key::Name(name.to_owned()));
    found.and_then(|(_, text)| json::read(text))
}

fn put(name: &str, value: &impl Serialize) -> Change {
    Change { shelf: Shelf::Snapshot, key: Key::Name(name.to_owned()), value: Some(json::write(value)) }
}

pub(super) fn put_held(held: &[Held]) -> Change {
    put(HELD, &held)
}

pub(super) fn put_batches(batches: &[Batch]) -> Change {
    put(BATCHES, &batches)
}

pub(super) fn put_head(head: Head) -> Change {
    put(HEAD, &head)
}

pub(super) fn put_fates(fates: &[(SurveyId, Fate)]) -> Change {
    put(FATES, &fates)
}

pub(super) fn put_letter(letter: &Waiting) -> Change {
    Change { shelf: Shelf::Outbox, key: Key::New, value: Some(json::write(letter)) }
}

pub(super) fn take_letter(key: Key) -> Change {
    Change { shelf: Shelf::Outbox, key, value: None }
}

/// Writes, and lets the pages that show it look anew.
pub(super) async fn write(name: &str, changes: &[Change]) -> Result<(), NotKept> {
    kept::write(name, changes).await?;
    CHANGED.with(ArcTrigger::notify);
    Ok(())
}

/// Tells of what was written in this tab.
pub(super) fn changed() -> ArcTrigger {
    CHANGED.with(ArcTrigger::clone)
}

thread_local! {
    static CHANGED: ArcTrigger = ArcTrigger::new();
}

/// Does something with what lies here while no other tab does: no batch is asked for twice, and no token put into two
/// letters. None where the browser broke it off, or another tab does not come to an end.
pub(super) async fn alone<T: 'static>(work: impl Future<Output = T> + 'static) -> Option<T> {
    let made = Rc::new(RefCell::new(None));
    let into = Rc::clone(&made);
    locks::alone("folje-survey", Unanswered::GiveUp, async move {
        let value = work.await;
        *into.borrow_mut() = Some(value);
    })
    .await;
    made.take()
}
