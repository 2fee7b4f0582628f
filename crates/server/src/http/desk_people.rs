//! `POST /api/v1/desk/people`: a participant or somebody who walks beside is added.
use super::{json::Body, problem::Failure};
use crate::{
    contact,
    desk::{Staff, line, once, optional_line},
    state::App,
};
use axum::{extract::State, http::StatusCode};
use folje_api::v1::{desk::NewPerson, paths, problem::Problem};
use folje_domain::{
    entry,
    people::{Deed, Relation},
};
use folje_store::{Part, Person};

/// Add a person.
#[utoipa::path(
    post, path = paths::DESK_PEOPLE, tag = "desk", request_body = NewPerson,
    responses(
        (status = 204, description = "the person is there; a participant with whoever added them beside them"),
        (status = 422, description = "unprocessable: no name, or something too long; bad-phone; bad-email; identity-number", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: not one's work", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn add_person(
    State(app): State<App>,
    staff: Staff,
    Body(new): Body<NewPerson>,
) -> Result<StatusCode, Failure> {
    staff.may(if new.participant { Deed::AddParticipant } else { Deed::AddCompanion })?;
    contact::without_identity_number(&new.name)?;
    contact::without_identity_number(&new.works_at)?;
    let person = Person {
        id: new.id,
        organisation: staff.viewer.person.organisation,
        name: line("name", &entry::line(&new.name))?,
        works_at: optional_line("works_at", &entry::line(&new.works_at))?,
        phone: contact::phone_of_form(&new.phone)?,
        email: contact::email_of_form(&new.email)?,
        language: new.language,
        part: if new.participant { Part::Participant } else { Part::Companion },
    };
    let same = app.store.person(person.organisation, person.id).await?.as_ref() == Some(&person);
    let by = staff.by(&app);
    let role = staff.duties.iter().find_map(|duty| duty.role());
    let made = match role.filter(|_| new.participant) {
        Some(role) => {
            let (participant, since) = (person.id, app.today());
            let relation = Relation { participant, person: by.who, role, since, until: None, contact: true };
            app.store.add_participant(by, &person, &relation).await
        }
        None => app.store.add_companion(by, &person).await,
    };
    once(made, same)?;
    Ok(StatusCode::NO_CONTENT)
}
