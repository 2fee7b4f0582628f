//! The desk: the people whom a companion walks beside, and what staff begin and plan for them. It is good at 1280
//! pixels and whole at 360, and nothing on it takes staff more than half a minute.
//!
//! To add a page: 1. its place in `routes/desk.rs`; 2. a file here that draws a [`frame::DeskPage`]; 3. its lines in
//! [`draw`] and [`title`]; 4. a line in `nav.rs`, if staff go there daily. What it reads and sends goes through
//! `state::desk` ([`known`] shows the states in which there is nothing to see yet); its texts and styles
//! (`style/desk/`) come with the desk alone.
mod check_in;
mod companions;
mod distance;
mod frame;
mod groups;
mod home;
mod import;
mod invite;
mod known;
mod meetings;
mod nav;
mod needs;
mod network;
mod newcomer;
mod overlap;
mod parts;
mod person;
mod plan;
mod programme;
mod refused;
mod statistics;
mod surveys;
mod talks;
mod tips;
mod unreached;

use crate::{routes::Place, texts};
use leptos::prelude::*;

/// Draws a place.
pub(super) fn draw(place: Place) -> AnyView {
    match place {
        Place::Home => home::page(),
        Place::Groups => groups::page(),
        Place::NewPerson => newcomer::page(),
        Place::Person(person) => person::page(person),
        Place::Import => import::page(),
        Place::Schedule(person) => plan::page(plan::Whose::Person(person)),
        Place::GroupSchedule(cohort) => plan::page(plan::Whose::Group(cohort)),
        Place::Talks => talks::page(),
        Place::Companions => companions::page(),
        Place::Statistics => statistics::page(),
        Place::Meetings => meetings::list(),
        Place::MeetingsWith(person) => meetings::page(person),
        Place::Surveys => surveys::page(),
        Place::Survey(survey) => surveys::one::page(survey),
    }
}

/// What a place is called, in the document's title and to screen readers.
pub(super) fn title(place: Place) -> String {
    match place {
        Place::Home => texts::desk(),
        Place::Groups => texts::desk_groups(),
        Place::NewPerson => texts::desk_new(),
        Place::Person(_) => texts::desk_person(),
        Place::Import => texts::desk_import(),
        Place::Schedule(_) | Place::GroupSchedule(_) => texts::plan_title(),
        Place::Talks => texts::desk_talks(),
        Place::Companions => texts::companions(),
        Place::Statistics => texts::statistics(),
        Place::Meetings | Place::MeetingsWith(_) => texts::meetings(),
        Place::Surveys => texts::surveys(),
        Place::Survey(_) => texts::survey(),
    }
}
