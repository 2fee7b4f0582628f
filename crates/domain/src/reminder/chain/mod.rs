//! The chain of one ring: push, SMS where no push can arrive, then the people who agreed to be told.
//!
//! [`next`] is a pure function of what has happened, who has agreed, which channels live and what time it is. It may
//! be asked as often as one likes: what was done is not done again. Whatever stops the server, a ring that has lost
//! its use is never rung late, and yet the silence reaches a person.
mod progress;
#[cfg(test)]
mod tests;

pub use progress::{Answer, Progress, Reached};

use super::ANSWER_MINUTES;
use crate::ids::PersonId;
use chrono::{DateTime, TimeDelta, Utc};

/// How long a push may stay unseen before an SMS follows it, where people are to be told.
pub const SHOWN_WITHIN: TimeDelta = TimeDelta::minutes(3);

/// For how long after the agreed minutes somebody is still told: after a longer stop it would only frighten.
pub const TELL_WITHIN: TimeDelta = TimeDelta::hours(2);

/// The channels of a person that live: set up, and not found dead.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Channels {
    /// A device with a push subscription.
    pub push: bool,
    /// A phone number, where SMS is set up.
    pub text: bool,
    /// An e-mail address, where mail is set up. Nobody is woken by mail; people are told by it.
    pub mail: bool,
}

/// One channel.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Channel {
    /// Web Push.
    Push,
    /// SMS.
    Text,
    /// E-mail.
    Mail,
}

/// Whom to tell about one ring.
#[derive(Clone, Copy, Debug)]
pub struct Telling<'a> {
    /// Minutes until the first is told.
    pub minutes: u8,
    /// Those who may be told now, in order ([`Record::told`](crate::record::Record::told)), with their channels.
    pub people: &'a [(PersonId, Channels)],
}

/// Something to be done now.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Act {
    /// Ring on the participant's devices.
    Push,
    /// Ring by SMS.
    Text,
    /// Note that the ring was not sent while it was of use.
    Miss,
    /// Tell somebody that nothing was heard.
    Tell {
        /// Whom.
        person: PersonId,
        /// How; none where no channel lives, and only their app shows it.
        by: Option<Channel>,
    },
    /// Tell somebody who was told that the participant was heard from.
    StandDown {
        /// Whom.
        person: PersonId,
    },
}

impl Act {
    /// The key of the words for whoever is told: «vi har inte hört något från …», never that somebody is not up.
    #[must_use]
    pub const fn words(self) -> Option<&'static str> {
        match self {
            Self::Tell { .. } => Some("told_nothing_heard"),
            Self::StandDown { .. } => Some("told_heard_again"),
            Self::Push | Self::Text | Self::Miss => None,
        }
    }
}

/// What is to be done about a ring.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Next {
    /// Now, in this order. Each is noted with [`Progress::note`], in the same transaction that sees to it.
    pub acts: Vec<Act>,
    /// When to ask again, if nothing happens before.
    pub again: Option<DateTime<Utc>>,
}

impl Channels {
    const fn first(self) -> Option<Channel> {
        match self {
            Self { push: true, .. } => Some(Channel::Push),
            Self { text: true, .. } => Some(Channel::Text),
            Self { mail: true, .. } => Some(Channel::Mail),
            Self { .. } => None,
        }
    }
}

/// What is to be done at `now` about the ring whose `progress` this is.
///
/// `mine` are the participant's channels. Without `telling` nobody else hears of it.
#[must_use]
pub fn next(progress: &Progress, mine: Channels, telling: Option<Telling<'_>>, now: DateTime<Utc>) -> Next {
    let mut acts = stand_downs(progress);
    let Some(base) = progress.base() else { return Next { acts, again: None } };
    if now < base {
        return Next { acts, again: Some(base) };
    }
    acts.extend(ring(progress, mine, telling.is_some(), base, now));
    let mut looks = vec![base + progress.useful];
    if let Some(telling) = telling {
        looks.extend(progress.rung_since(base).map(|rung| rung + SHOWN_WITHIN));
        let (told, when) = tell(progress, telling, base, now);
        acts.extend(told);
        looks.extend(when);
    }
    let mut after = progress.clone();
    for act in &acts {
        after.note(*act, now);
    }
    if after != *progress {
        // What is done now may call for more: ask at once what comes after it.
        let later = next(&after, mine, telling, now);
        acts.extend(later.acts);
        return Next { acts, again: later.again };
    }
    Next { acts, again: looks.into_iter().filter(|look| *look > now).min() }
}

/// What is to be done at `now` about a wake-up that only has to ring: what [`next`] says for whoever may be told, so that
/// nobody needs to know yet who that is. None where that has to be known.
#[must_use]
pub fn first(progress: &Progress, mine: Channels, now: DateTime<Utc>) -> Option<Next> {
    let base = progress.base()?;
    // Before that no SMS follows, and nobody is told: `Wake::FEWEST_MINUTES` is more.
    let calm = base..base + SHOWN_WITHIN.min(progress.useful);
    if progress.has_begun() || !mine.push || !calm.contains(&now) {
        return None;
    }
    Some(Next { acts: vec![Act::Push], again: Some((now + SHOWN_WITHIN).min(base + progress.useful)) })
}

/// Whoever was told, and has not heard yet that the participant was heard from.
fn stand_downs(progress: &Progress) -> Vec<Act> {
    let heard = |reached: &&Reached| {
        let before_snooze = progress.base().is_none_or(|base| reached.at < base);
        before_snooze && !reached.stood_down
    };
    progress.told.iter().filter(heard).map(|reached| Act::StandDown { person: reached.person }).collect()
}

fn ring(
    progress: &Progress,
    mine: Channels,
    critical: bool,
    base: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Option<Act> {
    let fresh = now < base + progress.useful;
    let texted = progress.texted.is_some_and(|at| at >= base);
    match progress.rung_since(base) {
        None if fresh && mine.push => Some(Act::Push),
        None if fresh && mine.text => Some(Act::Text),
        None if fresh || progress.missed.is_some_and(|at| at >= base) => None,
        None => Some(Act::Miss),
        Some(rung) => {
            let unseen = progress.shown.is_none_or(|shown| shown < rung) && now >= rung + SHOWN_WITHIN;
            (critical && fresh && unseen && mine.text && !texted).then_some(Act::Text)
        }
    }
}

/// Whom to tell now, and when to look again.
fn tell(
    progress: &Progress,
    telling: Telling<'_>,
    base: DateTime<Utc>,
    now: DateTime<Utc>,
) -> (Option<Act>, Option<DateTime<Utc>>) {
    // Rung late, the participant has the agreed minutes all the same.
    let first = progress.rung_since(base).unwrap_or(base) + TimeDelta::minutes(telling.minutes.into());
    let since = || progress.told.iter().filter(|reached| reached.at >= base);
    if since().any(|reached| reached.acknowledged) {
        return (None, None);
    }
    let answer = TimeDelta::minutes(ANSWER_MINUTES.into());
    let from = since().map(|reached| reached.at + answer).max().map_or(first, |after| after.max(first));
    let left: Vec<_> = telling.people.iter().filter(|(person, _)| !progress.was_told(*person)).collect();
    let reachable = left.iter().find(|(_, channels)| channels.first().is_some());
    let Some((person, channels)) = reachable.or(left.first()) else { return (None, None) };
    if now < from {
        return (None, Some(from));
    }
    let act = Act::Tell { person: *person, by: channels.first() };
    ((now < from + TELL_WITHIN).then_some(act), None)
}
