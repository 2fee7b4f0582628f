//! Puts together the page of somebody who walks beside participants: only what each relation lets them know.
use crate::{attendance, auth::viewer::Viewer, reminders, schedule, snapshot, state::App};
use chrono::Days;
use folje_api::v1::{
    people::{Participant, PeoplePage, REPORT_DAYS_BACK},
    snapshot::DAYS_AHEAD,
};
use folje_domain::{
    ids::PersonId,
    people::{CurrentContact, Relation, current_contact},
    record::ramp_as_agreed,
    visibility::{Part, Question, scope},
};
use folje_store::{Person, StoreError};
use std::collections::BTreeMap;

/// The page of `viewer`.
///
/// # Errors
/// Where the store cannot be read.
pub async fn of(app: &App, viewer: &Viewer) -> Result<PeoplePage, StoreError> {
    let today = app.today();
    // Somebody may be two things to one participant; the page names them once.
    let mut living: BTreeMap<PersonId, Relation> = BTreeMap::new();
    for relation in app.store.relations_of(viewer.person.id).await? {
        if relation.holds_on(today) {
            living.entry(relation.participant).or_insert(relation);
        }
    }
    let mut people = Vec::new();
    for (id, relation) in living {
        if let Some(person) = app.store.person(id).await? {
            people.extend(participant(app, viewer, &relation, person).await?);
        }
    }
    people.sort_by(|a, b| a.name.to_lowercase().cmp(&b.name.to_lowercase()).then(a.id.cmp(&b.id)));
    Ok(PeoplePage { made: app.now(), people })
}

/// What `viewer` may know of `person`; None where that is nothing.
async fn participant(
    app: &App,
    viewer: &Viewer,
    relation: &Relation,
    person: Person,
) -> Result<Option<Participant>, StoreError> {
    let (wall, today) = (app.wall(), app.today());
    let relations = app.store.relations_to(person.id).await?;
    let Some(scope) = viewer.scope(app, &person, &relations) else { return Ok(None) };
    let record = app.store.record(&scope).await?;
    let enrolment = snapshot::current(app.store.enrolments(&scope).await?, today);
    let until = today.checked_add_days(Days::new(DAYS_AHEAD)).unwrap_or(today);
    let since = today.checked_sub_days(Days::new(REPORT_DAYS_BACK)).unwrap_or(today);
    let occurrences = schedule::occurrences(&app.store.series(&scope).await?, since, until);
    let next =
        occurrences.iter().find(|occurrence| occurrence.takes_place() && occurrence.end > wall).cloned();
    let contact = contact(app, &person, &relations).await?.filter(|contact| viewer.is(contact.person));
    Ok(Some(Participant {
        id: person.id,
        role: relation.role,
        unreached: scope.sees(Part::Reach) && !reminders::can_ring(app, &person, app.now()).await?,
        contact: contact.is_some(),
        stand_in: contact.is_some_and(|contact| contact.stand_in),
        answer: next.as_ref().and_then(|next| record.answer(next.id)).cloned(),
        phase: enrolment
            .as_ref()
            .filter(|enrolment| enrolment.goes_on(today))
            .and_then(|enrolment| enrolment.phases.iter().find(|phase| phase.contains(today)))
            .map(|phase| phase.name.clone()),
        ramp: enrolment
            .as_ref()
            .and_then(|enrolment| enrolment.ramp.as_ref())
            .map(|ramp| ramp_as_agreed(ramp, &record.ramp_changes)),
        programme: enrolment.map(|enrolment| enrolment.name),
        next,
        days: attendance::days(&occurrences, relation.role, today),
        check_ins: attendance::check_ins(&record, today),
        ramp_changes: attendance::ramp_changes(&record, today),
        agreements: record.agreements.into_iter().filter(|one| viewer.is(one.person)).collect(),
        asks: record.asks.into_iter().filter(|ask| viewer.is(ask.person)).collect(),
        shared_goals: record
            .goals
            .iter()
            .filter(|goal| goal.shared && goal.parent.is_none())
            .map(|goal| goal.prompts.goal.clone())
            .collect(),
        name: match record.profile.preferred_name.is_empty() {
            true => person.name,
            false => record.profile.preferred_name,
        },
    }))
}

/// The participant's «min kontakt just nu», by the stand-ins of their programme, whether or not the viewer may know
/// which programme it is: that somebody stands in is something they must know about themselves.
async fn contact(
    app: &App,
    person: &Person,
    relations: &[Relation],
) -> Result<Option<CurrentContact>, StoreError> {
    let today = app.today();
    let own = Question {
        viewer_organisation: person.organisation,
        viewer: person.id,
        subject_organisation: person.organisation,
        subject: person.id,
    };
    let Some(own) = scope(own, &[], today) else { return Ok(None) };
    let enrolment = snapshot::current(app.store.enrolments(&own).await?, today);
    let stand_ins = enrolment.map(|enrolment| enrolment.stand_ins).unwrap_or_default();
    Ok(current_contact(relations, &stand_ins, today))
}
