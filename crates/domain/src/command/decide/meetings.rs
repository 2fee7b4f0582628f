//! Meetings: planned by those who convene them, written in by everybody who is there.
use super::{Context, MOST, near};
use crate::{
    command::{Command, MeetingDeed, MeetingPlan, Refusal, text},
    ids::{MeetingId, PersonId, PointId},
    record::{Attendee, Check, Declined, Item, Meeting, Point, Record, Task, Words},
};
use chrono::NaiveDate;
use std::ops::RangeInclusive;

/// So many are asked to one meeting, at most.
const MOST_ATTENDEES: usize = 300;
/// So many points has an agenda, and lines a checklist, at most.
const MOST_POINTS: usize = 100;
/// How long a meeting takes: five minutes to a day.
const MINUTES: RangeInclusive<u32> = 5..=24 * 60;

/// Who does something about a meeting.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Who {
    Participant,
    Convener,
    Attendee,
}

pub(super) fn decide(
    record: &Record,
    id: MeetingId,
    deed: &MeetingDeed,
    command: &Command,
    context: &Context<'_>,
) -> Result<Vec<Item>, Refusal> {
    let found = record.meeting(id);
    let attends = found.is_some_and(|meeting| meeting.has(context.by));
    let who = match () {
        () if context.by == command.about => Who::Participant,
        () if context.convenes() => Who::Convener,
        () if attends && !context.relations.is_empty() => Who::Attendee,
        () => return Err(Refusal::NotAllowed),
    };
    let convener = || if who == Who::Convener { Ok(()) } else { Err(Refusal::NotAllowed) };
    if let MeetingDeed::Plan(plan) = deed {
        convener()?;
        return self::plan(record, id, plan, command, context);
    }
    let mut meeting = found.ok_or(Refusal::NoSuchMeeting)?.clone();
    let (by, at, today) = (context.by, command.at, context.today);
    match deed {
        MeetingDeed::Plan(_) => {}
        MeetingDeed::Move { start, minutes, place } => {
            convener()?;
            standing(&meeting)?;
            near(start.date(), today)?;
            let minutes = minutes_of(*minutes)?;
            let place = text::optional(place, text::SHORT_TEXT)?;
            if (meeting.start, meeting.minutes, &meeting.place) == (*start, minutes, &place) {
                return Ok(Vec::new());
            }
            meeting = Meeting { start: *start, minutes, place, sequence: meeting.sequence + 1, ..meeting };
        }
        MeetingDeed::InviteByMail => {
            convener()?;
            standing(&meeting)?;
            meeting.by_mail = true;
        }
        MeetingDeed::KeepAttendee(attendee) => {
            convener()?;
            standing(&meeting)?;
            keep_attendee(&mut meeting, attendee)?;
            return Ok(with_readers(record, meeting));
        }
        MeetingDeed::RemoveAttendee(attendee) => {
            convener()?;
            meeting.attendees.retain(|one| one.id != *attendee);
            return Ok(with_readers(record, meeting));
        }
        MeetingDeed::CallOff { line } => {
            convener()?;
            standing(&meeting)?;
            meeting.called_off = Some(text::required(line, text::SHORT_TEXT)?);
            meeting.sequence += 1;
        }
        MeetingDeed::Hold { on } => {
            convener()?;
            standing(&meeting)?;
            if near(*on, today)? > today {
                return Err(Refusal::NotYet);
            }
            meeting.held = Some(*on);
        }
        MeetingDeed::Decline { words } => {
            if who == Who::Attendee {
                return Err(Refusal::NotAllowed);
            }
            standing(&meeting)?;
            let words = text::optional(words, text::LONG_TEXT)?;
            meeting.declined = (!words.is_empty()).then_some(Declined { words, by, at });
        }
        MeetingDeed::KeepPoint { point, text, was } => {
            let text = text::required(text, text::LONG_TEXT)?;
            keep_point(&mut meeting, *point, &Words::new(text, by, at), was)?;
        }
        MeetingDeed::RemovePoint(point) => own_point(&mut meeting, *point, by)?.removed = true,
        MeetingDeed::Tick { line, done } => {
            convener()?;
            meeting.checklist.get_mut(*line).ok_or(Refusal::NoSuchEntry)?.done = *done;
        }
        MeetingDeed::Agree { .. } if who == Who::Attendee => return Err(Refusal::NotAllowed),
        MeetingDeed::Agree { owner, .. } if who == Who::Participant && *owner != by => {
            return Err(Refusal::NotAllowed);
        }
        MeetingDeed::Agree { .. } => {
            return agree(record, &meeting, deed, command.about, context).map(|task| vec![Item::Task(task)]);
        }
    }
    Ok(vec![Item::Meeting(Box::new(meeting))])
}

