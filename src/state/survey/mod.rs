//! Anonymous surveys on the phone: the tokens that are worth an answer each, what somebody has begun to answer, and
//! letters that wait for their day.
//!
//! ```text
//! watch     at an opening: does anything of ours have to be done?   (with the later pages; knows no curve)
//!   └─ part ──► tokens   a batch for each period that lacks one     (all below: with the surveys)
//!          └──► letters  those whose day has come, without a cookie
//! own       what a page of the surveys shows: what is asked, and what this phone has of it
//! ```
//! Tokens and letters lie in a database beside the account's own, which signing out leaves: random numbers that say
//! nothing, and whoever signs in again has no other ones. What was begun lies with the account and goes with it.
mod draft;
mod glance;
mod letters;
mod own;
mod shelf;
mod tokens;
mod watch;

pub(crate) use draft::Draft;
pub(crate) use glance::waits;
pub(crate) use letters::{NotSealed, is_near, seal, seal_printed};
pub(crate) use own::{Own, Standing};
pub(crate) use shelf::{Fate, NoTokens};
pub(super) use watch::follow;

use super::App;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

/// What the part of the surveys does without a page.
#[derive(Clone, Copy)]
struct Work {
    /// Fetches missing tokens and sends what waits.
    at_opening: fn(App),
}

#[wasm_split(survey, wasm_split_path = ::leptos::wasm_split, fallible)]
fn part() -> Result<Work, SplitLoaderError> {
    Ok(Work { at_opening: own::at_opening })
}
