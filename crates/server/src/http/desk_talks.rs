//! `GET /api/v1/desk/talks`: what a coach keeps free, and what was booked.
use super::problem::Failure;
use crate::{desk::Staff, state::App, talks};
use axum::{Json, extract::State};
use folje_api::v1::{paths, problem::Problem, talks::DeskTalks};
use folje_domain::{
    people::Deed,
    talk::{FreeTime, count},
};
use std::collections::BTreeMap;

/// My free times, and the talks booked in them.
#[utoipa::path(
    get, path = paths::DESK_TALKS, tag = "desk",
    responses(
        (status = 200, description = "what is not over yet, and the figures", body = DeskTalks),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: not one's work", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn desk_talks(State(app): State<App>, staff: Staff) -> Result<Json<DeskTalks>, Failure> {
    staff.may(Deed::OfferTalks)?;
    let (me, wall, today) = (&staff.viewer.person, app.wall(), app.today());
    let mut records = BTreeMap::new();
    for relation in app.store.relations_of(me.id).await? {
        if relation.holds_on(today) && relation.role.plans() && !records.contains_key(&relation.participant) {
            let seen = talks::seen_record(&app, me, relation.participant).await?;
            records.extend(seen.map(|seen| (relation.participant, seen)));
        }
    }
    let all = app.store.talks_with(me.id).await?;
    let taken: Vec<_> = all.iter().filter_map(talks::stands).collect();
    let free = app.store.free_times(me.id).await?;
    let open = talks::open(&app, &free, &taken).len();
    let wished = records.values().map(|(_, record)| talks::wished(record)).sum();
    let (mut facts, mut booked) = (Vec::new(), Vec::new());
    for talk in all {
        // With whom one walks no more is nobody's to read.
        let Some((name, record)) = records.get(&talk.participant) else { continue };
        facts.push(talks::fact(&talk, record));
        if talk.span.end > wall {
            let person = talk.participant;
            booked.push(talks::card(talk, person, name.clone()));
        }
    }
    let lasts = |free: &FreeTime| free.weekly_until.unwrap_or(free.start.date()) >= today;
    Ok(Json(DeskTalks {
        made: app.now(),
        wall,
        free: free.into_iter().filter(lasts).collect(),
        booked,
        counts: count(wished, open, &facts, wall),
    }))
}
