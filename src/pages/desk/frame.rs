//! The frame of a page at the desk: the page as everywhere, and for staff the row of their places: above it on a
//! phone, beside it on a desk.
use super::nav;
use crate::{
    routes::{Place, Route},
    ui::Page,
};
use leptos::prelude::*;

/// A page at the desk.
#[component]
pub(super) fn DeskPage(
    /// Where it is.
    at: Place,
    /// The heading.
    #[prop(into)]
    title: Signal<String>,
    /// A line below it.
    #[prop(optional, into)]
    sub: Signal<String>,
    /// Where the way back leads, and what it is called, on a page below another.
    #[prop(optional)]
    back: Option<(Place, String)>,
    /// The content.
    children: Children,
) -> impl IntoView {
    let page = match back {
        Some((place, name)) => {
            view! { <Page title=title sub=sub back=(Route::Desk(place), name)>{children()}</Page> }.into_any()
        }
        None => view! { <Page title=title sub=sub>{children()}</Page> }.into_any(),
    };
    view! {
        <div class="desk-frame">
            {nav::view(at)}
            <div class="desk-page">{page}</div>
        </div>
    }
}
