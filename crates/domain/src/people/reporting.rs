//! Who may report about a day of a participant's, and until when: judged where the report arrives, by the clock there.
//!
//! An ambassador's phone may have been without a network for days, and the time beside the participant may have ended
//! meanwhile. What happened while it lasted is taken for two weeks more.
use super::{Relation, Role};
use crate::schedule::ActivityKind;
use chrono::{Days, NaiveDate};

/// For so many days after the end of a relation a report about a day inside it is taken.
pub const DAYS_AFTER_THE_END: u64 = 14;

/// Why nobody takes a report.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NoReport {
    /// Nobody with such a role reports about such an activity.
    #[error("not a reporter")]
    NotAReporter,
    /// The day has not come.
    #[error("not yet")]
    NotYet,
    /// They did not walk beside the participant that day, or their time ended too long ago.
    #[error("the relation has ended")]
    Ended,
}

/// Whether a role reports about an activity of that kind: those at the workplace about the hours there, those who plan
/// with the participant about all of the schedule.
#[must_use]
pub const fn reports(role: Role, kind: ActivityKind) -> bool {
    match role {
        Role::Ambassador | Role::Supervisor => matches!(kind, ActivityKind::Placement),
        Role::Coach | Role::ProgrammeCoordinator => true,
        Role::ProjectCoordinator
        | Role::Caseworker
        | Role::SocialWorker
        | Role::TransitionGuide
        | Role::Sponsor => false,
    }
}

/// As what somebody with these `relations` to a participant reports about an activity of `kind` on `day`, when the
/// report arrives on `today`.
///
/// # Errors
/// [`NoReport`]: why it is not taken.
pub fn reporter(
    relations: &[Relation],
    kind: ActivityKind,
    day: NaiveDate,
    today: NaiveDate,
) -> Result<Role, NoReport> {
    let mut reporting = relations.iter().filter(|relation| reports(relation.role, kind)).peekable();
    if reporting.peek().is_none() {
        return Err(NoReport::NotAReporter);
    }
    if day > today {
        return Err(NoReport::NotYet);
    }
    reporting
        .filter(|relation| relation.holds_on(day) && is_heard(relation, today))
        .map(|relation| relation.role)
        .min()
        .ok_or(NoReport::Ended)
}

/// Whether somebody is still heard on `today` about what happened while the relation lasted.
#[must_use]
pub fn is_heard(relation: &Relation, today: NaiveDate) -> bool {
    let last = relation.until.map(|until| until.checked_add_days(Days::new(DAYS_AFTER_THE_END)));
    relation.since <= today && last.is_none_or(|last| last.is_none_or(|last| today <= last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::PersonId;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn day(ordinal: u32) -> NaiveDate {
        NaiveDate::from_yo_opt(2026, ordinal).unwrap()
    }

    fn relation(role: Role, since: u32, until: Option<u32>) -> Relation {
        let (participant, person) = (PersonId(Uuid::from_u128(1)), PersonId(Uuid::from_u128(2)));
        Relation { participant, person, role, since: day(since), until: until.map(day), contact: false }
    }

    #[test]
    fn a_report_is_taken_until_two_weeks_after_the_end_and_not_a_day_longer() {
        let relations = [relation(Role::Ambassador, 10, Some(20))];
        let at = |about, today| reporter(&relations, ActivityKind::Placement, day(about), day(today));
        assert_eq!(at(20, 34), Ok(Role::Ambassador));
        assert_eq!(at(20, 35), Err(NoReport::Ended));
        assert_eq!(at(21, 22), Err(NoReport::Ended), "the day after the end is outside");
        assert_eq!(at(9, 15), Err(NoReport::Ended), "so is the day before the beginning");
        assert_eq!(at(16, 15), Err(NoReport::NotYet));
    }

    #[test]
    fn an_ambassador_reports_about_the_workplace_only_and_an_authority_about_nothing() {
        let at = |role, kind| reporter(&[relation(role, 1, None)], kind, day(5), day(5));
        assert_eq!(at(Role::Ambassador, ActivityKind::Module), Err(NoReport::NotAReporter));
        assert_eq!(at(Role::Coach, ActivityKind::Module), Ok(Role::Coach));
        for role in [Role::Caseworker, Role::SocialWorker, Role::Sponsor, Role::ProjectCoordinator] {
            assert_eq!(at(role, ActivityKind::Placement), Err(NoReport::NotAReporter), "{role}");
        }
    }

    proptest! {
        /// Told without the function's own words: a day in a span of one's own, and no more than 14 days since its end.
        #[test]
        fn a_report_is_taken_exactly_for_days_inside_a_relation_that_ended_lately(
            spans in prop::collection::vec((0usize..9, 1u32..60, prop::option::of(0u32..40)), 0..5),
            about in 1u32..100,
            today in 1u32..130,
        ) {
            let relations: Vec<_> = spans
                .iter()
                .map(|(role, since, length)| relation(Role::ALL[*role], *since, length.map(|length| since + length)))
                .collect();
            let inside = spans.iter().any(|(role, since, length)| {
                *role < 4
                    && (*since..=length.map_or(u32::MAX, |length| since + length)).contains(&about)
                    && length.is_none_or(|length| today <= since + length + 14)
            });
            let taken = reporter(&relations, ActivityKind::Placement, day(about), day(today));
            prop_assert_eq!(taken.is_ok(), inside && about <= today);
        }
    }
}
