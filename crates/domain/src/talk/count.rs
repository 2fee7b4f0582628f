//! How many talks were wished for, offered, booked and held, in figures that say nothing about anybody.
use super::Span;
use crate::record::Attendance;
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use std::iter::Sum;
use utoipa::ToSchema;

/// What is known about one booked talk.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Fact {
    /// From when until when.
    pub span: Span,
    /// Whether somebody cancelled it.
    pub cancelled: bool,
    /// What was reported about it, if anything was.
    pub reported: Option<Attendance>,
}

/// The figures. A group's are the sum of its participants'.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, ToSchema)]
pub struct Counts {
    /// Wishes for a talk.
    pub wished: u32,
    /// Times that could be booked, or were.
    pub offered: u32,
    /// Talks that were booked, those too that were cancelled.
    pub booked: u32,
    /// Talks that somebody cancelled.
    pub cancelled: u32,
    /// Talks of which it was reported that they took place.
    pub held_reported: u32,
    /// Talks whose time has passed, that nobody cancelled and about which nobody reported anything.
    pub held_unreported: u32,
}

impl Counts {
    /// Talks that were held: reported, or passed without a word to the contrary.
    #[must_use]
    pub const fn held(&self) -> u32 {
        self.held_reported + self.held_unreported
    }
}

impl Sum for Counts {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), |sum, one| Self {
            wished: sum.wished + one.wished,
            offered: sum.offered + one.offered,
            booked: sum.booked + one.booked,
            cancelled: sum.cancelled + one.cancelled,
            held_reported: sum.held_reported + one.held_reported,
            held_unreported: sum.held_unreported + one.held_unreported,
        })
    }
}

/// The figures at the wall time `now`, where so many talks were `wished` for and so many times are `open` still.
#[must_use]
pub fn count(wished: usize, open: usize, talks: &[Fact], now: NaiveDateTime) -> Counts {
    let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let how_many = |is: &dyn Fn(&Fact) -> bool| number(talks.iter().filter(|talk| is(talk)).count());
    let stands = |talk: &Fact| !talk.cancelled;
    Counts {
        wished: number(wished),
        // A time whose talk was cancelled is open again, or it has passed.
        offered: number(open) + how_many(&stands),
        booked: number(talks.len()),
        cancelled: how_many(&|talk| talk.cancelled),
        held_reported: how_many(&|talk| stands(talk) && talk.reported == Some(Attendance::Present)),
        held_unreported: how_many(&|talk| stands(talk) && talk.reported.is_none() && talk.span.end <= now),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{NaiveDate, TimeDelta};

    #[test]
    fn held_is_reported_or_passed_without_a_word_to_the_contrary() {
        let now = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap().and_hms_opt(12, 0, 0).unwrap();
        let at = |hours: i64| Span {
            start: now + TimeDelta::hours(hours),
            end: now + TimeDelta::hours(hours + 1),
        };
        let talk = |hours, cancelled, reported| Fact { span: at(hours), cancelled, reported };
        let talks = [
            talk(-5, false, Some(Attendance::Present)),
            talk(-4, false, Some(Attendance::Absent)),
            talk(-3, false, None),
            talk(-2, true, None),
            talk(2, false, None),
        ];
        let counts = count(3, 7, &talks, now);
        assert_eq!((counts.wished, counts.offered, counts.booked, counts.cancelled), (3, 11, 5, 1));
        assert_eq!((counts.held_reported, counts.held_unreported, counts.held()), (1, 1, 2));
        assert_eq!([counts, counts].into_iter().sum::<Counts>().booked, 10);
    }
}
