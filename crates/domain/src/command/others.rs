//! Which commands can be about somebody else, and which of those are still heard after a relation has ended.
use super::{Action, FeedbackDeed, HandoverDeed};

impl Action {
    /// Whether it can be done to somebody else's record at all: what a person says for themselves about what is
    /// addressed to them. Everything else is refused before the record is even looked at.
    #[must_use]
    pub const fn is_for_others(&self) -> bool {
        matches!(
            self,
            Self::AcknowledgeTest { .. }
                | Self::AgreeToBeTold { .. }
                | Self::EndAgreement { .. }
                | Self::AnswerAsk { .. }
                | Self::CheckIn { .. }
                | Self::ProposeRampStep { .. }
                | Self::AnswerRampStep { .. }
                | Self::AnswerWish { .. }
                | Self::AskForHelp { .. }
                | Self::AnswerCall { .. }
                | Self::AtMeeting { .. }
                | Self::KeepPlanLine { .. }
                | Self::RemovePlanLine { .. }
                | Self::HandOver(_)
                | Self::Feedback(FeedbackDeed::Answer { .. })
                | Self::DoTask { .. }
        )
    }

    /// Whether somebody may do it who is beside the participant at a meeting and sees nothing else of them.
    #[must_use]
    pub const fn is_for_attendees(&self) -> bool {
        matches!(
            self,
            Self::AtMeeting { .. } | Self::DoTask { .. } | Self::HandOver(HandoverDeed::Reach { .. })
        )
    }

    /// Whether it is a report about a day that was: those are still heard for a while after the relation has ended.
    #[must_use]
    pub const fn is_report(&self) -> bool {
        matches!(self, Self::CheckIn { .. })
    }
}
