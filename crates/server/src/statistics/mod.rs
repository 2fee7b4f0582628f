//! Deltagarstatistik: counted, made safe to tell ([`folje_domain::statistics`]), and written as CSV or Excel.
mod csv;
mod distance;
mod excel;
mod sheet;

pub(crate) use csv::csv;
pub(crate) use excel::{MEDIA_TYPE, excel};

use crate::state::App;
use chrono::{Datelike as _, NaiveDate};
use folje_api::v1::statistics::Statistics;
use folje_domain::{
    ids::OrganisationId,
    statistics::{Counts, SMALLEST},
};
use folje_store::StoreError;

/// The first year that can be asked for: before it nothing was counted anywhere.
const FIRST_YEAR: i32 = 2000;

/// The table of a year; None for a year that has not begun. Whole years only: from the difference of two periods that
/// overlap one could read single people.
///
/// # Errors
/// Where the store cannot be read.
pub(crate) async fn of(
    app: &App,
    organisation: OrganisationId,
    year: i32,
) -> Result<Option<Statistics>, StoreError> {
    let today = app.today();
    let first = NaiveDate::from_ymd_opt(year, 1, 1).filter(|_| (FIRST_YEAR..=today.year()).contains(&year));
    let (Some(first), Some(last)) = (first, NaiveDate::from_ymd_opt(year, 12, 31)) else { return Ok(None) };
    let until = last.min(today);
    let cohorts = app.store.cohorts(organisation).await?;
    let places = |key: &str| {
        let templates = app.settings.programmes.all();
        templates.iter().find(|template| template.key == key).and_then(|template| template.places)
    };
    let planned: Vec<_> = cohorts.iter().map(|cohort| (cohort.id, places(&cohort.template))).collect();
    let taken = app.store.taken(organisation, (first, until)).await?;
    Ok(Some(Statistics {
        made: app.now(),
        year,
        until,
        smallest: SMALLEST,
        table: Counts::of(&planned, &taken, (first, until)).publish(SMALLEST),
        groups: cohorts.into_iter().map(|cohort| (cohort.id, cohort.name)).collect(),
    }))
}
