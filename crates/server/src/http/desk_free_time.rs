//! `POST /api/v1/desk/talks`: a coach keeps a time free for talks, or no longer.
use super::{json::Body, problem::Failure};
use crate::{desk::Staff, state::App};
use axum::{extract::State, http::StatusCode};
use folje_api::v1::{
    paths,
    problem::{Code, Problem, Reason, Why},
    talks::FreeTimeOrder,
};
use folje_domain::{
    dates::near,
    people::Deed,
    talk::{MOST_FREE_TIMES, NotFree},
};
use folje_store::StoreError;

/// Keep a time free, or no longer. What was booked in it stays.
#[utoipa::path(
    post, path = paths::DESK_TALKS, tag = "desk", request_body = FreeTimeOrder,
    responses(
        (status = 204, description = "it is so"),
        (status = 422, description = "unprocessable: no talk fits into it, or a place that cannot be shown", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: not one's work", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "too-many", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn keep_free(
    State(app): State<App>,
    staff: Staff,
    Body(order): Body<FreeTimeOrder>,
) -> Result<StatusCode, Failure> {
    staff.may(Deed::OfferTalks)?;
    let (me, organisation) = (staff.viewer.person.id, staff.viewer.person.organisation);
    let there = app.store.free_times(me).await?;
    match order {
        FreeTimeOrder::Keep(free) => {
            near(free.start.date(), app.today())?;
            let free = free.checked();
            let free = free.map_err(not_free)?;
            if there.len() >= MOST_FREE_TIMES && !there.iter().any(|one| one.id == free.id) {
                return Err(Failure::new(Code::TooMany));
            }
            match app.store.keep_free(organisation, me, &free).await {
                Err(StoreError::Conflict) => return Err(Failure::not_found()),
                kept => kept?,
            }
        }
        FreeTimeOrder::End { id } => {
            if let Some(free) = there.iter().find(|free| free.id == id) {
                match free.ended(app.today()) {
                    Some(ended) => app.store.keep_free(organisation, me, &ended).await?,
                    None => app.store.forget_free(me, id).await?,
                }
            }
        }
    }
    Ok(StatusCode::NO_CONTENT)
}

fn not_free(error: NotFree) -> Failure {
    let why = match error {
        NotFree::BadTime => Why::BadTime,
        NotFree::BadText => Why::Unprintable,
    };
    Failure::refused(Reason::new(why)).because(error.to_string())
}
