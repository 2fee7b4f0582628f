//! One way of a trip: its stops, its line, its minutes on foot, its departures and its steps.
use super::{
    departures, empty_stop, fields,
    form::Form,
    steps,
    stop::{self, Which},
};
use crate::texts;
use crate::ui::switch;
use folje_domain::reminder::{ChangeOfBus, Way};
use leptos::prelude::*;

/// The ids of a way's fields begin so.
pub(super) const fn prefix(way: Way) -> &'static str {
    match way {
        Way::There => "there",
        Way::Back => "back",
    }
}

/// The fields.
pub(super) fn view(form: Form, way: Way) -> AnyView {
    let id = |name: &str| format!("{}-{name}", prefix(way));
    let title = if way == Way::There { texts::way_there() } else { texts::way_back() };
    let line = form.of_leg(way, |leg| leg.line.clone());
    let walk = form.of_leg(way, |leg| leg.walk);
    let walk_on = form.of_leg(way, |leg| leg.walk_on);
    let ride = form.of_leg(way, |leg| leg.ride);
    let must_book = form.of_leg(way, |leg| leg.must_book);
    view! {
        <section class="card" data-leg=prefix(way)>
            <h2 class="card-title">{title}</h2>
            {stop::field(form, way, Which::From, texts::trip_from())}
            {stop::field(form, way, Which::To, texts::trip_to())}
            {fields::line(&id("line"), texts::trip_line_label(), String::new(), line.into(), Signal::stored(String::new()),
                move |line| form.change_leg(way, |leg| leg.line = line))}
            {change(form, way)}
            {departures::view(form, way)}
            {switch(texts::trip_must_book(), Some(texts::trip_must_book_words()), must_book.into(), move |on| form.change_leg(way, |leg| leg.must_book = on))}
            <div class="times">
                {fields::minutes(&id("ride"), texts::trip_ride_label(), ride.into(), move |ride| form.change_leg(way, |leg| leg.ride = ride))}
                {fields::minutes(&id("walk"), texts::trip_walk_label(), walk.into(), move |walk| form.change_leg(way, |leg| leg.walk = walk))}
                {fields::minutes(&id("walk-on"), texts::trip_walk_on_label(), walk_on.into(), move |walk| form.change_leg(way, |leg| leg.walk_on = walk))}
            </div>
            {steps::view(form, way)}
        </section>
    }
    .into_any()
}

/// One change of bus, at most: this is no journey planner.
fn change(form: Form, way: Way) -> AnyView {
    let on = form.of_leg(way, |leg| leg.change.is_some());
    let turn = move |on: bool| {
        form.change_leg(way, |leg| {
            leg.change =
                on.then(|| ChangeOfBus { at: empty_stop(), line: String::new(), after: leg.ride / 2 });
        });
    };
    let line =
        form.of_leg(way, |leg| leg.change.as_ref().map(|change| change.line.clone()).unwrap_or_default());
    let after = form.of_leg(way, |leg| leg.change.as_ref().map(|change| change.after).unwrap_or_default());
    let with = move |edit: &dyn Fn(&mut ChangeOfBus)| {
        form.change_leg(way, |leg| leg.change.iter_mut().for_each(edit));
    };
    view! {
        {switch(texts::trip_change(), None, on.into(), turn)}
        {move || on.get().then(|| view! {
            {stop::field(form, way, Which::Change, texts::trip_change_stop())}
            {fields::line(&format!("{}-change-line", prefix(way)), texts::trip_change_line(), String::new(), line.into(), Signal::stored(String::new()),
                move |line| with(&|change| change.line.clone_from(&line)))}
            {fields::minutes(&format!("{}-change-after", prefix(way)), texts::trip_change_after(), after.into(), move |after| with(&|change| change.after = after))}
        })}
    }
    .into_any()
}
