//! Wiring: which page a path shows, for whom, and what happens on each change of page.
use crate::{
    pages,
    platform::{events, focus, shell},
    routes::{Paper, Place, Route},
    state::{App, Phase},
    texts,
    ui::Tabs,
};
use folje_api::v1::session::PartInApp;
use leptos::{mount::mount_to, prelude::*};

/// How many milliseconds after today can be read the other pages are fetched, when nobody has opened one.
const AHEAD_AFTER: i32 = 1500;

/// Draws the app into the page.
pub(crate) fn mount() {
    if let Some(place) = shell::mount_point() {
        mount_to(place, Root).forget();
    }
}

/// Who may see a page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum For {
    Everybody,
    Participants,
    Companions,
}

const fn who_sees(route: Route) -> For {
    match route {
        Route::SignIn | Route::Invite | Route::Up | Route::About | Route::NotFound => For::Everybody,
        // Whoever has a printed code may have no account here, and may read what protects the answer.
        Route::Survey(Paper::Protection | Paper::Printed) => For::Everybody,
        Route::Desk(_) => For::Companions,
        Route::Today
        | Route::Week(_)
        | Route::Goals
        | Route::NewGoal(_)
        | Route::Goal(_)
        | Route::People
        | Route::NewSupport
        | Route::Reminders
        | Route::Trips
        | Route::NewTrip
        | Route::Trip(_)
        | Route::EditTrip(_)
        | Route::TripGo(_)
        | Route::Attendance
        | Route::Sharing
        | Route::SharingWith(_)
        | Route::SeenBy(_)
        | Route::Wishes
        | Route::Talks
        | Route::Meetings
        | Route::Meeting(_)
        | Route::RoughPlan
        | Route::Handover
        | Route::Survey(_)
        | Route::Feedback
        | Route::SelfRating
        | Route::Me => For::Participants,
    }
}

/// The page that is shown for a path, given who is signed in: signed out, everything but what is for everybody is
/// the page for the code; what is for others is told to be so.
fn shown(route: Route, phase: Phase, part: Option<PartInApp>) -> Result<Route, Route> {
    match (who_sees(route), phase, part) {
        (For::Everybody, ..) => Ok(route),
        (_, Phase::SignedOut, _) | (_, _, None) => Ok(Route::SignIn),
        (For::Participants, _, Some(PartInApp::Companion)) if route == Route::Today || route == Route::Me => {
            Ok(Route::Desk(Place::Home))
        }
        (For::Participants, _, Some(PartInApp::Participant))
        | (For::Companions, _, Some(PartInApp::Companion)) => Ok(route),
        _ => Err(route),
    }
}

#[component]
fn Root() -> impl IntoView {
    let app = App::start();
    provide_context(app);
    let part = Memo::new(move |_| app.account.with(|account| account.as_ref().map(|account| account.part)));
    let shown = Memo::new(move |_| shown(app.route.get(), app.phase.get(), part.get()));
    // The mark comes with the first page of somebody signed in: above the sign-in page it would push that down.
    let demo = Memo::new(move |_| {
        let signing_in = matches!(shown.get(), Ok(Route::SignIn | Route::Invite));
        !signing_in && app.account.with(|account| account.as_ref().is_some_and(|account| account.demo))
    });
    let frame = move || match (shown.get(), part.get()) {
        (Ok(Route::SignIn | Route::Invite), _) | (_, None) => "app app-plain",
        (_, Some(PartInApp::Companion)) => "app app-plain desk",
        (_, Some(PartInApp::Participant)) => "app",
    };
    let tabs = Memo::new(move |_| {
        part.get() == Some(PartInApp::Participant)
            && !matches!(shown.get(), Ok(Route::SignIn | Route::Invite))
    });

    // What is shown first comes first; then the other pages, so that they open at once and without a network.
    let readable = Memo::new(move |_| app.plan.with(Option::is_some) || app.people.with(Option::is_some));
    Effect::new(move |_| {
        if readable.get() {
            events::later(AHEAD_AFTER, move || events::when_idle(move || pages::rest::fetch_ahead(app)));
        }
    });

    let said = RwSignal::new(String::new());
    Effect::new(move |before: Option<Result<Route, Route>>| {
        let now = shown.get();
        let title = title(now);
        focus::set_title(&format!("{title} – Följe"));
        // The first page is read by the browser itself.
        if before.is_some_and(|before| before != now) {
            said.set(title);
            focus::to_heading();
        }
        now
    });

    view! {
        <a class="skip" href="#main">{texts::skip()}</a>
        <div class=frame>
            {move || demo.get().then(|| view! { <aside class="demo-mark" aria-label=texts::demo_label()>{texts::demo()}</aside> })}
            {move || page(shown.get())}
            {move || tabs.get().then(|| view! { <Tabs /> })}
        </div>
        <p class="live visually-hidden" aria-live="polite">{said}</p>
    }
}

/// What a page is called, in the document's title and to screen readers.
fn title(shown: Result<Route, Route>) -> String {
    match shown {
        Err(_) => texts::no_permission_title(),
        Ok(route) => match route {
            Route::Today => texts::today(),
            Route::Week(_) => texts::week(),
            Route::Goals => texts::goals(),
            Route::NewGoal(_) => texts::goal_new(),
            Route::Goal(_) => texts::goal(),
            Route::People => texts::people(),
            Route::NewSupport => texts::support_new(),
            Route::Me => texts::me(),
            Route::Reminders => texts::reminders(),
            Route::Trips => texts::trips(),
            Route::NewTrip => texts::trip_new(),
            Route::Trip(_) | Route::TripGo(_) => texts::trip(),
            Route::EditTrip(_) => texts::trip_edit(),
            Route::Attendance => texts::attendance(),
            Route::Up => texts::up(),
            Route::About => texts::about(),
            Route::Desk(place) => pages::desk_part::title(place),
            Route::Sharing | Route::SharingWith(_) => texts::sharing(),
            Route::SeenBy(_) => texts::seen_by(),
            Route::Wishes => texts::wishes(),
            Route::Talks => texts::talks(),
            Route::Meetings => texts::meetings(),
            Route::Meeting(_) => texts::meeting(),
            Route::RoughPlan => texts::rough_plan(),
            Route::Handover => texts::handover(),
            Route::Survey(paper) => pages::survey_part::title(paper),
            Route::Feedback => texts::feedback_title(),
            Route::SelfRating => texts::rating_title(),
            Route::SignIn | Route::Invite => texts::sign_in(),
            Route::NotFound => texts::not_found_title(),
        },
    }
}

fn page(shown: Result<Route, Route>) -> AnyView {
    let route = match shown {
        Ok(route) => route,
        Err(_) => return pages::nothing::no_permission(),
    };
    assert!(!shell::wishes_panic(route.name()), "a test asked for this panic");
    match route {
        Route::Today => pages::today::page(),
        Route::SignIn => pages::sign_in::page(),
        Route::Invite => pages::sign_in::invite(),
        Route::NotFound => pages::nothing::not_found(),
        // Every other page. The title is known better once its part is there; the page is not drawn anew for that.
        route => pages::rest::page(route, untrack(|| title(shown))),
    }
}
