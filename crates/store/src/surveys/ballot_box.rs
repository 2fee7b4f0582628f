//! What lies in a ballot box, before it is sealed: rows under random keys and marks of spent rights, both sorted, so that
//! they lie in an order that says nothing; and as many bytes as the number of people who were asked takes, however many
//! answered and whatever they wrote.
//!
//! Bytes: how many rows (4, big endian), the rows (key 16, panel 4, question 1, how many values 1, each value: 0; 1 and
//! the choice; 2, a length of two bytes and the text), how many marks (4), the marks (32 each), zeros.
use folje_anonymity::{
    answers::{Form, Kind, Row, TEXT_BYTES, Value},
    disclosure::PanelId,
    hex::Hex,
    tokens::Spent,
};
use std::collections::BTreeSet;

const DECLINED: u8 = 0;
const CHOICE: u8 = 1;
const TEXT: u8 = 2;
/// Key, panel, question, how many values.
const ROW_HEAD: usize = 16 + 4 + 1 + 1;
const MARK: usize = 32;

/// The answers so far, and what they were given by.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct BallotBox {
    rows: Vec<Row>,
    marks: BTreeSet<Spent>,
}

impl BallotBox {
    /// The rows, by their keys.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Whether something was spent here.
    #[must_use]
    pub fn is_spent(&self, mark: &Spent) -> bool {
        self.marks.contains(mark)
    }

    /// How many letters of one of these panels lie in it.
    #[must_use]
    pub fn letters(&self, of: impl Fn(PanelId) -> bool) -> usize {
        self.rows.iter().filter(|row| row.question == 0 && of(row.panel)).count()
    }

    /// Adds what is kept of a letter; where each row lies follows from its key alone.
    pub fn put(&mut self, rows: Vec<Row>, mark: Spent) {
        self.rows.extend(rows);
        self.rows.sort_unstable_by_key(|row| row.key);
        self.marks.insert(mark);
    }

    /// Takes everything out.
    #[must_use]
    pub fn empty(self) -> Vec<Row> {
        self.rows
    }

    /// As bytes, as many as `invited` people's longest answers take.
    #[must_use]
    pub fn bytes(&self, form: &Form, invited: u32) -> Vec<u8> {
        let size = size(form, invited);
        let mut bytes = Vec::with_capacity(size);
        bytes.extend(count(self.rows.len()));
        for row in &self.rows {
            bytes.extend(row.key.0);
            bytes.extend(row.panel.0.to_be_bytes());
            bytes.push(row.question);
            bytes.push(u8::try_from(row.values.len()).unwrap_or(u8::MAX));
            row.values.iter().for_each(|value| write(&mut bytes, value));
        }
        bytes.extend(count(self.marks.len()));
        self.marks.iter().for_each(|mark| bytes.extend(mark.0.0));
        if bytes.len() < size {
            bytes.resize(size, 0);
        }
        bytes
    }

    /// Reads what [`Self::bytes`] wrote; `None` for anything else.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes;
        let mut rows = Vec::new();
        for _ in 0..u32::from_be_bytes(take(&mut rest)?) {
            let key = Hex(take(&mut rest)?);
            let panel = PanelId(u32::from_be_bytes(take(&mut rest)?));
            let [question, values] = take(&mut rest)?;
            let values = (0..values).map(|_| value(&mut rest)).collect::<Option<_>>()?;
            rows.push(Row { key, panel, question, values });
        }
        let marks = u32::from_be_bytes(take(&mut rest)?);
        let marks = (0..marks).map(|_| Some(Spent(Hex(take(&mut rest)?)))).collect::<Option<_>>()?;
        Some(Self { rows, marks })
    }
}

/// How many bytes a box has for so many people.
fn size(form: &Form, invited: u32) -> usize {
    let longest = |kind: &Kind| if *kind == Kind::Text { 3 + TEXT_BYTES } else { 2 };
    let values: usize = form.questions().iter().map(longest).sum();
    let rows = if form.together() { 1 } else { form.questions().len() };
    8 + usize::try_from(invited).unwrap_or(0) * (rows * ROW_HEAD + values + MARK)
}

fn count(of: usize) -> [u8; 4] {
    u32::try_from(of).unwrap_or(u32::MAX).to_be_bytes()
}

fn write(bytes: &mut Vec<u8>, value: &Value) {
    match value {
        Value::Declined => bytes.push(DECLINED),
        Value::Choice(choice) => bytes.extend([CHOICE, *choice]),
        Value::Text(text) => {
            bytes.push(TEXT);
            bytes.extend(u16::try_from(text.len()).unwrap_or(u16::MAX).to_be_bytes());
            bytes.extend(text.as_bytes());
        }
    }
}

fn take<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (first, others) = rest.split_first_chunk()?;
    *rest = others;
    Some(*first)
}

fn value(rest: &mut &[u8]) -> Option<Value> {
    match take::<1>(rest)?[0] {
        DECLINED => Some(Value::Declined),
        CHOICE => Some(Value::Choice(take::<1>(rest)?[0])),
        TEXT => {
            let length = usize::from(u16::from_be_bytes(take(rest)?));
            let (text, others) = rest.split_at_checked(length)?;
            *rest = others;
            String::from_utf8(text.to_vec()).ok().map(Value::Text)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use folje_anonymity::answers::{Answers, lay};

    fn form(together: bool) -> Form {
        Form::new(vec![Kind::Scale { choices: 5 }, Kind::Text, Kind::Text], together).unwrap()
    }

    fn filled(form: &Form, letters: u8, text: &str) -> BallotBox {
        let mut filled = BallotBox::default();
        for letter in 0..letters {
            let values = vec![Value::Choice(letter % 5), Value::Text(text.to_owned()), Value::Declined];
            let answers = Answers::new(form, values).unwrap();
            filled.put(lay(form, PanelId(3), &answers, &[letter; 32]), Spent(Hex([letter; 32])));
        }
        filled
    }

    #[test]
    fn what_was_put_in_is_there_and_the_size_tells_nothing() {
        for together in [false, true] {
            let form = form(together);
            let longest = "x".repeat(TEXT_BYTES);
            let boxes = [BallotBox::default(), filled(&form, 4, "å"), filled(&form, 20, &longest)];
            let sizes = boxes.each_ref().map(|filled| filled.bytes(&form, 20).len());
            assert!(sizes.iter().all(|size| *size == sizes[0]), "{sizes:?}");
            for filled in boxes {
                assert!(BallotBox::read(&filled.bytes(&form, 20)) == Some(filled));
            }
        }
    }

    #[test]
    fn rows_and_marks_lie_in_the_order_of_random_numbers() {
        let filled = filled(&form(false), 12, "bra");
        assert!(filled.rows().is_sorted_by_key(|row| row.key));
        assert_eq!(filled.letters(|panel| panel == PanelId(3)), 12);
        assert!(filled.is_spent(&Spent(Hex([7; 32]))) && !filled.is_spent(&Spent(Hex([12; 32]))));
    }
}
