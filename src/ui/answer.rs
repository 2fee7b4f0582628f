//! What a participant said about an occurrence, in words.
use crate::texts;
use folje_domain::record::AnswerKind;

/// An answer in the words with which it was given.
pub(crate) fn answer_in_words(kind: AnswerKind) -> String {
    match kind {
        AnswerKind::OnMyWay => texts::answer_on_my_way(),
        AnswerKind::Here => texts::answer_here(),
        AnswerKind::Late => texts::answer_late(),
        AnswerKind::CannotToday => texts::answer_cannot_today(),
        AnswerKind::Withdrawn => texts::answer_withdrawn(),
    }
}
