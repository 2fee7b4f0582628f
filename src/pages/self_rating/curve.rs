//! The curve's picture: where each answer lies in time and height, and where the small steps were.
use chrono::NaiveDate;
use folje_domain::record::Rating;
use std::fmt::Write as _;

/// The picture's width, in its own units.
pub(super) const WIDTH: u32 = 320;
/// The line of time, counted from the top: the small steps lie on it.
pub(super) const BASE: u32 = 116;
/// Room at both ends, so that no dot is cut.
const EDGE: u32 = 10;
/// Where the highest answer lies.
const TOP: u32 = 12;
/// Where the lowest answer lies.
const LOW: u32 = 92;

/// A place in the picture.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Dot {
    pub(super) x: u32,
    pub(super) y: u32,
}

/// The days between which the picture lies: from the first answer to the last, or to the last day of a step after it.
pub(super) struct Span {
    first: NaiveDate,
    days: u32,
}

impl Span {
    pub(super) fn of(ratings: &[Rating], today: NaiveDate) -> Option<Self> {
        let (first, last) = (ratings.first()?.on, ratings.last()?.on.max(today));
        let days = u32::try_from(last.signed_duration_since(first).num_days()).ok()?;
        Some(Self { first, days: days.max(1) })
    }

    /// How far to the side a day lies; none before the first and after the last.
    pub(super) fn x(&self, day: NaiveDate) -> Option<u32> {
        let from = u32::try_from(day.signed_duration_since(self.first).num_days()).ok()?;
        (from <= self.days).then(|| EDGE + (WIDTH - 2 * EDGE) * from / self.days)
    }

    /// Where an answer lies.
    pub(super) fn dot(&self, rating: &Rating) -> Option<Dot> {
        let y = LOW - (LOW - TOP) * rating.height().min(1000) / 1000;
        Some(Dot { x: self.x(rating.on)?, y })
    }
}

/// The heights of the lowest, the middle and the highest answer.
pub(super) const fn guides() -> [u32; 3] {
    [LOW, u32::midpoint(LOW, TOP), TOP]
}

/// The dots joined by straight lines, as a path of SVG.
pub(super) fn path(dots: &[Dot]) -> String {
    let mut path = String::new();
    for (place, dot) in dots.iter().enumerate() {
        // Writing to a text cannot fail.
        let _ = write!(path, "{}{} {}", if place == 0 { "M" } else { "L" }, dot.x, dot.y);
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use folje_domain::language::Text;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    fn rating(on: u32, value: u8) -> Rating {
        Rating { on: day(on), value, of: 5, words: Text::plain("") }
    }

    #[test]
    fn answers_lie_by_day_and_height_and_steps_only_within() {
        let ratings = [rating(1, 0), rating(11, 2), rating(21, 4)];
        let span = Span::of(&ratings, day(21)).unwrap();
        let dots: Vec<_> = ratings.iter().filter_map(|rating| span.dot(rating)).collect();
        assert_eq!(dots, [Dot { x: 10, y: 92 }, Dot { x: 160, y: 52 }, Dot { x: 310, y: 12 }]);
        assert_eq!(path(&dots), "M10 92L160 52L310 12");
        assert_eq!((span.x(day(22)), span.x(NaiveDate::default())), (None, None));
    }

    #[test]
    fn a_single_answer_is_a_dot_at_the_beginning() {
        let span = Span::of(&[rating(5, 2)], day(5)).unwrap();
        assert_eq!(span.dot(&rating(5, 2)), Some(Dot { x: 10, y: 52 }));
        assert!(Span::of(&[], day(5)).is_none());
    }
}
