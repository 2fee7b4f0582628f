//! The way to the anonymous surveys: a part of the WebAssembly of its own, with its own texts, fetched when a page of
//! theirs is opened. A first visit has nothing of it: what it leans on (elliptic curves) is large. Everything that only
//! this function reaches is moved there by the build, so no other function may name the pages of the surveys.
use super::{
    rest::{self, Unreached},
    survey,
};
use crate::{routes::Paper, state::App, texts};
use leptos::{
    prelude::*,
    wasm_split::{SplitLoaderError, wasm_split},
};
use std::cell::Cell;

/// What the part can do.
#[derive(Clone, Copy)]
pub(super) struct Survey {
    /// Draws a page.
    pub(super) draw: fn(Paper) -> AnyView,
}

thread_local! {
    /// Known as soon as the part is there.
    static SURVEY: Cell<Option<Survey>> = const { Cell::new(None) };
}

#[wasm_split(survey, wasm_split_path = ::leptos::wasm_split, fallible)]
fn part() -> Result<Survey, SplitLoaderError> {
    Ok(Survey { draw: survey::draw })
}

/// The part, once it is there.
pub(super) fn there() -> Option<Survey> {
    SURVEY.get()
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
    let texts = texts::fetch_survey();
    let survey = part().await.map_err(|_| Unreached)?;
    if !texts.await {
        return Err(Unreached);
    }
    rest::fetch(app).await?;
    SURVEY.set(Some(survey));
    Ok(())
}

/// What a page is called: short, so that the title needs nothing of the part.
pub(crate) fn title(paper: Paper) -> String {
    match paper {
        Paper::List | Paper::Protection => texts::surveys(),
        Paper::One(_) | Paper::Printed => texts::survey(),
    }
}
