//! `GET /api/v1/desk/people/{id}/pairing`: with whom a participant could be paired. Nothing is ranked: a person decides.
use super::problem::Failure;
use crate::{desk::Staff, person_page, state::App};
use axum::{
    Json,
    extract::{Path, State},
};
use folje_api::v1::{
    desk_person::{COUNTED_BESIDE, Candidate, Pairing},
    paths,
    problem::Problem,
};
use folje_domain::{
    ids::PersonId,
    people::{Deed, days_covered},
    schedule::ActivityKind,
};

/// What it takes to choose an ambassador or a supervisor for one's own participant.
#[utoipa::path(
    get, path = paths::DESK_PAIRING, tag = "desk",
    params(("id" = PersonId, Path, description = "one's own participant")),
    responses(
        (status = 200, description = "their wishes and days, and those who could walk beside them, by name", body = Pairing),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: pairing is not one's work, or not one's own participant", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn desk_pairing(
    State(app): State<App>,
    staff: Staff,
    Path(id): Path<String>,
) -> Result<Json<Pairing>, Failure> {
    staff.may(Deed::Pair)?;
    let id: PersonId = id.parse().map_err(|_| Failure::not_found())?;
    let (person, _) = staff.own(&app, id).await?;
    let viewer = &staff.viewer.person;
    let page = person_page::of(&app, viewer, person).await?.ok_or_else(Failure::not_found)?;
    let mut days = page.occurrences;
    days.retain(|day| day.kind == ActivityKind::Placement && day.takes_place());
    let today = app.today();
    let around = |person| {
        page.people.iter().any(|card| card.id == person && card.until.is_none_or(|until| today <= until))
    };
    let hours = app.store.companion_hours(viewer.organisation).await?;
    let beside = app.store.walks_beside(viewer.organisation, today, COUNTED_BESIDE).await?;
    let at_work_here = app.store.staff(viewer.organisation).await?;
    let people = app.store.companions(viewer.organisation).await?;
    let candidates = people.into_iter().filter(|person| !at_work_here.contains(&person.id)).map(|person| {
        let there = hours.get(&person.id).copied();
        Candidate {
            covers: there.map_or(0, |hours| days_covered(&hours, &days)),
            beside: beside.get(&person.id).copied().unwrap_or_default(),
            around: around(person.id),
            id: person.id,
            name: person.name,
            works_at: person.works_at,
            there,
        }
    });
    let candidates = candidates.collect();
    Ok(Json(Pairing { participant: page.participant, days, candidates }))
}
