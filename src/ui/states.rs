//! What a page shows when there is nothing to show yet, or nothing at all.
use super::{Icon, icon};
use crate::{
    state::{App, Phase, Plan, Reach},
    texts,
};
use leptos::prelude::*;
use std::sync::Arc;

/// Shows what `children` make of the plan; the skeleton while it is being fetched; and plain words where the phone
/// has never had one and the server cannot be reached. Drawn anew only when the plan itself changes.
#[component]
pub(crate) fn WithPlan<F, V>(
    /// Makes the view of a plan.
    children: F,
) -> impl IntoView
where
    F: Fn(Arc<Plan>) -> V + Send + 'static,
    V: IntoView + 'static,
{
    let app = App::get();
    move || match app.plan.get() {
        Some(plan) => children(plan).into_any(),
        None => waiting(app),
    }
}

/// Before there is anything: a skeleton, or why there is nothing.
pub(crate) fn waiting(app: App) -> AnyView {
    match (app.phase.get(), app.reach.get()) {
        (Phase::SignedIn, Reach::Unreached) => view! {
            <Empty drawn=Icon::Offline title=texts::nothing_kept_title() words=texts::nothing_kept() />
        }
        .into_any(),
        (Phase::SignedIn, Reach::Troubled) => view! {
            <Empty drawn=Icon::Info title=texts::troubled_title() words=texts::troubled() />
        }
        .into_any(),
        _ => skeleton(),
    }
}

/// The place of something that is on its way.
pub(crate) fn skeleton() -> AnyView {
    view! {
        <p class="visually-hidden">{texts::loading()}</p>
        <div class="skeleton skeleton-tall" aria-hidden="true"><p class="skeleton-line"></p><p class="skeleton-line skeleton-short"></p></div>
        <div class="skeleton" aria-hidden="true"><p class="skeleton-line"></p><p class="skeleton-line skeleton-short"></p></div>
    }
    .into_any()
}

/// Nothing here, in words that say what that means.
#[component]
pub(crate) fn Empty(
    /// A picture.
    drawn: Icon,
    /// The fact.
    title: String,
    /// What it means, or what one can do.
    words: String,
) -> impl IntoView {
    view! {
        <div class="empty">{icon(drawn)}<p class="empty-title">{title}</p><p>{words}</p></div>
    }
}
