//! `DELETE /api/v1/push/subscription`: no more pushes to this device.
use super::problem::Failure;
use crate::{auth::viewer::Viewer, state::App};
use axum::{extract::State, http::StatusCode};
use folje_api::v1::{paths, problem::Problem};

/// Take no more pushes on this device.
#[utoipa::path(
    delete, path = paths::PUSH_SUBSCRIPTION, tag = "push",
    responses(
        (status = 204, description = "no pushes come to this device"),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn push_subscription_end(
    State(app): State<App>,
    viewer: Viewer,
) -> Result<StatusCode, Failure> {
    app.store.end_subscription(viewer.session.id).await?;
    Ok(StatusCode::NO_CONTENT)
}
