//! `GET` and `POST /api/v1/desk/surveys`: the surveys of the programmes, and opening one.
use super::{json::Body, problem::Failure};
use crate::{
    desk::{Staff, once},
    state::App,
    surveys::{desk, people, periods},
};
use axum::{Json, extract::State, http::StatusCode};
use chrono::Days;
use folje_anonymity::answers::Form;
use folje_api::v1::{
    desk_surveys::{DeskSurveys, LONGEST_DAYS, NewSurvey},
    paths,
    problem::{Code, Problem, Reason, Why},
    surveys::Occasion,
};
use folje_domain::dates::near;
use folje_domain::{ids::CohortId, people::Deed};
use folje_store::{NotOpened, Opening};

/// The surveys of the programmes; of one that is open never how many answered.
#[utoipa::path(
    get, path = paths::DESK_SURVEYS, tag = "desk",
    responses(
        (status = 200, description = "the surveys, and what can be asked", body = DeskSurveys),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: not one's work", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn desk_surveys(State(app): State<App>, staff: Staff) -> Result<Json<DeskSurveys>, Failure> {
    staff.may(Deed::Survey)?;
    Ok(Json(desk::page(&app, &staff.viewer.person).await?))
}

/// Open a survey. Who is asked follows from the occasion and the groups; nobody is picked by hand.
#[utoipa::path(
    post, path = paths::DESK_SURVEYS, tag = "desk", request_body = NewSurvey,
    responses(
        (status = 204, description = "it is open"),
        (status = 422, description = "unprocessable: no such template, days that cannot be, or nobody to ask", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: not one's work, or no such programme here", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "answer-first: the last one is open, or its answer is not written; too-many: the quarter's slots are taken", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn open_survey(
    State(app): State<App>,
    staff: Staff,
    Body(new): Body<NewSurvey>,
) -> Result<StatusCode, Failure> {
    staff.may(Deed::Survey)?;
    let wrong = |why: &str| Failure::unprocessable(why);
    near(new.closes, app.today())?;
    let organisation = staff.viewer.person.organisation;
    let template = app.settings.surveys.template(&new.template).ok_or_else(|| wrong("template"))?;
    let opens = app.today();
    let last = opens.checked_add_days(Days::new(LONGEST_DAYS));
    if new.closes < opens || last.is_none_or(|last| last < new.closes) {
        let weeks = u32::try_from(LONGEST_DAYS / 7).ok();
        let reason = Reason::new(Why::SurveyDays).within(None, weeks);
        return Err(Failure::refused(reason)
            .because("closes: today at the earliest, six weeks from today at the latest"));
    }
    let enrolments = app.store.all_enrolments(organisation).await?;
    if !enrolments.iter().any(|one| one.template == new.programme) {
        return Err(Failure::not_found());
    }
    let cohorts = new.cohorts.iter().copied().map(Some).chain(new.alone.then_some(None));
    let group = |cohort: Option<CohortId>| {
        let of = (new.programme.as_str(), cohort);
        (cohort, people(&enrolments, of, new.occasion, (opens, new.closes)))
    };
    let kinds = template.form.questions().to_vec();
    let internal = |_| Failure::new(Code::Internal);
    let opening = Opening {
        id: new.id,
        period: periods::current(&app, organisation, &new.programme).await?.period,
        template: template.key.clone(),
        form: Form::new(kinds, new.together).map_err(|_| wrong("together"))?,
        words: serde_json::to_value(&template.words).map_err(internal)?,
        occasion: name(new.occasion)?,
        opens,
        closes: new.closes,
        groups: cohorts.map(group).collect(),
        pooled: new.pooled,
        once: matches!(new.occasion, Occasion::Exit | Occasion::ThreeMonths | Occasion::SixMonths),
    };
    match app.store.open_survey(staff.by(&app), opening, app.ballots.clone()).await {
        Ok(Ok(())) => Ok(StatusCode::NO_CONTENT),
        Ok(Err(NotOpened::Open | NotOpened::Unanswered)) => Err(Failure::new(Code::AnswerFirst)),
        Ok(Err(NotOpened::NoSlot)) => Err(Failure::new(Code::TooMany)),
        Ok(Err(NotOpened::Nobody)) => {
            Err(Failure::refused(Reason::new(Why::NobodyToAsk)).because("there is nobody to ask"))
        }
        Err(error) => once(Err(error), false).map(|()| StatusCode::NO_CONTENT),
    }
}

/// The name of an occasion on the wire.
fn name(occasion: Occasion) -> Result<String, Failure> {
    let value = serde_json::to_value(occasion).ok().and_then(|value| value.as_str().map(str::to_owned));
    value.ok_or_else(|| Failure::new(Code::Internal))
}
