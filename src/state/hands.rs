//! What acting takes: reading the whole of a record, deciding by the rules, and reading back what waits. It comes with
//! the second part of the app (`pages::rest`), since today can be read without it ([`super::first`]); until it is
//! there, what the person does is kept and sent all the same, and only shown as done a moment later.
use super::{App, Plan, Waiting, companion, push, survey};
use crate::platform::{json, kept::Key};
use chrono::NaiveDate;
use folje_api::v1::{people::PeoplePage, snapshot::Snapshot};
use folje_domain::{
    command::{Command, Context, Refusal, decide},
    record::{Item, Record},
};
use leptos::{
    prelude::*,
    wasm_split::{SplitLoaderError, wasm_split},
};
use std::sync::Arc;

/// The functions of the second part that the first one calls.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hands {
    /// What would follow from a command now.
    pub(super) decide: fn(&Plan, &Command) -> Result<Vec<Item>, Refusal>,
    /// The record of a snapshot with the waiting commands done to it, in their order.
    pub(super) record: fn(&Arc<Snapshot>, &[Waiting], NaiveDate) -> Record,
    /// Whether two records say the same.
    pub(super) same: fn(&Record, &Record) -> bool,
    /// A command as text.
    pub(super) write: fn(&Command) -> String,
    /// Reads what was kept in the outbox.
    pub(super) waiting: fn(&Key, &str) -> Option<Waiting>,
    /// Reads a snapshot as a whole.
    pub(super) snapshot: fn(&str) -> Option<Snapshot>,
    /// Reads a companion's page, unless it is too old to be kept.
    pub(super) people: fn(App, &str) -> Option<PeoplePage>,
    /// What the phone has is still right, the server says.
    pub(super) still_right: fn(App),
    /// What is done once at each opening, when there is time.
    opened: fn(App),
}

impl Hands {
    /// The functions themselves. Only [`part`] may name them, else they move into the first part.
    pub(super) const ALL: Self = Self {
        decide: decide_on,
        record: done_to,
        same: Record::eq,
        write: json::write::<Command>,
        waiting: Waiting::from_kept,
        snapshot: json::read,
        people: companion::read,
        still_right: companion::still_right,
        opened,
    };
}

#[wasm_split(rest, wasm_split_path = ::leptos::wasm_split, fallible)]
fn part() -> Result<Hands, SplitLoaderError> {
    Ok(Hands::ALL)
}

/// The hands, fetched where they are not there yet; none where they cannot be reached.
pub(crate) async fn fetch(app: App) -> Option<Hands> {
    if let Some(hands) = app.hands.get_untracked() {
        return Some(hands);
    }
    let hands = part().await.ok()?;
    if let Some(said) = app.partly.try_update_value(Option::take).flatten() {
        app.snapshot.update(|snapshot| *snapshot = (hands.snapshot)(&said).map(Arc::new).or(snapshot.take()));
    }
    app.hands.set(Some(hands));
    (hands.opened)(app);
    Some(hands)
}

fn opened(app: App) {
    push::opened(app);
    companion::watch(app);
    survey::follow(app);
}

/// A command that no longer fits is left out here; the server will say so.
fn done_to(snapshot: &Arc<Snapshot>, waiting: &[Waiting], today: NaiveDate) -> Record {
    let mut plan =
        Plan { snapshot: Arc::clone(snapshot), record: snapshot.record.clone(), today, hands: None };
    for waiting in waiting.iter().filter(|waiting| waiting.counts()) {
        if let Ok(items) = decide_on(&plan, &waiting.command) {
            for item in items {
                plan.record.put(item);
            }
        }
    }
    plan.record
}

fn decide_on(plan: &Plan, command: &Command) -> Result<Vec<Item>, Refusal> {
    let occurrence = |id| plan.occurrence(id).cloned();
    let context = Context {
        by: plan.snapshot.me.id,
        now: command.at,
        today: plan.today,
        relations: &[],
        is_around: &|_| true,
        occurrence: &occurrence,
    };
    decide(&plan.record, command, &context)
}
