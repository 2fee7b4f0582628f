//! Lays a participant's rings out: what the rules plan for yesterday, today and two days ahead becomes rows, in words.
//!
//! Yesterday is laid out too, so that what rang late in the evening still has its plan after midnight.
use super::{
    circle::{is_near, name, own_scope, reachable},
    message::{About, Message, topic},
    news,
    rows::{Planned, changes},
    ways::ways,
    words,
};
use crate::{schedule, state::App, texts, timetable};
use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use folje_domain::{
    ids::{OrganisationId, PersonId},
    record::Record,
    reminder::{
        AgreementState, Argument, AskState, FavourKind, Input, Leg, Ring, RingKey, RingKind, chain::Progress,
        plan, rings_at,
    },
    schedule::{Occurrence, holidays},
};
use folje_store::{NewOutgoing, NewRing, Person, Replan, StoreError};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    ops::Range,
};

/// Days that are laid out, from yesterday on.
const DAYS: u64 = 4;

/// For how long a question to somebody is of use.
const QUESTION_USEFUL: TimeDelta = TimeDelta::hours(24);

/// Lays the rings of `participant` out as they are at `now`; nothing for whoever is no participant.
pub(super) async fn replan(app: &App, participant: PersonId, now: DateTime<Utc>) -> Result<(), StoreError> {
    // Read before anything else: whatever changes meanwhile shows as a difference later.
    let standing = app.store.standing(participant).await?;
    let changed = app.store.last_change(participant).await?;
    let Some(person) = app.store.subject_of_plan(participant).await? else { return Ok(()) };
    let Some(scope) = own_scope(app, &person) else { return Ok(()) };
    let record = app.store.record(&scope).await?;
    let series = app.store.series(&scope).await?;
    let today = app.today();
    let first = today.checked_sub_days(Days::new(1)).unwrap_or(today);
    let end = first.checked_add_days(Days::new(DAYS)).unwrap_or(today);
    let margin = Days::new(plan::MARGIN);
    let from = first.checked_sub_days(margin).unwrap_or(first);
    let until = end.checked_add_days(margin).unwrap_or(end);
    let occurrences = schedule::occurrences(&series, from, until);
    let known = timetable::of(app, &record.trips).await?;
    let mut rings = laid_out(&record, &occurrences, &known, first..end);
    let relations = app.store.relations_to(participant).await?;
    rings.extend(plan::how_it_went(&record, &occurrences, &relations, &(first..end)));
    let people = people(app, person.organisation, &rings).await?;
    let planned = planned(app, &person, &record, &rings, &people);
    let at_midnight = |day: NaiveDate| rings_at(&*app.zone, day.and_hms_opt(0, 0, 0).unwrap_or_default());
    let window = at_midnight(first)..at_midnight(end);
    let mut messages = questions(app, &person, &record, now).await?;
    messages.extend(news::of_schedule(app, &person, &record, now).await?);
    let replan = Replan {
        organisation: person.organisation,
        participant,
        counter: standing.counter,
        day: today,
        messages,
    };
    let decide = move |there: &[folje_store::Ring]| changes(there, &planned, &window, changed, now);
    let unreadable = app.store.replan(replan, decide).await?;
    if unreadable > 0 {
        tracing::error!(unreadable, "reminders that could not be read were laid out anew");
    }
    Ok(())
}

fn laid_out(
    record: &Record,
    occurrences: &[Occurrence],
    known: &timetable::Known,
    days: Range<NaiveDate>,
) -> Vec<Ring> {
    let day_off = |day| holidays::on(day).is_some();
    let timetable = |leg: &Leg, day| known.on(leg, day);
    let input = Input { record, occurrences, day_off: &day_off, timetable: &timetable };
    plan(&input, days.start, days.end)
}

/// Everybody whom the rings speak of or go to.
async fn people(
    app: &App,
    organisation: OrganisationId,
    rings: &[Ring],
) -> Result<HashMap<PersonId, Person>, StoreError> {
    let named = rings.iter().flat_map(|ring| {
        let spoken_of = ring.detailed.arguments.iter().filter_map(|(_, argument)| match argument {
            Argument::Person(person) => Some(*person),
            _ => None,
        });
        spoken_of.chain(ring.helper)
    });
    let named: BTreeSet<_> = named.collect();
    let mut people = HashMap::new();
    for id in named {
        people.extend(app.store.person(organisation, id).await?.map(|person| (id, person)));
    }
    Ok(people)
}

