//! `GET /api/v1/stops`: stops of the timetable, by their names.
use super::{departures::covers, problem::Failure};
use crate::{auth::viewer::Viewer, state::App};
use axum::{
    Json,
    extract::{Query, State, rejection::QueryRejection},
};
use folje_api::v1::{
    paths,
    problem::{Code, Problem},
    timetable::{FoundStop, LONGEST_NAME, MOST_STOPS, Stops, StopsAsked},
};

/// Stops whose names have words that begin like what I typed.
#[utoipa::path(
    get, path = paths::STOPS, tag = "timetable", params(StopsAsked),
    responses(
        (status = 200, description = "the stops", body = Stops),
        (status = 400, description = "bad-request: nothing to look for, or too much", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn stops(
    State(app): State<App>,
    _viewer: Viewer,
    asked: Result<Query<StopsAsked>, QueryRejection>,
) -> Result<Json<Stops>, Failure> {
    let unreadable =
        || Failure::new(Code::BadRequest).because(format!("q is 1 to {LONGEST_NAME} characters"));
    let Query(StopsAsked { q }) = asked.map_err(|_| unreadable())?;
    if !(1..=LONGEST_NAME).contains(&q.chars().count()) {
        return Err(unreadable());
    }
    let found = app.store.stations(&q, MOST_STOPS).await?;
    let stops = found.into_iter().map(|stop| FoundStop { id: stop.id, name: stop.name }).collect();
    Ok(Json(Stops { stops, covers: covers(app.store.timetable().await?) }))
}
