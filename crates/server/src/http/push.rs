//! `GET /api/v1/push`: whether pushes reach this device, and the key to subscribe with.
use super::problem::Failure;
use crate::{auth::viewer::Viewer, state::App};
use axum::{Json, extract::State};
use folje_api::v1::{paths, problem::Problem, push::Push};

/// Whether pushes reach this device, and the key to subscribe with.
#[utoipa::path(
    get, path = paths::PUSH, tag = "push",
    responses(
        (status = 200, description = "the key, and which devices take pushes", body = Push),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn push(State(app): State<App>, viewer: Viewer) -> Result<Json<Push>, Failure> {
    let key = app.reminders.pushing(&app).await?.public.clone();
    let subscriptions = app.store.subscriptions(viewer.person.id, app.now()).await?;
    Ok(Json(Push {
        key,
        here: subscriptions.iter().any(|one| one.session == viewer.session.id),
        shown: app.store.last_shown(viewer.session.id).await?,
        devices: u32::try_from(subscriptions.len()).unwrap_or(u32::MAX),
    }))
}
