//! What is addressed to somebody: all of it where their role says so, what belongs to a meeting where they attend it.
use super::{Consents, Part, Question, Scope, can_be_shared_with, scope};
use crate::{people::Relation, record::Kind};
use chrono::NaiveDate;

/// What `viewer` may see of `subject` at a meeting: what [`scope`] gives, and besides what is addressed to whoever
/// attends, while any relation lives. A caseworker who attends reads that meeting and what was agreed there, nothing
/// else.
///
/// For meetings alone: by this, nobody is named on the page of those whom somebody walks beside.
#[must_use]
pub fn meeting_scope(
    question: Question,
    relations: &[Relation],
    consents: &Consents,
    today: NaiveDate,
) -> Option<Scope> {
    let Question { viewer_organisation, viewer, subject_organisation, subject } = question;
    if viewer_organisation != subject_organisation {
        return None;
    }
    let attends = relations.iter().any(|relation| {
        relation.person == viewer
            && relation.participant == subject
            && relation.holds_on(today)
            && can_be_shared_with(relation.role)
    });
    let mut parts = scope(question, relations, consents, today).map(|scope| scope.parts).unwrap_or_default();
    if attends && !parts.contains(&Part::Attending) {
        parts.push(Part::Attending);
    }
    (!parts.is_empty()).then_some(Scope { organisation: subject_organisation, viewer, subject, parts })
}

impl Scope {
    /// Of which kinds the viewer may read what is addressed to them
    /// ([`Item::addressees`](crate::record::Item::addressees)), while a relation lives.
    #[must_use]
    pub fn addressed(&self) -> Vec<Kind> {
        const AT_MEETINGS: [Kind; 4] = [Kind::Task, Kind::Meeting, Kind::AboutMe, Kind::Recommendation];
        let (all, attending) = (self.sees(Part::Addressed), self.sees(Part::Attending));
        let reads = |kind: &Kind| match kind {
            // What was said to somebody as a coach is not read by whom they are at a workplace.
            Kind::Feedback => self.sees(Part::Wishes),
            kind if AT_MEETINGS.contains(kind) => attending || self.sees(Part::Planning),
            _ => all,
        };
        Kind::ALL.into_iter().filter(reads).collect()
    }
}
