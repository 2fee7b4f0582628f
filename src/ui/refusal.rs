//! Why something was not done, in the person's words.
use crate::texts;
use folje_domain::command::Refusal;

/// What a refusal means, and what one can do.
pub(crate) fn refusal_in_words(refusal: Refusal) -> String {
    match refusal {
        Refusal::NotAllowed => texts::refusal_not_allowed(),
        Refusal::NoSuchOccurrence => texts::refusal_no_such_occurrence(),
        Refusal::OccurrenceCancelled => texts::refusal_occurrence_cancelled(),
        Refusal::NoSuchGoal => texts::refusal_no_such_goal(),
        Refusal::TooDeep => texts::refusal_too_deep(),
        Refusal::NoSuchStep => texts::refusal_no_such_step(),
        Refusal::NoSuchSupport => texts::refusal_no_such_support(),
        Refusal::NoSuchTask => texts::refusal_no_such_task(),
        Refusal::NotYours => texts::refusal_not_yours(),
        Refusal::NoSuchReminder => texts::refusal_no_such_reminder(),
        Refusal::NoSuchPerson => texts::refusal_no_such_person(),
        Refusal::NotTested => texts::refusal_not_tested(),
        Refusal::NotAgreed => texts::refusal_not_agreed(),
        Refusal::OutOfRange => texts::refusal_out_of_range(),
        Refusal::Empty => texts::refusal_empty(),
        Refusal::TooLong => texts::refusal_too_long(),
        Refusal::Unreadable => texts::refusal_unreadable(),
        Refusal::HasLink => texts::refusal_has_link(),
        Refusal::TooFarAway => texts::refusal_too_far_away(),
        Refusal::TooMany => texts::refusal_too_many(),
        Refusal::IdTaken => texts::refusal_id_taken(),
        Refusal::NotYet => texts::refusal_not_yet(),
        Refusal::RelationEnded => texts::refusal_relation_ended(),
        Refusal::NoSuchEntry => texts::refusal_no_such_entry(),
        Refusal::NoSuchWish => texts::refusal_no_such_wish(),
        Refusal::TakenBack => texts::refusal_taken_back(),
        Refusal::NoSuchMeeting => texts::refusal_no_such_meeting(),
        Refusal::MeetingOver => texts::refusal_meeting_over(),
        Refusal::BadAddress => texts::refusal_bad_address(),
        Refusal::BadPhone => texts::refusal_bad_phone(),
        Refusal::IdentityNumber => texts::refusal_identity_number(),
        Refusal::Unknown => texts::refusal_unknown(),
    }
}
