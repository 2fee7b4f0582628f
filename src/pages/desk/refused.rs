//! What the server refuses at the desk, in the user's language. Its own English words are for programmers.
use crate::{texts, ui::quarters_in_words};
use folje_api::v1::problem::{Code, Reason, Why};

/// The words for a code that says enough by itself; None where the reason says more, or waiting is all that helps.
pub(super) fn by_code(code: Option<Code>) -> Option<String> {
    Some(match code? {
        Code::DateOutOfRange => texts::desk_date_out_of_range(),
        Code::IdTaken => texts::refused_id_taken(),
        Code::NotClosed => texts::desk_not_closed(),
        Code::BadPhone => texts::refusal_bad_phone(),
        Code::BadEmail => texts::refusal_bad_address(),
        Code::IdentityNumber => texts::refusal_identity_number(),
        Code::TooMany => texts::refused_too_many(),
        Code::TooLarge => texts::refused_too_large(),
        Code::Changed => texts::refused_changed(),
        Code::Taken => texts::refused_taken(),
        Code::AppTooOld => texts::refused_app_too_old(),
        Code::TooManyTries => texts::refused_wait(),
        _ => return None,
    })
}

/// The words for a reason.
pub(super) fn in_words(reason: Option<&Reason>) -> String {
    let Some(reason) = reason else { return texts::desk_refused() };
    let number = |number: Option<u32>| number.unwrap_or_default().to_string();
    let length = |minutes: Option<u32>| quarters_in_words(minutes.unwrap_or_default() / 15);
    let field = || reason.field.as_deref().map(field_in_words);
    match reason.why {
        Why::Missing => {
            field().map_or_else(texts::refused_missing_some, |field| texts::refused_missing(&field))
        }
        Why::TooLong => match (field(), reason.at_most) {
            (Some(field), Some(most)) => {
                texts::RefusedTooLong { field: &field, most: &most.to_string() }.text()
            }
            _ => texts::refused_too_long_some(),
        },
        Why::Unprintable => texts::refused_unprintable(),
        Why::NumberOfDays => texts::RefusedDays {
            least: &number(reason.at_least),
            most: &number(reason.at_most),
            found: &number(reason.found),
        }
        .text(),
        Why::DayTwice => texts::refused_day_twice(),
        Why::DayLength => {
            texts::RefusedDayLength { least: &length(reason.at_least), most: &length(reason.at_most) }.text()
        }
        Why::ChoiceGone => texts::refused_choice_gone(),
        Why::ProgrammeGone => texts::refused_programme_gone(),
        Why::DayTooFar => texts::refused_day_too_far(),
        Why::GroupGone => texts::refused_group_gone(),
        Why::NotInAGroup => texts::refused_not_in_a_group(),
        Why::EndsBeforeStart => texts::refused_ends_before_start(),
        Why::EndedAlready => texts::refused_ended_already(),
        Why::HoursWithoutDays => texts::refused_hours_without_days(),
        Why::SurveyDays => texts::refused_survey_days(&number(reason.at_most)),
        Why::NobodyToAsk => texts::refused_nobody_to_ask(),
        Why::TooFewPeople => texts::distance_too_few(),
        Why::Over => texts::refused_over(),
        Why::BadTime => texts::refused_bad_time(),
        Why::TooMany => texts::refused_too_many(),
        Why::Other => texts::desk_refused(),
    }
}

/// A field of a request by the name that its form shows.
fn field_in_words(field: &str) -> String {
    match field {
        "name" => texts::desk_name(),
        "phone" => texts::desk_phone(),
        "email" => texts::desk_email(),
        "works_at" => texts::desk_works_at(),
        "title" => texts::network_title(),
        "place" => texts::network_place(),
        _ => texts::refused_some_field(),
    }
}
