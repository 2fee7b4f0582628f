//! `GET /api/v1/surveys`: what a participant is asked, and what came of it.
use super::problem::Failure;
use crate::{auth::viewer::Viewer, state::App, surveys::page};
use axum::{Json, extract::State};
use folje_api::v1::{paths, problem::Problem, surveys::Surveys};

/// What I am asked, also after I left, and what came of what was asked before. The same for everybody of the same panels.
#[utoipa::path(
    get, path = paths::SURVEYS, tag = "surveys",
    responses(
        (status = 200, description = "the surveys, and the periods for which a phone should hold tokens", body = Surveys),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: no participant", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn surveys(State(app): State<App>, viewer: Viewer) -> Result<Json<Surveys>, Failure> {
    let own = viewer.own_scope(&app).ok_or_else(Failure::not_found)?;
    Ok(Json(page::page(&app, &viewer, &own).await?))
}
