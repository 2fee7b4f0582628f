//! An answer on its way: token, panel and answers in a fixed number of bytes.
//!
//! What travels is encrypted by TLS, which hides what is written and not how much. So there is nothing to see: a survey
//! without a word and one with eight long texts are of one size.
use super::{Answers, Form, NotAnswers, Value};
use crate::{
    disclosure::PanelId,
    hex::Hex,
    tokens::{Slot, Token},
};

/// The answers' share, in bytes.
pub(super) const BODY: usize = 8192;
/// Slot, input and output of the token, the panel.
const HEAD: usize = 1 + 32 + 64 + 4;
/// The size of each letter, in bytes.
pub const LETTER: usize = HEAD + BODY;

const DECLINED: u8 = 0;
const CHOICE: u8 = 1;
const TEXT: u8 = 2;

/// What a phone sends, without a cookie or a session.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Letter {
    /// The right to one answer.
    pub token: Token,
    /// Which panel it belongs to: the phone was told when it was invited.
    pub panel: PanelId,
    /// What was answered.
    pub answers: Answers,
}

/// Not a letter, or not one for this form.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not a letter for this form")]
pub struct NotALetter;

impl From<NotAnswers> for NotALetter {
    fn from(_: NotAnswers) -> Self {
        Self
    }
}

impl Letter {
    /// The letter as [`LETTER`] bytes: slot, input, output, panel (big endian), how many answers, each one (0; 1 and the
    /// choice; 2, a length of two bytes and the text), zeros.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(LETTER);
        bytes.push(self.token.slot.into());
        bytes.extend(self.token.input.0);
        bytes.extend(self.token.output.0);
        bytes.extend(self.panel.0.to_be_bytes());
        bytes.push(u8::try_from(self.answers.values().len()).unwrap_or(u8::MAX));
        for value in self.answers.values() {
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
        // A form that fits is a condition of `Form::new`, so this only ever lengthens.
        bytes.resize(LETTER, 0);
        bytes
    }

    /// Reads a letter for `form`.
    ///
    /// # Errors
    /// [`NotALetter`], also for one byte too many or too few, or anything but zeros at the end.
    pub fn read(form: &Form, bytes: &[u8]) -> Result<Self, NotALetter> {
        if bytes.len() != LETTER {
            return Err(NotALetter);
        }
        let mut rest = bytes;
        let slot = Slot::try_from(take::<1>(&mut rest)?[0]).map_err(|_| NotALetter)?;
        let token = Token { slot, input: Hex(take(&mut rest)?), output: Hex(take(&mut rest)?) };
        let panel = PanelId(u32::from_be_bytes(take(&mut rest)?));
        let count = take::<1>(&mut rest)?[0];
        let values = (0..count).map(|_| value(&mut rest)).collect::<Result<_, _>>()?;
        if rest.iter().any(|byte| *byte != 0) {
            return Err(NotALetter);
        }
        Ok(Self { token, panel, answers: Answers::new(form, values)? })
    }
}

fn take<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], NotALetter> {
    let (first, others) = rest.split_first_chunk().ok_or(NotALetter)?;
    *rest = others;
    Ok(*first)
}

fn value(rest: &mut &[u8]) -> Result<Value, NotALetter> {
    match take::<1>(rest)?[0] {
        DECLINED => Ok(Value::Declined),
        CHOICE => Ok(Value::Choice(take::<1>(rest)?[0])),
        TEXT => {
            let length = usize::from(u16::from_be_bytes(take(rest)?));
            let (text, others) = rest.split_at_checked(length).ok_or(NotALetter)?;
            *rest = others;
            String::from_utf8(text.to_vec()).map(Value::Text).map_err(|_| NotALetter)
        }
        _ => Err(NotALetter),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Kind, TEXT_BYTES};
    use super::*;
    use proptest::prelude::*;

    fn form() -> Form {
        let mut questions = vec![Kind::Scale { choices: 5 }, Kind::Choice { choices: 7 }];
        questions.extend([Kind::Text; 8]);
        Form::new(questions, false).unwrap()
    }

    fn letter(choice: Option<u8>, text: &str) -> Letter {
        let choice = choice.map_or(Value::Declined, Value::Choice);
        let mut values = vec![choice.clone(), choice];
        values.resize(10, Value::Text(text.to_owned()));
        let token = Token { slot: Slot::try_from(3).unwrap(), input: Hex([7; 32]), output: Hex([9; 64]) };
        Letter { token, panel: PanelId(5), answers: Answers::new(&form(), values).unwrap() }
    }

    proptest! {
        #[test]
        fn each_letter_has_one_size_and_says_what_was_answered(choice in proptest::option::of(0u8..5), text in ".{0,250}") {
            let letter = letter(choice, &text);
            let bytes = letter.bytes();
            prop_assert_eq!(bytes.len(), LETTER);
            prop_assert_eq!(Letter::read(&form(), &bytes), Ok(letter));
        }

        #[test]
        fn whatever_arrives_is_read_or_refused(head in proptest::collection::vec(any::<u8>(), 0..300)) {
            let mut bytes = head;
            bytes.resize(LETTER, 0);
            if let Ok(letter) = Letter::read(&form(), &bytes) {
                prop_assert_eq!(letter.bytes().len(), LETTER);
            }
        }
    }

    #[test]
    fn the_longest_answers_fit() {
        let longest = letter(Some(4), &"x".repeat(TEXT_BYTES));
        assert_eq!(Letter::read(&form(), &longest.bytes()), Ok(longest));
    }

    #[test]
    fn no_other_size_and_no_hidden_bytes_are_taken() {
        let bytes = letter(Some(1), "bra").bytes();
        assert!(Letter::read(&form(), &bytes[1..]).is_err());
        assert!(Letter::read(&form(), &[bytes.clone(), vec![0]].concat()).is_err());
        let mut marked = bytes;
        marked[LETTER - 1] = 1;
        assert!(Letter::read(&form(), &marked).is_err());
    }
}
