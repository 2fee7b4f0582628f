//! Talking with the server: send what waits, fetch what is new. One tab at a time, again until it is answered.
use super::{App, Fate, Phase, Reach, Waiting, account, keep, written::written};
use crate::platform::{
    events, forms, json,
    locks::{self, Unanswered},
    net::{Reply, Request, Unreached},
};
use folje_api::v1::{
    commands::{CommandResult, MOST_IN_BATCH, Outcomes},
    paths,
    problem::{Code, Problem},
    session::PartInApp,
};
use folje_domain::{command::Command, ids::CommandId};
use leptos::{prelude::*, task::spawn_local};
use std::{cell::Cell, sync::Arc};

/// How often the app tries again on its own, in milliseconds: soon while something waits, else now and then.
const SOON: i32 = 8_000;
/// So many rounds of [`SOON`] pass between asking for news when nothing waits (about five minutes).
const ROUNDS_BETWEEN_NEWS: u32 = 40;

/// Why a round ended before its end.
enum Stop {
    /// Somebody signed in or out meanwhile: what was asked concerns them no longer.
    Past,
    Unreached,
    Problem(Problem),
}

impl From<Unreached> for Stop {
    fn from(_: Unreached) -> Self {
        Self::Unreached
    }
}

/// Begins a round, without waiting for its end.
pub(super) fn begin(app: App) {
    if app.phase.get_untracked() == Phase::SignedIn {
        spawn_local(now(app));
    }
}

/// Tries again for as long as the page lives.
pub(super) fn keep_trying(app: App) {
    let round = StoredValue::new(0_u32);
    events::every(SOON, move || {
        round.update_value(|round| *round = round.wrapping_add(1));
        let waits = app.outbox.with_untracked(|outbox| outbox.iter().any(Waiting::counts));
        let missing = app.reach.get_untracked() != Reach::Reached;
        let news = round.get_value().is_multiple_of(ROUNDS_BETWEEN_NEWS);
        let through = HELD.get() && !forms::is_writing();
        if events::visible() && (waits || missing || news || through) {
            begin(app);
        }
    });
}

thread_local! {
    /// Whether a round waits for its turn: one is enough, since it will take all that waits by then.
    static WAITS: Cell<bool> = const { Cell::new(false) };
    /// Whether news was held back for somebody who was writing.
    static HELD: Cell<bool> = const { Cell::new(false) };
}

/// Whether news has to wait: somebody is in the middle of a form, which it would draw anew. It is asked for once they
/// are through.
pub(super) fn holds(app: App) -> bool {
    let held = app.etag.with_value(Option::is_some) && forms::is_writing();
    HELD.set(held);
    held
}

/// One round: send what waits, fetch what is new.
pub(crate) async fn now(app: App) {
    if WAITS.replace(true) {
        return;
    }
    locks::alone("folje-send", Unanswered::Run, async move {
        WAITS.set(false);
        if app.phase.get_untracked() != Phase::SignedIn {
            return;
        }
        let era = app.era.get_value();
        let ended = round(app, era).await;
        match ended {
            _ if app.era.get_value() != era => {}
            Ok(()) => app.reach.set(Reach::Reached),
            Err(Stop::Past) => {}
            Err(Stop::Unreached) => app.reach.set(Reach::Unreached),
            Err(Stop::Problem(problem)) if problem.code == Code::SignedOut => {
                account::signed_out_elsewhere(app).await;
            }
            Err(Stop::Problem(_)) => app.reach.set(Reach::Troubled),
        }
    })
    .await;
}

async fn round(app: App, era: u32) -> Result<(), Stop> {
    if let Some(account) = app.account.get_untracked() {
        if app.keeps.get_untracked() {
            // Another tab may have sent some of it, or put more there.
            // A full phone still reads: that tells nothing of whether it keeps.
            if keep::read_outbox(app, &account::name(&account)).await.is_err() {
                app.keeps.set(false);
            }
        } else {
            keep::recover(app).await;
        }
    }
    let trouble = send(app, era).await?;
    fetch(app, era).await?;
    trouble.map_or(Ok(()), |problem| Err(Stop::Problem(problem)))
}

/// A [`folje_api::v1::commands::Batch`] as text.
async fn batch(app: App, commands: &[Arc<Command>]) -> Result<String, Stop> {
    let mut texts = Vec::new();
    for command in commands {
        texts.push(written(app, command).await.ok_or(Stop::Unreached)?);
    }
    Ok(format!(r#"{{"commands":[{}]}}"#, texts.join(",")))
}

/// What the server says to a request of this era.
async fn ask(app: App, era: u32, request: Request<'_>) -> Result<Reply, Stop> {
    let reply = request.send().await;
    if app.era.get_value() == era { Ok(reply?) } else { Err(Stop::Past) }
}

/// Sends what waits. One command that makes the server fail does not hold up the others: after a failure they go one
/// by one, and the ones that fail alone wait for the next round. The last such failure is told.
async fn send(app: App, era: u32) -> Result<Option<Problem>, Stop> {
    let mut most = MOST_IN_BATCH;
    let mut failed: Vec<CommandId> = Vec::new();
    let mut trouble = None;
    loop {
        let commands: Vec<Arc<Command>> = app.outbox.with_untracked(|outbox| {
            outbox
                .iter()
                .filter(|waiting| waiting.fate == Fate::Waiting && !failed.contains(&waiting.command.id))
                .take(most)
                .map(|waiting| Arc::clone(&waiting.command))
                .collect()
        });
        let Some(first) = commands.first().map(|command| command.id) else { return Ok(trouble) };
        let alone = commands.len() == 1;
        let body = batch(app, &commands).await?;
        match ask(app, era, Request::post_text(paths::COMMANDS, body)).await? {
            Reply::Done { body, .. } => {
                let outcomes: Outcomes = json::read(&body).ok_or(Unreached)?;
                if outcomes.outcomes.is_empty() {
                    return Err(Stop::Unreached);
                }
                for outcome in outcomes.outcomes {
                    let fate = match outcome.result {
                        CommandResult::Done | CommandResult::DoneBefore => Fate::Sent,
                        CommandResult::Refused { because } => Fate::Refused { because },
                    };
                    keep::note(app, outcome.id, fate).await;
                }
            }
            Reply::NotModified => return Err(Stop::Unreached),
            Reply::Problem(problem) if problem.code == Code::Internal => {
                most = 1;
                if alone {
                    failed.push(first);
                    trouble = Some(problem);
                }
            }
            Reply::Problem(problem) => return Err(Stop::Problem(problem)),
        }
    }
}

async fn fetch(app: App, era: u32) -> Result<(), Stop> {
    let companion = app.account.with_untracked(|account| {
        account.as_ref().is_some_and(|account| account.part == PartInApp::Companion)
    });
    let etag = app.etag.get_value();
    let mut request = Request::get(if companion { paths::PEOPLE } else { paths::SNAPSHOT });
    request.etag = etag.as_deref();
    match ask(app, era, request).await? {
        Reply::Done { .. } if holds(app) => Ok(()),
        Reply::Done { body, etag } => Ok(keep::take(app, body, etag).await?),
        Reply::NotModified => {
            keep::still_right(app).await;
            Ok(())
        }
        Reply::Problem(problem) => Err(Stop::Problem(problem)),
    }
}
