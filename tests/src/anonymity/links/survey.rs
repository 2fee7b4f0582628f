//! What is left behind by a survey, as ranks: the attacker compares each trait of a person with each trait of an answer.
use folje_anonymity::{
    answers::{Form, Kind},
    stream::Stream,
};
use std::collections::BTreeMap;

pub(super) const PEOPLE: usize = 20;
/// How many traits of a person are compared with how many of an answer.
pub(super) const TRAITS: usize = 4;

/// What is known of each person, and of each answer, as ranks among all. The answer at a place is that person's, which
/// only whoever teaches the attacker knows.
#[derive(Clone)]
pub(super) struct Survey {
    pub(super) people: Vec<[usize; TRAITS]>,
    pub(super) answers: Vec<[usize; TRAITS]>,
}

/// What everybody does: what they write, which is unlike anybody's, and when they answer.
pub(super) struct Habits {
    pub(super) texts: Vec<String>,
    /// The people in the order in which their letters come.
    pub(super) order: Vec<usize>,
    arrived: Vec<u64>,
}

pub(super) fn form() -> Form {
    Form::new(vec![Kind::Text, Kind::Scale { choices: 5 }], false).unwrap()
}

impl Habits {
    pub(super) fn random(random: &mut Stream) -> Self {
        // The later somebody stands in the list, the later they answer, give or take a few places.
        let arrived: Vec<u64> = (0..PEOPLE).map(|person| 100 * person as u64 + random.below(300)).collect();
        let mut order: Vec<usize> = (0..PEOPLE).collect();
        order.sort_by_key(|person| arrived[*person]);
        let text = |random: &mut Stream| {
            let length = usize::try_from(random.below(30)).unwrap();
            format!("¤{:020}{}", random.below(u64::MAX), "x".repeat(length))
        };
        Self { texts: (0..PEOPLE).map(|_| text(random)).collect(), order, arrived }
    }

    /// What the attacker makes of what was captured: where each text stands first and last in the files, and how long it is.
    pub(super) fn seen(&self, files: &[u8], log: &[u8]) -> Survey {
        let (file, log) = (places(files), places(log));
        let at = |places: &BTreeMap<Vec<u8>, (usize, usize)>, text: &String| {
            places.get(&text.as_bytes()[..MARKED]).copied().unwrap_or_default()
        };
        let of =
            |trait_of: &dyn Fn(&String) -> usize| ranks(&self.texts.iter().map(trait_of).collect::<Vec<_>>());
        let traits = [
            of(&|text| at(&file, text).0),
            of(&|text| at(&file, text).1),
            of(&|text| at(&log, text).0),
            of(&|text| text.len()),
        ];
        let arrived = ranks(&self.arrived);
        let people = (0..PEOPLE).map(|one| [one, arrived[one], PEOPLE - 1 - one, (one * 7) % PEOPLE]);
        let answers = (0..PEOPLE).map(|one| traits.each_ref().map(|ranks| ranks[one]));
        Survey { people: people.collect(), answers: answers.collect() }
    }
}

/// The mark (two bytes) and 20 digits.
const MARKED: usize = 22;

/// Each marked text in the bytes, with where it stands first and last.
fn places(bytes: &[u8]) -> BTreeMap<Vec<u8>, (usize, usize)> {
    let mut found: BTreeMap<Vec<u8>, (usize, usize)> = BTreeMap::new();
    let mark = "¤".as_bytes();
    for place in (0..bytes.len()).filter(|place| bytes[*place] == mark[1]) {
        let text = place.checked_sub(1).and_then(|start| bytes.get(start..start + MARKED));
        if let Some(text) =
            text.filter(|text| text.starts_with(mark) && text[2..].iter().all(u8::is_ascii_digit))
        {
            found.entry(text.to_vec()).or_insert((place, place)).1 = place;
        }
    }
    found
}

/// Each thing's rank among all; of equal ones, all have the same.
fn ranks<T: Ord>(things: &[T]) -> Vec<usize> {
    things.iter().map(|thing| things.iter().filter(|other| *other < thing).count()).collect()
}
