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
        keep_order(app, list)?;
    }
    app.act(Action::AskPerson { request, favour, trip: None, person, by })
}

/// Keeps the order in which people are asked.
pub(super) fn keep_order(app: App, mut order: Vec<PersonId>) -> Result<CommandId, Refusal> {
    let plan = app.plan.get_untracked().ok_or(Refusal::NotAllowed)?;
    order.truncate(Choices::MOST_TO_ASK);
    app.act(Action::ChooseReminders { choices: Choices { ask: order, ..plan.record.reminders.clone() } })
}

/// Moves somebody one place up or down. False where there is no such place.
pub(super) fn go(order: &mut [PersonId], person: PersonId, up: bool) -> bool {
    let Some(from) = order.iter().position(|other| *other == person) else { return false };
    let to = if up { from.checked_sub(1) } else { Some(from + 1) };
    match to.filter(|to| *to < order.len()) {
        Some(to) => {
            order.swap(from, to);
            true
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::go;
    use folje_domain::ids::PersonId;
    use uuid::Uuid;

    #[test]
    fn somebody_moves_one_place_and_never_out_of_the_list() {
        let [a, b, c] = [1, 2, 3].map(|id| PersonId(Uuid::from_u128(id)));
        let mut order = vec![a, b, c];
        assert!(go(&mut order, c, true));
        assert_eq!(order, [a, c, b]);
        assert!(!go(&mut order, a, true));
        assert!(!go(&mut order, b, false));
        assert!(go(&mut order, a, false));
        assert_eq!(order, [c, a, b]);
        assert!(!go(&mut order, PersonId(Uuid::from_u128(9)), true), "somebody who is not there");
    }
}
