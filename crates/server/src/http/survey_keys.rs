//! `GET /api/v1/survey-keys`: every period's public keys, without a session, so that the server does not know whom it
//! answers and cannot lie to one person alone.
use super::problem::Failure;
use crate::state::App;
use axum::{Json, extract::State};
use folje_anonymity::tokens::record::Record;
use folje_api::v1::{paths, problem::Problem};

/// Every period's public keys, the oldest first: the same bytes for everybody.
#[utoipa::path(
    get, path = paths::SURVEY_KEYS, tag = "surveys",
    responses(
        (status = 200, description = "the record, each entry bound to those before", body = Vec<Object>),
        (status = 503, description = "unavailable", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn survey_keys(State(app): State<App>) -> Result<Json<Record>, Failure> {
    Ok(Json(app.store.key_record().await?))
}
