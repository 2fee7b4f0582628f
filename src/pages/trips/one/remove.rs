//! Taking a trip away, with its photos; the practice that was logged stays in the record.
use super::One;
use crate::{pages::me::confirm::confirm, platform::forms, routes::Route, texts};
use folje_domain::{command::Action, reminder::Trip};
use leptos::{html, prelude::*};

/// The button and its question.
pub(super) fn button(one: One) -> AnyView {
    let dialog = NodeRef::<html::Dialog>::new();
    let ask = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            forms::open_dialog(&dialog);
        }
    };
    let remove = move || {
        let Some(trip) = one.trip.get_untracked() else { return };
        if one.app.act(Action::KeepTrip { trip: Box::new(Trip { removed: true, ..trip }) }).is_ok() {
            one.app.go_instead(Route::Trips);
        }
    };
    view! {
        <button type="button" class="button button-plain" on:click=ask>{texts::trip_remove()}</button>
        {confirm(dialog, "trip-remove-ask", Signal::derive(texts::trip_remove_title), Signal::derive(texts::trip_remove_words),
            Signal::derive(texts::trip_remove), texts::trip_remove_no(), remove)}
    }
    .into_any()
}
