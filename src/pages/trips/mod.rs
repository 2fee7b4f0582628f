//! Resor: saved trips, and practising them until they go by themselves.
//!
//! `edit` writes one, `one` shows when to go and how the practice goes, `go` is for the way itself.
pub(crate) mod edit;
pub(crate) mod go;
mod journey;
pub(crate) mod one;
mod photo;
mod times;
mod words;

use crate::{
    routes::Route,
    state::{App, Plan},
    texts,
    ui::{Empty, Icon, Page, WithPlan, icon},
};
use folje_domain::reminder::Trip;
use leptos::prelude::*;

/// The page with all of them.
pub(crate) fn page() -> AnyView {
    let app = App::get();
    view! {
        <Page title=texts::trips() sub=texts::trips_words() back=(Route::Reminders, texts::reminders())>
            <WithPlan children=move |plan| list(&plan) />
            {move || app.plan.with(Option::is_some).then(|| view! {
                <div class="buttons"><a class="button" href=Route::NewTrip.to_string()>{icon(Icon::Plus)}{texts::trip_new()}</a></div>
            })}
        </Page>
    }
    .into_any()
}

fn list(plan: &Plan) -> AnyView {
    let rows: Vec<_> = plan.record.trips.iter().filter(|trip| !trip.removed).map(row).collect();
    if rows.is_empty() {
        return view! { <Empty drawn=Icon::Bus title=texts::trips_none() words=texts::trips_none_words() /> }
            .into_any();
    }
    view! { <ul class="list">{rows}</ul> }.into_any()
}

/// A trip as a row that leads to its page.
pub(crate) fn row(trip: &Trip) -> AnyView {
    view! {
        <li><a class="list-row trip-link" href=Route::Trip(trip.id).to_string()>
            {icon(Icon::Bus)}
            <div class="list-main"><p class="list-title">{trip.name.clone()}</p><p class="list-sub">{words::from_to(&trip.there)}</p></div>
            <span class="list-end">{icon(Icon::Chevron)}</span>
        </a></li>
    }
    .into_any()
}

/// No such trip, or not yet on this phone.
fn nothing() -> AnyView {
    view! {
        <Empty drawn=Icon::Bus title=texts::trip_missing() words=texts::trip_missing_words() />
        <div class="buttons"><a class="button" href=Route::Trips.to_string()>{texts::trips_to_all()}</a></div>
    }
    .into_any()
}
