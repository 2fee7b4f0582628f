//! Something new in a schedule: once, or every week.
use super::{
    ActivityKind, Change, Details, NotEdited, OnHoliday, Override, Series,
    edit::{MINUTES, details},
};
use crate::{ids::SeriesId, language::Text};
use chrono::{Datelike as _, NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Something new.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Fresh {
    /// The series' id, made on the device.
    pub id: SeriesId,
    /// What kind of activity it is.
    pub kind: ActivityKind,
    /// What it is called, where, how long (an hour where nothing is said), with whom, what to bring. The name is needed.
    pub details: Details,
    /// The wall time of the first one.
    pub start: NaiveDateTime,
    /// The last day, where it comes every week.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weekly_until: Option<NaiveDate>,
}

/// How long something is where nobody says it, in minutes.
const AN_HOUR: u32 = 60;

/// The series of something that was added on `today`.
///
/// # Errors
/// [`NotEdited`]
pub fn fresh(new: &Fresh, today: NaiveDate) -> Result<Series, NotEdited> {
    let Details { title, place, minutes, with, bring } = details(&new.details)?;
    let minutes = minutes.unwrap_or(AN_HOUR);
    let far = (new.start.date() - today).num_days().abs() > 366;
    let last = new
        .weekly_until
        .is_some_and(|last| last < new.start.date() || (last - new.start.date()).num_days() > 2 * 366);
    if !MINUTES.contains(&minutes) || far || last {
        return Err(NotEdited::BadTime);
    }
    let recurrence = new
        .weekly_until
        .map(|last| {
            let (year, month, day) = (last.year(), last.month(), last.day());
            format!("FREQ=WEEKLY;UNTIL={year:04}{month:02}{day:02}").parse()
        })
        .transpose()
        .map_err(|_| NotEdited::BadTime)?;
    let change = Change::Added { since: today };
    Ok(Series {
        id: new.id,
        title: title.ok_or(NotEdited::BadText)?,
        kind: new.kind,
        start: new.start,
        minutes,
        recurrence,
        extra: Vec::new(),
        except: Vec::new(),
        // Once is said on purpose, also on a holiday; every week goes without the holidays.
        on_holiday: if new.weekly_until.is_some() { OnHoliday::Cancel } else { OnHoliday::Keep },
        overrides: vec![Override { original: new.start, change, reason: None }],
        place: place.filter(|place| *place != Text::plain("")),
        with: with.unwrap_or_default(),
        bring: bring.unwrap_or_default(),
        about: None,
        instead: None,
        say: None,
        last_day: None,
    })
}
