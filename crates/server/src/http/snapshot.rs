//! `GET /api/v1/snapshot`: all that a participant's phone needs, or 304 where nothing changed.
use super::problem::Failure;
use crate::{auth::viewer::Viewer, base64, snapshot, state::App};
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use folje_api::v1::{paths, problem::Problem, snapshot::Snapshot};
use sha2::{Digest, Sha256};

/// My snapshot, with an `ETag`: ask with `If-None-Match`.
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
    let tag = tag(&app, &viewer, counter);
    let caching = [(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"))];
    let asked = headers.get(header::IF_NONE_MATCH);
    let mut response = if asked.is_some_and(|asked| matches(asked, &tag)) {
        (StatusCode::NOT_MODIFIED, caching).into_response()
    } else {
        (caching, Json(snapshot::of(&app, &viewer.person, &scope).await?)).into_response()
    };
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("cookie"));
    response.headers_mut().extend(HeaderValue::from_str(&tag).ok().map(|tag| (header::ETAG, tag)));
    Ok(response)
}

/// What a snapshot is made of, as one short text: whose it is, how far its sources have changed, Stockholm's date,
/// and the version of the program that makes it.
fn tag(app: &App, viewer: &Viewer, counter: i64) -> String {
    let made_of = format!(
        "{} {counter} {} {}",
        viewer.person.id,
        app.today(),
        concat!("folje ", env!("CARGO_PKG_VERSION"))
    );
    let hash = base64::url_safe(&Sha256::digest(made_of).into());
    format!("\"{}\"", &hash[..22])
}

/// Whether the tag stands in `If-None-Match` (RFC 9110, section 13.1.2: compared weakly).
fn matches(asked: &HeaderValue, tag: &str) -> bool {
    let asked = asked.to_str().unwrap_or_default();
    asked.split(',').map(str::trim).any(|one| one == "*" || one.trim_start_matches("W/") == tag)
}
