//! `POST /api/v1/desk/import`: many participants out of a file, looked at first and then added: all of them, or none.
use super::{binary::Csv, json, problem::Failure};
use crate::{
    desk::{Found, Import, Staff, begin_in, enrolment_id, once, person_id, read},
    programmes::NotLaid,
    state::App,
};
use axum::{
    Json,
    extract::{Query, Request, State},
    http::header::CONTENT_TYPE,
};
use folje_api::v1::{
    desk::{Begins, NewEnrolment},
    desk_import::{ImportReport, RowProblem},
    paths,
    problem::{Code, Problem},
};
use folje_domain::people::{Deed, Relation, Role};
use folje_store::{Cohort, Newcomer, Part, Person, StoreError};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

/// Which import, and how far it goes.
#[derive(Clone, Copy, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct How {
    /// Its id, made on the device: sending it again adds nobody twice.
    id: Uuid,
    /// Whether it is only looked at.
    #[serde(default)]
    look: bool,
}

/// Add many participants out of a table (CSV) with a head: `namn;språk;telefon;e-post;grupp` (or
/// `name;language;phone;email;group`), in any order, with semicolons, commas or tabs; only the name must be there.
#[utoipa::path(
    post, path = paths::DESK_IMPORT, tag = "desk", params(How),
    request_body(content = Csv, content_type = "text/csv", description = "UTF-8, UTF-16, Windows-1252, Macintosh or code page 850; line ends of any system"),
    responses(
        (status = 200, description = "what was found, by line; `done` where everybody was added, else nobody was", body = ImportReport),
        (status = 400, description = "bad-request: no id", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: not one's work", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "too-large", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn import(
    State(app): State<App>,
    staff: Staff,
    how: Result<Query<How>, axum::extract::rejection::QueryRejection>,
    request: Request,
) -> Result<Json<ImportReport>, Failure> {
    staff.may(Deed::AddParticipant)?;
    let role = staff.duties.iter().find_map(|duty| duty.role()).ok_or_else(Failure::not_found)?;
    let Query(how) = how.map_err(|_| Failure::new(Code::BadRequest).because("an import has an id"))?;
    let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("text/csv") {
        return Err(Failure::new(Code::BadRequest).because("the body must be text/csv"));
    }
    let file = json::whole(request, json::MOST_BYTES).await?;
    let viewer = &staff.viewer.person;
    let cohorts = app.store.cohorts(viewer.organisation).await?;
    let own = app.store.plans_with(viewer.id, app.today()).await?;
    let mut import = read(&file, how.id, &cohorts, &own);
    let mut newcomers = Vec::new();
    if import.is_fine() {
        // Made for a look as well, so that a line that is said to be fine can be added.
        let making = Making { app: &app, staff: &staff, role, cohorts: &cohorts, import: how.id };
        for (found, row) in import.people.drain(..).zip(&mut import.report.rows) {
            match making.newcomer(found) {
                Ok(newcomer) => newcomers.push(newcomer),
                Err(NotLaid::NoRandomness(error)) => return Err(error.into()),
                Err(_) => row.problems.push(RowProblem::CannotBegin),
            }
        }
    }
    let fine = import.is_fine();
    let Import { mut report, .. } = import;
    if fine && !how.look {
        add(&app, &staff, &newcomers).await?;
        report.done = true;
    }
    Ok(Json(report))
}

async fn add(app: &App, staff: &Staff, newcomers: &[Newcomer]) -> Result<(), Failure> {
    let made = app.store.add_newcomers(staff.by(app), newcomers).await;
    // Sent again: the first answer was lost. Somebody else's import has another id, and its people others.
    let same = match (&made, newcomers.first()) {
        (Err(StoreError::Conflict), Some(first)) => {
            app.store.person(first.person.organisation, first.person.id).await?.as_ref()
                == Some(&first.person)
        }
        _ => false,
    };
    once(made, same)?;
    for newcomer in newcomers {
        app.reminders.changed(newcomer.person.id);
    }
    Ok(())
}

/// What somebody in the file is made of.
struct Making<'a> {
    app: &'a App,
    staff: &'a Staff,
    role: Role,
    cohorts: &'a [Cohort],
    import: Uuid,
}

impl Making<'_> {
    fn newcomer(&self, found: Found) -> Result<Newcomer, NotLaid> {
        let (who, today) = (self.staff.viewer.person.id, self.app.today());
        let id = person_id(self.import, found.line);
        let cohort = self.cohorts.iter().find(|cohort| Some(cohort.id) == found.cohort);
        let begin = |cohort: &Cohort| {
            let wanted = NewEnrolment {
                id: enrolment_id(self.import, found.line),
                participant: id,
                from: cohort.starts.max(today),
                into: Begins::Cohort(cohort.id),
            };
            begin_in(self.app, cohort, &wanted, &[(self.role, who)])
        };
        Ok(Newcomer {
            enrolment: cohort.map(begin).transpose()?,
            relation: Relation {
                participant: id,
                person: who,
                role: self.role,
                since: today,
                until: None,
                contact: true,
            },
            person: Person {
                id,
                organisation: self.staff.viewer.person.organisation,
                name: found.name,
                works_at: String::new(),
                phone: found.phone,
                email: found.email,
                language: found.language,
                part: Part::Participant,
            },
        })
    }
}