fn planned(
    app: &App,
    participant: &Person,
    record: &Record,
    rings: &[Ring],
    people: &HashMap<PersonId, Person>,
) -> BTreeMap<RingKey, Planned> {
    let names: HashMap<_, _> = people.iter().map(|(id, person)| (*id, person.name.clone())).collect();
    let called = name(participant, record);
    let planned = |ring: &Ring| {
        let listener = match ring.helper {
            Some(helper) => people.get(&helper)?,
            None => participant,
        };
        let message = message(participant, listener, record, ring, &names, &called);
        let due = rings_at(&*app.zone, ring.due);
        let snoozed = record.heard(ring.key).filter(|_| ring.helper.is_none()).and_then(|heard| heard.until);
        let row = NewRing {
            listener: listener.id,
            key: ring.key,
            body: message.json().ok()?,
            progress: Progress::new(due, TimeDelta::minutes(ring.useful.into())),
            next_at: due,
            forget_at: due + super::message::ANSWERED_WITHIN,
        };
        Some((ring.key, Planned { ring: row, snoozed: snoozed.map(|until| rings_at(&*app.zone, until)) }))
    };
    rings.iter().filter_map(planned).collect()
}

/// The longest that a text may be to stand in the title, where a lock screen shows all of it.
const TITLE: usize = 80;

fn message(
    participant: &Person,
    listener: &Person,
    record: &Record,
    ring: &Ring,
    names: &HashMap<PersonId, String>,
    called: &str,
) -> Message {
    let say = |words| words::ring(listener.language, words, names, called);
    let neutral = say(&ring.neutral);
    // What others promised is theirs to read; their lock screen says no more than the participant's would.
    let (title, text) = if record.reminders.details && ring.helper.is_none() {
        let detailed = say(&ring.detailed);
        if detailed.chars().count() <= TITLE { (detailed, String::new()) } else { (neutral, detailed) }
    } else {
        (neutral, String::new())
    };
    let about = if ring.kind == RingKind::WakeUp { About::WakeUp } else { About::Ring };
    let urgent = !matches!(
        ring.kind,
        RingKind::Tomorrow
            | RingKind::FollowUp
            | RingKind::Packing
            | RingKind::Step
            | RingKind::Book
            | RingKind::Favour
            | RingKind::HowItWent
    );
    let topic = topic(participant.id, &ring.key.to_string());
    Message { about, language: listener.language, title, text, topic, urgent }
}

/// Messages to those who are asked something: to be told about a wake-up plan (a test that they acknowledge), or for a
/// favour. Each goes out once, to whoever is still something to the participant, as soon as there is a way to them: a
/// test waits for somebody's first phone for as long as the agreement does.
async fn questions(
    app: &App,
    participant: &Person,
    record: &Record,
    now: DateTime<Utc>,
) -> Result<Vec<NewOutgoing>, StoreError> {
    let wall = app.wall();
    let tests = record.agreements.iter().filter(|agreement| agreement.state == AgreementState::Asked);
    let tests = tests.map(|agreement| {
        let about = About::Agreement { participant: participant.id, wake: agreement.wake };
        let name = format!("agreement {} {}", agreement.wake, agreement.asked.timestamp_micros());
        (agreement.person, about, name, "test_agreement", Vec::new())
    });
    let asks = record
        .asks
        .iter()
        .filter(|ask| ask.state == AskState::Waiting && ask.by > wall)
        .filter(|ask| record.request(ask.request).is_some_and(|request| !request.withdrawn));
    let asks = asks.map(|ask| {
        let key = match ask.favour.kind {
            FavourKind::Wake => "ask_wake",
            FavourKind::Bus => "ask_bus",
        };
        (ask.person, About::Ask, format!("ask {}", ask.request), key, vec![ask.favour.at])
    });
    let questions: Vec<_> = tests.chain(asks).collect();
    if questions.is_empty() {
        return Ok(Vec::new());
    }
    let relations = app.store.relations_to(participant.id).await?;
    let called = name(participant, record);
    let mut messages = Vec::new();
    for (person, about, name, key, at) in questions {
        if !is_near(app, participant, &relations, person) {
            continue;
        }
        let Some(to) = reachable(app, participant.organisation, person, now).await? else { continue };
        let language = to.person.language;
        let mut arguments = vec![("name", called.clone())];
        for at in at {
            arguments.extend([("day", at.date().to_string()), ("time", words::clock(language, at.time()))]);
        }
        let say = |key| texts::filled(language, key, &arguments);
        let title = match about {
            About::Ask => "ask_title",
            _ => "test_agreement_title",
        };
        let name = format!("{name} {person}");
        let message = Message {
            about,
            language,
            title: say(title),
            text: say(key),
            topic: topic(participant.id, &name),
            urgent: true,
        };
        messages.extend(ways(&to, None, &name, &message, now + QUESTION_USEFUL, now));
    }
    Ok(messages)
}
