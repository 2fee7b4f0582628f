//! `DELETE /api/v1/devices/{id}`: signing out on another device, which ends there at once.
use super::problem::Failure;
use crate::{auth::viewer::Viewer, state::App};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use folje_api::v1::{paths, problem::Problem};
use folje_domain::ids::SessionId;

/// Sign out on one of my devices.
#[utoipa::path(
    delete, path = paths::DEVICE, tag = "session",
    params(("id" = SessionId, Path, description = "which device")),
    responses(
        (status = 204, description = "signed out there"),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: none of mine", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn device_end(
    State(app): State<App>,
    viewer: Viewer,
    Path(id): Path<String>,
) -> Result<StatusCode, Failure> {
    // What is no id is nobody's device.
    let id: SessionId = id.parse().map_err(|_| Failure::not_found())?;
    if app.store.end_session(viewer.person.id, id).await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(Failure::not_found())
    }
}