fn plan(
    record: &Record,
    id: MeetingId,
    plan: &MeetingPlan,
    command: &Command,
    context: &Context<'_>,
) -> Result<Vec<Item>, Refusal> {
    if record.meeting(id).is_some() {
        return Err(Refusal::IdTaken);
    }
    if record.meetings.len() >= MOST || plan.checklist.len() > MOST_POINTS {
        return Err(Refusal::TooMany);
    }
    near(plan.start.date(), context.today)?;
    let check = |line: &crate::language::Text| Check { text: line.clone(), done: false };
    let mut meeting = Meeting {
        id,
        about: plan.about,
        planned: plan.start,
        start: plan.start,
        minutes: minutes_of(plan.minutes)?,
        place: text::optional(&plan.place, text::SHORT_TEXT)?,
        instead_of: plan.instead_of,
        attendees: Vec::new(),
        points: Vec::new(),
        checklist: plan.checklist.iter().map(check).collect(),
        held: None,
        called_off: None,
        declined: None,
        by_mail: false,
        sequence: 0,
        by: context.by,
        made: command.at,
    };
    for attendee in &plan.attendees {
        keep_attendee(&mut meeting, attendee)?;
    }
    Ok(vec![Item::Meeting(Box::new(meeting))])
}

/// What was held or called off stays as it was.
const fn standing(meeting: &Meeting) -> Result<(), Refusal> {
    if meeting.stands() { Ok(()) } else { Err(Refusal::MeetingOver) }
}

fn minutes_of(minutes: u32) -> Result<u32, Refusal> {
    if MINUTES.contains(&minutes) { Ok(minutes) } else { Err(Refusal::OutOfRange) }
}

fn keep_attendee(meeting: &mut Meeting, attendee: &Attendee) -> Result<(), Refusal> {
    let kept = Attendee {
        id: attendee.id,
        person: attendee.person,
        name: text::name(&attendee.name)?,
        organisation: text::optional(&attendee.organisation, text::SHORT_TEXT)?,
        email: text::mail_address(&attendee.email)?,
    };
    // Nobody is asked twice, whatever two desks did at the same time.
    let same = |one: &Attendee| one.id == kept.id || (one.person.is_some() && one.person == kept.person);
    let full = meeting.attendees.len() >= MOST_ATTENDEES;
    let place = meeting.attendees.iter().position(same);
    match place.and_then(|place| meeting.attendees.get_mut(place)) {
        Some(place) => *place = Attendee { id: place.id, ..kept },
        None if full => return Err(Refusal::TooMany),
        None => meeting.attendees.push(kept),
    }
    Ok(())
}

/// The meeting, and what was agreed there, read by those who attend it now.
fn with_readers(record: &Record, meeting: Meeting) -> Vec<Item> {
    let agreed = record.tasks.iter().filter(|task| task.meeting == Some(meeting.id));
    let changed = agreed
        .map(|task| Task { readers: readers(&meeting, task.owner), ..task.clone() })
        .filter(|task| record.task(task.id) != Some(task));
    let tasks: Vec<_> = changed.map(Item::Task).collect();
    [Item::Meeting(Box::new(meeting))].into_iter().chain(tasks).collect()
}

fn readers(meeting: &Meeting, owner: PersonId) -> Vec<PersonId> {
    let mut readers = meeting.people();
    if !readers.contains(&owner) {
        readers.push(owner);
    }
    readers
}

fn keep_point(meeting: &mut Meeting, id: PointId, words: &Words, was: &str) -> Result<(), Refusal> {
    if meeting.points.iter().any(|point| point.id == id) {
        let point = own_point(meeting, id, words.by)?;
        point.words = point.words.rewritten(words.text.clone(), was, words.by, words.at);
        point.removed = false;
    } else if meeting.points.len() >= MOST_POINTS {
        return Err(Refusal::TooMany);
    } else {
        meeting.points.push(Point { id, words: words.clone(), removed: false });
    }
    Ok(())
}

fn own_point(meeting: &mut Meeting, id: PointId, by: PersonId) -> Result<&mut Point, Refusal> {
    let point = meeting.points.iter_mut().find(|point| point.id == id).ok_or(Refusal::NoSuchEntry)?;
    if point.words.by == by { Ok(point) } else { Err(Refusal::NotYours) }
}

fn agree(
    record: &Record,
    meeting: &Meeting,
    deed: &MeetingDeed,
    participant: PersonId,
    context: &Context<'_>,
) -> Result<Task, Refusal> {
    let MeetingDeed::Agree { task: id, text, owner, doer, by } = deed else {
        return Err(Refusal::NotAllowed);
    };
    if record.task(*id).is_some() {
        return Err(Refusal::IdTaken);
    }
    if record.tasks.len() >= MOST {
        return Err(Refusal::TooMany);
    }
    // Only somebody who was there said that they would.
    if *owner != participant && *owner != context.by && !meeting.has(*owner) {
        return Err(Refusal::NoSuchPerson);
    }
    Ok(Task {
        id: *id,
        text: text::required(text, text::LONG_TEXT)?,
        owner: *owner,
        by: by.map(|day: NaiveDate| near(day, context.today)).transpose()?,
        done: None,
        meeting: Some(meeting.id),
        doer: text::optional(doer, text::SHORT_TEXT)?,
        readers: readers(meeting, *owner),
    })
}
