//! How far groups came: which can be told of, and what is told. What may be shown is decided by
//! [`folje_anonymity::disclosure`] alone.
mod decide;

pub(crate) use decide::decide;

use crate::state::App;
use chrono::NaiveDate;
use folje_anonymity::disclosure::Limits;
use folje_api::v1::distance::{Distance, DistanceGroup, DistanceState, DistanceTold};
use folje_domain::{distance::Measure, ids::OrganisationId, programme::Enrolment, record::Scale};
use folje_store::{Cohort, StoreError};

/// What was told, and of which groups something can be.
///
/// # Errors
/// Where the store cannot be read.
pub(crate) async fn of(app: &App, organisation: OrganisationId) -> Result<Distance, StoreError> {
    let today = app.today();
    let rosters = app.store.rosters(organisation).await?;
    let cohorts = app.store.cohorts(organisation).await?;
    let groups = cohorts.into_iter().filter_map(|cohort| {
        let state = state(rosters.get(&cohort.id)?, today);
        Some(DistanceGroup { id: cohort.id, name: cohort.name, state })
    });
    Ok(Distance { groups: groups.collect(), told: told(app, organisation).await? })
}

/// What was told, the latest first.
///
/// # Errors
/// Where the store cannot be read.
pub(crate) async fn told(app: &App, organisation: OrganisationId) -> Result<Vec<DistanceTold>, StoreError> {
    let told = app.store.distances(organisation).await?;
    // What cannot be read was told by a newer version, which will read it again.
    Ok(told.iter().filter_map(|body| serde_json::from_str(body).ok()).collect())
}

/// By its roster alone: nobody's answers are looked at before they are told.
fn state(roster: &[Enrolment], today: NaiveDate) -> DistanceState {
    let over = |one: &Enrolment| one.last_day().is_some_and(|last| last < today);
    let least = usize::try_from(Limits::APART.invited()).unwrap_or(usize::MAX);
    match roster.len() {
        _ if !roster.iter().all(over) => DistanceState::GoesOn,
        few if few < least => DistanceState::WithOthers,
        few if few < 2 * least => DistanceState::BetterWithOthers,
        _ => DistanceState::Ready,
    }
}

/// What is looked at in some groups: hours, attendance, steps, and the questions of their programmes. It follows from
/// the templates and never from what anybody answered.
pub(crate) fn measures(app: &App, cohorts: &[Cohort]) -> Vec<(Measure, Option<Scale>)> {
    let mut measures: Vec<_> =
        [Measure::Hours, Measure::Attendance, Measure::Steps].map(|measure| (measure, None)).into();
    for cohort in cohorts {
        for scale in app.settings.programmes.scales(&cohort.template) {
            let measure = Measure::SelfRating(scale.key.clone());
            if !measures.iter().any(|(known, _)| *known == measure) {
                measures.push((measure, Some(scale.clone())));
            }
        }
    }
    measures
}
