//! `POST /api/v1/letters/{id}`, `GET` and `POST /api/v1/survey-codes/{id}`: an answer, without a session. No cookie is read,
//! no try is counted by address, and the log has no line about it, not even where it fails.
use super::{binary::Binary, json, problem::Failure};
use crate::{
    state::App,
    surveys::{
        letters::{By, take},
        page::words,
    },
};
use axum::{
    Json,
    extract::{Path, Request, State},
    http::{StatusCode, header},
};
use folje_anonymity::answers::LETTER;
use folje_api::v1::{
    paths,
    problem::{Code, Problem},
    surveys::PrintedSurvey,
};
use folje_domain::ids::SurveyId;

/// The paths of which the log says nothing.
pub(super) const UNLOGGED: [&str; 2] = [paths::LETTER, paths::SURVEY_CODE];

/// Answer a survey with a blind token, without a session.
#[utoipa::path(
    post, path = paths::LETTER, tag = "surveys",
    params(("id" = SurveyId, Path, description = "which survey")),
    request_body(content((Binary = "application/octet-stream"))),
    responses(
        (status = 204, description = "the answer is in the box"),
        (status = 422, description = "unprocessable: not a letter, or not a token of this survey", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: no such survey", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "token-spent: the answer is there; too-many: more of the panel than were asked", body = Problem, content_type = "application/problem+json"),
        (status = 410, description = "survey-closed", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "too-large", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn letter(
    State(app): State<App>,
    Path(id): Path<String>,
    request: Request,
) -> Result<StatusCode, Failure> {
    put(&app, &id, request, By::Token).await
}

/// What a survey asks, for somebody with a printed code: the same for everybody.
#[utoipa::path(
    get, path = paths::SURVEY_CODE, tag = "surveys",
    params(("id" = SurveyId, Path, description = "which survey")),
    responses(
        (status = 200, description = "the questions", body = PrintedSurvey),
        (status = 404, description = "not-found: no such survey", body = Problem, content_type = "application/problem+json"),
        (status = 410, description = "survey-closed", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn printed(
    State(app): State<App>,
    Path(id): Path<String>,
) -> Result<Json<PrintedSurvey>, Failure> {
    let survey = app.store.survey(read(&id)?).await?.ok_or_else(Failure::not_found)?;
    if survey.closed || app.today() > survey.closes {
        return Err(Failure::new(Code::SurveyClosed));
    }
    let words = words(&survey);
    let panels = app.store.survey_panels(survey.period.organisation(), survey.period.programme()).await?;
    let texts_withheld = !panels.asked(survey.number).any(|panel| panel.may_show_texts(&survey.form));
    let (id, slot, form, closes) = (survey.id, survey.slot, survey.form, survey.closes);
    Ok(Json(PrintedSurvey { id, slot, form, words, closes, texts_withheld }))
}

/// Answer a survey with a printed code, without a session.
#[utoipa::path(
    post, path = paths::SURVEY_CODE, tag = "surveys",
    params(("id" = SurveyId, Path, description = "which survey")),
    request_body(content((Binary = "application/octet-stream"))),
    responses(
        (status = 204, description = "the answer is in the box"),
        (status = 422, description = "unprocessable: not a letter, not a code of this survey, or one that was used", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: no such survey", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "too-many: more of the panel than were asked", body = Problem, content_type = "application/problem+json"),
        (status = 410, description = "survey-closed", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "too-large", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn coded_letter(
    State(app): State<App>,
    Path(id): Path<String>,
    request: Request,
) -> Result<StatusCode, Failure> {
    put(&app, &id, request, By::Code).await
}

async fn put(app: &App, id: &str, request: Request, by: By) -> Result<StatusCode, Failure> {
    let id = read(id)?;
    let bytes =
        request.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind == "application/octet-stream");
    if !bytes {
        return Err(Failure::new(Code::BadRequest).because("the body must be application/octet-stream"));
    }
    let bytes = json::whole(request, LETTER).await?;
    take(app, id, &bytes, by).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn read(id: &str) -> Result<SurveyId, Failure> {
    id.parse().map_err(|_| Failure::not_found())
}
