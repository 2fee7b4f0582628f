//! Puts together the page of somebody who walks beside participants: only what each relation, and what each participant
//! shares with them, lets them know. The participant reads the same page of themselves («Så här ser … dig»).
mod needs;
mod shared;

use crate::{auth::viewer, person_page, reminders, schedule, snapshot, state::App};
use chrono::{Days, NaiveDate, NaiveTime};
use folje_api::v1::{
    people::{NetworkDayCard, Participant, PeoplePage},
    snapshot::DAYS_AHEAD,
};
use folje_domain::{
    ids::PersonId,
    need::Known,
    people::{CurrentContact, Relation, Role, current_contact},
    record::{Call, Feedback, Thanks, Wish, ramp_as_agreed, reported},
    visibility::{Part, Scope},
};
use folje_store::{NetworkDay, Person, StoreError};
use std::collections::BTreeMap;

/// The page of `viewer`.
///
/// # Errors
/// Where the store cannot be read.
pub async fn of(app: &App, viewer: &Person) -> Result<PeoplePage, StoreError> {
    let today = app.today();
    // Somebody may be two things to one participant; the page names them once.
    let mut living: BTreeMap<PersonId, Relation> = BTreeMap::new();
    for relation in app.store.relations_of(viewer.id).await? {
        if relation.holds_on(today) {
            living.entry(relation.participant).or_insert(relation);
        }
    }
    let network = living.values().any(|relation| relation.role == Role::Ambassador || relation.role.plans());
    let network = if network { network_days(app, viewer).await? } else { Vec::new() };
    let mut people = Vec::new();
    for (id, relation) in living {
        if let Some(person) = app.store.person(viewer.organisation, id).await? {
            people.extend(participant(app, viewer, &relation, person).await?);
        }
    }
    people.sort_by(|a, b| a.name.to_lowercase().cmp(&b.name.to_lowercase()).then(a.id.cmp(&b.id)));
    let duties = app.store.duties(viewer.id).await?;
    Ok(PeoplePage { made: app.now(), duties, people, network, page: None })
}

/// What of the page of `viewer` is about the participant `me`; None where they are nothing to each other today.
///
/// # Errors
/// Where the store cannot be read.
pub async fn about(app: &App, viewer: PersonId, me: Person) -> Result<Option<PeoplePage>, StoreError> {
    let Some(relation) = relation(app, viewer, me.id).await? else { return Ok(None) };
    let Some(viewer) = app.store.person(me.organisation, viewer).await? else { return Ok(None) };
    let page = person_page::of(app, &viewer, me.clone()).await?.map(Box::new);
    let people = participant(app, &viewer, &relation, me).await?.into_iter().collect();
    Ok(Some(PeoplePage { made: app.now(), duties: Vec::new(), people, network: Vec::new(), page }))
}

/// What `viewer` may know of `person`, and by which scope; None where that is nothing.
///
/// # Errors
/// Where the store cannot be read.
pub(crate) async fn seen(
    app: &App,
    viewer: &Person,
    person: Person,
) -> Result<Option<(Participant, Scope)>, StoreError> {
    let Some(relation) = relation(app, viewer.id, person.id).await? else { return Ok(None) };
    let relations = app.store.relations_to(person.id).await?;
    let Some(scope) = viewer::scope_of(app, viewer, &person, &relations).await? else { return Ok(None) };
    let participant = participant(app, viewer, &relation, person).await?;
    Ok(participant.map(|participant| (participant, scope)))
}

/// What `viewer` is to the participant today: the first thing, where they are two.
async fn relation(
    app: &App,
    viewer: PersonId,
    participant: PersonId,
) -> Result<Option<Relation>, StoreError> {
    let today = app.today();
    let relations = app.store.relations_to(participant).await?;
    Ok(relations.into_iter().find(|relation| relation.person == viewer && relation.holds_on(today)))
}

