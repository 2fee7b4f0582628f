//! `GET /calendar/{secret}.ics`: somebody's calendar, for whatever program was given its address.
//!
//! The address is the key: 256 bits, of which only the hash is kept. One that was never made and one that was taken
//! away are answered alike, before anything about a person is read. It stands outside `/api`, since what asks is no
//! app of ours and its address should stay when the API changes.
use super::{etag, problem::Failure};
use crate::{
    auth::{client::Client, token::Token, viewer},
    calendar,
    state::App,
};
use axum::{
    extract::{Path, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use folje_api::v1::{
    paths,
    problem::{Code, Problem},
};
use folje_store::Person;

/// A calendar by its secret address, with an `ETag`: ask with `If-None-Match`.
#[utoipa::path(
    get, path = paths::CALENDAR_FEED, tag = "calendar",
    params(("file" = String, Path, description = "the secret, then .ics")),
    responses(
        (status = 200, description = "RFC 5545", content_type = "text/calendar"),
        (status = 304, description = "nothing changed since the ETag of If-None-Match"),
        (status = 404, description = "not-found: no such address, or no longer", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "too-many-tries: too many unknown addresses from this network, or too many questions for this calendar", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn calendar_feed(
    State(app): State<App>,
    client: Client,
    Path(file): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let too_many = |wait| Failure::new(Code::TooManyTries).retry_after(wait);
    let Some(person) = owner(&app, &file).await? else {
        // Only what failed is counted: the services behind many people's calendars have few addresses.
        app.limits.count_unknown_calendar(client).map_err(too_many)?;
        return Err(Failure::not_found());
    };
    app.limits.count_calendar(person.id).map_err(too_many)?;
    let scope = viewer::own_scope(&app, &person).ok_or_else(Failure::not_found)?;
    // Read before what it counts, as for a snapshot.
    let counter = app.store.change_counter(person.id).await?;
    let tag = etag::of(&app, person.id, counter);
    let fixed = [
        (header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache")),
        (HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex, nofollow")),
    ];
    let asked = headers.get(header::IF_NONE_MATCH);
    let mut response = if asked.is_some_and(|asked| etag::matches(asked, &tag)) {
        (StatusCode::NOT_MODIFIED, fixed).into_response()
    } else {
        let kind = [(header::CONTENT_TYPE, HeaderValue::from_static(calendar::MEDIA_TYPE))];
        (fixed, kind, calendar::feed(&app, &person, &scope).await?).into_response()
    };
    response.headers_mut().extend(HeaderValue::from_str(&tag).ok().map(|tag| (header::ETAG, tag)));
    Ok(response)
}

/// Whose calendar the file is; `None` for an address that was never made or was taken away.
async fn owner(app: &App, file: &str) -> Result<Option<Person>, Failure> {
    let Some(secret) = file.strip_suffix(".ics").and_then(Token::parse) else { return Ok(None) };
    Ok(app.store.calendar_owner(&secret.hash()).await?)
}
