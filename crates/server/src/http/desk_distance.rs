//! `GET /api/v1/desk/distance`: how far groups came; `POST` tells of groups, once and for good.
use super::{json::Body, problem::Failure};
use crate::{desk::Staff, distance, random, state::App};
use axum::{Json, extract::State, http::StatusCode};
use folje_api::v1::{
    distance::{Distance, DistanceOrder, DistanceState, DistanceTold},
    paths,
    problem::{Code, Problem, Reason, Why},
};
use folje_domain::{distance::Way, ids::DistanceId, people::Deed};
use folje_store::{Cohort, Told};
use std::collections::BTreeSet;

/// How far groups came, for coordinators.
#[utoipa::path(
    get, path = paths::DESK_DISTANCE, tag = "desk",
    responses(
        (status = 200, description = "what was told, and of which groups something can be", body = Distance),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: not one's work", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn desk_distance(State(app): State<App>, staff: Staff) -> Result<Json<Distance>, Failure> {
    staff.may(Deed::Sums)?;
    Ok(Json(distance::of(&app, staff.viewer.person.organisation).await?))
}

/// Tell of one group, or of several together. It is decided once: the same groups again get the same answer.
#[utoipa::path(
    post, path = paths::DESK_DISTANCE, tag = "desk", request_body = DistanceOrder,
    responses(
        (status = 204, description = "it is told"),
        (status = 422, description = "unprocessable: too few people, whatever they did: tell of them with another group", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: not one's work, no such group, or one whose programme goes on", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "changed: one of the groups was told of before", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn tell_distance(
    State(app): State<App>,
    staff: Staff,
    Body(order): Body<DistanceOrder>,
) -> Result<StatusCode, Failure> {
    staff.may(Deed::Sums)?;
    let by = staff.by(&app);
    let wanted: BTreeSet<_> = order.cohorts.into_iter().collect();
    let there = distance::of(&app, by.organisation).await?;
    let same = |told: &DistanceTold| told.cohorts.iter().copied().collect::<BTreeSet<_>>() == wanted;
    if there.told.iter().any(same) {
        return Ok(StatusCode::NO_CONTENT);
    }
    if there.told.iter().any(|told| told.cohorts.iter().any(|cohort| wanted.contains(cohort))) {
        return Err(Failure::new(Code::Changed));
    }
    let cohorts: Vec<Cohort> = app
        .store
        .cohorts(by.organisation)
        .await?
        .into_iter()
        .filter(|one| wanted.contains(&one.id))
        .collect();
    let over = |id| there.groups.iter().any(|group| group.id == id && group.state != DistanceState::GoesOn);
    if wanted.is_empty() || !wanted.iter().all(|id| over(*id)) {
        return Err(Failure::not_found());
    }
    let measures = distance::measures(&app, &cohorts);
    let id = DistanceId(random::uuid(&*app.random, app.now())?);
    let ids: Vec<_> = cohorts.iter().map(|cohort| cohort.id).collect();
    let decide = move |ways: &[Way]| {
        let told = distance::decide(&cohorts, &measures, ways, by.at)?;
        serde_json::to_string(&told).ok()
    };
    match app.store.tell_distance(by, id, &ids, decide).await? {
        Told::Kept => Ok(StatusCode::NO_CONTENT),
        Told::Before => Err(Failure::new(Code::Changed)),
        Told::TooFew => {
            Err(Failure::refused(Reason::new(Why::TooFewPeople)).because("too few people took part"))
        }
    }
}
