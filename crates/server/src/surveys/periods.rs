//! A quarter's keys: made when the quarter begins, or at the first need.
use super::SurveyError;
use crate::state::App;
use chrono::{Datelike as _, Days, NaiveDate};
use folje_anonymity::tokens::{Issuer, Period, words::words};
use folje_api::v1::desk_surveys::LONGEST_DAYS;
use folje_domain::ids::OrganisationId;
use folje_store::{KeptPeriod, NewPeriod};

/// The quarter of a programme in which `day` lies.
///
/// # Errors
/// [`SurveyError::NoKeys`] for a year that is none.
pub fn period(organisation: OrganisationId, programme: &str, day: NaiveDate) -> Result<Period, SurveyError> {
    let quarter = u8::try_from(day.month0() / 3 + 1).unwrap_or_default();
    let year = u16::try_from(day.year()).map_err(|_| SurveyError::NoKeys)?;
    Period::new(organisation, programme, year, quarter).map_err(|_| SurveyError::NoKeys)
}

/// The current period of a programme with its keys, which are made if there are none.
///
/// # Errors
/// [`SurveyError`]
pub async fn current(
    app: &App,
    organisation: OrganisationId,
    programme: &str,
) -> Result<KeptPeriod, SurveyError> {
    let period = period(organisation, programme, app.today())?;
    if let Some(kept) = app.store.period(&period).await? {
        return Ok(kept);
    }
    let seed = app.random.bytes()?;
    let issuer = Issuer::new(seed, period.clone()).map_err(|_| SurveyError::NoKeys)?;
    let public = issuer.public().clone();
    let words = words(&public).map(str::to_owned).to_vec();
    app.store.add_period(&NewPeriod { seed, public, words }).await?;
    // Another process may have been first; what stands in the record counts.
    app.store.period(&period).await?.ok_or(SurveyError::NoKeys)
}

/// The keys of a period with what is secret of them; `None` once its seed is gone.
#[must_use]
pub fn issuer(kept: &KeptPeriod) -> Option<Issuer> {
    Issuer::new(kept.seed?, kept.period.clone()).ok()
}

/// Whether no survey that took a slot of the period can be open on `day`.
#[must_use]
pub fn is_over(period: &Period, day: NaiveDate) -> bool {
    let (year, month) = match period.quarter() {
        4 => (i32::from(period.year()) + 1, 1),
        quarter => (i32::from(period.year()), u32::from(quarter) * 3 + 1),
    };
    let next = NaiveDate::from_ymd_opt(year, month, 1);
    next.and_then(|next| next.checked_add_days(Days::new(LONGEST_DAYS))).is_some_and(|last| day > last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_is_over_when_its_last_survey_can_be_open_no_longer() {
        let organisation = OrganisationId(uuid::Uuid::from_u128(1));
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let last = period(organisation, "tolg", day("2026-12-31")).unwrap();
        assert_eq!((last.year(), last.quarter()), (2026, 4));
        assert!(!is_over(&last, day("2027-02-12")));
        assert!(is_over(&last, day("2027-02-13")));
        let first = period(organisation, "tolg", day("2027-01-01")).unwrap();
        assert_eq!((first.year(), first.quarter()), (2027, 1));
        assert!(is_over(&first, day("2027-05-14")) && !is_over(&first, day("2027-05-13")));
    }
}
