//! `POST /api/v1/tokens`: a period's batch of blind tokens, the same number for everybody.
use super::{json::Body, problem::Failure};
use crate::{auth::viewer::Viewer, state::App, surveys::periods};
use axum::{Json, extract::State};
use folje_anonymity::tokens::{Answer, NotIssued};
use folje_api::v1::{
    paths,
    problem::{Code, Problem},
    surveys::NewTokens,
};
use std::sync::Arc;

/// Fetch a period's tokens. The same request gets the same bytes again; another one is refused.
#[utoipa::path(
    post, path = paths::TOKENS, tag = "surveys", request_body = NewTokens,
    responses(
        (status = 200, description = "an evaluated point for each slot, with its proof", body = Object),
        (status = 422, description = "unprocessable: not a point for each slot", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: no participant, or a period of no programme of mine", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "tokens-issued: for another request, or a printed code was given out", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn tokens(
    State(app): State<App>,
    viewer: Viewer,
    Body(new): Body<NewTokens>,
) -> Result<Json<Answer>, Failure> {
    let own = viewer.own_scope(&app).ok_or_else(Failure::not_found)?;
    let mine = app.store.enrolments(&own).await?;
    let period = new.period;
    let mine = period.organisation() == viewer.person.organisation
        && mine.iter().any(|one| one.template == period.programme());
    let kept = if mine { app.store.period(&period).await? } else { None };
    let issuer = kept.as_ref().and_then(periods::issuer).ok_or_else(Failure::not_found)?;
    let issued = app.store.issue_tokens(viewer.person.id, Arc::new(issuer), new.request).await?;
    issued.map(Json).map_err(|why| match why {
        NotIssued::Before => Failure::new(Code::TokensIssued),
        NotIssued::Unreadable => Failure::unprocessable("not a point for each slot"),
    })
}
