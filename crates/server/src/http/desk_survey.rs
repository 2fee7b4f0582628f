//! `POST /api/v1/desk/surveys/{id}/pool`, `…/answer`, `GET` and `POST …/read`: what a coordinator does about a survey.
use super::{json::Body, problem::Failure};
use crate::{desk::Staff, state::App};
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use folje_anonymity::{answers::TEXT_BYTES, disclosure::NotPooled};
use folje_api::v1::{
    desk_surveys::{Pool, Read, TextsToRead, ToRead},
    paths,
    problem::{Code, Problem, Reason, Why},
    surveys::AnswerBack,
};
use folje_domain::{ids::SurveyId, people::Deed};
use folje_store::Survey;

/// The longest of each part of an answer to the participants, in characters.
const ANSWER: usize = 2000;

/// Put two panels of a survey's programme together for good: only while nobody's answers were counted in either.
#[utoipa::path(
    post, path = paths::DESK_SURVEY_POOL, tag = "desk", request_body = Pool,
    params(("id" = SurveyId, Path, description = "which survey")),
    responses(
        (status = 204, description = "they are one panel from now on"),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: not one's work, or no two such panels of this survey", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "panel-counted: answers of one of them were counted", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn pool(
    State(app): State<App>,
    staff: Staff,
    Path(id): Path<String>,
    Body(new): Body<Pool>,
) -> Result<StatusCode, Failure> {
    let survey = own(&app, &staff, &id).await?;
    let programme = survey.period.programme();
    let panels = app.store.survey_panels(staff.viewer.person.organisation, programme).await?;
    // What was put to one of the two alone would never be shown.
    let asked = |id| panels.panel(id).is_some_and(|panel| panel.was_asked(survey.number));
    if !(asked(new.one) && asked(new.other)) {
        return Err(Failure::not_found());
    }
    let pooled = app.store.pool_panels(staff.by(&app), programme, (new.one, new.other)).await?;
    pooled.map(|()| StatusCode::NO_CONTENT).map_err(|why| match why {
        NotPooled::NoSuch => Failure::not_found(),
        NotPooled::Counted => Failure::new(Code::PanelCounted),
    })
}

/// Answer the participants: «Ni sa – vi gjorde». Until it is written, the programme's next survey cannot be opened.
#[utoipa::path(
    post, path = paths::DESK_SURVEY_ANSWER, tag = "desk", request_body = AnswerBack,
    params(("id" = SurveyId, Path, description = "which survey")),
    responses(
        (status = 204, description = "it is shown to everybody who was asked; written again, it is shown as it is now"),
        (status = 422, description = "unprocessable: a part is empty or too long", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: not one's work, or no such closed survey", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn answer(
    State(app): State<App>,
    staff: Staff,
    Path(id): Path<String>,
    Body(new): Body<AnswerBack>,
) -> Result<StatusCode, Failure> {
    let survey = own(&app, &staff, &id).await?;
    if !survey.closed {
        return Err(Failure::not_found());
    }
    let (you_said, we_did) = (part("you_said", &new.you_said)?, part("we_did", &new.we_did)?);
    let answer = folje_store::AnswerBack { you_said, we_did };
    app.store.answer_survey(staff.by(&app), survey.id, &answer).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What was written freely and waits to be read: of two or more groups together, in no order.
#[utoipa::path(
    get, path = paths::DESK_SURVEY_READ, tag = "desk",
    params(("id" = SurveyId, Path, description = "which survey")),
    responses(
        (status = 200, description = "the texts that wait", body = ToRead),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: not one's work, or no such survey", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn to_read(
    State(app): State<App>,
    staff: Staff,
    Path(id): Path<String>,
) -> Result<Json<ToRead>, Failure> {
    let survey = own(&app, &staff, &id).await?;
    let waiting = app.store.texts_to_read(survey.id).await?.into_iter();
    let texts = waiting.map(|waiting| TextsToRead {
        panel: waiting.panel,
        question: waiting.texts.question,
        texts: waiting.texts.texts,
    });
    Ok(Json(ToRead { texts: texts.collect() }))
}

/// Let texts be shown, as they are or without names. What was written is done away with.
#[utoipa::path(
    post, path = paths::DESK_SURVEY_READ, tag = "desk", request_body = Read,
    params(("id" = SurveyId, Path, description = "which survey")),
    responses(
        (status = 204, description = "they are shown"),
        (status = 422, description = "unprocessable: a text is too long", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: not one's work, or nothing waits there, or not so many texts", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn read(
    State(app): State<App>,
    staff: Staff,
    Path(id): Path<String>,
    Body(new): Body<Read>,
) -> Result<StatusCode, Failure> {
    let survey = own(&app, &staff, &id).await?;
    if new.texts.iter().flatten().any(|text| text.len() > TEXT_BYTES) {
        return Err(Failure::refused(Reason::new(Why::TooLong)).because("a text is too long"));
    }
    let shown = new.texts.into_iter().map(|text| text.filter(|text| !text.trim().is_empty())).collect();
    let released = app.store.release_texts(staff.by(&app), survey.id, new.panel, new.question, shown).await?;
    if !released {
        return Err(Failure::not_found());
    }
    // The names that were taken out stand in the log until then; where somebody is in the way, the next close does it.
    if let Err(error) = app.store.purge_surveys().await {
        tracing::warn!(%error, "what was read stands in the log a while longer");
    }
    Ok(StatusCode::NO_CONTENT)
}

/// A survey of the organisation, for whoever makes surveys.
pub(super) async fn own(app: &App, staff: &Staff, id: &str) -> Result<Survey, Failure> {
    staff.may(Deed::Survey)?;
    let id: SurveyId = id.parse().map_err(|_| Failure::not_found())?;
    let found = app.store.survey(id).await?;
    found
        .filter(|survey| survey.period.organisation() == staff.viewer.person.organisation)
        .ok_or_else(Failure::not_found)
}

fn part(field: &str, text: &str) -> Result<String, Failure> {
    let text = text.trim();
    let sound = (1..=ANSWER).contains(&text.chars().count());
    let wrong = || {
        let why = if text.is_empty() { Why::Missing } else { Why::TooLong };
        let reason = Reason::new(why).about(field).within(None, u32::try_from(ANSWER).ok());
        Failure::refused(reason).because(format!("{field}: 1 to {ANSWER} characters"))
    };
    sound.then(|| text.to_owned()).ok_or_else(wrong)
}
