//! Why a result is not shown, in words: never on which side of a limit it fell.
use crate::texts;
use folje_anonymity::disclosure::Why;

/// The reason.
pub(super) fn in_words(why: Why) -> String {
    match why {
        Why::Small => texts::survey_why_small(),
        Why::Counts => texts::survey_why_counts(),
        Why::Before => texts::survey_why_before(),
        Why::NotAsked => texts::survey_why_not_asked(),
        Why::Texts => texts::survey_why_texts(),
    }
}
