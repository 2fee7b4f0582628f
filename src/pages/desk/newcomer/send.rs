//! Sending it: the person, then where they begin or when they are at work. Each step may be sent again.
use super::{
    Added,
    written::{ALONE, Written},
};
use crate::{
    pages::desk::programme::offered,
    platform::net::Request,
    state::{
        App, Draft,
        desk::{Deed, made_once},
    },
};
use chrono::NaiveDate;
use folje_api::v1::{
    desk::{Begins, CompanionHours, Desk, NewEnrolment, NewPerson, WantedDates},
    paths,
};
use folje_domain::{
    entry::{self, PhoneError},
    ids::{CohortId, EnrolmentId, PersonId},
};
use leptos::prelude::*;

/// What is missing or wrong before it can be sent.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Wrong {
    /// The name.
    Name,
    /// A personal identity number stands in the name.
    IdentityInName,
    /// The phone number is none.
    Phone,
    /// A personal identity number stands for the phone number.
    IdentityAsPhone,
    /// The mail address is none.
    Email,
    /// The first day.
    Day,
}

/// Sends all of it; nobody where it went wrong on the way, which `deed` tells.
pub(super) async fn all(
    app: App,
    desk: &Desk,
    draft: Draft<Written>,
    deed: Deed,
) -> Result<Option<Added>, Wrong> {
    draft.update(|written| {
        made_once(&mut written.person);
        made_once(&mut written.enrolment);
    });
    let written = draft.value.get_untracked();
    let name = written.name.trim().to_owned();
    if name.is_empty() {
        return Err(Wrong::Name);
    }
    if entry::contains_identity_number(&name) {
        return Err(Wrong::IdentityInName);
    }
    entry::phone(&written.phone).map_err(|error| match error {
        PhoneError::IdentityNumber => Wrong::IdentityAsPhone,
        PhoneError::NotDigits | PhoneError::NoPrefix | PhoneError::Length => Wrong::Phone,
    })?;
    entry::email(&written.email).map_err(|_| Wrong::Email)?;
    let id = PersonId(written.person.unwrap_or_default());
    let participant = !written.beside;
    let begins = if participant { begins(desk, &written, app.wall.get_untracked().date())? } else { None };
    let person = NewPerson {
        id,
        name: name.clone(),
        participant,
        language: written.language(),
        works_at: if participant { String::new() } else { written.works_at.trim().to_owned() },
        phone: written.phone.trim().to_owned(),
        email: written.email.trim().to_owned(),
    };
    // A programme that refuses what was chosen is asked before anybody is made: all of it arrives, or nothing.
    if let Some((starts, Begins::Alone { template, choices })) = &begins {
        let wanted = WantedDates { template: template.clone(), starts: *starts, choices: choices.clone() };
        if deed.send(Request::post(paths::DESK_DATES, &wanted)).await.is_none() {
            return Ok(None);
        }
    }
    if deed.send(Request::post(paths::DESK_PEOPLE, &person)).await.is_none() {
        return Ok(None);
    }
    if let Some((from, into)) = begins {
        let enrolment = EnrolmentId(written.enrolment.unwrap_or_default());
        let body = NewEnrolment { id: enrolment, participant: id, from, into };
        if deed.send(Request::post(paths::DESK_ENROLMENTS, &body)).await.is_none() {
            return Ok(None);
        }
    }
    if let Some(there) = written.hours().filter(|_| !participant) {
        let body = CompanionHours { person: id, there: Some(there) };
        if deed.send(Request::post(paths::DESK_COMPANIONS, &body)).await.is_none() {
            return Ok(None);
        }
    }
    draft.value.set(Written::default());
    draft.done();
    Ok(Some(Added { id, name, participant }))
}

/// What they begin, and from when: a group from where the group is.
fn begins(desk: &Desk, written: &Written, today: NaiveDate) -> Result<Option<(NaiveDate, Begins)>, Wrong> {
    if written.into == ALONE {
        let from = written.first_day(today).ok_or(Wrong::Day)?;
        let begins = written.programme.of(&offered(desk, false)).map(|template| Begins::Alone {
            template: template.key.clone(),
            choices: written.programme.choices(template),
        });
        return Ok(begins.map(|begins| (from, begins)));
    }
    let group = desk.cohorts.iter().find(|cohort| cohort.id.to_string() == written.into);
    Ok(group.map(|cohort| (cohort.starts.max(today), Begins::Cohort(CohortId(cohort.id.0)))))
}
