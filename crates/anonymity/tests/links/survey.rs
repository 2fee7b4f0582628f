//! What is left behind by surveys, as ranks: the attacker compares each trait of a person with each trait of an answer.
use crate::tokens::issuer;
use folje_anonymity::{
    answers::{Answers, Form, Kind, Row, Value, close, lay},
    disclosure::PanelId,
    hex::Hex,
    stream::Stream,
    tokens::{Batch, PublicKeys, Request, Slot, Spent, Token},
};
use std::sync::OnceLock;

pub(crate) const PEOPLE: usize = 20;
/// How many traits of a person are compared with how many of an answer.
pub(crate) const TRAITS: usize = 4;

/// How rows are kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Layout {
    Ours,
    /// Rows are numbered as they come, until the close.
    Numbered,
    /// At the close, rows are written anew in the order in which they came.
    NotShuffled,
}

/// What is known of each person, and of each answer, as ranks among all. The answer at a place is that person's, which
/// only whoever teaches the attacker knows.
pub(crate) struct Survey {
    pub(crate) people: Vec<[usize; TRAITS]>,
    pub(crate) answers: Vec<[usize; TRAITS]>,
}

/// A period: everybody's batch of tokens.
pub(crate) struct Period {
    batches: Vec<(Request, [u8; 32])>,
}

fn keys() -> &'static PublicKeys {
    static KEYS: OnceLock<PublicKeys> = OnceLock::new();
    KEYS.get_or_init(|| issuer(1, 4).public().clone())
}

fn form() -> Form {
    Form::new(vec![Kind::Text, Kind::Scale { choices: 5 }, Kind::Choice { choices: 3 }], false).unwrap()
}

impl Period {
    pub(crate) fn random(random: &mut Stream) -> Self {
        let mut batch = || {
            let secret = random.take();
            (Batch::begin(keys().clone(), secret).request(), secret)
        };
        Self { batches: (0..PEOPLE).map(|_| batch()).collect() }
    }

    /// The period's surveys, one for each slot.
    pub(crate) fn surveys(&self, layout: Layout, random: &mut Stream) -> Vec<Survey> {
        Slot::all().map(|slot| self.survey(slot, layout, random)).collect()
    }

    fn survey(&self, slot: Slot, layout: Layout, random: &mut Stream) -> Survey {
        let place = usize::from(u8::from(slot));
        // The later somebody stands in the list, the later they answer, give or take a few places.
        let arrived: Vec<u64> = (0..PEOPLE).map(|person| 100 * person as u64 + random.below(300)).collect();
        let letters: Vec<Vec<Row>> = (0..PEOPLE).map(|_| letter(random)).collect();
        let numbered = in_order(&letters, &arrived);
        let rows: Vec<Row> = letters.concat();
        let before = if layout == Layout::Numbered { numbered.clone() } else { rows.clone() };
        let after = match layout {
            Layout::NotShuffled => numbered,
            Layout::Ours | Layout::Numbered => close(rows, &random.take()),
        };
        let (before, after) = (places(&letters, &before), places(&letters, &after));
        let marks: Vec<_> = self.batches.iter().map(|(_, secret)| mark(slot, secret)).collect();
        let sizes: Vec<_> = letters.iter().map(|rows| serde_json::to_string(rows).unwrap().len()).collect();
        let (marks, sizes) = (ranks(&marks), ranks(&sizes));
        let point = |slot: usize| {
            ranks(&self.batches.iter().map(|(request, _)| request.blinded[slot % 12]).collect::<Vec<_>>())
        };
        let (points, neighbours) = (point(place), point(place + 1));
        let sums: Vec<u32> = self
            .batches
            .iter()
            .map(|(request, _)| request.blinded[place].0.iter().copied().map(u32::from).sum())
            .collect();
        let sums = ranks(&sums);
        Survey {
            people: (0..PEOPLE).map(|one| [one, points[one], neighbours[one], sums[one]]).collect(),
            answers: (0..PEOPLE).map(|one| [before[one], after[one], marks[one], sizes[one]]).collect(),
        }
    }
}

/// Somebody's rows. What they wrote is unlike anybody's, so that the truth can be told; the attacker does not read it.
fn letter(random: &mut Stream) -> Vec<Row> {
    let length = usize::try_from(random.below(30)).unwrap();
    let text = format!("{:020}{}", random.below(u64::MAX), "x".repeat(length));
    let choice = Value::Choice(u8::try_from(random.below(5)).unwrap());
    let answers = Answers::new(&form(), vec![Value::Text(text), choice, Value::Declined]).unwrap();
    lay(&form(), PanelId(0), &answers, &random.take())
}

/// The rows with numbers for keys, in the order in which they arrived.
fn in_order(letters: &[Vec<Row>], arrived: &[u64]) -> Vec<Row> {
    let mut order: Vec<usize> = (0..letters.len()).collect();
    order.sort_by_key(|person| arrived[*person]);
    let rows = order.into_iter().flat_map(|person| letters[person].clone());
    rows.zip(0u128..).map(|(row, number)| Row { key: Hex(number.to_be_bytes()), ..row }).collect()
}

/// At which place each letter's first answer lies in the file, which is sorted by keys.
fn places(letters: &[Vec<Row>], rows: &[Row]) -> Vec<usize> {
    let mut rows: Vec<&Row> = rows.iter().filter(|row| row.question == 0).collect();
    rows.sort_by_key(|row| row.key);
    let says = |letter: &Vec<Row>| letter.iter().find(|row| row.question == 0).unwrap().values.clone();
    letters.iter().map(|letter| rows.iter().position(|row| row.values == says(letter)).unwrap()).collect()
}

/// The mark that is left when the batch's token of this slot is spent. It needs no signature, which saves the test an
/// hour; `marks_are_those_of_real_tokens` sees to it that it is the same.
pub(crate) fn mark(slot: Slot, secret: &[u8; 32]) -> Spent {
    let input = Hex(Stream::new("batch", secret, &[slot.into()]).take());
    Token { slot, input, output: Hex([0; 64]) }.mark()
}

/// Each thing's rank among all.
fn ranks<T: Ord>(things: &[T]) -> Vec<usize> {
    things.iter().map(|thing| things.iter().filter(|other| *other < thing).count()).collect()
}
