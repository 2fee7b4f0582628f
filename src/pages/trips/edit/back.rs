//! The way back, if one wants it: it begins as the way there turned round.
use super::{form::Form, leg};
use crate::{texts, ui::switch};
use folje_domain::reminder::{Leg, Way};
use leptos::prelude::*;

/// The switch, and the way back while it is on.
pub(super) fn view(form: Form) -> AnyView {
    let on = form.part(|trip| trip.back.is_some());
    let turn = move |on: bool| form.change(|trip| trip.back = on.then(|| turned(&trip.there)));
    view! {
        {switch(texts::trip_with_back(), Some(texts::trip_with_back_words()), on.into(), turn)}
        {move || on.get().then(|| leg::view(form, Way::Back))}
    }
    .into_any()
}

/// The same way in the other direction. Times, steps and photos are not the same there.
fn turned(there: &Leg) -> Leg {
    Leg {
        from: there.to.clone(),
        to: there.from.clone(),
        walk: there.walk_on,
        walk_on: there.walk,
        departures: Vec::new(),
        steps: Vec::new(),
        change: there.change.clone().map(|mut change| {
            change.after = there.ride.saturating_sub(change.after);
            std::mem::take(&mut change.line);
            change
        }),
        ..there.clone()
    }
}
