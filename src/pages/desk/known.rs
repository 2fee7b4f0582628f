//! What a page of the desk shows while it asks, and where it gets no answer.
use crate::{
    state::desk::{Asked, Known},
    texts,
    ui::{Empty, Icon, skeleton},
};
use leptos::prelude::*;
use serde::de::DeserializeOwned;
use std::sync::Arc;

/// Shows what `draw` makes of what was asked for; a skeleton while it is being asked for, and why there is nothing. It
/// is drawn anew only where the server says something else than before.
pub(super) fn known<T: DeserializeOwned + Send + Sync + 'static>(
    asked: Asked<T>,
    draw: impl Fn(Arc<T>) -> AnyView + Send + 'static,
) -> AnyView {
    (move || match asked.known.get() {
        Known::Loading => skeleton(),
        Known::Here(said) => draw(said),
        Known::Unreached => {
            empty(asked, Icon::Offline, texts::desk_unreached_title(), texts::desk_needs_network())
        }
        Known::NotYours => not_yours(),
        Known::Troubled => empty(asked, Icon::Info, texts::troubled_title(), texts::troubled()),
    })
    .into_any()
}

/// Not for whoever is signed in.
pub(super) fn not_yours() -> AnyView {
    view! { <Empty drawn=Icon::Lock title=texts::no_permission_title() words=texts::desk_not_yours() /> }
        .into_any()
}

fn empty<T: DeserializeOwned + Send + Sync + 'static>(
    asked: Asked<T>,
    drawn: Icon,
    title: String,
    words: String,
) -> AnyView {
    view! {
        <div role="status"><Empty drawn=drawn title=title words=words /></div>
        <div class="buttons"><button type="button" class="button button-quiet" on:click=move |_| asked.again()>{texts::try_again()}</button></div>
    }
    .into_any()
}
