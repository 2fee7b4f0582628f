//! `GET /api/v1/departures`: what goes from one stop to another on a date.
use super::problem::Failure;
use crate::{
    auth::viewer::Viewer,
    state::App,
    timetable::{Ways, whole},
};
use axum::{
    Json,
    extract::{Query, State, rejection::QueryRejection},
};
use chrono::{NaiveTime, TimeDelta};
use folje_api::v1::{
    paths,
    problem::{Code, Problem},
    timetable::{Covers, Departure, Departures, DeparturesAsked, MOST_DEPARTURES, Onward},
};
use folje_domain::dates::near;
use folje_gtfs::Journey;
use folje_store::Kept;

/// How far around the time that was asked for departures are looked for.
const HOURS: TimeDelta = TimeDelta::hours(12);

/// What goes from one stop to another on a date: all of it, what is there by a time, or what leaves after one.
#[utoipa::path(
    get, path = paths::DEPARTURES, tag = "timetable", params(DeparturesAsked),
    responses(
        (status = 200, description = "the departures", body = Departures),
        (status = 400, description = "bad-request: a stop, the date or a time cannot be read", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: the timetable does not know one of the stops", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn departures(
    State(app): State<App>,
    _viewer: Viewer,
    asked: Result<Query<DeparturesAsked>, QueryRejection>,
) -> Result<Json<Departures>, Failure> {
    let Query(asked) = asked.map_err(|_| unreadable("from, to and day (2026-11-23) are needed"))?;
    near(asked.day, app.today())?;
    let (by, after) = (time(asked.by.as_deref())?, time(asked.after.as_deref())?);
    for stop in [Some(&asked.from), Some(&asked.to), asked.change.as_ref()].into_iter().flatten() {
        if app.store.station(Some(stop), "").await?.is_none() {
            return Err(Failure::not_found().because("the timetable does not know one of the stops"));
        }
    }
    let ways = Ways::read(&app.store, &asked.from, &asked.to, asked.change.as_deref()).await?;
    let mut journeys = match (by, after) {
        (Some(_), Some(_)) => return Err(Failure::unprocessable("either by or after, not both")),
        (None, None) => ways.leaving(&app.zone, &whole(asked.day)),
        (None, Some(after)) => {
            let from = asked.day.and_time(after);
            ways.leaving(&app.zone, &(from..from + HOURS))
        }
        (Some(by), None) => {
            let by = asked.day.and_time(by);
            // By 08:45 means that 08:45 is in time.
            ways.arriving(&app.zone, &(by - HOURS..by + TimeDelta::seconds(1)))
        }
    };
    if by.is_some() {
        journeys.drain(..journeys.len().saturating_sub(MOST_DEPARTURES));
    }
    journeys.truncate(MOST_DEPARTURES);
    let covers = match ways.covers() {
        Some((first, last)) => Some(Covers { first, last }),
        None => covers(app.store.timetable().await?),
    };
    let unknown = ways.unknown_on(asked.day).into_iter().collect();
    Ok(Json(Departures { departures: journeys.iter().map(departure).collect(), covers, unknown }))
}

fn unreadable(why: &'static str) -> Failure {
    Failure::new(Code::BadRequest).because(why)
}

fn time(text: Option<&str>) -> Result<Option<NaiveTime>, Failure> {
    let read =
        |text| NaiveTime::parse_from_str(text, "%H:%M").map_err(|_| unreadable("a time looks like 08:45"));
    text.map(read).transpose()
}

fn departure(journey: &Journey) -> Departure {
    let (first, last) = (&journey.first, journey.last());
    let minutes = (last.surely.at - first.leaves.at).num_minutes();
    Departure {
        leaves: first.leaves.wall,
        arrives: last.surely.wall,
        minutes: u32::try_from(minutes).unwrap_or_default(),
        line: first.line.clone(),
        headsign: first.headsign.clone(),
        must_book: first.must_book,
        then: journey.then.as_ref().map(|then| Onward {
            off: first.surely.wall.time(),
            leaves: then.leaves.wall,
            line: then.line.clone(),
            headsign: then.headsign.clone(),
            must_book: then.must_book,
        }),
    }
}

/// The days of a timetable as they go over the wire.
pub(super) fn covers(kept: Option<Kept>) -> Option<Covers> {
    kept.map(|kept| Covers { first: kept.first, last: kept.last })
}
