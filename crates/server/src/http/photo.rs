//! `/api/v1/photos/{id}`: a photo of a step of my trips, for nobody but me.
use super::{binary::Binary, json, problem::Failure};
use crate::{auth::viewer::Viewer, state::App};
use axum::{
    extract::{Path, Request, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use folje_api::v1::{
    paths,
    problem::{Code, Problem},
};
use folje_domain::{
    ids::PhotoId,
    photo::{Format, MOST_BYTES, PhotoError, clean},
};
use folje_store::PhotoRefusal;

/// The app keeps photos itself, apart for each account, and lets go of them with their steps and at signing out. A
/// browser's own cache would do neither.
const KEPT: &str = "private, no-store";

/// A photo of a step of my trips.
#[utoipa::path(
    get, path = paths::PHOTO, tag = "participant",
    params(("id" = PhotoId, Path, description = "which photo")),
    responses(
        (status = 200, description = "the photo", content((Binary = "image/jpeg"), (Binary = "image/webp"))),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: none of mine", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn photo(
    State(app): State<App>,
    viewer: Viewer,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let scope = viewer.own_scope(&app).ok_or_else(Failure::not_found)?;
    let bytes = app.store.photo(&scope, read(&id)?).await?.ok_or_else(Failure::not_found)?;
    let format = Format::of(&bytes).unwrap_or(Format::Jpeg);
    Ok(([(header::CONTENT_TYPE, format.media_type()), (header::CACHE_CONTROL, KEPT)], bytes).into_response())
}

/// Keep a photo for a step of my trips. Sent again, nothing changes.
#[utoipa::path(
    put, path = paths::PHOTO, tag = "participant",
    params(("id" = PhotoId, Path, description = "the id that the step has for it")),
    request_body(content((Binary = "image/jpeg"), (Binary = "image/webp"))),
    responses(
        (status = 204, description = "it is kept"),
        (status = 422, description = "unprocessable: no photo, or more in it than the picture", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: no step of my trips has it", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "too-many: as many photos as are kept for one person are there", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "too-large", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn photo_new(
    State(app): State<App>,
    viewer: Viewer,
    Path(id): Path<String>,
    request: Request,
) -> Result<StatusCode, Failure> {
    let scope = viewer.own_scope(&app).ok_or_else(Failure::not_found)?;
    let id = read(&id)?;
    let said = request.headers().get(header::CONTENT_TYPE).cloned();
    let bytes = json::whole(request, MOST_BYTES).await?;
    let unreadable = |why: &str| Failure::unprocessable(why);
    let format = Format::of(&bytes).filter(|format| said.is_some_and(|said| said == format.media_type()));
    format.ok_or_else(|| unreadable("the body must be image/jpeg or image/webp, and be said to be"))?;
    // The phone has taken out where and with what it was made. What comes with more than a picture is not repaired
    // here: it should never have left the phone, and an app that sends it must learn so.
    match clean(&bytes) {
        Ok(clean) if clean == bytes => {}
        Ok(_) => return Err(unreadable("the photo carries more than the picture")),
        Err(PhotoError::Unreadable) => return Err(unreadable("this is no whole photo")),
        Err(PhotoError::TooLarge) => return Err(Failure::new(Code::TooLarge)),
    }
    match app.store.keep_photo(scope, id, bytes.into(), app.now()).await? {
        Ok(()) => Ok(StatusCode::NO_CONTENT),
        Err(PhotoRefusal::Unknown) => Err(Failure::not_found()),
        Err(PhotoRefusal::TooMany) => Err(Failure::new(Code::TooMany)),
    }
}

/// What is no id is nobody's photo.
fn read(id: &str) -> Result<PhotoId, Failure> {
    id.parse().map_err(|_| Failure::not_found())
}