/// What `viewer` may know of `person`; None where that is nothing.
async fn participant(
    app: &App,
    viewer: &Person,
    relation: &Relation,
    person: Person,
) -> Result<Option<Participant>, StoreError> {
    let (wall, today) = (app.wall(), app.today());
    let relations = app.store.relations_to(person.id).await?;
    let consents = viewer::consents(app, &person).await?;
    let Some(scope) = viewer::seen(app, viewer, &person, &relations, &consents) else { return Ok(None) };
    let given = consents.with(viewer.id, today);
    let mut record = app.store.record(&scope).await?;
    if !scope.sees(Part::Answers) {
        record.answers = app.store.answers_at_placement(&scope).await?;
    }
    let mut enrolment = snapshot::current(app.store.enrolments(&scope).await?, today);
    if let Some(ramp) = enrolment.as_mut().and_then(|enrolment| enrolment.ramp.as_mut()) {
        *ramp = ramp_as_agreed(ramp, &record.ramp_changes);
    }
    let until = today.checked_add_days(Days::new(DAYS_AHEAD)).unwrap_or(today);
    let since = today.checked_sub_days(Days::new(reported::DAYS_BACK)).unwrap_or(today);
    let series = app.store.series(&scope).await?;
    let occurrences = schedule::occurrences(&series, since, until);
    let next =
        occurrences.iter().find(|occurrence| occurrence.takes_place() && occurrence.end > wall).cloned();
    let contact = contact(app, &person, &relations).await?;
    let unreached = scope.sees(Part::Reach) && !reminders::can_ring(app, &person, app.now()).await?;
    let unheard = needs::unheard(app, viewer.id, person.id).await?;
    let needs = needs::of(
        &scope,
        &series,
        wall,
        &Known {
            record: &record,
            enrolment: enrolment.as_ref(),
            next_appointment: enrolment
                .as_ref()
                .is_some_and(|enrolment| needs::next_appointment(app, enrolment)),
            occurrences: &[],
            contact,
            relations: &relations,
            unreached,
            unheard,
        },
    );
    let contact = contact.filter(|contact| contact.person == viewer.id);
    let days = reported::days(&occurrences, relation.role, today);
    let shared = match given {
        Some(given) => {
            let around = app.store.people_around(&scope).await?;
            let occurrences = occurrences.into_iter().filter(|one| one.start.date() >= today).collect();
            Some(shared::of(
                given,
                today,
                shared::Sources { occurrences, record: &record, enrolment: &enrolment, around },
            ))
        }
        None => None,
    };
    Ok(Some(Participant {
        id: person.id,
        role: relation.role,
        unreached,
        phone: if scope.sees(Part::Reach) || unheard.is_some() { person.phone } else { String::new() },
        needs,
        calls: calls(record.calls.clone(), today),
        thanks: thanks(record.thanks.clone(), viewer.id, today),
        contact: contact.is_some(),
        stand_in: contact.is_some_and(|contact| contact.stand_in),
        answer: next.as_ref().and_then(|next| record.answer(next.id)).cloned(),
        phase: enrolment
            .as_ref()
            .filter(|enrolment| enrolment.goes_on(today))
            .and_then(|enrolment| enrolment.phases.iter().find(|phase| phase.contains(today)))
            .map(|phase| phase.name.clone()),
        ramp: enrolment.as_ref().and_then(|enrolment| enrolment.ramp.clone()),
        cohort: enrolment
            .as_ref()
            .filter(|enrolment| enrolment.lasts_until(today))
            .and_then(|enrolment| enrolment.cohort),
        programme: enrolment.map(|enrolment| enrolment.name),
        next,
        days,
        check_ins: reported::check_ins(&record, today),
        ramp_changes: reported::ramp_changes(&record, &scope, today),
        shared,
        wishes: wishes(record.wishes),
        feedback: feedback(record.feedback, viewer.id, today),
        agreements: record.agreements.into_iter().filter(|one| one.person == viewer.id).collect(),
        asks: record.asks.into_iter().filter(|ask| ask.person == viewer.id).collect(),
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

/// The next days of the ambassadors' network.
async fn network_days(app: &App, viewer: &Person) -> Result<Vec<NetworkDayCard>, StoreError> {
    let from = app.today().and_time(NaiveTime::MIN);
    let days = app.store.network_days(viewer.organisation, from).await?;
    let card = |day: NetworkDay| NetworkDayCard {
        id: day.id,
        starts: day.starts,
        title: day.title,
        place: day.place,
    };
    Ok(days.into_iter().map(card).collect())
}

/// Those that wait, and those of the last two weeks.
fn calls(all: Vec<Call>, today: NaiveDate) -> Vec<Call> {
    let since = today.checked_sub_days(Days::new(14)).unwrap_or(today);
    all.into_iter().filter(|call| call.waits() || call.at.date_naive() >= since).collect()
}

/// What waits for the viewer, and what they were told in the last month, the latest day first.
fn feedback(all: Vec<Feedback>, viewer: PersonId, today: NaiveDate) -> Vec<Feedback> {
    let since = today.checked_sub_days(Days::new(30)).unwrap_or(today);
    let shown = |one: &Feedback| one.to == viewer && (one.waits() || one.day >= since);
    let mut shown: Vec<_> = all.into_iter().filter(shown).collect();
    shown.sort_by_key(|one| std::cmp::Reverse((one.day, one.occurrence)));
    shown
}

/// What the viewer was thanked for in the last month, latest first.
fn thanks(all: Vec<Thanks>, viewer: PersonId, today: NaiveDate) -> Vec<Thanks> {
    let since = today.checked_sub_days(Days::new(30)).unwrap_or(today);
    let mine = |thanks: &Thanks| thanks.to == viewer && thanks.at.date_naive() >= since;
    all.into_iter().rev().filter(mine).collect()
}

/// The participant's «min kontakt just nu», by the stand-ins of their programme, whether or not the viewer may know
/// which programme it is: that somebody stands in is something they must know about themselves.
async fn contact(
    app: &App,
    person: &Person,
    relations: &[Relation],
) -> Result<Option<CurrentContact>, StoreError> {
    let today = app.today();
    let Some(own) = viewer::own_scope(app, person) else { return Ok(None) };
    let enrolment = snapshot::current(app.store.enrolments(&own).await?, today);
    let stand_ins = enrolment.map(|enrolment| enrolment.stand_ins).unwrap_or_default();
    Ok(current_contact(relations, &stand_ins, today))
}

/// How many wishes that nobody waits for any longer the page tells, the latest ones.
const ANSWERED_WISHES: usize = 5;

/// Those that wait for an answer, oldest first, then the last ones that were answered.
fn wishes(all: Vec<Wish>) -> Vec<Wish> {
    let (mut waiting, mut answered): (Vec<_>, Vec<_>) =
        all.into_iter().filter(|wish| !wish.withdrawn).partition(Wish::waits);
    let older = answered.len().saturating_sub(ANSWERED_WISHES);
    waiting.extend(answered.drain(older..));
    waiting
}
