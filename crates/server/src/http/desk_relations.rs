//! `POST /api/v1/desk/relations`: somebody becomes something to a participant, or ends being it.
use super::{json::Body, problem::Failure};
use crate::{
    desk::{Staff, once},
    state::App,
};
use axum::{extract::State, http::StatusCode};
use folje_api::v1::{desk::NewRelation, paths, problem::Problem};
use folje_domain::dates::near;
use folje_domain::people::{Duty, Relation};

/// Say who is what to one's own participant.
#[utoipa::path(
    post, path = paths::DESK_RELATIONS, tag = "desk", request_body = NewRelation,
    responses(
        (status = 204, description = "it is so, from that day on or until that day"),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: not one's work, not one's own participant, or nobody of this organisation", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn relate(
    State(app): State<App>,
    staff: Staff,
    Body(new): Body<NewRelation>,
) -> Result<StatusCode, Failure> {
    staff.may(Duty::deed_for(new.role))?;
    staff.own(&app, new.participant).await?;
    let companion = staff.companion(&app, new.person).await?;
    near(new.day, app.today())?;
    let by = staff.by(&app);
    let NewRelation { participant, person, role, day, contact, .. } = new;
    if new.ends {
        if !app.store.part(by, (participant, person, role), day).await? {
            return Err(Failure::not_found());
        }
    } else {
        let relation = Relation { participant, person: companion.id, role, since: day, until: None, contact };
        let same = app.store.relations_to(participant).await?.contains(&relation);
        once(app.store.relate(by, &relation).await, same)?;
    }
    app.reminders.changed(participant);
    Ok(StatusCode::NO_CONTENT)
}
