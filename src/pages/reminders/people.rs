//! Whom a participant can name to be told, or ask: those around who can answer.
use crate::state::Plan;
use folje_domain::{ids::PersonId, visibility::can_be_asked};

/// Those who are here today and can be asked, with their names, each once.
pub(crate) fn who_can_be_asked(plan: &Plan) -> Vec<(PersonId, String)> {
    let mut people: Vec<(PersonId, String)> = Vec::new();
    for card in &plan.snapshot.people {
        let here = card.since <= plan.today && card.until.is_none_or(|until| plan.today <= until);
        if here && can_be_asked(card.role) && people.iter().all(|(id, _)| *id != card.id) {
            people.push((card.id, card.name.clone()));
        }
    }
    people
}
