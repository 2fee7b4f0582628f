//! `POST /api/v1/desk/cohorts`: a group starts, with its real dates.
use super::{json::Body, problem::Failure};
use crate::{
    desk::{Staff, line, once},
    programmes::NotLaid,
    state::App,
};
use axum::{extract::State, http::StatusCode};
use folje_api::v1::{
    desk::NewCohort,
    paths,
    problem::{Problem, Reason, Why},
};
use folje_domain::{
    dates::near,
    people::Deed,
    template::{ChoiceError, LayError},
};
use folje_store::Cohort;
use std::collections::BTreeMap;

/// Start a group.
#[utoipa::path(
    post, path = paths::DESK_COHORTS, tag = "desk", request_body = NewCohort,
    responses(
        (status = 204, description = "the group is there, with its schedule"),
        (status = 422, description = "unprocessable: no name, or what the programme refuses", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: not one's work, or somebody in it is not of this organisation", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn start_cohort(
    State(app): State<App>,
    staff: Staff,
    Body(new): Body<NewCohort>,
) -> Result<StatusCode, Failure> {
    staff.may(Deed::StartCohort)?;
    let name = line("name", &new.name)?;
    near(new.starts, app.today())?;
    for (_, person) in &new.with {
        staff.companion(&app, *person).await?;
    }
    let laid = app
        .settings
        .programmes
        .lay(&app, &new.template, new.starts, &new.choices, &new.with, &BTreeMap::new())
        .map_err(not_laid)?;
    let cohort = Cohort {
        id: new.id,
        organisation: staff.viewer.person.organisation,
        template: new.template,
        choices: new.choices,
        name,
        starts: new.starts,
    };
    let same = app.store.cohorts(cohort.organisation).await?.contains(&cohort);
    once(app.store.start_cohort(staff.by(&app), &cohort, &laid.series).await, same)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Why a programme was not laid, for whoever asked for it.
pub(super) fn not_laid(error: NotLaid) -> Failure {
    match error {
        NotLaid::NoRandomness(error) => error.into(),
        refused => Failure::refused(reason(&refused)).because(refused.to_string()),
    }
}

/// The first thing that a user can mend.
fn reason(refused: &NotLaid) -> Reason {
    match refused {
        NotLaid::NoSuchTemplate => Reason::new(Why::ProgrammeGone),
        NotLaid::Refused(LayError::Choices(choices)) => {
            choices.first().map_or(Reason::new(Why::ChoiceGone), of_choice)
        }
        NotLaid::Refused(LayError::OutOfCalendar) => Reason::new(Why::DayTooFar),
        NotLaid::Refused(_) | NotLaid::NoRandomness(_) => Reason::new(Why::Other),
    }
}

fn of_choice(error: &ChoiceError) -> Reason {
    match *error {
        ChoiceError::NumberOfDays { at_least, at_most, found, .. } => Reason {
            found: u32::try_from(found).ok(),
            ..Reason::new(Why::NumberOfDays).within(Some(at_least), Some(at_most))
        },
        ChoiceError::DayTwice { .. } => Reason::new(Why::DayTwice),
        ChoiceError::DayLength { shortest, longest, minutes, .. } => Reason {
            found: Some(minutes),
            ..Reason::new(Why::DayLength).within(Some(shortest), Some(longest))
        },
        ChoiceError::NoSuchChoice { .. }
        | ChoiceError::NoSuchOption { .. }
        | ChoiceError::OtherKind { .. } => Reason::new(Why::ChoiceGone),
    }
}
