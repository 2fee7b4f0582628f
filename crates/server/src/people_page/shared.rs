//! What a participant shares with one person by consent, laid out to be read: of each share what the scope let through.
use crate::snapshot;
use chrono::{Days, NaiveDate};
use folje_api::v1::people::{DAYS_SHARED, Shared};
use folje_domain::{
    people::Relation,
    programme::Enrolment,
    record::{Answer, AnswerKind, Given, Record, Share},
    schedule::Occurrence,
};
use folje_store::Person;

/// What was read with the scope of the person who looks.
pub(super) struct Sources<'a> {
    pub(super) occurrences: Vec<Occurrence>,
    pub(super) record: &'a Record,
    pub(super) enrolment: &'a Option<Enrolment>,
    pub(super) around: Vec<(Relation, Person)>,
}

/// What is shared, as far as `given` says: a coach's role may show more, which is no part of this.
pub(super) fn of(given: &Given, today: NaiveDate, sources: Sources<'_>) -> Shared {
    let shares = |share| given.shares.contains(&share);
    let Sources { occurrences, record, enrolment, around } = sources;
    let until = today.checked_add_days(Days::new(DAYS_SHARED)).unwrap_or(today);
    let soon = |answer: &&Answer| (today..until).contains(&answer.occurrence.start.date());
    let answers: Vec<Answer> = if shares(Share::Answers) {
        let standing = record.answers.iter().filter(|answer| answer.kind != AnswerKind::Withdrawn);
        standing.filter(soon).cloned().collect()
    } else {
        Vec::new()
    };
    let here = |relation: &Relation| relation.holds_on(today);
    Shared {
        shares: given.shares.clone(),
        until: given.until,
        answers,
        occurrences: occurrences
            .into_iter()
            .filter(|one| shares(Share::Schedule) && (today..until).contains(&one.start.date()))
            .collect(),
        programme: enrolment.clone().filter(|_| shares(Share::Programme)).map(snapshot::programme),
        people: around
            .into_iter()
            .filter(|(relation, _)| shares(Share::People) && here(relation))
            .map(|(relation, person)| snapshot::card(relation, person))
            .collect(),
        tasks: if shares(Share::Tasks) { record.tasks.clone() } else { Vec::new() },
        self_ratings: match shares(Share::SelfRatings) {
            true => record.self_ratings.clone(),
            false => Vec::new(),
        },
    }
}
