//! Talks: what is free with somebody, what was booked, and the figures.
use crate::{auth::viewer, state::App, texts};
use chrono::Days;
use folje_api::v1::talks::{DAYS_TO_BOOK, TalkCard, TalksWith};
use folje_domain::{
    ids::{OrganisationId, PersonId, SeriesId},
    language::{Language, Text},
    people::Relation,
    record::{Record, WishKind},
    schedule::{ActivityKind, OnHoliday, Series},
    talk::{Fact, Form, FreeTime, Slot, Span, slots},
};
use folje_store::{Person, StoreError, Talk};

/// What can be booked now, of what somebody keeps free, less what is taken.
pub fn open(app: &App, free: &[FreeTime], taken: &[Span]) -> Vec<Slot> {
    let (wall, today) = (app.wall(), app.today());
    let until = today.checked_add_days(Days::new(DAYS_TO_BOOK)).unwrap_or(today);
    slots(free, taken, wall, until, &*app.zone)
}

/// With whom a participant of the organisation can book: those who plan with them.
///
/// # Errors
/// Where the store cannot be read.
pub async fn with(
    app: &App,
    organisation: OrganisationId,
    relations: &[Relation],
) -> Result<Vec<TalksWith>, StoreError> {
    let today = app.today();
    let mut with: Vec<TalksWith> = Vec::new();
    for relation in relations.iter().filter(|one| one.holds_on(today) && one.role.plans()) {
        if with.iter().any(|one| one.id == relation.person) {
            continue;
        }
        let Some(person) = app.store.person(organisation, relation.person).await? else { continue };
        let free = app.store.free_times(person.id).await?;
        let taken: Vec<_> = app.store.talks_with(person.id).await?.iter().filter_map(stands).collect();
        with.push(TalksWith { id: person.id, name: person.name, slots: open(app, &free, &taken) });
    }
    Ok(with)
}

/// When a talk is, unless it was cancelled.
#[must_use]
pub fn stands(talk: &Talk) -> Option<Span> {
    (!talk.cancelled).then_some(talk.span)
}

/// A talk as one of the two reads it: `person` is the other.
#[must_use]
pub fn card(talk: Talk, person: PersonId, name: String) -> TalkCard {
    let Talk { series: id, span, form, place, cancelled, .. } = talk;
    TalkCard { id, person, name, start: span.start, end: span.end, form, place, cancelled }
}

/// What a booked talk is in the participant's schedule.
#[must_use]
pub fn series(id: SeriesId, with: PersonId, slot: &Slot, form: Form) -> Series {
    let key = match form {
        Form::Talk => "talk_title",
        Form::Walk => "walk_title",
    };
    let title = |language| texts::plain(language, key).to_owned();
    Series {
        id,
        title: Text { sv: title(Language::Sv), en: Some(title(Language::En)) },
        kind: ActivityKind::Talk,
        start: slot.start,
        minutes: slot.minutes,
        recurrence: None,
        extra: Vec::new(),
        except: Vec::new(),
        on_holiday: OnHoliday::Keep,
        overrides: Vec::new(),
        place: (!slot.place.is_empty()).then(|| Text::plain(slot.place.clone())),
        with: vec![with],
        bring: Vec::new(),
        about: None,
        instead: None,
        say: None,
        last_day: None,
    }
}

/// A participant as `viewer` sees them, with their record; None where that is nothing.
///
/// # Errors
/// Where the store cannot be read.
pub async fn seen_record(
    app: &App,
    viewer: &Person,
    participant: PersonId,
) -> Result<Option<(String, Record)>, StoreError> {
    let Some(person) = app.store.person(viewer.organisation, participant).await? else { return Ok(None) };
    let relations = app.store.relations_to(participant).await?;
    let Some(scope) = viewer::scope_of(app, viewer, &person, &relations).await? else { return Ok(None) };
    let record = app.store.record(&scope).await?;
    let preferred = record.profile.preferred_name.clone();
    Ok(Some((if preferred.is_empty() { person.name } else { preferred }, record)))
}

/// How often a talk was wished for and not taken back.
#[must_use]
pub fn wished(record: &Record) -> usize {
    record.wishes.iter().filter(|wish| wish.about == WishKind::Talk && !wish.withdrawn).count()
}

/// What is known about a booked talk, by what was reported in the participant's record.
#[must_use]
pub fn fact(talk: &Talk, record: &Record) -> Fact {
    let reports = record.check_ins.iter().filter(|one| one.occurrence.series == talk.series);
    let last = reports.filter(|one| one.report.attendance.is_some()).max_by_key(|one| one.report.arrived);
    Fact { span: talk.span, cancelled: talk.cancelled, reported: last.and_then(|one| one.report.attendance) }
}
