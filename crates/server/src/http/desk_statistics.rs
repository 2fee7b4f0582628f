//! `GET /api/v1/desk/statistics`: Deltagarstatistik of a year; `…/statistics/{year}.csv` and `….xlsx` as a file.
use super::problem::Failure;
use crate::{
    desk::Staff,
    distance,
    state::App,
    statistics::{self, csv, excel},
};
use axum::{
    Json,
    extract::{Path, Query, State, rejection::QueryRejection},
    http::header,
    response::{IntoResponse, Response},
};
use chrono::Datelike as _;
use folje_api::v1::{paths, problem::Code, problem::Problem, statistics::Statistics};
use folje_domain::people::Deed;
use serde::Deserialize;

/// Which year.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Year {
    /// The year; this one where absent.
    #[param(minimum = 1900, maximum = 2099)]
    year: Option<i32>,
}

/// The sums of a year, for coordinators.
#[utoipa::path(
    get, path = paths::DESK_STATISTICS, tag = "desk", params(Year),
    responses(
        (status = 200, description = "the table, with small numbers withheld", body = Statistics),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: not one's work, or a year that has not begun", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn statistics(
    State(app): State<App>,
    staff: Staff,
    asked: Result<Query<Year>, QueryRejection>,
) -> Result<Json<Statistics>, Failure> {
    let Query(asked) = asked.map_err(|_| Failure::new(Code::BadRequest).because("year is a number"))?;
    let year = asked.year.unwrap_or(app.today().year());
    Ok(Json(of(&app, &staff, year).await?))
}

async fn of(app: &App, staff: &Staff, year: i32) -> Result<Statistics, Failure> {
    staff.may(Deed::Sums)?;
    let made = statistics::of(app, staff.viewer.person.organisation, year).await?;
    made.ok_or_else(Failure::not_found)
}

/// The same as a file, in the language of whoever asks, with how far groups came whose programmes were over that year.
#[utoipa::path(
    get, path = paths::DESK_STATISTICS_FILE, tag = "desk",
    params(("file" = String, Path, description = "the year, then .csv or .xlsx")),
    responses(
        (status = 200, description = "CSV with semicolons, or an Excel file with a sheet that explains it", content_type = "text/csv"),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: not one's work, or no such file", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn statistics_file(
    State(app): State<App>,
    staff: Staff,
    Path(file): Path<String>,
) -> Result<Response, Failure> {
    let (year, kind) = file.split_once('.').ok_or_else(Failure::not_found)?;
    let year = year.parse().map_err(|_| Failure::not_found())?;
    let statistics = of(&app, &staff, year).await?;
    let told = distance::told(&app, staff.viewer.person.organisation).await?;
    let language = staff.viewer.person.language;
    let (media, bytes) = match kind {
        "csv" => ("text/csv; charset=utf-8", csv(&statistics, &told, language).into_bytes()),
        "xlsx" => {
            let bytes = excel(&statistics, &told, language).map_err(|error| {
                tracing::error!(%error, "an Excel file could not be written");
                Failure::new(Code::Unavailable)
            })?;
            (statistics::MEDIA_TYPE, bytes)
        }
        _ => return Err(Failure::not_found()),
    };
    let name = format!("attachment; filename=\"deltagarstatistik-{year}.{kind}\"");
    Ok(([(header::CONTENT_TYPE, media.to_owned()), (header::CONTENT_DISPOSITION, name)], bytes)
        .into_response())
}
