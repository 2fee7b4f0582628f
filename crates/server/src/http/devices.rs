//! `GET /api/v1/devices`: the devices on which the viewer is signed in.
use super::problem::Failure;
use crate::{auth::viewer::Viewer, state::App};
use axum::{Json, extract::State};
use folje_api::v1::{
    paths,
    problem::Problem,
    session::{Device, Devices},
};
use std::cmp::Reverse;

/// The devices on which I am signed in: this one first, then the latest first.
#[utoipa::path(
    get, path = paths::DEVICES, tag = "session",
    responses(
        (status = 200, description = "the devices", body = Devices),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn devices(State(app): State<App>, viewer: Viewer) -> Result<Json<Devices>, Failure> {
    let sessions = app.store.sessions(viewer.person.id, app.now()).await?;
    let mut devices: Vec<_> = sessions
        .into_iter()
        .map(|session| Device {
            this: session.id == viewer.session.id,
            id: session.id,
            name: session.device,
            since: session.made,
            last_seen: session.last_seen,
        })
        .collect();
    devices.sort_by_key(|device| (!device.this, Reverse((device.last_seen, device.since)), device.id));
    Ok(Json(Devices { devices }))
}
