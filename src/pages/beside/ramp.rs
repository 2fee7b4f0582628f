//! The hours of one participant: what was proposed, and proposing a step.
use super::agreement::Talk;
use crate::{
    pages::ramp_change::{Side, form, list},
    state::App,
    texts,
    ui::FateMark,
};
use chrono::NaiveDate;
use folje_api::v1::people::Participant;
use folje_domain::people::Role;
use leptos::prelude::*;

/// The proposals and the form; nothing where the hours are not planned in steps.
pub(super) fn view(app: App, participant: &Participant, today: NaiveDate) -> Option<AnyView> {
    let side = match participant.role {
        Role::Coach | Role::ProgrammeCoordinator => Side::Planner,
        Role::Ambassador | Role::Supervisor => Side::Workplace,
        _ => return None,
    };
    let now = participant.ramp.as_ref().and_then(|ramp| ramp.on(today)).map(|step| step.hours);
    if side == Side::Planner && participant.ramp.is_none() && participant.ramp_changes.is_empty() {
        return None;
    }
    let talk = Talk { app, about: participant.id, just: RwSignal::new(None) };
    let open = RwSignal::new(false);
    let proposing = move || {
        open.get().then(|| {
            form(side, now.unwrap_or(2), move |action| {
                talk.say(action);
                Ok(())
            })
        })
    };
    Some(
        view! {
            <div class="stack stack-tight">
                {list(&participant.ramp_changes, side, move |action| talk.say(action))}
                <details class="more" on:toggle=move |_| open.set(true)>
                    <summary>{texts::ramp_propose()}</summary>
                    {proposing}
                </details>
                <FateMark id=talk.just />
            </div>
        }
        .into_any(),
    )
}
