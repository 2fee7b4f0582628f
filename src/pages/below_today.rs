//! What stands below everything else on Idag: the ways to what is not for this very moment. It comes with the later
//! pages, so that today can be read without it.
use super::talks;
use crate::{
    platform::intl,
    routes::Route,
    state::Plan,
    texts,
    ui::{Icon, icon},
};
use leptos::prelude::*;

/// The links.
pub(super) fn view(plan: &Plan) -> AnyView {
    let plans = plan
        .snapshot
        .people
        .iter()
        .any(|card| card.role.plans() && card.until.is_none_or(|until| plan.today <= until));
    view! {
        {plans.then(talks::link)}
        {wakes(plan)}
    }
    .into_any()
}

/// The way to the wake-up plan, once there is one.
fn wakes(plan: &Plan) -> Option<AnyView> {
    let wake =
        plan.record.wakes.iter().filter(|wake| wake.on && !wake.removed).min_by_key(|wake| wake.time)?;
    let link = view! {
        <ul class="list"><li><a class="list-row" href=Route::Reminders.to_string()>
            {icon(Icon::Clock)}<div class="list-main"><p class="list-title">{texts::today_wake(&intl::time(wake.time))}</p></div>
            <span class="list-end">{icon(Icon::Chevron)}</span>
        </a></li></ul>
    };
    Some(link.into_any())
}
