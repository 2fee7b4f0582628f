//! What can be told of surveys without their part of the app: whether tokens are missing, a letter's day has come, and
//! what waits to be answered. Nothing here reads a key or a token.
use super::super::{App, account};
use crate::platform::{
    json,
    kept::{self, Shelf},
};
use chrono::NaiveDate;
use folje_domain::{ids::SurveyId, language::Text};
use leptos::{prelude::*, task::spawn_local};
use serde::{Deserialize, Serialize};

/// Where what the server last said lies with the account.
pub(super) const LISTED: &str = "surveys";
/// Where what is held lies (`shelf.rs`).
const HELD: &str = "held";

/// What the server said, and on which day.
#[derive(Serialize, Deserialize)]
pub(super) struct Listed {
    /// The day, in Stockholm.
    pub(super) day: NaiveDate,
    /// A [`folje_api::v1::surveys::Surveys`] as text.
    pub(super) said: String,
}

#[derive(PartialEq, Eq, Deserialize)]
struct Quarter {
    organisation: String,
    programme: String,
    year: u16,
    quarter: u8,
}

#[derive(Deserialize)]
struct Keys {
    period: Quarter,
}

#[derive(Deserialize)]
struct Words {
    title: Text,
}

#[derive(Deserialize)]
struct Open {
    id: SurveyId,
    period: Quarter,
    slot: u8,
    words: Words,
    closes: NaiveDate,
}

#[derive(Deserialize)]
struct Said {
    periods: Vec<Keys>,
    open: Vec<Open>,
}

#[derive(Deserialize)]
struct Token {
    slot: u8,
}

#[derive(Deserialize)]
struct Held {
    period: Quarter,
    tokens: Vec<Token>,
    #[serde(default)]
    none: Option<String>,
}

#[derive(Deserialize)]
struct Letter {
    not_before: NaiveDate,
}

/// Whether tokens of a period are missing that the server lists, or a letter's day has come.
pub(super) async fn something_is_to_be_done(name: &str, said: Option<&str>, today: NaiveDate) -> bool {
    let letters = kept::all(name, Shelf::Outbox).await.unwrap_or_default();
    let due = |text: &str| json::read(text).is_none_or(|letter: Letter| letter.not_before <= today);
    if letters.iter().any(|(_, text)| due(text)) {
        return true;
    }
    let held = held(name).await;
    // What was not trusted is tried again.
    let settled = |held: &&Held| held.none.as_deref() != Some("distrusted");
    let missing = |keys: &Keys| !held.iter().filter(settled).any(|held| held.period == keys.period);
    said.and_then(json::read::<Said>).is_some_and(|said| said.periods.iter().any(missing))
}

async fn held(name: &str) -> Vec<Held> {
    let text = kept::one(name, Shelf::Snapshot, HELD).await.ok().flatten();
    text.and_then(|text| json::read(&text)).unwrap_or_default()
}

/// A survey that this phone has not answered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Waits {
    /// Which.
    pub(crate) id: SurveyId,
    /// What it is called.
    pub(crate) title: Text,
    /// The last day.
    pub(crate) closes: NaiveDate,
}

/// The surveys that wait to be answered, by what this phone knows.
pub(crate) fn waits(app: App) -> RwSignal<Vec<Waits>> {
    let waits = RwSignal::new(Vec::new());
    spawn_local(async move {
        let Some(account) = app.account.with_untracked(|account| account.as_ref().map(account::name)) else {
            return;
        };
        let listed = kept::one(&account, Shelf::Snapshot, LISTED).await.ok().flatten();
        let said = listed.and_then(|text| json::read::<Listed>(&text));
        let Some(said) = said.and_then(|listed| json::read::<Said>(&listed.said)) else { return };
        let name = format!("tokens-{account}");
        if kept::open(&name).await.is_err() {
            return;
        }
        let held = held(&name).await;
        let today = app.wall.get_untracked().date();
        let can = |open: &Open| {
            let tokens = held.iter().find(|held| held.period == open.period).map(|held| &held.tokens);
            open.closes >= today && tokens.is_some_and(|all| all.iter().any(|token| token.slot == open.slot))
        };
        let of = |Open { id, words, closes, .. }| Waits { id, title: words.title, closes };
        waits.try_set(said.open.into_iter().filter(can).map(of).collect());
    });
    waits
}
