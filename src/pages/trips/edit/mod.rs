//! Writing a trip: plain words are enough; a timetable, where one was imported, helps. Each letter is kept.
mod back;
mod departures;
mod fields;
mod form;
mod leg;
mod save;
mod series;
mod steps;
mod stop;

use super::{nothing, one};
use crate::{
    platform::random,
    routes::Route,
    state::{App, Draft},
    texts,
    ui::{Page, waiting},
};
use folje_domain::{
    ids::TripId,
    reminder::{Leg, Stop, Trip},
};
use form::{Begun, Form};
use leptos::prelude::*;

/// The page: for a new trip, or for changing one.
pub(crate) fn page(id: Option<TripId>) -> AnyView {
    let app = App::get();
    let saved = id.map(|id| one::follow(app, id));
    let there = Memo::new(move |_| {
        let known = || saved.is_none_or(|saved| saved.with(Option::is_some));
        app.plan.with(Option::is_some).then(known)
    });
    let title = if id.is_some() { texts::trip_edit() } else { texts::trip_new() };
    let back = id.map_or_else(|| (Route::Trips, texts::trips()), |id| (Route::Trip(id), texts::trip()));
    view! {
        <Page title=title back=back>
            {move || match there.get() {
                None => waiting(app),
                Some(false) => nothing(),
                Some(true) => form::view(begin(app, id, saved.and_then(|saved| saved.get_untracked()))),
            }}
        </Page>
    }
    .into_any()
}

/// What was begun before, else the trip as it is, else an empty one.
fn begin(app: App, id: Option<TripId>, saved: Option<Trip>) -> Form {
    let name = id.map_or_else(|| "trip.new".to_owned(), |id| format!("trip.{id}"));
    let draft = Draft::<Begun>::named(&name);
    if draft.value.with_untracked(|begun| begun.trip.is_none()) {
        let trip = saved.clone().unwrap_or_else(|| empty(TripId(random::id())));
        draft.value.set(Begun { trip: Some(trip) });
    }
    Form::new(app, draft, saved)
}

fn empty(id: TripId) -> Trip {
    Trip { id, name: String::new(), series: Vec::new(), there: empty_leg(), back: None, removed: false }
}

fn empty_stop() -> Stop {
    Stop { name: String::new(), id: None }
}

fn empty_leg() -> Leg {
    Leg {
        from: empty_stop(),
        to: empty_stop(),
        line: String::new(),
        walk: 5,
        walk_on: 0,
        ride: 15,
        change: None,
        departures: Vec::new(),
        must_book: false,
        steps: Vec::new(),
    }
}
