//! A wake-up plan as an event that repeats, for whoever chose to see them in their calendar.
//!
//! It says the same few words whatever else was chosen: who looks over a shoulder sees a reminder and its time. It
//! begins with the month, as what was is no longer of use, and a day on which it rests is an EXDATE.
use super::{Setting, event, lines::Lines};
use crate::{reminder::Wake, schedule::holidays};
use chrono::{Datelike, NaiveDate, NaiveDateTime};

pub(super) fn write(lines: &mut Lines, wake: &Wake, setting: &Setting<'_>) {
    let today = setting.zone.wall(setting.stamp).date();
    let month = today.with_day(1).unwrap_or(today);
    let rings = |day: &NaiveDate| {
        setting.choices.sick != Some(*day) && wake.rings_on(*day, holidays::on(*day).is_some())
    };
    let at = |day: NaiveDate| day.and_time(wake.time);
    let Some(first) = month.iter_days().take_while(|day| *day < setting.until).find(&rings) else { return };
    let by_rule = first.iter_days().take_while(|day| *day < setting.until);
    let by_rule = by_rule.filter(|day| wake.days.contains(day.weekday()));
    let except: Vec<NaiveDateTime> = by_rule.filter(|day| !rings(day)).map(at).collect();
    event::begin(lines, setting, &wake.id.to_string(), 0);
    lines.times("DTSTART", &[at(first)]);
    lines.plain(&format!("DURATION:PT{}M", wake.minutes));
    lines.plain(&format!("RRULE:FREQ=WEEKLY;BYDAY={}", wake.days));
    lines.times("EXDATE", &except);
    let summary = setting.words.wake.replace("{time}", &event::clock(at(first)));
    lines.text("SUMMARY", &summary);
    event::end(lines, &summary, true, &[0]);
}
