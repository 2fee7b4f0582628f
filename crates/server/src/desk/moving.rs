//! Beginning a programme, and moving from one to another, or between group and alone, with nothing lost.
//!
//! S1 met its many dropouts by going on with people one by one. What they leave ends on the day before as «moved»;
//! their record is theirs and stays; a talk that was booked for them alone stays too, what repeated in the old form
//! ends.
use crate::{programmes::NotLaid, random, snapshot, state::App};
use chrono::NaiveDate;
use folje_api::v1::desk::{Begins, NewEnrolment};
use folje_domain::{
    ids::{CohortId, OrganisationId, PersonId, SeriesId},
    people::{Relation, Role},
    programme::Enrolment,
    schedule::Series,
    template::{Choices, Laid},
    visibility::Scope,
};
use folje_store::{Cohort, Move, StoreError};
use std::collections::BTreeMap;

/// Why nobody was moved.
#[derive(Debug, thiserror::Error)]
pub enum NotMoved {
    /// There is no such group here.
    #[error("there is no such group")]
    NoSuchCohort,
    /// They are in no group on that day.
    #[error("they are in no group on that day")]
    NotInAGroup,
    /// The programme cannot be laid.
    #[error(transparent)]
    NotLaid(#[from] NotLaid),
    /// No ids can be made.
    #[error(transparent)]
    NoRandomness(#[from] random::NoRandomness),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What is known when somebody is moved.
#[derive(Clone, Copy)]
pub struct Moving<'a> {
    /// The app.
    pub app: &'a App,
    /// The participant, as that person sees them.
    pub scope: &'a Scope,
    /// Everybody's relations to the participant.
    pub relations: &'a [Relation],
}

impl Moving<'_> {
    /// What the move is made of.
    ///
    /// # Errors
    /// [`NotMoved`]
    pub async fn plan(&self, wanted: &NewEnrolment) -> Result<Move, NotMoved> {
        let (store, organisation) = (&self.app.store, self.scope.organisation());
        let before = store.enrolments(self.scope).await?;
        let left: Vec<_> =
            before.iter().filter_map(|enrolment| enrolment.left_for_another(wanted.from)).collect();
        let mut cut = Vec::new();
        if let Some(last) = wanted.from.pred_opt() {
            for enrolment in &left {
                cut.extend(cut_after(self.app, organisation, enrolment, last).await?);
            }
        }
        let (enrolment, series) = match &wanted.into {
            Begins::Cohort(id) => {
                let cohort = store.cohorts(organisation).await?.into_iter().find(|cohort| cohort.id == *id);
                let cohort = cohort.ok_or(NotMoved::NoSuchCohort)?;
                let laid = self.lay(&cohort.template, cohort.starts, &cohort.choices)?;
                (enrolment(wanted, &cohort.template, Some(cohort.id), laid).0, Vec::new())
            }
            Begins::Alone { template, choices } => {
                let laid = self.lay(template, wanted.from, choices)?;
                enrolment(wanted, template, None, laid)
            }
            Begins::OutOfGroup => {
                let now = snapshot::current(before, wanted.from)
                    .filter(|enrolment| enrolment.goes_on(wanted.from))
                    .ok_or(NotMoved::NotInAGroup)?;
                let id = now.cohort.ok_or(NotMoved::NotInAGroup)?;
                let cohort = store.cohorts(organisation).await?.into_iter().find(|cohort| cohort.id == id);
                let group = store.cohort_series(&cohort.ok_or(NotMoved::NotInAGroup)?).await?;
                let own = self.those_from(group, wanted.from)?;
                (Enrolment { id: wanted.id, cohort: None, finished: None, ..now }, own)
            }
        };
        Ok(Move { enrolment, series, left, cut })
    }

    /// What of the group's schedule comes from `day` on, as series of one's own.
    fn those_from(&self, group: Vec<Series>, day: NaiveDate) -> Result<Vec<Series>, NotMoved> {
        let mut own = Vec::new();
        for series in group {
            own.extend(series.split(day, SeriesId(self.id()?)).1);
        }
        Ok(own)
    }

    fn lay(&self, template: &str, start: NaiveDate, choices: &Choices) -> Result<Laid, NotMoved> {
        let today = self.app.today();
        let with: Vec<(Role, PersonId)> = self
            .relations
            .iter()
            .filter(|relation| relation.holds_on(today))
            .map(|relation| (relation.role, relation.person))
            .collect();
        Ok(self.app.settings.programmes.lay(self.app, template, start, choices, &with, &BTreeMap::new())?)
    }

    fn id(&self) -> Result<uuid::Uuid, random::NoRandomness> {
        random::uuid(&*self.app.random, self.app.now())
    }
}

/// The participant's own series of a time in a programme that repeat, cut after its `last` day, each with the version
/// that was read. What takes place once stays: a talk that was booked for afterwards is theirs.
///
/// # Errors
/// Where the store cannot be read, or no ids can be made.
pub async fn cut_after(
    app: &App,
    organisation: OrganisationId,
    enrolment: &Enrolment,
    last: NaiveDate,
) -> Result<Vec<(Series, i64)>, NotMoved> {
    let mut cut = Vec::new();
    let Some(next) = last.succ_opt() else { return Ok(cut) };
    for (series, version) in app.store.own_series(organisation, enrolment).await? {
        let id = SeriesId(random::uuid(&*app.random, app.now())?);
        if series.recurrence.is_some()
            && let (Some(kept), _) = series.split(next, id)
        {
            cut.push((kept, version));
        }
    }
    Ok(cut)
}

/// The enrolment of somebody who begins in `cohort`, for whom the schedule names those of `with`.
///
/// # Errors
/// Where the programme cannot be laid.
pub fn begin_in(
    app: &App,
    cohort: &Cohort,
    wanted: &NewEnrolment,
    with: &[(Role, PersonId)],
) -> Result<Enrolment, NotLaid> {
    let programmes = &app.settings.programmes;
    let laid =
        programmes.lay(app, &cohort.template, cohort.starts, &cohort.choices, with, &BTreeMap::new())?;
    Ok(enrolment(wanted, &cohort.template, Some(cohort.id), laid).0)
}

/// What somebody is in from then on, and their own schedule in it.
fn enrolment(
    wanted: &NewEnrolment,
    template: &str,
    cohort: Option<CohortId>,
    laid: Laid,
) -> (Enrolment, Vec<Series>) {
    let Laid { name, phases, series, ramp, handover_opens, stand_ins } = laid;
    let (id, participant, template) = (wanted.id, wanted.participant, template.to_owned());
    let finished = None;
    let enrolment = Enrolment {
        id,
        participant,
        cohort,
        template,
        name,
        phases,
        ramp,
        handover_opens,
        stand_ins,
        finished,
    };
    (enrolment, series)
}
