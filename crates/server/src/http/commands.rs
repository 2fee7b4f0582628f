//! `POST /api/v1/commands`: what was done on a phone, in the order in which it was done, each answered on its own.
//!
//! A command that was sent before is not applied again, and a refused one is refused again. One that this server does
//! not know (from a newer app) or cannot read refuses itself alone.
use super::{json::Body, problem::Failure};
use crate::{auth::viewer::Viewer, schedule, state::App};
use axum::{Json, extract::State};
use folje_api::v1::{
    commands::{Batch, CommandResult, MOST_IN_BATCH, Outcome, Outcomes},
    paths,
    problem::{Code, Problem},
};
use folje_domain::{
    command::{Command, Context, Refusal, decide},
    ids::CommandId,
    people::Relation,
    visibility::Scope,
};
use folje_store::Applied;
use serde::Deserialize;

/// A batch whose commands were not read yet.
#[derive(Deserialize)]
pub(super) struct Envelope {
    commands: Vec<serde_json::Value>,
}

/// Apply commands from a phone's outbox.
#[utoipa::path(
    post, path = paths::COMMANDS, tag = "participant", request_body = Batch,
    responses(
        (status = 200, description = "one outcome for each command, in order", body = Outcomes),
        (status = 400, description = "bad-request: no batch, too many in it, or a command without an id", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "unavailable: send the whole batch again", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn commands(
    State(app): State<App>,
    viewer: Viewer,
    Body(envelope): Body<Envelope>,
) -> Result<Json<Outcomes>, Failure> {
    let bad = |detail| Failure::new(Code::BadRequest).because(detail);
    if envelope.commands.len() > MOST_IN_BATCH {
        return Err(bad(format!("at most {MOST_IN_BATCH} commands in a batch")));
    }
    let mut readings = Vec::new();
    for (place, value) in envelope.commands.into_iter().enumerate() {
        readings.push(read(value).ok_or_else(|| bad(format!("command {} has no id", place + 1)))?);
    }
    let mut outcomes = Vec::new();
    for (id, command) in readings {
        let result = match command {
            Some(command) => apply(&app, &viewer, command).await?,
            None => CommandResult::Refused { because: Refusal::Unknown },
        };
        outcomes.push(Outcome { id, result });
    }
    Ok(Json(Outcomes { outcomes }))
}

/// The command's id, and the command if it can be read; None without an id, since then nothing can be answered.
fn read(value: serde_json::Value) -> Option<(CommandId, Option<Command>)> {
    let id = value.get("id")?.as_str()?.parse().ok()?;
    Some((id, serde_json::from_value(value).ok()))
}

async fn apply(app: &App, viewer: &Viewer, command: Command) -> Result<CommandResult, Failure> {
    let refused = |because| Ok(CommandResult::Refused { because });
    // Whoever does not exist for the viewer is answered like anybody whom they may not act for.
    let Some((scope, relations)) = scope_about(app, viewer, &command).await? else {
        return refused(Refusal::NotAllowed);
    };
    let (by, today) = (viewer.person.id, app.today());
    let decision = {
        let command = command.clone();
        move |record: &folje_domain::record::Record, series: &[folje_domain::schedule::Series]| {
            let occurrence = |id| schedule::occurrence(series, id);
            decide(record, &command, &Context { by, today, relations: &relations, occurrence: &occurrence })
        }
    };
    let about = command.about;
    match app.store.apply(scope, command, app.now(), decision).await? {
        Applied::Done => {
            app.reminders.changed(about);
            Ok(CommandResult::Done)
        }
        Applied::DoneBefore(None) => Ok(CommandResult::DoneBefore),
        Applied::DoneBefore(Some(because)) | Applied::Refused(because) => refused(because),
    }
}

/// What the viewer may see of whom the command is about, and what they are to them: themselves, or somebody whom they are something to and to
/// whom they answer. Other commands about somebody else end here, so that they use up no id.
async fn scope_about(
    app: &App,
    viewer: &Viewer,
    command: &Command,
) -> Result<Option<(Scope, Vec<Relation>)>, Failure> {
    if viewer.is(command.about) {
        return Ok(viewer.own_scope(app).map(|scope| (scope, Vec::new())));
    }
    if !command.action.is_for_others() {
        return Ok(None);
    }
    let Some(subject) = app.store.person(command.about).await? else { return Ok(None) };
    let relations = app.store.relations_to(command.about).await?;
    let Some(scope) = viewer.scope(app, &subject, &relations).await? else { return Ok(None) };
    let own = relations.into_iter().filter(|relation| viewer.is(relation.person)).collect();
    Ok(Some((scope, own)))
}
