//! What the one button means: a participant gets up, somebody who was told sees to it, a test message arrived.
use crate::texts;

/// Whose answer it is, as the address says (`/up?told`).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Wording {
    /// The participant's: «Jag är uppe».
    Up,
    /// Of one who was told: «Jag ringer».
    Told,
    /// Of one who is to be told: «Jag har fått testet».
    Test,
    /// Of one who wants no more text messages.
    TextMessages,
}

impl Wording {
    /// As the address (path and query) says.
    pub(super) fn of(address: &str) -> Self {
        match address.split_once('?').map(|(_, whom)| whom) {
            Some("told") => Self::Told,
            Some("test") => Self::Test,
            Some("sms") => Self::TextMessages,
            _ => Self::Up,
        }
    }

    /// The page's heading.
    pub(super) fn title(self) -> String {
        match self {
            Self::Up => texts::up(),
            Self::Told => texts::up_told_title(),
            Self::Test => texts::up_test_title(),
            Self::TextMessages => texts::up_stop_texts_title(),
        }
    }

    /// What it is about.
    pub(super) fn words(self) -> String {
        match self {
            Self::Up => texts::up_words(),
            Self::Told => texts::up_told_words(),
            Self::Test => texts::up_test_words(),
            Self::TextMessages => texts::up_stop_texts_words(),
        }
    }

    /// What stands on the button.
    pub(super) fn button(self) -> String {
        match self {
            Self::Up => texts::up_button(),
            Self::Told => texts::up_told_button(),
            Self::Test => texts::up_test_button(),
            Self::TextMessages => texts::up_stop_texts(),
        }
    }

    /// Only one's own waking up can wait.
    pub(super) const fn may_snooze(self) -> bool {
        matches!(self, Self::Up)
    }
}

#[cfg(test)]
mod tests {
    use super::Wording;

    #[test]
    fn the_address_says_whose_answer_it_is() {
        assert_eq!(Wording::of("/up"), Wording::Up);
        assert_eq!(Wording::of("/up?told"), Wording::Told);
        assert_eq!(Wording::of("/up?test"), Wording::Test);
        assert_eq!(Wording::of("/up?sms"), Wording::TextMessages);
        assert_eq!(Wording::of("/up?somebody"), Wording::Up);
    }
}
