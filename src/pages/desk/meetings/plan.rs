//! The rough plan at the desk: the same parts as the participant's page.
use super::Here;
use crate::{pages::rough_plan, texts};
use folje_api::v1::meetings::MeetingsWith;
use leptos::prelude::*;

pub(super) fn view(here: Here, with: &MeetingsWith, draft: rough_plan::Writing) -> Option<AnyView> {
    let desk = with.desk.as_ref()?;
    Some(
        view! {
            <details class="more" open=!desk.plan_lines.is_empty()>
                <summary>{texts::rough_plan()}</summary>
                {rough_plan::lines(here.voice, &desk.plan_lines, &with.names, draft)}
                {rough_plan::form(here.voice, draft)}
            </details>
        }
        .into_any(),
    )
}
