//! Makes somebody's calendar: their series and choices from the store, the server's words, Stockholm's clocks.
use crate::{state::App, texts};
use chrono::{DateTime, Datelike, Months, NaiveDate, NaiveTime, Utc};
use folje_domain::{
    calendar::{self, Setting, Words},
    language::Language,
    record::Record,
    schedule::{Occurrence, Zone as _},
    visibility::Scope,
};
use folje_store::{Person, StoreError};

/// The media type of the text (RFC 5545, section 8.1).
pub(crate) const MEDIA_TYPE: &str = "text/calendar; charset=utf-8";

/// How many months ahead holidays are told in a series that goes on without an end.
const MONTHS_AHEAD: u32 = 13;

/// The whole calendar of `person`, whose own `scope` it is.
///
/// # Errors
/// Where the store cannot be read.
pub(crate) async fn feed(app: &App, person: &Person, scope: &Scope) -> Result<String, StoreError> {
    let record = app.store.record(scope).await?;
    let series = app.store.series(scope).await?;
    Ok(written(app, person, &record, |setting| calendar::feed(&series, &record.wakes, setting)))
}

/// The calendar of `person` with one occurrence.
///
/// # Errors
/// Where the store cannot be read.
pub(crate) async fn one(
    app: &App,
    person: &Person,
    scope: &Scope,
    occurrence: &Occurrence,
) -> Result<String, StoreError> {
    let record = app.store.record(scope).await?;
    Ok(written(app, person, &record, |setting| calendar::one(occurrence, setting)))
}

fn written(app: &App, person: &Person, record: &Record, write: impl Fn(&Setting<'_>) -> String) -> String {
    let today = app.today();
    let language = person.language;
    write(&Setting {
        zone: &*app.zone,
        stamp: midnight(app, today),
        until: ahead(today),
        language,
        words: &words(language),
        choices: &record.reminders,
    })
}

/// The instant at which the day begins: the text is the same all day.
fn midnight(app: &App, today: NaiveDate) -> DateTime<Utc> {
    app.zone.resolve(today.and_time(NaiveTime::MIN)).instant()
}

/// The first day of a month, so that the text changes with the month and not with the day.
fn ahead(today: NaiveDate) -> NaiveDate {
    let month = today.with_day(1).unwrap_or(today);
    month.checked_add_months(Months::new(MONTHS_AHEAD)).unwrap_or(month)
}

fn words(language: Language) -> Words {
    let text = |key| texts::plain(language, key).to_owned();
    Words {
        calendar: text("calendar_name"),
        neutral: text("calendar_neutral"),
        cancelled: text("calendar_cancelled"),
        bring: text("calendar_bring"),
        wake: text("calendar_wake"),
    }
}
