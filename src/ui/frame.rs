//! The frame of a page: greeting or way back, heading, status, content, tabs.
use super::{Icon, icon, small_icon};
use crate::{
    platform::{kept, shell},
    routes::Route,
    state::{App, Reach, Waiting, may_reload},
    texts,
};
use leptos::prelude::*;

/// A page: its heading gets the focus when one comes to it.
#[component]
pub(crate) fn Page(
    /// The heading.
    #[prop(into)]
    title: Signal<String>,
    /// A line below it.
    #[prop(optional, into)]
    sub: Signal<String>,
    /// Where the way back leads, and what it is called, on a page below another.
    #[prop(optional)]
    back: Option<(Route, String)>,
    /// What stands above the heading where there is no way back.
    #[prop(optional, into)]
    above: Signal<String>,
    /// A class for the page's main part.
    #[prop(default = "page")]
    class: &'static str,
    /// The content.
    children: Children,
) -> impl IntoView {
    let top = back.map_or_else(
        || view! { <p class="top-name">{above}</p> }.into_any(),
        |(route, name)| {
            view! { <a class="top-back" href=route.to_string()>{icon(Icon::Back)}{name}</a> }.into_any()
        },
    );
    view! {
        <header class="top">
            {top}
            <Status />
            <h1 class="top-title" tabindex="-1">{title}</h1>
            {move || sub.with(|sub| (!sub.is_empty()).then(|| view! { <p class="top-sub">{sub.clone()}</p> }))}
        </header>
        <main class=class id="main"><Banners />{children()}</main>
    }
}

/// One short line on how the phone is doing; empty when all is well.
#[component]
fn Status() -> impl IntoView {
    let app = App::get();
    let waits = Memo::new(move |_| {
        app.outbox.with(|outbox| outbox.iter().filter(|waiting| waiting.counts()).count())
    });
    let refused =
        Memo::new(move |_| app.outbox.with(|outbox| outbox.iter().any(|waiting| !Waiting::counts(waiting))));
    let told = Memo::new(move |_| match (app.reach.get(), waits.get()) {
        (Reach::Unreached, 0) => Some(("offline", texts::status_offline())),
        (Reach::Unreached, waits) => Some(("offline", texts::status_offline_waiting(waits))),
        (Reach::Troubled, _) => Some(("waiting", texts::status_troubled())),
        (_, 0) if refused.get() => Some(("waiting", texts::status_refused())),
        (_, 0) => None,
        (_, waits) => Some(("waiting", texts::status_waiting(waits))),
    });
    view! {
        <p class="status" role="status" data-state=move || told.get().map(|(state, _)| state)>
            {move || told.get().map(|(state, words)| {
                let drawn = if state == "offline" { Icon::Offline } else { Icon::Sync };
                (small_icon(drawn), view! { <span>{words}</span> })
            })}
        </p>
    }
}

/// What must be said above a page's content.
#[component]
fn Banners() -> impl IntoView {
    let app = App::get();
    view! {
        {move || app.new_version.get().then(|| view! {
            <div class="banner" role="status" data-kind="info">
                {icon(Icon::Info)}<p class="banner-text">{texts::new_version()}</p>
                <div class="buttons"><button type="button" class="button button-quiet" on:click=move |_| crate::platform::service_worker::take_over()>{texts::new_version_take()}</button></div>
            </div>
        })}
        {move || (!app.keeps.get() && app.account.with(Option::is_some)).then(|| view! {
            <div class="banner" role="status" data-kind="attention">
                {icon(Icon::Info)}<p class="banner-text">{texts::not_kept()}</p>
                {move || reload_helps(app).then(|| view! {
                    <div class="buttons"><button type="button" class="button button-quiet" on:click=move |_| shell::reload()>{texts::reload()}</button></div>
                })}
            </div>
        })}
    }
}

/// Whether a reload may bring the phone's storage back, and loses nothing.
fn reload_helps(app: App) -> bool {
    kept::is_lost() && may_reload(app)
}

/// The five places of a participant, always in the same order.
#[component]
pub(crate) fn Tabs() -> impl IntoView {
    let app = App::get();
    let tab = move |route: Route, drawn: Icon, name: String| {
        let here = move || (app.route.get().tab() == Some(route)).then_some("page");
        view! { <a class="tab" href=route.to_string() aria-current=here>{icon(drawn)}<span>{name}</span></a> }
    };
    view! {
        <nav class="tabs" aria-label=texts::tabs()>
            {tab(Route::Today, Icon::Today, texts::today())}
            {tab(Route::Week(0), Icon::Week, texts::week())}
            {tab(Route::Goals, Icon::Goals, texts::goals())}
            {tab(Route::People, Icon::People, texts::people())}
            {tab(Route::Me, Icon::Me, texts::me())}
        </nav>
    }
}
