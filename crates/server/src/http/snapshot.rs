//! `GET /api/v1/snapshot`: all that a participant's phone needs, or 304 where nothing changed.
use super::{etag, problem::Failure};
use crate::{auth::viewer::Viewer, snapshot, state::App};
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use folje_api::v1::{paths, problem::Problem, snapshot::Snapshot};

/// My snapshot, with an `ETag`: ask with `If-None-Match`. No cache may store it (`no-store`, as for all that is about a
/// person): the app keeps it itself, apart for each account, and erases it at signing out.
#[utoipa::path(
    get, path = paths::SNAPSHOT, tag = "participant",
    responses(
        (status = 200, description = "the snapshot", body = Snapshot),
        (status = 304, description = "nothing changed since the ETag of If-None-Match"),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: whoever asks is no participant", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn snapshot(
    State(app): State<App>,
    viewer: Viewer,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let scope = viewer.own_scope(&app).ok_or_else(Failure::not_found)?;
    // Read before what it counts: a change in between makes the next question one too many, never one too few.
    let counter = app.store.change_counter(viewer.person.id).await?;
    let tag = etag::of(&app, viewer.person.id, counter);
    let asked = headers.get(header::IF_NONE_MATCH);
    let mut response = if asked.is_some_and(|asked| etag::matches(asked, &tag)) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        Json(snapshot::of(&app, &viewer.person, &scope).await?).into_response()
    };
    response.headers_mut().extend(HeaderValue::from_str(&tag).ok().map(|tag| (header::ETAG, tag)));
    Ok(response)
}
