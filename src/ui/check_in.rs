//! What was reported about a day, in words. Not there is said as plainly as there.
use crate::texts;
use folje_domain::record::{Fika, Presence, Report, WithPeople};

/// «Var här, 2 timmar»
pub(crate) fn report_in_words(report: &Report) -> String {
    match Presence::from(report.attendance) {
        Presence::NotReported => texts::check_in_not_reported(),
        Presence::Absent => texts::check_in_absent(),
        Presence::Present if report.quarters == 0 => texts::check_in_present(),
        Presence::Present => texts::check_in_present_for(&quarters_in_words(report.quarters.into())),
    }
}

/// «2 timmar», «45 minuter», «2 timmar och 15 minuter»
pub(crate) fn quarters_in_words(quarters: u32) -> String {
    let count = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    let (hours, minutes) = (count(quarters / 4), count(quarters % 4 * 15));
    match (hours, minutes) {
        (hours, 0) => texts::hours(hours),
        (0, minutes) => texts::minutes(minutes),
        (hours, minutes) => {
            texts::HoursAndMinutes { hours: &texts::hours(hours), minutes: &texts::minutes(minutes) }.text()
        }
    }
}

/// How it went with people, in words.
pub(crate) fn with_people_in_words(people: WithPeople) -> String {
    match people {
        WithPeople::Hard => texts::check_in_people_hard(),
        WithPeople::SoSo => texts::check_in_people_so_so(),
        WithPeople::Fine => texts::check_in_people_fine(),
        WithPeople::Great => texts::check_in_people_great(),
    }
}

/// How it went with the coffee break, in words.
pub(crate) fn fika_in_words(fika: Fika) -> String {
    match fika {
        Fika::None => texts::check_in_fika_none(),
        Fika::Alone => texts::check_in_fika_alone(),
        Fika::AWhile => texts::check_in_fika_a_while(),
        Fika::Together => texts::check_in_fika_together(),
    }
}
