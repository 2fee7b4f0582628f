//! Everybody around a participant, each once, though one may have been several things to them over time.
use chrono::NaiveDate;
use folje_api::v1::snapshot::PersonCard;
use folje_domain::ids::PersonId;

/// A person with all that they are or were.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Around {
    /// Who.
    pub(super) id: PersonId,
    /// What they are or were, latest first; never empty. For one who is here, only what they still are.
    pub(super) cards: Vec<PersonCard>,
}

impl Around {
    /// The first day on which they were anything to the participant.
    pub(super) fn since(&self) -> Option<NaiveDate> {
        self.cards.iter().map(|card| card.since).min()
    }

    /// The last such day.
    pub(super) fn until(&self) -> Option<NaiveDate> {
        self.cards.iter().filter_map(|card| card.until).max()
    }
}

/// Those who are here on `today` or will come, in the order given, and those who left, the latest first.
pub(super) fn split(cards: &[PersonCard], today: NaiveDate) -> (Vec<Around>, Vec<Around>) {
    let stays = |card: &PersonCard| card.until.is_none_or(|until| today <= until);
    let mut here: Vec<Around> = Vec::new();
    let mut left: Vec<Around> = Vec::new();
    for card in cards {
        let side = if stays(card) { &mut here } else { &mut left };
        match side.iter_mut().find(|person| person.id == card.id) {
            Some(person) => person.cards.push(card.clone()),
            None => side.push(Around { id: card.id, cards: vec![card.clone()] }),
        }
    }
    left.retain(|person| !here.iter().any(|other| other.id == person.id));
    for person in here.iter_mut().chain(&mut left) {
        person.cards.sort_by_key(|card| std::cmp::Reverse(card.since));
    }
    left.sort_by_key(|person| std::cmp::Reverse(person.until()));
    (here, left)
}

#[cfg(test)]
mod tests {
    use super::{Around, split};
    use chrono::NaiveDate;
    use folje_api::v1::snapshot::PersonCard;
    use folje_domain::{ids::PersonId, people::Role};
    use uuid::Uuid;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    fn card(id: u128, role: Role, since: u32, until: Option<u32>) -> PersonCard {
        PersonCard {
            id: PersonId(Uuid::from_u128(id)),
            name: String::new(),
            role,
            organisation: String::new(),
            phone: String::new(),
            email: String::new(),
            since: day(since),
            until: until.map(day),
        }
    }

    fn ids(people: &[Around]) -> Vec<u128> {
        people.iter().map(|person| person.id.0.as_u128()).collect()
    }

    #[test]
    fn each_person_stands_once_and_the_last_day_is_still_here() {
        let cards = [
            card(1, Role::Coach, 1, Some(9)),
            card(2, Role::Coach, 10, None),
            card(3, Role::Supervisor, 1, Some(20)),
            card(2, Role::TransitionGuide, 15, None),
            card(4, Role::Caseworker, 1, Some(19)),
        ];
        let (here, left) = split(&cards, day(20));
        assert_eq!(ids(&here), [2, 3]);
        assert_eq!(
            here[0].cards.iter().map(|card| card.role).collect::<Vec<_>>(),
            [Role::TransitionGuide, Role::Coach]
        );
        assert_eq!(ids(&left), [4, 1]);
    }

    #[test]
    fn one_who_came_back_has_not_left() {
        let (here, left) =
            split(&[card(1, Role::Coach, 1, Some(5)), card(1, Role::Sponsor, 12, None)], day(20));
        assert_eq!((ids(&here), left), (vec![1], vec![]));
        assert_eq!(here[0].since(), Some(day(12)));
    }
}
