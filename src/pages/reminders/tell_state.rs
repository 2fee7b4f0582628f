//! How far it has come until somebody is told: of one person, and of the plan as a whole.
use folje_domain::{
    ids::PersonId,
    record::Record,
    reminder::{AgreementState, Wake},
};

/// How far one person's agreement has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Standing {
    /// Asked; a test message is on its way.
    Asked,
    /// The test arrived.
    Tested,
    /// Yes, for these hours.
    Ready,
    /// Yes, but for other hours than these.
    OtherHours,
    /// They said no, or ended it.
    SaidNo,
    /// The participant ended it.
    Ended,
}

/// Whether somebody is told, or what is still missing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Telling {
    /// Nobody was chosen.
    NobodyNamed,
    /// No second was chosen.
    NoSecond,
    /// The first has not said yes for these hours.
    NotAgreed,
    /// All is there: it can be turned on.
    CanBegin,
    /// They are told.
    On,
}

/// How far the agreement of `person` has come.
pub(super) fn standing(record: &Record, wake: &Wake, person: PersonId) -> Standing {
    let Some(agreement) = record.agreement(wake.id, person) else { return Standing::Asked };
    match agreement.state {
        AgreementState::Asked => Standing::Asked,
        AgreementState::Tested => Standing::Tested,
        AgreementState::Agreed { .. } if agreement.ready_for(wake) => Standing::Ready,
        AgreementState::Agreed { .. } => Standing::OtherHours,
        AgreementState::EndedByTold => Standing::SaidNo,
        AgreementState::EndedByParticipant => Standing::Ended,
    }
}

/// Whether somebody is told, by the same rules as the server's.
pub(super) fn telling(record: &Record, wake: &Wake) -> Telling {
    let Some(first) = wake.first else { return Telling::NobodyNamed };
    if wake.second.is_none() {
        return Telling::NoSecond;
    }
    let ready = |person| standing(record, wake, person) == Standing::Ready;
    match (wake.tell, ready(first), wake.second.is_some_and(ready)) {
        (true, true, _) | (true, false, true) => Telling::On,
        (_, false, _) => Telling::NotAgreed,
        (false, true, _) => Telling::CanBegin,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{DateTime, NaiveTime};
    use folje_domain::{
        ids::WakeId,
        reminder::{Agreement, Hours, Terms, Weekdays},
    };
    use uuid::Uuid;

    fn wake(first: Option<u128>, second: Option<u128>, tell: bool) -> Wake {
        let person = |id| PersonId(Uuid::from_u128(id));
        Wake {
            id: WakeId(Uuid::from_u128(9)),
            days: Weekdays::WORKING,
            time: NaiveTime::from_hms_opt(7, 0, 0).unwrap(),
            minutes: 20,
            first: first.map(person),
            second: second.map(person),
            paused_until: None,
            rests_on_holidays: false,
            on: true,
            tell,
            removed: false,
        }
    }

    fn record(wake: &Wake, state: AgreementState) -> Record {
        let person = PersonId(Uuid::from_u128(1));
        let agreement = Agreement {
            wake: wake.id,
            person,
            terms: Terms::of(wake, person),
            state,
            asked: DateTime::UNIX_EPOCH,
        };
        Record { agreements: vec![agreement], ..Record::default() }
    }

    fn agreed(until: u32) -> AgreementState {
        let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        AgreementState::Agreed { hours: Hours { days: Weekdays::WORKING, from: time(6), until: time(until) } }
    }

    #[test]
    fn what_is_missing_is_told_one_thing_after_the_other() {
        let telling = |wake: &Wake, state| telling(&record(wake, state), wake);
        assert_eq!(telling(&wake(None, None, false), AgreementState::Asked), Telling::NobodyNamed);
        assert_eq!(telling(&wake(Some(1), None, false), agreed(9)), Telling::NoSecond);
        let both = wake(Some(1), Some(2), false);
        assert_eq!(telling(&both, AgreementState::Asked), Telling::NotAgreed);
        assert_eq!(telling(&both, AgreementState::Tested), Telling::NotAgreed);
        assert_eq!(telling(&both, agreed(7)), Telling::NotAgreed);
        assert_eq!(telling(&both, agreed(9)), Telling::CanBegin);
        assert_eq!(telling(&wake(Some(1), Some(2), true), agreed(9)), Telling::On);
    }

    #[test]
    fn a_switch_alone_tells_nobody() {
        let on = wake(Some(1), Some(2), true);
        assert_eq!(telling(&record(&on, AgreementState::EndedByTold), &on), Telling::NotAgreed);
    }

    #[test]
    fn hours_that_no_longer_fit_are_told_apart_from_a_no() {
        let one = wake(Some(1), Some(2), false);
        let first = PersonId(Uuid::from_u128(1));
        assert_eq!(standing(&record(&one, agreed(7)), &one, first), Standing::OtherHours);
        assert_eq!(standing(&record(&one, AgreementState::EndedByTold), &one, first), Standing::SaidNo);
    }
}
