//! `DELETE /api/v1/session`: signing out. Whoever is signed out already gets the same answer.
use super::problem::Failure;
use crate::{
    auth::{cookie, viewer::Viewer},
    state::App,
};
use axum::{
    extract::State,
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use folje_api::v1::paths;

/// What the browser throws away: answers that it kept. The app's own stores are the app's to empty, once it has seen
/// that nothing waits in them.
const CLEAR: (HeaderName, HeaderValue) =
    (HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"cache\""));

/// Sign out on this device.
#[utoipa::path(
    delete, path = paths::SESSION, tag = "session",
    responses((status = 204, description = "signed out; the cookie is taken away")),
)]
pub(super) async fn session_end(State(app): State<App>, viewer: Option<Viewer>) -> Result<Response, Failure> {
    if let Some(viewer) = viewer {
        app.store.end_session(viewer.person.id, viewer.session.id).await?;
    }
    let mut response = (StatusCode::NO_CONTENT, [CLEAR]).into_response();
    response.headers_mut().extend(cookie::forget().map(|cookie| (header::SET_COOKIE, cookie)));
    Ok(response)
}
