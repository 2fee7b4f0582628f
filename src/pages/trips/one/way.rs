//! One way of a trip: where from and where to, today's departures that fit, and the button that begins it.
use super::{
    super::{
        journey::{self, Journey},
        times::{self, Wish},
        words,
    },
    One, outside,
};
use crate::{
    platform::{
        intl, json,
        net::{Reply, Request},
    },
    routes::Route,
    texts,
    ui::{Icon, day_in_words, small_icon, text},
};
use folje_api::v1::{
    paths,
    planner::{self, When, encoded},
    timetable::Departures,
};
use folje_domain::reminder::{Departure, Leg, Way};
use leptos::{prelude::*, task::spawn_local};

/// The card of a way.
pub(super) fn card(one: One, way: Way) -> AnyView {
    let leg = Memo::new(move |_| one.trip.with(|trip| trip.as_ref().and_then(|trip| trip.leg(way).cloned())));
    let wall = one.app.wall;
    let wish = Memo::new(move |_| {
        let wall = wall.get();
        one.app.plan.with(|plan| {
            one.trip.with(|trip| match (plan, trip) {
                (Some(plan), Some(trip)) => times::wish(plan, trip, way, wall),
                _ => Wish::After(wall),
            })
        })
    });
    let fresh = RwSignal::new(None::<Vec<Departure>>);
    ask(leg, wall.get_untracked().date(), fresh);
    let fitting = Memo::new(move |_| {
        let leg = leg.get()?;
        // By the timetable of today where it can be asked, else by what was saved with the trip.
        let known = fresh.get().unwrap_or_else(|| leg.on(wall.get().date()));
        Some(times::fitting(&leg, known, wish.get(), wall.get()))
    });
    let main = Memo::new(move |_| {
        let wall = wall.get();
        one.app.plan.with(|plan| {
            one.trip.with(|trip| match (plan, trip) {
                (Some(plan), Some(trip)) => times::way(plan, trip, wall) == way,
                _ => false,
            })
        })
    });
    let begin = move |_| {
        let journey = Journey::new(one.id, way, wall.get_untracked().date());
        journey::kept().update(|kept| *kept = journey);
        one.app.go(Route::TripGo(one.id));
    };
    let kicker = if way == Way::There { texts::way_there() } else { texts::way_back() };
    let begin_words = if way == Way::There { texts::trip_begin() } else { texts::trip_begin_back() };
    let look = move || if main.get() { "button" } else { "button button-quiet" };
    view! {
        <article class="card" data-way=format!("{way:?}")>
            <p class="kicker">{kicker}</p>
            <h2 class="card-title">{move || leg.with(|leg| leg.as_ref().map(words::from_to))}</h2>
            {move || leg.with(|leg| leg.as_ref().map(facts))}
            {move || (way == Way::There).then(|| leads_to(one))}
            {move || fitting.get().zip(leg.get()).map(|((departures, meant), leg)| departures_view(way, &leg, &departures, meant))}
            <div class="buttons">
                <button type="button" class=look on:click=begin>{begin_words}</button>
                {move || leg.with(|leg| leg.as_ref().map(|leg| outside(planned(leg, wish.get()), texts::trip_planner())))}
            </div>
        </article>
    }
    .into_any()
}

/// Asks the timetable of today, where the stops are in one.
fn ask(leg: Memo<Option<Leg>>, day: chrono::NaiveDate, fresh: RwSignal<Option<Vec<Departure>>>) {
    let of_leg = |leg: &Leg| Some((departures_path(leg, day)?, leg.line.clone(), leg.on(day)));
    let Some((path, line, saved)) = leg.with_untracked(|leg| leg.as_ref().and_then(of_leg)) else { return };
    spawn_local(async move {
        let Ok(Reply::Done { body, .. }) = Request::get(&path).send().await else { return };
        let Some(said) = json::read::<Departures>(&body) else { return };
        // On a day of which the timetable says nothing, what was saved holds.
        if said.covers.is_some_and(|covers| (covers.first..=covers.last).contains(&day)) {
            // The server already says when one is there at the latest.
            let departure = |one: &folje_api::v1::timetable::Departure| Departure {
                leaves: one.leaves,
                arrives: one.arrives,
                surely: one.arrives,
                must_book: one.must_book || one.then.as_ref().is_some_and(|then| then.must_book),
            };
            let mut known: Vec<_> = said.departures.iter().map(departure).collect();
            if saved_holds(&line, &said.unknown) {
                known.extend(
                    saved
                        .into_iter()
                        .filter(|saved| !said.departures.iter().any(|one| one.leaves == saved.leaves)),
                );
            }
            fresh.try_set(Some(known));
        }
    });
}

