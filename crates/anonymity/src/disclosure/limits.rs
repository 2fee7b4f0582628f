//! How many it takes.
use crate::answers::Form;

/// How many it takes for a table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// At least so many answered.
    pub answers: u32,
    /// At least so many of the invited did not: each answer may be theirs.
    pub silent: u32,
    /// Each part that is shown holds at least so many answers.
    pub part: u32,
}

impl Limits {
    /// Where each question's answers are kept apart.
    pub const APART: Self = Self { answers: 5, silent: 3, part: 2 };
    /// Where one person's answers are kept together: what is known of somebody's other answers narrows down more.
    pub const TOGETHER: Self = Self { answers: 10, silent: 5, part: 3 };

    /// The limits of a form.
    #[must_use]
    pub const fn of(form: &Form) -> Self {
        if form.together() { Self::TOGETHER } else { Self::APART }
    }

    /// The fewest people of whom anything could ever be shown.
    #[must_use]
    pub const fn invited(self) -> u32 {
        self.answers + self.silent
    }
}
