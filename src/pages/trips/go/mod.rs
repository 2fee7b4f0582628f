//! On the way: one thing a screen, in the largest letters, without a network, and after a reload where one was.
mod log;
mod screens;

use super::{
    journey::{self, Journey},
    nothing, one, photo,
};
use crate::{
    platform::{events, focus},
    routes::Route,
    state::{App, Draft},
    texts,
    ui::{Page, waiting},
};
use folje_domain::{ids::TripId, reminder::Way};
use leptos::prelude::*;
use screens::Screen;

const WORDS: &str = "go-words";

/// What the screens share.
#[derive(Clone, Copy)]
struct Go {
    app: App,
    id: TripId,
    kept: Draft<Journey>,
    screens: Memo<Vec<Screen>>,
}

/// The page.
pub(crate) fn page(id: TripId) -> AnyView {
    let app = App::get();
    let trip = one::follow(app, id);
    let kept = journey::kept();
    let screens = Memo::new(move |_| {
        let way = kept.value.with(|journey| journey.way).unwrap_or(Way::There);
        app.plan.with(|plan| {
            trip.with(|trip| match (plan, trip) {
                // The bus that was meant when one set out stays the one that is spoken of.
                (Some(plan), Some(trip)) => screens::of(plan, trip, way, app.wall.get_untracked()),
                _ => Vec::new(),
            })
        })
    });
    let go = Go { app, id, kept, screens };
    let there = Memo::new(move |_| app.plan.with(Option::is_some).then(|| trip.with(Option::is_some)));
    let title = Signal::derive(move || {
        trip.with(|trip| trip.as_ref().map_or_else(texts::trip, |trip| trip.name.clone()))
    });
    view! {
        <Page title=title back=(Route::Trip(id), texts::trip())>
            {move || match there.get() {
                None => waiting(app),
                Some(false) => nothing(),
                Some(true) => {
                    // Only now: before the plan is there, the phone's own clock may be a day off.
                    let today = app.wall.get_untracked().date();
                    kept.update(|journey| *journey = journey.or_new(id, today));
                    view(go)
                }
            }}
        </Page>
    }
    .into_any()
}

fn view(go: Go) -> AnyView {
    let at = Memo::new(move |_| {
        let last = go.screens.with(Vec::len);
        go.kept.value.with(|journey| journey.at.min(last))
    });
    let inside = move || {
        let (at, screens) = (at.get(), go.screens.get());
        match screens.get(at) {
            Some(screen) => step(go, screen, at, screens.len()),
            None => log::view(go),
        }
    };
    view! { <div class="go" data-at=move || at.get().to_string()>{inside}</div> }.into_any()
}

fn step(go: Go, screen: &Screen, at: usize, all: usize) -> AnyView {
    let place = (at + 1).to_string();
    let Screen { words, more, photo } = screen.clone();
    let picture = photo.map(|photo| photo::view(go.app, photo, words.clone()));
    view! {
        <p class="wizard-where" role="status">{texts::WizardWhere { at: &place, all: &all.to_string() }.text()}</p>
        <progress class="wizard-bar" max=all.to_string() value=place aria-hidden="true"></progress>
        <h2 class="go-words" id=WORDS tabindex="-1">{words}</h2>
        {(!more.is_empty()).then(|| view! { <p class="go-more">{more}</p> })}
        {picture}
        <div class="wizard-foot">
            {(at > 0).then(|| view! { <button type="button" class="button button-quiet button-go" on:click=move |_| go.to(at - 1)>{texts::wizard_back()}</button> })}
            <button type="button" class="button button-go" on:click=move |_| go.to(at + 1)>
                {if at + 1 < all { texts::wizard_next() } else { texts::go_there() }}
            </button>
        </div>
    }
    .into_any()
}

impl Go {
    /// Goes to a screen, and takes the keyboard and the screen reader along once it is drawn.
    fn to(self, at: usize) {
        self.kept.update(|journey| journey.at = at);
        events::later(0, || focus::to(&format!("#{WORDS}")));
    }

    /// Back to the trip: this journey is over.
    fn end(self) {
        self.kept.done();
        self.app.go_instead(Route::Trip(self.id));
    }
}
