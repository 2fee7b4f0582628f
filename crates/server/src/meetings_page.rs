//! Puts together what somebody beside a participant reads of their meetings: those who convene all of it, who attends
//! what they attend.
use crate::{
    auth::viewer::{self, Viewer},
    schedule, snapshot,
    state::App,
};
use chrono::Days;
use folje_api::v1::{
    meetings::{Checklist, Handing, MeetingCard, MeetingDesk, Meetings, MeetingsWith, UndeliveredMail},
    snapshot::DAYS_AHEAD,
};
use folje_domain::{
    ids::PersonId,
    people::Role,
    programme::{Ending, Enrolment},
    record::{Kind, Meeting, Record},
    schedule::ActivityKind,
    visibility::{Part, Scope},
};
use folje_store::{Person, StoreError};
use std::collections::BTreeSet;

/// What of a participant somebody reads at meetings.
pub(crate) struct Seen {
    /// The participant.
    pub(crate) person: Person,
    /// With which scope.
    pub(crate) scope: Scope,
    /// Whether they convene.
    pub(crate) convenes: bool,
}

/// What `viewer` reads of a participant's meetings; None where that is nothing.
///
/// # Errors
/// Where the store cannot be read.
pub(crate) async fn seen(app: &App, viewer: &Viewer, id: PersonId) -> Result<Option<Seen>, StoreError> {
    let Some(person) = app.store.person(viewer.person.organisation, id).await? else { return Ok(None) };
    let relations = app.store.relations_to(id).await?;
    let today = app.today();
    let convenes = relations
        .iter()
        .any(|relation| viewer.is(relation.person) && relation.holds_on(today) && relation.role.convenes());
    let scope = viewer.meeting_scope(app, &person, &relations).await?;
    Ok(scope.map(|scope| Seen { person, scope, convenes }))
}

/// The page about one participant; None for whoever is asked to nothing of theirs.
///
/// # Errors
/// Where the store cannot be read.
pub(crate) async fn with(app: &App, seen: &Seen) -> Result<Option<MeetingsWith>, StoreError> {
    let Seen { person, scope, convenes } = seen;
    let record = app.store.record(scope).await?;
    let shown = record.about_me.as_ref().filter(|about_me| about_me.shows(scope.viewer()));
    let about_me = shown.map(|about_me| about_me.words.text.clone());
    let nothing = record.meetings.is_empty() && record.recommendations.is_empty() && about_me.is_none();
    if nothing && !convenes {
        return Ok(None);
    }
    let of_meetings = |meeting| record.meetings.iter().any(|one| Some(one.id) == meeting);
    let tasks = record.tasks.iter().filter(|task| of_meetings(task.meeting)).cloned().collect();
    let desk = if *convenes { Some(desk(app, scope, &record).await?) } else { None };
    let name = match record.profile.preferred_name.as_str() {
        "" => person.name.clone(),
        preferred => preferred.to_owned(),
    };
    Ok(Some(MeetingsWith {
        made: app.now(),
        id: person.id,
        convenes: *convenes,
        names: names(app, &record, person, &name).await?,
        name,
        tasks,
        about_me,
        desk,
        meetings: record.meetings,
        recommendations: record.recommendations,
    }))
}

async fn desk(app: &App, scope: &Scope, record: &Record) -> Result<MeetingDesk, StoreError> {
    let today = app.today();
    let until = today.checked_add_days(Days::new(DAYS_AHEAD)).unwrap_or(today);
    let enrolment = snapshot::current(app.store.enrolments(scope).await?, today);
    let all = schedule::occurrences(&app.store.series(scope).await?, today, until);
    let planned = |id: folje_domain::ids::SeriesId| record.meetings.iter().any(|one| one.id.0 == id.0);
    let around = app.store.people_around(scope).await?;
    let here = around
        .into_iter()
        .filter(|(relation, _)| relation.holds_on(today) && relation.role != Role::ProjectCoordinator);
    Ok(MeetingDesk {
        plan_lines: record.plan_lines.clone(),
        touch: record.afterwards.unwrap_or_default().touch,
        people: here.map(|(relation, person)| snapshot::card(relation, person)).collect(),
        checklists: checklists(app, enrolment.as_ref()),
        scheduled: all
            .into_iter()
            .filter(|one| one.kind == ActivityKind::Meeting && one.takes_place() && !planned(one.id.series))
            .collect(),
        mail: app.settings.channels.has_mail(),
        undelivered: undelivered(app, scope, &record.meetings).await?,
        programme: enrolment
            .filter(|one| one.finished.is_none())
            .map(|one| handing(app, one, &record.meetings)),
    })
}

