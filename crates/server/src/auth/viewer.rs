//! Who asks: the session behind the cookie, the person behind the session.
use super::cookie;
use crate::{http::problem::Failure, state::App};
use axum::{
    extract::{FromRequestParts, OptionalFromRequestParts},
    http::request::Parts,
};
use folje_domain::{
    ids::PersonId,
    people::Relation,
    visibility::{Consents, Question, Scope, meeting_scope, report_scope, scope},
};
use folje_store::{Part, Person, Session, StoreError};

/// Whoever is signed in on the device that asks.
#[derive(Clone, Debug)]
pub struct Viewer {
    /// The person.
    pub person: Person,
    /// The session.
    pub session: Session,
}

impl Viewer {
    /// What this viewer may see of `subject` today, given the `relations` to the subject.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub async fn scope(
        &self,
        app: &App,
        subject: &Person,
        relations: &[Relation],
    ) -> Result<Option<Scope>, StoreError> {
        scope_of(app, &self.person, subject, relations).await
    }

    /// What this viewer may see of `subject` at meetings: what they attend, and what else they may see. For meetings alone.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub async fn meeting_scope(
        &self,
        app: &App,
        subject: &Person,
        relations: &[Relation],
    ) -> Result<Option<Scope>, StoreError> {
        let consents = consents(app, subject).await?;
        let participant = subject.part == Part::Participant;
        let question = question(&self.person, subject);
        Ok(participant.then(|| meeting_scope(question, relations, &consents, app.today())).flatten())
    }

    /// What is needed to take in this viewer's report about `subject`, also where the relation ended lately. It is for
    /// taking in a report alone, never for reading.
    #[must_use]
    pub fn report_scope(&self, app: &App, subject: &Person, relations: &[Relation]) -> Option<Scope> {
        let question = question(&self.person, subject);
        (subject.part == Part::Participant).then(|| report_scope(question, relations, app.today())).flatten()
    }

    /// What this viewer may see of themselves: everything, if they are a participant.
    #[must_use]
    pub fn own_scope(&self, app: &App) -> Option<Scope> {
        own_scope(app, &self.person)
    }

    /// Whether `person` is the viewer.
    #[must_use]
    pub fn is(&self, person: PersonId) -> bool {
        self.person.id == person
    }
}

/// What `person` may see of themselves: everything, if they are a participant.
#[must_use]
pub fn own_scope(app: &App, person: &Person) -> Option<Scope> {
    seen(app, person, person, &[], &Consents::default())
}

/// What `viewer` may see of `subject` today, given everybody's `relations` to the subject: by role, and by what the
/// subject shares with them.
///
/// # Errors
/// Where the store cannot be read.
pub async fn scope_of(
    app: &App,
    viewer: &Person,
    subject: &Person,
    relations: &[Relation],
) -> Result<Option<Scope>, StoreError> {
    Ok(seen(app, viewer, subject, relations, &consents(app, subject).await?))
}

/// What `subject` shares with whom.
///
/// # Errors
/// Where the store cannot be read.
pub async fn consents(app: &App, subject: &Person) -> Result<Consents, StoreError> {
    match own_scope(app, subject) {
        Some(own) => app.store.consents(&own, app.today()).await,
        None => Ok(Consents::default()),
    }
}

/// What `viewer` may see of `subject` today. Only participants have anything that could be seen.
#[must_use]
pub fn seen(
    app: &App,
    viewer: &Person,
    subject: &Person,
    relations: &[Relation],
    consents: &Consents,
) -> Option<Scope> {
    let question = question(viewer, subject);
    (subject.part == Part::Participant).then(|| scope(question, relations, consents, app.today())).flatten()
}

/// What `viewer` may see at meetings of somebody of their own organisation, by `relations` to them.
#[must_use]
pub fn at_meetings(app: &App, viewer: &Person, subject: PersonId, relations: &[Relation]) -> Option<Scope> {
    let (viewer_organisation, subject_organisation) = (viewer.organisation, viewer.organisation);
    let question = Question { viewer_organisation, viewer: viewer.id, subject_organisation, subject };
    meeting_scope(question, relations, &Consents::default(), app.today())
}

const fn question(viewer: &Person, subject: &Person) -> Question {
    Question {
        viewer_organisation: viewer.organisation,
        viewer: viewer.id,
        subject_organisation: subject.organisation,
        subject: subject.id,
    }
}

impl FromRequestParts<App> for Viewer {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        find(parts, app).await?.ok_or_else(Failure::signed_out)
    }
}

impl OptionalFromRequestParts<App> for Viewer {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Option<Self>, Failure> {
        find(parts, app).await
    }
}

async fn find(parts: &Parts, app: &App) -> Result<Option<Viewer>, Failure> {
    let Some(token) = cookie::read(&parts.headers) else { return Ok(None) };
    let Some((session, person)) = app.store.session(&token.hash(), app.now()).await? else {
        return Ok(None);
    };
    let today = app.today();
    if session.last_seen != today {
        // On a full disk one can still read.
        if let Err(error) = app.store.seen(session.id, today).await {
            tracing::warn!(%error, "the day of a session could not be kept");
        }
    }
    Ok(Some(Viewer { person, session }))
}
