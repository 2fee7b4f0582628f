//! The handover: «Om mig» and the time after are the participant's; recommendations are written by those who convene
//! meetings with them, and whoever they are for says what comes of them.
use super::{Context, MOST, near};
use crate::{
    command::{Command, HandoverDeed, Refusal, text},
    ids::PersonId,
    record::{AboutMe, Afterwards, Item, Reached, Recommendation, Record, Shown, Words},
};
use chrono::NaiveDate;

/// Characters in «Om mig»: two pages.
const ABOUT_ME: usize = 6000;

pub(super) fn decide(
    record: &Record,
    deed: &HandoverDeed,
    command: &Command,
    context: &Context<'_>,
) -> Result<Vec<Item>, Refusal> {
    let own = context.by == command.about;
    let by_participant = || if own { Ok(()) } else { Err(Refusal::NotAllowed) };
    match deed {
        HandoverDeed::WriteAboutMe { text, was } => {
            by_participant()?;
            let text = text::optional(text, ABOUT_ME)?;
            let (by, at) = (context.by, command.at);
            let about_me = match &record.about_me {
                Some(before) => AboutMe {
                    words: before.words.rewritten(text, was, by, at),
                    ledger: before.ledger.clone(),
                },
                None => AboutMe { words: Words::new(text, by, at), ledger: Vec::new() },
            };
            Ok(vec![Item::AboutMe(about_me)])
        }
        HandoverDeed::ShowAboutMe { person, seen } => {
            by_participant()?;
            show(record, *person, Some(*seen), command)
        }
        HandoverDeed::HideAboutMe { person } => {
            by_participant()?;
            show(record, *person, None, command)
        }
        HandoverDeed::KeepInTouch { touch } => {
            by_participant()?;
            Ok(vec![Item::Afterwards(Afterwards { touch: *touch })])
        }
        HandoverDeed::Recommend { .. } if !context.convenes() => Err(Refusal::NotAllowed),
        HandoverDeed::Recommend { .. } => recommend(record, deed, context),
        HandoverDeed::Reach { recommendation, reached, on } => {
            let found = record.recommendation(*recommendation);
            let theirs = found.is_some_and(|one| one.person == Some(context.by));
            if !context.convenes() && (!theirs || context.relations.is_empty()) {
                return Err(Refusal::NotAllowed);
            }
            let found = found.ok_or(Refusal::NoSuchEntry)?;
            let on = near(*on, context.today)?;
            Ok(vec![Item::Recommendation(reach(found, *reached, on))])
        }
    }
}

/// With how many acts the phone had seen: a yes; without: no longer.
fn show(
    record: &Record,
    person: PersonId,
    seen: Option<usize>,
    command: &Command,
) -> Result<Vec<Item>, Refusal> {
    let mut about_me = record.about_me.clone().ok_or(Refusal::Empty)?;
    if let Some(seen) = seen {
        if about_me.words.text.is_empty() {
            return Err(Refusal::Empty);
        }
        // Given on a phone without a network, taken back on another since: taking back stands.
        if about_me.acts(person).skip(seen).any(|shown| !shown.yes) {
            return Err(Refusal::TakenBack);
        }
        if about_me.ledger.len() >= MOST {
            return Err(Refusal::TooMany);
        }
    }
    let yes = seen.is_some();
    if about_me.shows(person) == yes {
        return Ok(Vec::new());
    }
    about_me.ledger.push(Shown { person, yes, at: command.at });
    Ok(vec![Item::AboutMe(about_me)])
}

fn recommend(record: &Record, deed: &HandoverDeed, context: &Context<'_>) -> Result<Vec<Item>, Refusal> {
    let HandoverDeed::Recommend { recommendation: id, text, to, person, by } = deed else {
        return Err(Refusal::NotAllowed);
    };
    if record.recommendation(*id).is_some() {
        return Err(Refusal::IdTaken);
    }
    if record.recommendations.len() >= MOST {
        return Err(Refusal::TooMany);
    }
    Ok(vec![Item::Recommendation(Recommendation {
        id: *id,
        text: text::required(text, text::LONG_TEXT)?,
        to: text::required(to, text::SHORT_TEXT)?,
        person: *person,
        by: near(*by, context.today)?,
        author: context.by,
        sent: None,
        received: None,
        acted_on: None,
    })])
}

/// The days that were said stay; what was not reached (any longer) has none.
fn reach(before: &Recommendation, reached: Reached, on: NaiveDate) -> Recommendation {
    let day = |step, said: Option<NaiveDate>| (reached >= step).then(|| said.unwrap_or(on));
    Recommendation {
        sent: day(Reached::Sent, before.sent),
        received: day(Reached::Received, before.received),
        acted_on: day(Reached::ActedOn, before.acted_on),
        ..before.clone()
    }
}
