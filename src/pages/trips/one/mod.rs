//! One trip: which bus to take, one tap to begin, and the path of the practice.
mod path;
mod remove;
mod way;

use super::nothing;
use crate::{
    routes::Route,
    state::App,
    texts,
    ui::{FateMark, Icon, Page, icon, waiting},
};
use folje_domain::{
    ids::{CommandId, TripId},
    reminder::{Trip, Way},
};
use leptos::prelude::*;
pub(super) use way::departures_path;

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct One {
    app: App,
    id: TripId,
    trip: Memo<Option<Trip>>,
    /// What was just done here.
    just: RwSignal<Option<CommandId>>,
}

/// The trip of that id, while it is not taken away.
pub(super) fn follow(app: App, id: TripId) -> Memo<Option<Trip>> {
    Memo::new(move |_| app.plan.with(|plan| plan.as_ref()?.record.trip(id).cloned()))
}

/// The page.
pub(crate) fn page(id: TripId) -> AnyView {
    let app = App::get();
    let one = One { app, id, trip: follow(app, id), just: RwSignal::new(None) };
    let there = Memo::new(move |_| app.plan.with(Option::is_some).then(|| one.trip.with(Option::is_some)));
    let title = Signal::derive(move || {
        one.trip.with(|trip| trip.as_ref().map_or_else(texts::trip, |trip| trip.name.clone()))
    });
    view! {
        <Page title=title back=(Route::Trips, texts::trips())>
            {move || match there.get() {
                None => waiting(app),
                Some(false) => nothing(),
                Some(true) => view(one),
            }}
        </Page>
    }
    .into_any()
}

fn view(one: One) -> AnyView {
    let back =
        Memo::new(move |_| one.trip.with(|trip| trip.as_ref().is_some_and(|trip| trip.back.is_some())));
    view! {
        <div class="stack">
            {way::card(one, Way::There)}
            {move || back.get().then(|| way::card(one, Way::Back))}
            {path::section(one)}
            <FateMark id=one.just />
            <div class="buttons">
                <a class="button button-quiet" href=Route::EditTrip(one.id).to_string()>{texts::trip_edit()}</a>
                {remove::button(one)}
            </div>
        </div>
    }
    .into_any()
}

/// Nothing but an arrow and words: a link that leaves the app says so.
fn outside(href: String, words: String) -> AnyView {
    view! { <a class="button button-plain" href=href target="_blank" rel="noopener noreferrer">{icon(Icon::Share)}{words}</a> }
        .into_any()
}
