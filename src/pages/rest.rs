//! The pages that nobody needs in order to read today: they are a part of the WebAssembly of their own, which comes
//! once today can be read, or at once when one of them is opened. The desk is another part ([`desk_part`]), which is
//! fetched for companions only, and the surveys a third
//! ([`survey_part`]), fetched when one is opened; their pages are shown from here too.
use super::{
    about, attendance, below_today, desk_part, feedback, goals, handover, me, meetings, nothing, people,
    reminders, rough_plan, seen_by, self_rating, sharing, survey_part, talks, trips, up, week, wishes,
};
use crate::{
    platform::focus,
    routes::Route,
    state::{App, Plan, fetch_hands},
    texts,
    ui::{Empty, Icon, Page, skeleton},
};
use folje_api::v1::session::PartInApp;
use leptos::{
    prelude::*,
    task::{spawn_local, tick},
    wasm_split::{SplitLoaderError, wasm_split},
};
use std::{cell::Cell, sync::Arc};

/// Draws one of these pages.
type Draw = fn(Route) -> AnyView;
/// Draws what stands below everything else on Idag.
type Below = fn(&Plan) -> AnyView;

thread_local! {
    /// Known, and told, as soon as the part is there.
    static BELOW: ArcRwSignal<Option<Below>> = ArcRwSignal::new(None);
    /// Known as soon as the part is there: from then on, a page is drawn at once.
    static DRAW: Cell<Option<Draw>> = const { Cell::new(None) };
}

/// The way into the part. Everything that only this function reaches is moved there by the build, so no other
/// function may name the pages.
#[wasm_split(rest, wasm_split_path = ::leptos::wasm_split, fallible)]
fn part() -> Result<(Draw, Below), SplitLoaderError> {
    Ok((draw, below_today::view))
}

fn draw(route: Route) -> AnyView {
    match route {
        Route::Week(week) => week::page(week),
        Route::Goals => goals::page(),
        Route::NewGoal(parent) => goals::new::page(parent),
        Route::Goal(goal) => goals::one::page(goal),
        Route::People => people::page(),
        Route::NewSupport => people::support::page(),
        Route::Me => me::page(),
        Route::Reminders => reminders::page(),
        Route::Trips => trips::page(),
        Route::NewTrip => trips::edit::page(None),
        Route::Trip(trip) => trips::one::page(trip),
        Route::EditTrip(trip) => trips::edit::page(Some(trip)),
        Route::TripGo(trip) => trips::go::page(trip),
        Route::Attendance => attendance::page(),
        Route::Up => up::page(),
        Route::About => about::page(),
        Route::Sharing => sharing::page(),
        Route::SharingWith(person) => sharing::one::page(person),
        Route::SeenBy(person) => seen_by::page(person),
        Route::Wishes => wishes::page(),
        Route::Talks => talks::page(),
        Route::Meetings => meetings::page(),
        Route::Meeting(meeting) => meetings::one::page(meeting),
        Route::RoughPlan => rough_plan::page(),
        Route::Handover => handover::page(),
        Route::Feedback => feedback::page(),
        Route::SelfRating => self_rating::page(),
        Route::Desk(_)
        | Route::Survey(_)
        | Route::Today
        | Route::SignIn
        | Route::Invite
        | Route::NotFound => nothing::not_found(),
    }
}

/// A part, or its texts, did not come.
pub(super) struct Unreached;

/// Fetches the part with its texts.
///
/// # Errors
/// [`Unreached`] where something of it did not come.
pub(super) async fn fetch(app: App) -> Result<(), Unreached> {
    // Both are on their way at the same time.
    let texts = texts::fetch_later();
    let (draw, below) = part().await.map_err(|_| Unreached)?;
    if !texts.await {
        return Err(Unreached);
    }
    // These pages show what today does not need, so it is read before any of them is drawn.
    fetch_hands(app).await;
    DRAW.set(Some(draw));
    BELOW.with(ArcRwSignal::clone).set(Some(below));
    Ok(())
}

/// Fetches what whoever is signed in may open, so that it opens at once later. A failure says nothing: nobody has
/// asked yet.
pub(crate) fn fetch_ahead(app: App) {
    let companion = app.account.with_untracked(|account| {
        account.as_ref().is_some_and(|account| account.part == PartInApp::Companion)
    });
    spawn_local(async move {
        drop(if companion { desk_part::fetch(app).await } else { fetch(app).await });
    });
}

/// What stands below everything else on Idag, once the part is there: nothing above it may jump then.
pub(super) fn below_today(plan: &Arc<Plan>) -> AnyView {
    let plan = Arc::clone(plan);
    (move || BELOW.with(ArcRwSignal::clone).get().map(|draw| draw(&plan))).into_any()
}

/// The page as it is drawn, once its part is there.
fn drawn(route: Route) -> Option<AnyView> {
    match route {
        Route::Desk(place) => desk_part::there().map(|desk| (desk.draw)(place)),
        Route::Survey(paper) => survey_part::there().map(|survey| (survey.draw)(paper)),
        _ => DRAW.get().map(|draw| draw(route)),
    }
}

/// One of these pages; until the part is there, its heading above a skeleton, or why it does not come.
pub(crate) fn page(route: Route, title: String) -> AnyView {
    if let Some(drawn) = drawn(route) {
        return drawn;
    }
    let progress =
        Progress { app: App::get(), route, there: RwSignal::new(false), failed: RwSignal::new(false) };
    progress.begin();
    (move || match progress.there.get().then(|| drawn(route)).flatten() {
        Some(drawn) => drawn,
        None => {
            let title = title.clone();
            view! {
                <Page title=title>{move || if progress.failed.get() { unreached(progress) } else { skeleton() }}</Page>
            }
            .into_any()
        }
    })
    .into_any()
}

/// How far the fetching has come that a page waits for.
#[derive(Clone, Copy)]
struct Progress {
    app: App,
    route: Route,
    there: RwSignal<bool>,
    failed: RwSignal<bool>,
}

impl Progress {
    fn begin(self) {
        spawn_local(async move {
            let fetched = match self.route {
                Route::Desk(_) => desk_part::fetch(self.app).await,
                Route::Survey(_) => survey_part::fetch(self.app).await,
                _ => fetch(self.app).await,
            };
            if fetched.is_err() {
                // The person may have gone on to another page meanwhile.
                self.failed.try_set(true);
                return;
            }
            let at_heading = focus::is_at("h1");
            let gone = self.there.try_set(true).is_some();
            if at_heading && !gone {
                tick().await;
                focus::to_heading();
            }
        });
    }

    fn again(self) {
        // The button is about to go.
        focus::to_heading();
        self.failed.set(false);
        self.begin();
    }
}

fn unreached(progress: Progress) -> AnyView {
    view! {
        <div role="status"><Empty drawn=Icon::Offline title=texts::nothing_kept_title() words=texts::page_unreached() /></div>
        <div class="buttons"><button type="button" class="button" on:click=move |_| progress.again()>{texts::try_again()}</button></div>
    }
    .into_any()
}
