//! `POST /api/v1/desk/network`, `DELETE …/{id}`: the days of the ambassadors' network.
use super::{json::Body, problem::Failure};
use crate::{
    desk::{Staff, line, once, optional_line},
    state::App,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use chrono::NaiveTime;
use folje_api::v1::{desk::NewNetworkDay, paths, problem::Problem};
use folje_domain::dates::near;
use folje_domain::{ids::NetworkDayId, people::Deed};
use folje_store::NetworkDay;

/// Add a day of the ambassadors' network: every ambassador here sees it.
#[utoipa::path(
    post, path = paths::DESK_NETWORK, tag = "desk", request_body = NewNetworkDay,
    responses(
        (status = 204, description = "it is there"),
        (status = 422, description = "unprocessable: no title, or something too long", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: not one's work", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn add_network_day(
    State(app): State<App>,
    staff: Staff,
    Body(new): Body<NewNetworkDay>,
) -> Result<StatusCode, Failure> {
    staff.may(Deed::Network)?;
    near(new.starts.date(), app.today())?;
    let (title, place) = (line("title", &new.title)?, optional_line("place", &new.place)?);
    let day = NetworkDay { id: new.id, starts: new.starts, title, place };
    let from = day.starts.date().and_time(NaiveTime::MIN);
    let there = app.store.network_days(staff.viewer.person.organisation, from).await?;
    once(app.store.add_network_day(staff.by(&app), &day).await, there.contains(&day))?;
    Ok(StatusCode::NO_CONTENT)
}

/// Take a day of the ambassadors' network away.
#[utoipa::path(
    delete, path = paths::DESK_NETWORK_DAY, tag = "desk",
    params(("id" = NetworkDayId, Path, description = "which")),
    responses(
        (status = 204, description = "it is gone"),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: not one's work, or there is none", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn remove_network_day(
    State(app): State<App>,
    staff: Staff,
    Path(id): Path<String>,
) -> Result<StatusCode, Failure> {
    staff.may(Deed::Network)?;
    let id = id.parse().map_err(|_| Failure::not_found())?;
    let removed = app.store.remove_network_day(staff.by(&app), id).await?;
    if removed { Ok(StatusCode::NO_CONTENT) } else { Err(Failure::not_found()) }
}
