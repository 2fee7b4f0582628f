//! The way to the desk: a part of the WebAssembly of its own, with its own texts and styles, for companions alone.
//! Participants never fetch it. Everything that only this function reaches is moved there by the build, so no other
//! function may name the pages of the desk.
use super::{
    desk,
    rest::{self, Unreached},
};
use crate::{routes::Place, state::App, texts};
use leptos::{
    prelude::*,
    wasm_split::{SplitLoaderError, wasm_split},
};
use std::cell::Cell;

/// What the part can do.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    /// Draws a place.
    pub(super) draw: fn(Place) -> AnyView,
    /// What a place is called.
    title: fn(Place) -> String,
}

thread_local! {
    /// Known as soon as the part is there.
    static DESK: Cell<Option<Desk>> = const { Cell::new(None) };
    /// Tells that it is.
    static THERE: ArcRwSignal<bool> = ArcRwSignal::new(false);
}

#[wasm_split(desk, wasm_split_path = ::leptos::wasm_split, fallible)]
fn part() -> Result<Desk, SplitLoaderError> {
    Ok(Desk { draw: desk::draw, title: desk::title })
}

/// The part, once it is there.
pub(super) fn there() -> Option<Desk> {
    DESK.get()
}

/// Fetches it, together with the pages that it leans on.
///
/// # Errors
/// [`Unreached`] where something of it did not come.
pub(super) async fn fetch(app: App) -> Result<(), Unreached> {
    if there().is_some() {
        return Ok(());
    }
    // All are on their way at the same time.
    let texts = texts::fetch_desk();
    let desk = part().await.map_err(|_| Unreached)?;
    if !texts.await {
        return Err(Unreached);
    }
    rest::fetch(app).await?;
    DESK.set(Some(desk));
    THERE.with(ArcRwSignal::clone).set(true);
    Ok(())
}

/// What a place is called; until the part is there, what the desk is called.
pub(crate) fn title(place: Place) -> String {
    THERE.with(ArcRwSignal::clone).track();
    there().map_or_else(texts::desk, |desk| (desk.title)(place))
}
