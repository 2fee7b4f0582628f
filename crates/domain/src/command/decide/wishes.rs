//! Wishes of the participant's, and what a coach or a programme coordinator says to them.
use super::{Context, MOST};
use crate::{
    command::{Command, Refusal, text},
    ids::WishId,
    record::{Item, Record, Wish, WishAnswer, WishKind, WishSaid},
};
use chrono::{DateTime, Utc};

/// The most answers to one wish: more is a talk, not an answer.
const MOST_ANSWERS: usize = 50;

pub(super) fn make(
    record: &Record,
    id: WishId,
    about: WishKind,
    words: &str,
    at: DateTime<Utc>,
) -> Result<Vec<Item>, Refusal> {
    if record.wish(id).is_some() {
        return Err(Refusal::IdTaken);
    }
    if record.wishes.len() >= MOST {
        return Err(Refusal::TooMany);
    }
    let words = text::optional(words, text::LONG_TEXT)?;
    Ok(vec![Item::Wish(Wish { id, about, words, made: at, withdrawn: false, answers: Vec::new() })])
}

pub(super) fn withdraw(record: &Record, id: WishId) -> Result<Vec<Item>, Refusal> {
    let wish = record.wish(id).ok_or(Refusal::NoSuchWish)?;
    Ok(vec![Item::Wish(Wish { withdrawn: true, ..wish.clone() })])
}

/// What is said to which wish.
pub(super) struct Said<'a> {
    pub(super) wish: WishId,
    pub(super) said: WishSaid,
    pub(super) line: &'a str,
}

/// By somebody else: a coach or a programme coordinator of the participant's, while they are that.
pub(super) fn answer(
    record: &Record,
    command: &Command,
    what: &Said<'_>,
    context: &Context<'_>,
) -> Result<Vec<Item>, Refusal> {
    let (by, about, at) = (context.by, command.about, command.at);
    let Said { wish: id, said, line } = *what;
    let answers = context
        .relations
        .iter()
        .filter(|relation| relation.person == by && relation.participant == about)
        .filter(|relation| relation.holds_on(context.today))
        .any(|relation| relation.role.plans());
    if !answers {
        return Err(Refusal::NotAllowed);
    }
    let mut wish = record.wish(id).filter(|wish| !wish.withdrawn).ok_or(Refusal::NoSuchWish)?.clone();
    if wish.answers.len() >= MOST_ANSWERS {
        return Err(Refusal::TooMany);
    }
    // A bare no is no answer.
    let line = match said {
        WishSaid::No => text::required(line, text::SHORT_TEXT)?,
        WishSaid::Yes | WishSaid::Later => text::optional(line, text::SHORT_TEXT)?,
    };
    wish.answers.push(WishAnswer { by, at, said, line });
    Ok(vec![Item::Wish(wish)])
}
