//! Dates, times and plurals in the person's language, by the browser's `Intl`.
use super::shell;
use chrono::{NaiveDate, NaiveTime, Timelike as _};
use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use std::{cell::RefCell, collections::HashMap};
use wasm_bindgen::JsValue;

/// How a date is written.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum DateStyle {
    /// «måndag 23 november»
    Full,
    /// «23 november»
    Day,
    /// «måndag»
    Weekday,
}

impl DateStyle {
    const fn parts(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Full => &[("weekday", "long"), ("day", "numeric"), ("month", "long")],
            Self::Day => &[("day", "numeric"), ("month", "long")],
            Self::Weekday => &[("weekday", "long")],
        }
    }
}

thread_local! {
    static FORMATS: RefCell<HashMap<DateStyle, Function>> = RefCell::new(HashMap::new());
    static PLURAL: RefCell<Option<Intl::PluralRules>> = const { RefCell::new(None) };
}

/// English here is that of Europe: the day before the month.
fn locale() -> Array {
    let tag = shell::language_tag();
    Array::of1(&JsValue::from_str(if tag == "en" { "en-GB" } else { &tag }))
}

/// A date in words. The date is formatted as what it is, without any zone.
pub(crate) fn date(day: NaiveDate, style: DateStyle) -> String {
    let format = FORMATS.with_borrow_mut(|formats| {
        formats
            .entry(style)
            .or_insert_with(|| {
                let options = Object::new();
                drop(Reflect::set(&options, &"timeZone".into(), &"UTC".into()));
                for (name, value) in style.parts() {
                    drop(Reflect::set(&options, &(*name).into(), &(*value).into()));
                }
                Intl::DateTimeFormat::new(&locale(), &options).format()
            })
            .clone()
    });
    let days = day.signed_duration_since(NaiveDate::default()).num_days();
    #[expect(clippy::cast_precision_loss, reason = "days since 1970 fit an f64")]
    let date = Date::new(&JsValue::from_f64(days as f64 * 86_400_000.0));
    format.call1(&JsValue::UNDEFINED, &date).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

/// A time of day, «09:00»: the same in each of our languages.
pub(crate) fn time(time: NaiveTime) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// Whether `count` takes the singular in the language in use.
pub(crate) fn is_one(count: usize) -> bool {
    PLURAL.with_borrow_mut(|rules| {
        let rules = rules.get_or_insert_with(|| Intl::PluralRules::new(&locale(), &Object::new()));
        #[expect(clippy::cast_precision_loss, reason = "counts of things on a screen")]
        let category = rules.select(count as f64);
        category == "one"
    })
}

/// The text with a capital first letter, for the start of a line.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
