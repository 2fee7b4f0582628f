//! `POST /api/v1/desk/openings`: what a sponsor (fadder) invites to is written down, once for everybody beside whom they
//! stand.
use super::{json::Body, problem::Failure};
use crate::{
    desk::{Staff, line, once, optional_line},
    state::App,
};
use axum::{extract::State, http::StatusCode};
use folje_api::v1::{paths, problem::Problem};
use folje_domain::dates::near;
use folje_domain::people::{Deed, Opening};

/// Write down what a sponsor invites to.
#[utoipa::path(
    post, path = paths::DESK_OPENINGS, tag = "desk", request_body = Opening,
    responses(
        (status = 204, description = "it stands; where the id was there before, anew"),
        (status = 422, description = "unprocessable: nothing written, or something too long", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: not one's work, or nobody of one's organisation", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn keep_opening(
    State(app): State<App>,
    staff: Staff,
    Body(new): Body<Opening>,
) -> Result<StatusCode, Failure> {
    staff.may(Deed::AddCompanion)?;
    let sponsor = staff.companion(&app, new.sponsor).await?;
    if let Some(until) = new.until {
        near(until, app.today())?;
    }
    let opening = Opening {
        text: line("text", &new.text)?,
        when: optional_line("when", &new.when)?,
        place: optional_line("place", &new.place)?,
        ..new
    };
    once(app.store.keep_opening(sponsor.organisation, &opening).await, false)?;
    Ok(StatusCode::NO_CONTENT)
}
