//! Wake-ups: each plan on its days.
use super::{Argument, End, Input, Moment, Ring, RingKey, RingKind, Source, ring, words};
use chrono::NaiveDate;

pub(super) fn rings(input: &Input<'_>, days: &[NaiveDate]) -> Vec<Ring> {
    let on = |day: &NaiveDate| {
        let day = *day;
        input.record.wakes.iter().filter(move |wake| wake.rings_on(day, (input.day_off)(day))).map(
            move |wake| {
                let at = day.and_time(wake.time);
                let key = RingKey { source: Source::Wake(wake.id), at, moment: Moment::Before(0) };
                let text = words("ring_wake_up", [("time", Argument::Time(wake.time))]);
                ring(key, at, RingKind::WakeUp, text.clone(), text, End::Acknowledged)
            },
        )
    };
    days.iter().flat_map(on).collect()
}
