//! Puts together a participant's snapshot: all that their phone needs for weeks without a network.
use crate::{schedule, state::App};
use chrono::{Days, NaiveDate, SubsecRound as _};
use folje_api::v1::snapshot::{DAYS_AHEAD, DAYS_BACK, Me, PersonCard, Programme, Snapshot};
use folje_domain::{
    people::{Relation, current_contact},
    programme::{Ending, Enrolment},
    record::Scale,
    schedule::Zone as _,
    visibility::Scope,
};
use folje_store::{Person, StoreError};

/// The snapshot of the participant `me`, whose own `scope` it is.
///
/// # Errors
/// Where the store cannot be read.
pub async fn of(app: &App, me: &Person, scope: &Scope) -> Result<Snapshot, StoreError> {
    let now = app.now().trunc_subsecs(0);
    let wall = app.zone.wall(now);
    let today = wall.date();
    let organisation = app.store.organisation(me.organisation).await?;
    let record = app.store.record(scope).await?;
    let enrolment = current(app.store.enrolments(scope).await?, today);
    let series = app.store.series(scope).await?;
    let around = app.store.people_around(scope).await?;
    let counted_as = app.store.gender(me.id).await?;

    let first = today.checked_sub_days(Days::new(DAYS_BACK)).unwrap_or(today);
    let last = today.checked_add_days(Days::new(DAYS_AHEAD)).unwrap_or(today);
    let after = last.checked_add_days(Days::new(1)).unwrap_or(last);
    let stand_ins = enrolment.as_ref().map_or(&[][..], |enrolment| &enrolment.stand_ins);
    let relations: Vec<_> = around.iter().map(|(relation, _)| relation.clone()).collect();
    Ok(Snapshot {
        made: now,
        wall,
        contact: current_contact(&relations, stand_ins, today),
        me: Me {
            id: me.id,
            name: me.name.clone(),
            language: me.language,
            demo: organisation.as_ref().is_some_and(|organisation| organisation.demo),
            organisation: organisation.map(|organisation| organisation.name).unwrap_or_default(),
        },
        scales: scales(app, enrolment.as_ref()),
        programme: enrolment.map(programme),
        occurrences: schedule::occurrences(&series, first, after),
        openings: app.store.openings(scope, today).await?,
        window: (first, last),
        counted_as,
        record,
        people: around.into_iter().map(|(relation, person)| card(relation, person)).collect(),
    })
}

/// The questions for self-rating.
fn scales(app: &App, enrolment: Option<&Enrolment>) -> Vec<Scale> {
    let key = enrolment.map(|enrolment| enrolment.template.as_str()).unwrap_or_default();
    app.settings.programmes.scales(key).to_vec()
}

/// The enrolment to show: the one that goes on, else the next to begin, else the last one that was.
pub(crate) fn current(enrolments: Vec<Enrolment>, today: NaiveDate) -> Option<Enrolment> {
    enrolments.into_iter().max_by_key(|enrolment| {
        let begins = enrolment.first_day().unwrap_or(today);
        let distance = (begins - today).num_days().abs();
        (enrolment.goes_on(today), begins > today, -distance, enrolment.id)
    })
}

pub(crate) fn programme(enrolment: Enrolment) -> Programme {
    Programme {
        name: enrolment.name,
        phases: enrolment.phases,
        ramp: enrolment.ramp,
        handover_opens: enrolment.handover_opens,
        // Who goes on in another form has not finished anything.
        finished: enrolment
            .finished
            .filter(|finished| finished.ending != Ending::Moved)
            .map(|finished| (finished.on, finished.ending)),
    }
}

pub(crate) fn card(relation: Relation, person: Person) -> PersonCard {
    PersonCard {
        id: person.id,
        name: person.name,
        role: relation.role,
        organisation: person.works_at,
        phone: person.phone,
        email: person.email,
        since: relation.since,
        until: relation.until,
    }
}
