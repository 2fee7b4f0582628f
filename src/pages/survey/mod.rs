//! The anonymous surveys as a participant meets them: what is asked, one question a screen; what came of it; what
//! protects an answer and what does not. All of this comes with a part of the app of its own (`pages::survey_part`).
mod aloud;
mod begin;
mod face;
mod flow;
mod last;
mod list;
mod one;
mod printed;
mod protection;
mod question;
mod standing;
mod states;

use crate::routes::Paper;
use leptos::prelude::*;

/// Draws a page.
pub(super) fn draw(paper: Paper) -> AnyView {
    match paper {
        Paper::List => list::page(),
        Paper::One(survey) => one::page(survey),
        Paper::Protection => protection::page(),
        Paper::Printed => printed::page(),
    }
}
