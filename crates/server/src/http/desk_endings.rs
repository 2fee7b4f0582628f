//! `POST /api/v1/desk/endings`: a programme ends, early or as planned.
use super::{json::Body, problem::Failure};
use crate::{
    desk::{Staff, cut_after},
    meetings_page,
    state::App,
};
use axum::{extract::State, http::StatusCode};
use folje_api::v1::{
    desk::NewEnding,
    paths,
    problem::{Code, Problem, Reason, Why},
};
use folje_domain::dates::near;
use folje_domain::{
    people::Deed,
    programme::{Ending, Enrolment, Finished},
};

/// End a programme of one's own participant. What repeats in it ends; what was booked once stays, as do their record,
/// their people and their account.
#[utoipa::path(
    post, path = paths::DESK_ENDINGS, tag = "desk", request_body = NewEnding,
    responses(
        (status = 204, description = "it ended that day, in that way"),
        (status = 422, description = "unprocessable: no such time in a programme, or one that went on in another form", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: not one's work, or not one's own participant", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "not-closed: it closes in a meeting; none was held, and they did not say no to one", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn finish(
    State(app): State<App>,
    staff: Staff,
    Body(new): Body<NewEnding>,
) -> Result<StatusCode, Failure> {
    staff.may(Deed::Enrol)?;
    let (_, scope) = staff.own(&app, new.participant).await?;
    near(new.on, app.today())?;
    let enrolments = app.store.enrolments(&scope).await?;
    let refused = |why: Why, detail: &str| Failure::refused(Reason::new(why)).because(detail);
    let before = enrolments.into_iter().find(|enrolment| enrolment.id == new.enrolment);
    let before = before.ok_or_else(|| refused(Why::ProgrammeGone, "there is no such time in a programme"))?;
    let moved = |finished: &Finished| finished.ending == Ending::Moved;
    if new.ending == Ending::Moved || before.finished.as_ref().is_some_and(moved) {
        return Err(refused(Why::EndedAlready, "going on in another form is no ending"));
    }
    if before.first_day().is_none_or(|first| new.on < first) {
        return Err(refused(Why::EndsBeforeStart, "it cannot end before it begins"));
    }
    let finished = Some(Finished { on: new.on, ending: new.ending });
    // Asked again: the first answer was lost.
    if before.finished != finished {
        let record = app.store.record(&scope).await?;
        if !meetings_page::may_end(&app, &before, new.ending, &record.meetings) {
            let why = "it ends after a closing meeting, or after the participant's no to one";
            return Err(Failure::new(Code::NotClosed).because(why));
        }
        let cut = cut_after(&app, scope.organisation(), &before, new.on).await?;
        let ended = Enrolment { finished, ..before };
        app.store.finish(staff.by(&app), &ended, &cut).await?;
        app.reminders.changed(new.participant);
    }
    Ok(StatusCode::NO_CONTENT)
}
