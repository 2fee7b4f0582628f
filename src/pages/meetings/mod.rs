//! The participant's meetings: when and where, «mina punkter», and what was agreed.
pub(crate) mod one;
pub(crate) mod parts;
pub(crate) mod points;
mod voice;

pub(crate) use voice::Voice;

use crate::{
    routes::Route,
    state::Plan,
    texts,
    ui::{Empty, Icon, Page, WithPlan, icon},
};
use folje_domain::record::Meeting;
use leptos::prelude::*;

/// The page.
pub(crate) fn page() -> AnyView {
    view! {
        <Page title=texts::meetings() sub=texts::meetings_words() back=(Route::People, texts::people())>
            <WithPlan children=move |plan| list(&plan) />
        </Page>
    }
    .into_any()
}

fn list(plan: &Plan) -> AnyView {
    let mut meetings: Vec<_> = plan.record.meetings.iter().collect();
    meetings.sort_by_key(|meeting| (meeting.start, meeting.id));
    let (coming, mut gone): (Vec<&Meeting>, Vec<_>) =
        meetings.into_iter().partition(|meeting| meeting.stands() && meeting.start.date() >= plan.today);
    gone.reverse();
    if coming.is_empty() && gone.is_empty() {
        return view! { <Empty drawn=Icon::People title=texts::meetings_none() words=texts::meetings_none_words() /> }.into_any();
    }
    let rows = |meetings: Vec<&Meeting>| {
        let rows = meetings.into_iter().map(|meeting| row(plan, meeting)).collect_view();
        view! { <ul class="list">{rows}</ul> }
    };
    view! {
        <div class="stack">
            {(!coming.is_empty()).then(|| view! { <section class="section"><h2 class="section-title">{texts::meetings_coming()}</h2>{rows(coming)}</section> })}
            {(!gone.is_empty()).then(|| view! { <section class="section"><h2 class="section-title">{texts::meetings_gone()}</h2>{rows(gone)}</section> })}
        </div>
    }
    .into_any()
}

fn row(plan: &Plan, meeting: &Meeting) -> AnyView {
    let when = parts::when_in_words(meeting.start, plan.today);
    view! {
        <li><a class="list-row meeting-link" href=Route::Meeting(meeting.id).to_string()>
            {icon(Icon::People)}<div class="list-main"><p class="list-title">{parts::kind_in_words(meeting.about)}</p><p class="list-sub">{when}</p></div>
            <span class="list-end">{icon(Icon::Chevron)}</span>
        </a></li>
    }
    .into_any()
}

/// The ways to meetings, the rough plan and the handover.
pub(crate) fn links(plan: &Plan) -> AnyView {
    let coming = plan.record.meetings.iter().filter(|one| one.stands() && one.start.date() >= plan.today);
    let next = coming.min_by_key(|meeting| meeting.start);
    let words = next.map_or_else(texts::meetings_row, |one| parts::when_in_words(one.start, plan.today));
    let link = |route: Route, drawn: Icon, title: String, words: String| {
        view! {
            <li><a class="list-row" href=route.to_string()>
                {icon(drawn)}<div class="list-main"><p class="list-title">{title}</p><p class="list-sub">{words}</p></div>
                <span class="list-end">{icon(Icon::Chevron)}</span>
            </a></li>
        }
    };
    view! {
        <ul class="list">
            {link(Route::Meetings, Icon::Week, texts::meetings(), words)}
            {link(Route::RoughPlan, Icon::Goals, texts::rough_plan(), texts::rough_plan_row())}
            {link(Route::Handover, Icon::Walk, texts::handover(), texts::handover_row())}
        </ul>
    }
    .into_any()
}
