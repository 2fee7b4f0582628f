//! `POST /api/v1/commands`: what was done on a phone, in the order in which it was done, each answered on its own.
//!
//! A command that was sent before is not applied again, and a refused one is refused again. One that this server does
//! not know (from a newer app) or cannot read refuses itself alone.
use super::{json::Body, problem::Failure};
use crate::{auth::viewer::Viewer, contact, practice, schedule, state::App};
use axum::{Json, extract::State};
use folje_api::v1::{
    commands::{Batch, CommandResult, MOST_IN_BATCH, Outcome, Outcomes},
    paths,
    problem::{Code, Problem},
};
use folje_domain::{
    command::{Command, Context, Refusal, decide},
    dates::made_at,
    ids::{CommandId, PersonId},
    people::Relation,
    visibility::{Scope, can_be_asked},
};
use folje_store::{Applied, By};
use serde::Deserialize;
use std::collections::BTreeSet;

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

async fn apply(app: &App, viewer: &Viewer, mut command: Command) -> Result<CommandResult, Failure> {
    // The ledger (table `command`) and the audit hold the server's time; what people read is the phone's, if it can be
    // true.
    command.at = made_at(command.at, app.now());
    let refused = |because| Ok(CommandResult::Refused { because });
    if let Some(because) = contact::refusal(&command.action) {
        return refused(because);
    }
    let Standing { scope, relations, around } = match standing(app, viewer, &command).await? {
        Ok(standing) => standing,
        Err(because) => return refused(because),
    };
    let (by, now, today) = (viewer.person.id, app.now(), app.today());
    let decision = {
        let command = command.clone();
        move |record: &folje_domain::record::Record, series: &[folje_domain::schedule::Series]| {
            let occurrence = |id| schedule::occurrence(series, id);
            let relations = &relations;
            let is_around = |person| around.contains(&person);
            decide(
                record,
                &command,
                &Context { by, now, today, relations, is_around: &is_around, occurrence: &occurrence },
            )
        }
    };
    let about = command.about;
    let by = By { organisation: viewer.person.organisation, who: viewer.person.id, at: now };
    let done = command.clone();
    match app.store.apply(scope, command, now, decision).await? {
        Applied::Done => {
            practice::after(app, by, &done).await?;
            app.reminders.changed(about);
            app.invitations.changed(viewer.person.organisation, about);
            Ok(CommandResult::Done)
        }
        Applied::DoneBefore(None) => {
            practice::after(app, by, &done).await?;
            Ok(CommandResult::DoneBefore)
        }
        Applied::DoneBefore(Some(because)) | Applied::Refused(because) => refused(because),
    }
}

/// What a command rests on.
struct Standing {
    /// What may be seen of whom it is about.
    scope: Scope,
    /// What the viewer is and was to them.
    relations: Vec<Relation>,
    /// Who is and was around them.
    around: BTreeSet<PersonId>,
}

/// The viewer's standing: about themselves, or about somebody whom they are something to and to whom they answer; for
/// a report about a day that was, also where they were that lately. Other commands about somebody else end here, so
/// that they use up no id.
///
/// Whoever does not exist for the viewer is refused like anybody whom they may not act for. Who did walk beside them is
/// told that this has ended, as they know themselves.
async fn standing(
    app: &App,
    viewer: &Viewer,
    command: &Command,
) -> Result<Result<Standing, Refusal>, Failure> {
    if viewer.is(command.about) {
        let Some(scope) = viewer.own_scope(app) else { return Ok(Err(Refusal::NotAllowed)) };
        // Most of what one does names nobody.
        let around = match command.action.people().is_empty() {
            true => BTreeSet::new(),
            false => people(&app.store.relations_to(command.about).await?),
        };
        return Ok(Ok(Standing { scope, relations: Vec::new(), around }));
    }
    if !command.action.is_for_others() {
        return Ok(Err(Refusal::NotAllowed));
    }
    let Some(subject) = app.store.person(viewer.person.organisation, command.about).await? else {
        return Ok(Err(Refusal::NotAllowed));
    };
    let mut relations = app.store.relations_to(command.about).await?;
    let scope = match () {
        () if command.action.is_report() => viewer.report_scope(app, &subject, &relations),
        () if command.action.is_for_attendees() => viewer.meeting_scope(app, &subject, &relations).await?,
        () => viewer.scope(app, &subject, &relations).await?,
    };
    let around = people(&relations);
    relations.retain(|relation| viewer.is(relation.person));
    let ended = |relation: &Relation| can_be_asked(relation.role) && !relation.holds_on(app.today());
    Ok(match scope {
        Some(scope) => Ok(Standing { scope, relations, around }),
        None if relations.iter().any(ended) => Err(Refusal::RelationEnded),
        None => Err(Refusal::NotAllowed),
    })
}

/// Who is or was something to a participant, by the `relations` to them.
fn people(relations: &[Relation]) -> BTreeSet<PersonId> {
    relations.iter().map(|relation| relation.person).collect()
}
