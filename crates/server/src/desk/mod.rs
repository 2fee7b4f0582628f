//! What staff begin at the desk: groups, people, programmes, relations, invites.
//!
//! A duty ([`folje_domain::people::Duty`]) says what somebody may begin; about a participant they may do it only while
//! they are something to that participant, by the same scope as everything else. Whoever may not gets the answer of
//! somebody for whom there is no such thing.
mod import;
mod moving;

pub use import::{Found, Import, enrolment_id, person_id, read};
pub use moving::{Moving, NotMoved, begin_in, cut_after};

use crate::{auth::viewer::Viewer, http::problem::Failure, state::App};
use axum::{extract::FromRequestParts, http::request::Parts};
use folje_api::v1::problem::{Code, Reason, Why};
use folje_domain::{
    command::{SHORT_TEXT, is_single_line, single_line},
    ids::{CohortId, PersonId},
    people::{Deed, Duty, leads_group},
    visibility::Scope,
};
use folje_store::{By, Cohort, Person, StoreError};

/// Somebody who has work in the organisation.
#[derive(Clone, Debug)]
pub struct Staff {
    /// Who it is.
    pub viewer: Viewer,
    /// Their duties; never empty.
    pub duties: Vec<Duty>,
}

impl FromRequestParts<App> for Staff {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let viewer = <Viewer as FromRequestParts<App>>::from_request_parts(parts, app).await?;
        let duties = app.store.duties(viewer.person.id).await?;
        if duties.is_empty() { Err(Failure::not_found()) } else { Ok(Self { viewer, duties }) }
    }
}

impl Staff {
    /// Goes on only where a duty allows `deed`.
    ///
    /// # Errors
    /// «not found».
    pub fn may(&self, deed: Deed) -> Result<(), Failure> {
        let may = self.duties.iter().any(|duty| duty.may(deed));
        if may { Ok(()) } else { Err(Failure::not_found()) }
    }

    /// Who does it, and when.
    #[must_use]
    pub fn by(&self, app: &App) -> By {
        By { organisation: self.viewer.person.organisation, who: self.viewer.person.id, at: app.now() }
    }

    /// One's own participant: somebody with whom one plans today.
    ///
    /// # Errors
    /// «not found» for everybody else.
    pub async fn own(&self, app: &App, participant: PersonId) -> Result<(Person, Scope), Failure> {
        let organisation = self.viewer.person.organisation;
        let person = app.store.person(organisation, participant).await?.ok_or_else(Failure::not_found)?;
        let relations = app.store.relations_to(participant).await?;
        // What is shared by consent may be read; only a role lets somebody plan.
        let plans = relations.iter().any(|relation| {
            self.viewer.is(relation.person) && relation.holds_on(app.today()) && relation.role.plans()
        });
        let scope = self.viewer.scope(app, &person, &relations).await?.filter(|_| plans);
        Ok((person, scope.ok_or_else(Failure::not_found)?))
    }

    /// A group of one's organisation that one leads today ([`leads_group`]).
    ///
    /// # Errors
    /// «not found» for a group that one does not lead, as for one that does not exist.
    pub async fn led_group(&self, app: &App, cohort: CohortId) -> Result<Cohort, Failure> {
        let organisation = self.viewer.person.organisation;
        let ties = app.store.group_ties(organisation, self.viewer.person.id, app.today()).await?;
        let leads = leads_group(&self.duties, ties.get(&cohort).copied().unwrap_or_default());
        let cohorts = if leads { app.store.cohorts(organisation).await? } else { Vec::new() };
        cohorts.into_iter().find(|one| one.id == cohort).ok_or_else(Failure::not_found)
    }

    /// Somebody of the same organisation who walks beside participants.
    ///
    /// # Errors
    /// «not found» for everybody else.
    pub async fn companion(&self, app: &App, person: PersonId) -> Result<Person, Failure> {
        let found = app.store.person(self.viewer.person.organisation, person).await?;
        found.filter(|person| person.part == folje_store::Part::Companion).ok_or_else(Failure::not_found)
    }
}

/// What was made under an id that is there already: the answer to the first request was lost, so it is answered again.
///
/// # Errors
/// Where the id belongs to something else, and what else the store says.
pub fn once(made: Result<(), StoreError>, same: bool) -> Result<(), Failure> {
    match made {
        Err(StoreError::Conflict) if same => Ok(()),
        Err(StoreError::Conflict) => Err(Failure::new(Code::IdTaken)),
        Err(StoreError::NotFound) => Err(Failure::not_found()),
        other => Ok(other?),
    }
}

/// A line that staff write: a [`single_line`], not empty, at most 200 characters.
///
/// # Errors
/// What is wrong with `field`.
pub fn line(field: &str, text: &str) -> Result<String, Failure> {
    let text = optional_line(field, text)?;
    let missing =
        || Failure::refused(Reason::new(Why::Missing).about(field)).because(format!("{field} is missing"));
    if text.is_empty() { Err(missing()) } else { Ok(text) }
}

/// The same, but it may be empty.
///
/// # Errors
/// What is wrong with `field`.
pub fn optional_line(field: &str, text: &str) -> Result<String, Failure> {
    let text = single_line(text);
    let wrong = |reason: Reason, what: &str| {
        Err(Failure::refused(reason.about(field)).because(format!("{field} {what}")))
    };
    if text.chars().count() > SHORT_TEXT {
        let most = u32::try_from(SHORT_TEXT).ok();
        return wrong(Reason::new(Why::TooLong).within(None, most), "is too long");
    }
    if !is_single_line(&text) {
        return wrong(Reason::new(Why::Unprintable), "has characters that cannot be shown");
    }
    Ok(text)
}
