//! `DELETE /api/v1/devices`: a lost phone. Signing out on every device but the one that asks.
use super::problem::Failure;
use crate::{auth::viewer::Viewer, state::App};
use axum::{extract::State, http::StatusCode};
use folje_api::v1::{paths, problem::Problem};
use folje_store::By;

/// Sign out on all my other devices: their sessions and push subscriptions end, and so do open invites, the address of
/// my calendar and what answers messages that were sent.
#[utoipa::path(
    delete, path = paths::DEVICES, tag = "session",
    responses(
        (status = 204, description = "nothing but this device is signed in any longer"),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn devices_end(State(app): State<App>, viewer: Viewer) -> Result<StatusCode, Failure> {
    let by = By { organisation: viewer.person.organisation, who: viewer.person.id, at: app.now() };
    app.store.sign_out_everywhere(by, by.who, Some(viewer.session.id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
