//! Where something stands in the week: in which quarter of an hour it begins, how many it takes, and beside what.
use chrono::{NaiveDateTime, TimeDelta, Timelike as _};

/// The first hour that the grid shows.
pub(super) const FIRST_HOUR: u32 = 6;
/// The hour at which it ends.
pub(super) const LAST_HOUR: u32 = 21;
/// Its quarters of an hour.
pub(super) const QUARTERS: u32 = (LAST_HOUR - FIRST_HOUR) * 4;
/// The most things beside each other.
const MOST_LANES: usize = 4;

/// Where something stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Spot {
    /// The quarter in which it begins, from 1.
    pub(super) row: u32,
    /// How many quarters it takes.
    pub(super) span: u32,
    /// Which one it is of those beside each other, from 1.
    pub(super) lane: usize,
}

/// The places of one day's things, which come in order of time; and how many stand beside each other at most.
pub(super) fn spots(times: &[(NaiveDateTime, NaiveDateTime)]) -> (Vec<Spot>, usize) {
    let mut ends = [NaiveDateTime::MIN; MOST_LANES];
    let mut lanes = 1;
    let spots = times
        .iter()
        .map(|(start, end)| {
            let lane = ends.iter().position(|last| last <= start).unwrap_or(MOST_LANES - 1);
            if let Some(last) = ends.get_mut(lane) {
                *last = *end;
            }
            lanes = lanes.max(lane + 1);
            let row = quarter(*start).min(QUARTERS - 1);
            let minutes = u32::try_from((*end - *start).num_minutes()).unwrap_or(15);
            let span = minutes.div_ceil(15).clamp(2, QUARTERS - row);
            Spot { row: row + 1, span, lane: lane + 1 }
        })
        .collect();
    (spots, lanes)
}

/// The quarter in which a time lies, from the first that is shown.
fn quarter(time: NaiveDateTime) -> u32 {
    (time.hour() * 4 + time.minute() / 15).saturating_sub(FIRST_HOUR * 4)
}

/// The time on the day of `start` at which something begins that is put `share` of the way down the grid, and was held
/// so many `minutes` below its beginning: on a quarter of an hour.
pub(super) fn dropped(day: chrono::NaiveDate, share: f64, held: i64) -> Option<NaiveDateTime> {
    #[expect(clippy::cast_possible_truncation, reason = "a share of a day in minutes")]
    let minutes = (share.clamp(0.0, 1.0) * f64::from(QUARTERS * 15)) as i64;
    let quarter = (minutes - held + 7).div_euclid(15) * 15;
    let latest = i64::from(QUARTERS * 15 - 15);
    let start = day.and_hms_opt(FIRST_HOUR, 0, 0)?;
    start.checked_add_signed(TimeDelta::minutes(quarter.clamp(0, latest)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(time: &str) -> NaiveDateTime {
        format!("2026-11-24T{time}:00").parse().unwrap()
    }

    #[test]
    fn things_at_the_same_time_stand_beside_each_other() {
        let times = [(at("09:00"), at("11:00")), (at("10:00"), at("10:20")), (at("11:00"), at("12:00"))];
        let (spots, lanes) = spots(&times);
        assert_eq!(lanes, 2);
        assert_eq!(spots[0], Spot { row: 13, span: 8, lane: 1 });
        assert_eq!(spots[1], Spot { row: 17, span: 2, lane: 2 });
        assert_eq!(spots[2].lane, 1);
        let early = super::spots(&[(at("03:00"), at("23:00"))]).0[0];
        assert_eq!(early, Spot { row: 1, span: QUARTERS, lane: 1 });
    }

    #[test]
    fn what_is_put_somewhere_begins_on_a_quarter() {
        let day = at("09:00").date();
        let share =
            |time: &str| f64::from(u32::try_from((at(time) - at("06:00")).num_minutes()).unwrap()) / 900.0;
        assert_eq!(dropped(day, share("10:05"), 0), Some(at("10:00")));
        assert_eq!(dropped(day, share("10:50"), 45), Some(at("10:00")));
        assert_eq!(dropped(day, 0.0, 60), Some(at("06:00")));
        assert_eq!(dropped(day, 2.0, 0), Some(at("20:45")));
    }
}
