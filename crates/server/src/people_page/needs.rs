//! What the rule about who needs a person is asked with: only what the viewer's own page rests on.
use crate::{reminders::calling, schedule, state::App};
use chrono::{Days, NaiveDateTime};
use folje_domain::{
    ids::PersonId,
    need::{DAYS_UNREPORTED, Known, Need, cannot_come, needs},
    programme::Enrolment,
    reminder::chain::Answer,
    schedule::{Series, Zone as _},
    visibility::{Part, Scope},
};
use folje_store::StoreError;

/// How long after a programme's end the next appointment is looked for.
const DAYS_AFTER: u64 = 90;

/// Since when `viewer` has known that nothing was heard from the participant this morning, unless somebody has said since
/// that they call.
pub(super) async fn unheard(
    app: &App,
    viewer: PersonId,
    participant: PersonId,
) -> Result<Option<NaiveDateTime>, StoreError> {
    let told = calling::told_today(app, viewer, participant).await?;
    let open = told.iter().map(|ring| &ring.progress).filter(|progress| {
        progress.answer == Answer::Nothing && !progress.told.iter().any(|told| told.acknowledged)
    });
    let mine = open.flat_map(|progress| progress.told.iter()).find(|told| told.person == viewer);
    Ok(mine.map(|told| app.zone.wall(told.at)))
}

/// Whether the programme's template asks for an appointment after its end.
pub(super) fn next_appointment(app: &App, enrolment: &Enrolment) -> bool {
    let template = app.settings.programmes.template(&enrolment.template);
    template.and_then(|template| template.closing.as_ref()).is_some_and(|closing| closing.next_appointment)
}

/// What the participant needs a person for. Who does not plan with them hears only what they were told, and that the
/// participant does not come to what they wait at.
pub(super) fn of(scope: &Scope, series: &[Series], now: NaiveDateTime, known: &Known<'_>) -> Vec<Need> {
    let plans = known.relations.iter().any(|relation| {
        relation.person == scope.viewer() && relation.role.plans() && relation.holds_on(now.date())
    });
    if !plans || !scope.sees(Part::Schedule) {
        let unheard = known.unheard.map(|since| Need::Unheard { since });
        return unheard.into_iter().chain(cannot_come(known.record, now.date())).collect();
    }
    let today = now.date();
    let since = today.checked_sub_days(Days::new(DAYS_UNREPORTED)).unwrap_or(today);
    let end = known.enrolment.and_then(Enrolment::last_day).unwrap_or(today).max(today);
    let until = end.checked_add_days(Days::new(DAYS_AFTER)).unwrap_or(end);
    let occurrences = schedule::occurrences(series, since, until);
    needs(&Known { occurrences: &occurrences, ..*known }, now)
}
