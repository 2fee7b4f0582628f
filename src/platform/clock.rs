//! What time it is: the phone's clock, corrected by what the server last said, shown in Stockholm's wall time.
//!
//! The app carries no zone data: the browser's `Intl` has it.
use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsValue;

thread_local! {
    static SKEW: Cell<i64> = const { Cell::new(0) };
    static STOCKHOLM: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Milliseconds by which the server's clock is ahead of the phone's.
pub(crate) fn set_skew(milliseconds: i64) {
    SKEW.set(milliseconds);
}

/// The phone's own clock, right or wrong.
pub(crate) fn phone_now() -> DateTime<Utc> {
    from_milliseconds(Date::now())
}

/// Now, as right as we know it.
pub(crate) fn now() -> DateTime<Utc> {
    phone_now().checked_add_signed(TimeDelta::milliseconds(SKEW.get())).unwrap_or_default()
}

/// What the clocks in Stockholm show now.
pub(crate) fn wall_now() -> NaiveDateTime {
    wall_at(now())
}

/// What the clocks in Stockholm show at an instant.
pub(crate) fn wall_at(at: DateTime<Utc>) -> NaiveDateTime {
    in_stockholm(at).unwrap_or_else(|| at.naive_utc())
}

#[expect(clippy::cast_possible_truncation, reason = "milliseconds since 1970 fit an i64 for a long time")]
fn from_milliseconds(milliseconds: f64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(milliseconds as i64).unwrap_or_default()
}

/// The Swedish form is ISO-like («2026-11-23 09:00:00»), which is what we read.
#[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 fit an f64")]
fn in_stockholm(at: DateTime<Utc>) -> Option<NaiveDateTime> {
    let format = STOCKHOLM.with_borrow_mut(|kept| kept.get_or_insert_with(formatter).clone());
    let date = Date::new(&JsValue::from_f64(at.timestamp_millis() as f64));
    let shown = format.call1(&JsValue::UNDEFINED, &date).ok()?.as_string()?;
    let (day, time) = shown.split_once(' ')?;
    let mut numbers = day.split('-').chain(time.split(':')).map(|part| part.parse::<u32>().ok());
    let mut next = || numbers.next().flatten();
    let (year, month, day) = (next()?, next()?, next()?);
    let (hour, minute, second) = (next()?, next()?, next()?);
    chrono::NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?.and_hms_opt(hour, minute, second)
}

fn formatter() -> Function {
    let options = Object::new();
    for (name, value) in [
        ("timeZone", "Europe/Stockholm"),
        ("hourCycle", "h23"),
        ("year", "numeric"),
        ("month", "2-digit"),
        ("day", "2-digit"),
        ("hour", "2-digit"),
        ("minute", "2-digit"),
        ("second", "2-digit"),
    ] {
        drop(Reflect::set(&options, &name.into(), &value.into()));
    }
    Intl::DateTimeFormat::new(&Array::of1(&"sv-SE".into()), &options).format()
}
