//! The kinds of items of a record.
#[cfg(doc)]
use super::Item;

/// The kinds of items: what the store files them under and visibility speaks of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// [`Item::Profile`]
    Profile,
    /// [`Item::Goal`]
    Goal,
    /// [`Item::Step`]
    Step,
    /// [`Item::Answer`]
    Answer,
    /// [`Item::Support`]
    Support,
    /// [`Item::Task`]
    Task,
    /// [`Item::Help`]
    Help,
    /// [`Item::Wake`]
    Wake,
    /// [`Item::Agreement`]
    Agreement,
    /// [`Item::Reminders`]
    Reminders,
    /// [`Item::Heard`]
    Heard,
    /// [`Item::Request`]
    Request,
    /// [`Item::Ask`]
    Ask,
    /// [`Item::Trip`]
    Trip,
    /// [`Item::Practice`]
    Practice,
    /// [`Item::CheckIn`]
    CheckIn,
    /// [`Item::RampChange`]
    RampChange,
    /// [`Item::Consent`]
    Consent,
    /// [`Item::Wish`]
    Wish,
    /// [`Item::Call`]
    Call,
    /// [`Item::Thanks`]
    Thanks,
    /// [`Item::Meeting`]
    Meeting,
    /// [`Item::PlanLine`]
    PlanLine,
    /// [`Item::AboutMe`]
    AboutMe,
    /// [`Item::Recommendation`]
    Recommendation,
    /// [`Item::Afterwards`]
    Afterwards,
    /// [`Item::Feedback`]
    Feedback,
    /// [`Item::SelfRating`]
    SelfRating,
    /// [`Item::Counting`]
    Counting,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 29] = [
        Self::Profile,
        Self::Goal,
        Self::Step,
        Self::Answer,
        Self::Support,
        Self::Task,
        Self::Help,
        Self::Wake,
        Self::Agreement,
        Self::Reminders,
        Self::Heard,
        Self::Request,
        Self::Ask,
        Self::Trip,
        Self::Practice,
        Self::CheckIn,
        Self::RampChange,
        Self::Consent,
        Self::Wish,
        Self::Call,
        Self::Thanks,
        Self::Meeting,
        Self::PlanLine,
        Self::AboutMe,
        Self::Recommendation,
        Self::Afterwards,
        Self::Feedback,
        Self::SelfRating,
        Self::Counting,
    ];

    /// The name under which the store files it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Profile => "profile",
            Self::Goal => "goal",
            Self::Step => "step",
            Self::Answer => "answer",
            Self::Support => "support",
            Self::Task => "task",
            Self::Help => "help",
            Self::Wake => "wake",
            Self::Agreement => "agreement",
            Self::Reminders => "reminders",
            Self::Heard => "heard",
            Self::Request => "request",
            Self::Ask => "ask",
            Self::Trip => "trip",
            Self::Practice => "practice",
            Self::CheckIn => "check-in",
            Self::RampChange => "ramp-change",
            Self::Consent => "consent",
            Self::Wish => "wish",
            Self::Call => "call",
            Self::Thanks => "thanks",
            Self::Meeting => "meeting",
            Self::PlanLine => "plan-line",
            Self::AboutMe => "about-me",
            Self::Recommendation => "recommendation",
            Self::Afterwards => "afterwards",
            Self::Feedback => "feedback",
            Self::SelfRating => "self-rating",
            Self::Counting => "counting",
        }
    }
}
