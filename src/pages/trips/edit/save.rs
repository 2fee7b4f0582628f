//! Saving a trip: what is missing is told at its field, and nothing that was written is lost.
use super::{
    form::{Form, NAME},
    stop::Which,
};
use crate::{platform::focus, routes::Route, texts, ui::refusal_in_words};
use folje_domain::{
    command::Action,
    reminder::{Leg, Trip, Way},
};
use leptos::prelude::*;

/// Saves it and goes to its page.
pub(super) fn save(form: Form) {
    let Some(mut trip) = form.draft.value.with_untracked(|begun| begun.trip.clone()) else { return };
    if let Some((id, words)) = missing(&trip) {
        focus::to(&format!("#{id}"));
        return form.wrong.set(Some((id, words)));
    }
    for leg in [Some(&mut trip.there), trip.back.as_mut()].into_iter().flatten() {
        tidy(leg);
    }
    let id = trip.id;
    match form.app.act(Action::KeepTrip { trip: Box::new(trip) }) {
        Ok(_) => {
            form.draft.done();
            form.app.go_instead(Route::Trip(id));
        }
        Err(refusal) => form.wrong.set(Some((String::new(), refusal_in_words(refusal)))),
    }
}

/// The first field that must not be empty, and the words for it.
fn missing(trip: &Trip) -> Option<(String, String)> {
    if trip.name.trim().is_empty() {
        return Some((NAME.to_owned(), texts::trip_name_missing()));
    }
    let legs = [(Way::There, Some(&trip.there)), (Way::Back, trip.back.as_ref())];
    for (way, leg) in legs.into_iter().filter_map(|(way, leg)| Some((way, leg?))) {
        let change = leg.change.as_ref().map(|change| (Which::Change, &change.at));
        let stops = [Some((Which::From, &leg.from)), Some((Which::To, &leg.to)), change];
        for (which, stop) in stops.into_iter().flatten() {
            if stop.name.trim().is_empty() {
                return Some((which.id(way), texts::stop_missing()));
            }
        }
    }
    None
}

/// Steps that were begun and left empty are none; nobody changes buses after getting off.
fn tidy(leg: &mut Leg) {
    leg.steps.retain(|step| !step.words.trim().is_empty() || step.photo.is_some());
    if let Some(change) = &mut leg.change {
        change.after = change.after.min(leg.ride);
    }
}
