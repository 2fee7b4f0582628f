//! Puts together the page of one participant for somebody around them: of each thing what their scope lets through. The
//! participant reads the same page («Så här ser … dig»), made by the same code.
use crate::{people_page, reminders, schedule, snapshot, state::App};
use chrono::Days;
use folje_api::v1::{
    desk_person::{DAYS_ON_PAGE, Details, EnrolmentCard, PersonPage},
    people::Participant,
};
use folje_domain::{
    people::{Relation, current_contact},
    programme::Enrolment,
    record::ramp_as_agreed,
    visibility::{Part, Scope},
};
use folje_store::{Cohort, Person, StoreError};

/// The page about `person`, as `viewer` gets it; None where they are nothing to each other today, or nothing but what
/// the list of people tells may be seen.
///
/// # Errors
/// Where the store cannot be read.
pub async fn of(app: &App, viewer: &Person, person: Person) -> Result<Option<PersonPage>, StoreError> {
    let Some((participant, scope)) = people_page::seen(app, viewer, person.clone()).await? else {
        return Ok(None);
    };
    // An ambassador has all that there is for them on their list.
    if !scope.sees(Part::Programme) {
        return Ok(None);
    }
    page(app, participant, &scope, person).await.map(Some)
}

async fn page(
    app: &App,
    participant: Participant,
    scope: &Scope,
    person: Person,
) -> Result<PersonPage, StoreError> {
    let today = app.today();
    let until = today.checked_add_days(Days::new(DAYS_ON_PAGE)).unwrap_or(today);
    let record = app.store.record(scope).await?;
    let enrolments = app.store.enrolments(scope).await?;
    let cohorts = app.store.cohorts(scope.organisation()).await?;
    let around = app.store.people_around(scope).await?;
    let relations: Vec<Relation> = around.iter().map(|(relation, _)| relation.clone()).collect();
    let now = snapshot::current(enrolments.clone(), today).map(|mut enrolment| {
        if let Some(ramp) = enrolment.ramp.as_mut() {
            *ramp = ramp_as_agreed(ramp, &record.ramp_changes);
        }
        enrolment
    });
    let stand_ins = now.as_ref().map(|enrolment| enrolment.stand_ins.clone()).unwrap_or_default();
    let occurrences = schedule::occurrences(&app.store.series(scope).await?, today, until);
    let answers = occurrences.iter().filter_map(|one| record.answer(one.id)).cloned().collect();
    let mut cards: Vec<_> = enrolments.iter().map(|enrolment| card(enrolment, &cohorts)).collect();
    cards.sort_by_key(|card| (std::cmp::Reverse(card.first_day), card.id));
    let counted_as = app.store.gender(person.id).await?;
    let text_trouble = reminders::text_trouble(app, &person).await?;
    Ok(PersonPage {
        details: participant.role.plans().then_some(Details {
            name: person.name,
            language: person.language,
            text_trouble,
            phone: person.phone,
            email: person.email,
            counted_as,
        }),
        participant,
        programme: now.map(snapshot::programme),
        enrolments: cards,
        answers,
        occurrences,
        contact: current_contact(&relations, &stand_ins, today).map(|contact| contact.person),
        people: around.into_iter().map(|(relation, person)| snapshot::card(relation, person)).collect(),
        tasks: record.tasks,
        reports: record.check_ins,
    })
}

fn card(enrolment: &Enrolment, cohorts: &[Cohort]) -> EnrolmentCard {
    let name = |id| cohorts.iter().find(|cohort| cohort.id == id).map(|cohort| cohort.name.clone());
    EnrolmentCard {
        id: enrolment.id,
        name: enrolment.name.clone(),
        cohort: enrolment.cohort,
        cohort_name: enrolment.cohort.and_then(name).unwrap_or_default(),
        first_day: enrolment.first_day(),
        last_day: enrolment.last_day(),
        ending: enrolment.finished.as_ref().map(|finished| finished.ending),
    }
}
