//! What somebody sees and until when, in words.
use crate::{pages::people::day_and_year, state::Plan, texts, ui::shares_in_words};
use chrono::NaiveDate;
use folje_api::v1::snapshot::PersonCard;
use folje_domain::{
    people::Role,
    record::{Given, Until},
};

/// Whether they are that to the participant on `today`.
pub(super) fn is_here(card: &PersonCard, today: NaiveDate) -> bool {
    card.since <= today && card.until.is_none_or(|until| today <= until)
}

/// Whether the participant's programme has not ended.
pub(super) fn in_programme(plan: &Plan) -> bool {
    let programme = plan.snapshot.programme.as_ref();
    programme.is_some_and(|programme| programme.finished.is_none_or(|(on, _)| plan.today <= on))
}

/// What somebody sees by all that they are.
pub(super) fn by_roles(cards: &[&PersonCard]) -> String {
    let mut words: Vec<_> = cards.iter().map(|card| by_role(card.role)).collect();
    words.dedup();
    words.join(" ")
}

/// As `folje_domain::visibility` decides it.
fn by_role(role: Role) -> String {
    match role {
        Role::Coach | Role::ProgrammeCoordinator | Role::TransitionGuide => texts::about_who_coach_words(),
        Role::Ambassador | Role::Supervisor => texts::about_who_ambassador_words(),
        Role::ProjectCoordinator => texts::sharing_numbers(),
        Role::Caseworker | Role::SocialWorker | Role::Sponsor => texts::sharing_nothing(),
    }
}

/// «Ditt schema, till 23 december»
pub(super) fn given(given: &Given, today: NaiveDate) -> String {
    format!("{} ({})", shares_in_words(&given.shares), until(given.until, today))
}

/// «till 23 december»
pub(super) fn until(until: Until, today: NaiveDate) -> String {
    match until {
        Until::Day(day) => texts::until_day(&day_and_year(day, today)),
        Until::ProgrammeEnds(day) => texts::until_programme(&day_and_year(day, today)),
        Until::TakenBack => texts::until_taken_back(),
    }
}
