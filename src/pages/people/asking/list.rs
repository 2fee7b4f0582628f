//! Whom to ask, in the participant's own order; those around, until they chose one.
use crate::{
    pages::reminders::people::who_can_be_asked,
    state::{App, Plan},
};
use folje_domain::{
    command::{Action, Refusal},
    ids::{CommandId, PersonId, RequestId},
    reminder::{Choices, Favour},
};
use leptos::prelude::*;

/// The people in the order in which they are asked: first those of the list who are still around.
pub(super) fn in_order(plan: &Plan) -> Vec<(PersonId, String)> {
    let mut people = who_can_be_asked(plan);
    let list = &plan.record.reminders.ask;
    people.sort_by_key(|(id, _)| list.iter().position(|other| other == id).unwrap_or(usize::MAX));
    people
}

/// Asks `person`. Who is not on the list yet is put there, at its end: only those on it are asked.
pub(super) fn ask(
    app: App,
    request: RequestId,
    favour: Favour,
    person: PersonId,
    by: chrono::NaiveDateTime,
) -> Result<CommandId, Refusal> {
    let plan = app.plan.get_untracked().ok_or(Refusal::NotAllowed)?;
    if !plan.record.reminders.ask.contains(&person) {
        let others = in_order(&plan).into_iter().map(|(other, _)| other).filter(|other| *other != person);
        let mut list = plan.record.reminders.ask.clone();
        list.push(person);
        list.extend(others.filter(|other| !plan.record.reminders.ask.contains(other)));
        list.truncate(Choices::MOST_TO_ASK);
        app.act(Action::ChooseReminders { choices: Choices { ask: list, ..plan.record.reminders.clone() } })?;
    }
    app.act(Action::AskPerson { request, favour, trip: None, person, by })
}