/// Whether what was saved holds beside what the timetable says: it has nothing on the trip's line that day, or, where
/// the trip names no line, nothing on some line of the way.
fn saved_holds(line: &str, unknown: &[String]) -> bool {
    let same = |other: &String| other.trim().eq_ignore_ascii_case(line.trim());
    if line.trim().is_empty() { !unknown.is_empty() } else { unknown.iter().any(same) }
}

/// Where the departures of a day are asked for; nothing where a stop is in no timetable.
pub(in crate::pages::trips) fn departures_path(leg: &Leg, day: chrono::NaiveDate) -> Option<String> {
    let (from, to) = (leg.from.id.as_ref()?, leg.to.id.as_ref()?);
    let mut path = format!("{}?from={}&to={}&day={day}", paths::DEPARTURES, encoded(from), encoded(to));
    if let Some(change) = &leg.change {
        path += &format!("&change={}", encoded(change.at.id.as_ref()?));
    }
    Some(path)
}

fn planned(leg: &Leg, wish: Wish) -> String {
    let when = match wish {
        Wish::By(by) => When::By(by),
        Wish::After(after) => When::From(after),
    };
    planner::link(&leg.from.name, &leg.to.name, when)
}

fn facts(leg: &Leg) -> AnyView {
    let fact =
        |drawn: Icon, words: String| view! { <li class="fact">{small_icon(drawn)}<span>{words}</span></li> };
    let line = (!leg.line.is_empty()).then(|| fact(Icon::Bus, texts::trip_line(&leg.line)));
    let walk = (leg.walk > 0).then(|| fact(Icon::Walk, texts::trip_walk(usize::from(leg.walk))));
    let change = leg.change.as_ref().map(|change| {
        fact(Icon::Moved, texts::TripChangeAt { stop: &change.at.name, line: &change.line }.text())
    });
    let book = leg.must_book.then(|| fact(Icon::Info, texts::trip_must_book()));
    view! { <ul class="facts">{walk}{line}{change}{book}</ul> }.into_any()
}

fn leads_to(one: One) -> AnyView {
    let wall = one.app.wall.get();
    let words = one.app.plan.with(|plan| {
        one.trip.with(|trip| {
            let next = times::next(plan.as_ref()?, trip.as_ref()?, wall)?;
            let (day, time) = (day_in_words(next.start.date(), wall.date()), intl::time(next.start.time()));
            Some(texts::TripLeadsTo { activity: &text(&next.title), day: &day, time: &time }.text())
        })
    });
    words.map(|words| view! { <p class="card-text">{words}</p> }).into_any()
}

/// The mark of a departure that only comes when it was booked.
fn must_book() -> AnyView {
    view! { <p class="plan-sub" data-must-book="">{small_icon(Icon::Info)}{texts::trip_must_book()}</p> }
        .into_any()
}

fn departures_view(way: Way, leg: &Leg, departures: &[Departure], meant: Option<Departure>) -> AnyView {
    if departures.is_empty() {
        return view! { <p class="muted small">{texts::trip_no_times()}</p> }.into_any();
    }
    let row = |departure: &Departure| {
        let is_meant = meant == Some(*departure);
        let leave = is_meant.then(|| {
            let time = intl::time(times::leave(leg, *departure).time());
            let words =
                if way == Way::There { texts::trip_leave_at(&time) } else { texts::trip_walk_at(&time) };
            view! { <p class="plan-title">{words}</p> }
        });
        let words = texts::trip_there_at(&intl::time(departure.arrives.time()));
        let book = departure.must_book.then(must_book);
        view! {
            <li class="plan-row" data-state=is_meant.then_some("now")>
                <p class="plan-time"><time>{intl::time(departure.leaves.time())}</time></p>
                <div class="plan-main">{leave}<p class="plan-sub">{words}</p>{book}</div>
            </li>
        }
    };
    view! {
        <h3 class="visually-hidden">{texts::trip_departures()}</h3>
        <ul class="plan">{departures.iter().map(row).collect_view()}</ul>
    }
    .into_any()
}