/// Whom no mail reached, by name.
async fn undelivered(
    app: &App,
    scope: &Scope,
    meetings: &[Meeting],
) -> Result<Vec<UndeliveredMail>, StoreError> {
    let mails = app.store.undelivered_mails(scope).await?;
    let named = mails.into_iter().map(|mail| {
        let meeting = meetings.iter().find(|meeting| meeting.id == mail.meeting);
        let attendee = meeting
            .and_then(|meeting| meeting.attendees.iter().find(|attendee| attendee.email == mail.address));
        UndeliveredMail {
            meeting: mail.meeting,
            name: attendee.map(|attendee| attendee.name.clone()).unwrap_or_default(),
            address: mail.address,
            cancels: mail.cancels,
        }
    });
    Ok(named.collect())
}

fn checklists(app: &App, enrolment: Option<&Enrolment>) -> Vec<Checklist> {
    let template = enrolment.and_then(|enrolment| app.settings.programmes.template(&enrolment.template));
    let meetings = template.map_or(&[][..], |template| &template.meetings);
    meetings.iter().map(|one| Checklist { about: one.kind, lines: one.checklist.clone() }).collect()
}

fn handing(app: &App, enrolment: Enrolment, meetings: &[Meeting]) -> Handing {
    let may_end = may_end(app, &enrolment, Ending::Completed, meetings);
    Handing {
        enrolment: enrolment.id,
        opens: enrolment.handover_opens,
        last_day: enrolment.last_day(),
        name: enrolment.name,
        may_end,
    }
}

/// Whether an enrolment may end so, by its template.
pub(crate) fn may_end(app: &App, enrolment: &Enrolment, ending: Ending, meetings: &[Meeting]) -> bool {
    let template = app.settings.programmes.template(&enrolment.template);
    enrolment.may_end(template.and_then(|template| template.closing.as_ref()), ending, meetings)
}

/// Those who wrote or promised something that is shown.
async fn names(
    app: &App,
    record: &Record,
    participant: &Person,
    name: &str,
) -> Result<Vec<(PersonId, String)>, StoreError> {
    let mut whose: BTreeSet<PersonId> = record.tasks.iter().map(|task| task.owner).collect();
    for meeting in &record.meetings {
        whose.insert(meeting.by);
        whose.extend(meeting.points.iter().map(|point| point.words.by));
    }
    for line in &record.plan_lines {
        whose.insert(line.words.by);
        whose.extend(line.words.beside.iter().map(|one| one.by));
    }
    whose.remove(&participant.id);
    let mut names = vec![(participant.id, name.to_owned())];
    for id in whose {
        let person = app.store.person(participant.organisation, id).await?;
        names.extend(person.map(|person| (id, person.name)));
    }
    Ok(names)
}

/// The meetings to come of all those beside whom `viewer` stands: those that they attend or convene.
///
/// # Errors
/// Where the store cannot be read.
pub(crate) async fn coming(app: &App, viewer: &Viewer) -> Result<Meetings, StoreError> {
    let today = app.today();
    let relations = app.store.relations_of(viewer.person.id).await?;
    let whose: BTreeSet<_> = relations
        .iter()
        .filter(|relation| relation.holds_on(today))
        .map(|relation| relation.participant)
        .collect();
    // Meetings need no consent, so that one question is enough for everybody.
    let scopes: Vec<_> = whose
        .into_iter()
        .filter_map(|participant| viewer::at_meetings(app, &viewer.person, participant, &relations))
        .collect();
    let mut records = app.store.parts_of_records(&scopes, &[Kind::Meeting, Kind::Profile]).await?.records;
    let mut coming = Vec::new();
    for scope in &scopes {
        let Some(record) = records.remove(&scope.subject()) else { continue };
        let soon = |meeting: &Meeting| meeting.stands() && meeting.start.date() >= today;
        let meetings: Vec<_> = record.meetings.into_iter().filter(soon).collect();
        if meetings.is_empty() {
            continue;
        }
        let Some(person) = app.store.person(scope.organisation(), scope.subject()).await? else { continue };
        let preferred = record.profile.preferred_name;
        let name = if preferred.is_empty() || !scope.sees(Part::Name) { person.name } else { preferred };
        coming.extend(meetings.into_iter().map(|meeting| MeetingCard {
            id: meeting.id,
            participant: person.id,
            name: name.clone(),
            about: meeting.about,
            start: meeting.start,
            place: meeting.place,
        }));
    }
    coming.sort_by_key(|card| (card.start, card.id));
    Ok(Meetings { made: app.now(), coming })
}
