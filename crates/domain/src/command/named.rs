//! Whom an action names: ids in a command are checked like ids in an address.
use super::{Action, FeedbackDeed, HandoverDeed, MeetingDeed};
use crate::ids::PersonId;

impl Action {
    /// The people whom the action writes into the record. Each must be around the participant; otherwise the sender
    /// could read the name of any person whose id they know. Actions that only remove a person from the record, or
    /// that refer to existing entries, return an empty list.
    #[must_use]
    pub fn people(&self) -> Vec<PersonId> {
        match self {
            Self::KeepWake { wake } if wake.removed => Vec::new(),
            Self::KeepWake { wake } => wake.first.into_iter().chain(wake.second).collect(),
            Self::ChooseReminders { choices } => choices.ask.clone(),
            Self::AskToBeTold { person, .. }
            | Self::AskPerson { person, .. }
            | Self::GiveConsent { person, .. }
            | Self::Thank { person, .. }
            | Self::HandOver(HandoverDeed::ShowAboutMe { person, .. })
            | Self::Feedback(FeedbackDeed::Say { to: person, .. })
            | Self::AtMeeting { deed: MeetingDeed::Agree { owner: person, .. }, .. } => vec![*person],
            Self::HandOver(HandoverDeed::Recommend { person, .. }) => person.iter().copied().collect(),
            Self::AtMeeting { deed: MeetingDeed::Plan(plan), .. } => {
                plan.attendees.iter().filter_map(|attendee| attendee.person).collect()
            }
            Self::AtMeeting { deed: MeetingDeed::KeepAttendee(attendee), .. } => {
                attendee.person.into_iter().collect()
            }
            Self::EndAgreement { .. }
            | Self::WithdrawConsent { .. }
            | Self::ContestCheckIn { .. }
            | Self::HandOver(
                HandoverDeed::HideAboutMe { .. }
                | HandoverDeed::WriteAboutMe { .. }
                | HandoverDeed::KeepInTouch { .. }
                | HandoverDeed::Reach { .. },
            )
            | Self::Feedback(FeedbackDeed::TakeBack { .. } | FeedbackDeed::Answer { .. })
            | Self::AtMeeting {
                deed:
                    MeetingDeed::Move { .. }
                    | MeetingDeed::InviteByMail
                    | MeetingDeed::RemoveAttendee(_)
                    | MeetingDeed::CallOff { .. }
                    | MeetingDeed::Hold { .. }
                    | MeetingDeed::Decline { .. }
                    | MeetingDeed::KeepPoint { .. }
                    | MeetingDeed::RemovePoint(_)
                    | MeetingDeed::Tick { .. },
                ..
            }
            | Self::SetPreferredName { .. }
            | Self::AnswerOccurrence { .. }
            | Self::AddGoal { .. }
            | Self::RewordGoal { .. }
            | Self::PauseGoal { .. }
            | Self::ResumeGoal { .. }
            | Self::FinishGoal { .. }
            | Self::ShareGoal { .. }
            | Self::AddStep { .. }
            | Self::MoveStep { .. }
            | Self::DoStep { .. }
            | Self::UndoStep { .. }
            | Self::KeepSupport { .. }
            | Self::RemoveSupport { .. }
            | Self::AddTask { .. }
            | Self::DoTask { .. }
            | Self::AcknowledgeTest { .. }
            | Self::AgreeToBeTold { .. }
            | Self::Acknowledge { .. }
            | Self::Snooze { .. }
            | Self::AnswerAsk { .. }
            | Self::WithdrawRequest { .. }
            | Self::KeepTrip { .. }
            | Self::LogPractice { .. }
            | Self::CheckIn { .. }
            | Self::ProposeRampStep { .. }
            | Self::AnswerRampStep { .. }
            | Self::MakeWish { .. }
            | Self::WithdrawWish { .. }
            | Self::AnswerWish { .. }
            | Self::AskForHelp { .. }
            | Self::AnswerCall { .. }
            | Self::KeepPlanLine { .. }
            | Self::RemovePlanLine { .. }
            | Self::SelfRating(_) => Vec::new(),
        }
    }
}
