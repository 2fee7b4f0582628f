//! When a programme goes on, until when it counts as theirs, when it is left for another, and when it may end.
use super::*;
use crate::{
    ids::{EnrolmentId, MeetingId, PersonId},
    language::Text,
    record::{Declined, Meeting, MeetingKind},
    template::Closing,
};
use chrono::{DateTime, Days, NaiveDate, Utc};
use uuid::Uuid;

const FIRST: NaiveDate = NaiveDate::from_ymd_opt(2026, 9, 1).unwrap();
const CHANGE: NaiveDate = NaiveDate::from_ymd_opt(2026, 10, 15).unwrap();
const LAST: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 30).unwrap();
const AMINA: PersonId = PersonId(Uuid::from_u128(1));

fn before(day: NaiveDate) -> NaiveDate {
    day - Days::new(1)
}

fn after(day: NaiveDate) -> NaiveDate {
    day + Days::new(1)
}

/// Two phases: from [`FIRST`] until the day before [`CHANGE`], and from then on until [`LAST`].
fn enrolment() -> Enrolment {
    let phase = |key: &str, first_day, last_day| Phase {
        key: key.to_owned(),
        name: Text::plain(key),
        first_day,
        last_day,
        open_end: false,
    };
    Enrolment {
        id: EnrolmentId(Uuid::from_u128(30)),
        participant: AMINA,
        cohort: None,
        template: "access".to_owned(),
        name: Text::plain("Access"),
        phases: vec![phase("entry", FIRST, before(CHANGE)), phase("placement", CHANGE, LAST)],
        ramp: None,
        handover_opens: None,
        stand_ins: Vec::new(),
        finished: None,
    }
}

fn finished(on: NaiveDate, ending: Ending) -> Enrolment {
    Enrolment { finished: Some(Finished { on, ending }), ..enrolment() }
}

fn meeting(about: MeetingKind, day: NaiveDate) -> Meeting {
    let start = day.and_hms_opt(13, 0, 0).unwrap();
    Meeting {
        id: MeetingId(Uuid::from_u128(20)),
        about,
        planned: start,
        start,
        minutes: 60,
        place: String::new(),
        instead_of: None,
        attendees: Vec::new(),
        points: Vec::new(),
        checklist: Vec::new(),
        held: None,
        called_off: None,
        declined: None,
        by_mail: false,
        sequence: 0,
        by: PersonId(Uuid::from_u128(2)),
        made: DateTime::<Utc>::UNIX_EPOCH,
    }
}

fn held(about: MeetingKind, day: NaiveDate) -> Meeting {
    Meeting { held: Some(day), ..meeting(about, day) }
}

fn may_end(ending: Ending, meetings: &[Meeting]) -> bool {
    let closing = Closing { meeting: Some("avslut".to_owned()), next_appointment: false };
    enrolment().may_end(Some(&closing), ending, meetings)
}

#[test]
fn a_programme_goes_on_from_its_first_day_to_its_last_both_included() {
    let goes_on = |enrolment: &Enrolment| {
        [before(FIRST), FIRST, CHANGE, LAST, after(LAST)].map(|day| enrolment.goes_on(day))
    };
    assert_eq!(goes_on(&enrolment()), [false, true, true, true, false]);
    assert_eq!(goes_on(&finished(CHANGE, Ending::Work)), [false, true, true, false, false]);
    assert_eq!(goes_on(&finished(before(CHANGE), Ending::Work)), [false, true, false, false, false]);
    // An end that was noted later than planned counts, too.
    assert_eq!(goes_on(&finished(after(LAST), Ending::Completed)), [false, true, true, true, true]);
    let without_phases = Enrolment { phases: Vec::new(), ..enrolment() };
    assert_eq!(goes_on(&without_phases), [false; 5]);
}

#[test]
fn what_is_shared_for_the_programme_ends_the_day_after_it_ended() {
    let lasts = |enrolment: &Enrolment| {
        [before(FIRST), CHANGE, after(CHANGE), after(LAST)].map(|day| enrolment.lasts_until(day))
    };
    // Without a noted end nobody has left, whatever was planned; what is to come counts.
    assert_eq!(lasts(&enrolment()), [true, true, true, true]);
    assert_eq!(lasts(&finished(CHANGE, Ending::Completed)), [true, true, false, false]);
}

#[test]
fn going_on_in_another_form_ends_only_what_has_not_ended() {
    let moved = |enrolment: &Enrolment, from| enrolment.left_for_another(from).and_then(|left| left.finished);
    let on = |day| Some(Finished { on: day, ending: Ending::Moved });
    assert_eq!(moved(&enrolment(), CHANGE), on(before(CHANGE)));
    assert_eq!(moved(&enrolment(), LAST), on(before(LAST)), "the new form begins on the last day");
    assert_eq!(moved(&enrolment(), after(LAST)), None, "it ended by itself the day before");
    assert_eq!(moved(&enrolment(), after(after(LAST))), None);
    let work = finished(CHANGE, Ending::Work);
    assert_eq!(moved(&work, after(CHANGE)), None, "an end that was noted stays");
    assert_eq!(moved(&work, CHANGE), on(before(CHANGE)));
    assert_eq!(enrolment().left_for_another(NaiveDate::MIN), None);
}

#[test]
fn a_programme_ends_after_its_closing_meeting_and_after_no_other() {
    assert!(!may_end(Ending::Work, &[]));
    assert!(!may_end(Ending::Work, &[meeting(MeetingKind::Closing, LAST)]), "planned and not held");
    for kind in MeetingKind::ALL {
        let closes = matches!(kind, MeetingKind::Closing | MeetingKind::Handover);
        assert_eq!(may_end(Ending::Work, &[held(kind, LAST)]), closes, "{kind:?}");
        assert!(may_end(Ending::Work, &[held(kind, LAST), held(MeetingKind::Closing, LAST)]), "{kind:?}");
        let declined =
            Some(Declined { words: "Jag orkar inte".to_owned(), by: AMINA, at: DateTime::<Utc>::UNIX_EPOCH });
        let no = Meeting { declined, ..meeting(kind, LAST) };
        assert_eq!(may_end(Ending::Completed, &[no]), closes, "{kind:?}");
    }
}

#[test]
fn a_closing_meeting_of_the_programme_before_does_not_close_this_one() {
    assert!(!may_end(Ending::Work, &[held(MeetingKind::Closing, before(FIRST))]));
    assert!(may_end(Ending::Work, &[held(MeetingKind::Closing, FIRST)]));
    let both = [held(MeetingKind::Closing, before(FIRST)), held(MeetingKind::Closing, CHANGE)];
    assert!(may_end(Ending::Work, &both));
}

#[test]
fn a_programme_without_a_closing_meeting_may_end_at_any_time() {
    for closing in [None, Some(&Closing { meeting: None, next_appointment: true })] {
        assert!(enrolment().may_end(closing, Ending::Discontinued, &[]));
    }
    assert!(may_end(Ending::Moved, &[]), "going on in another form is no end");
}

#[test]
fn work_and_studies_are_successes() {
    let all = [Ending::Work, Ending::Studies, Ending::Completed, Ending::Discontinued, Ending::Moved];
    assert_eq!(all.map(Ending::is_success), [true, true, false, false, false]);
}

#[test]
fn a_phase_holds_its_first_and_its_last_day() {
    let phase = &enrolment().phases[0];
    let days = [before(FIRST), FIRST, before(CHANGE), CHANGE];
    assert_eq!(days.map(|day| phase.contains(day)), [false, true, true, false]);
}

#[test]
fn a_step_of_the_ramp_holds_from_its_day_until_the_next() {
    let step = |from, hours| RampStep { from, hours, paused: false };
    let ramp = HourRamp { steps: vec![step(CHANGE, 10), step(FIRST, 2)], goal_hours: 40 };
    let hours = |day| ramp.on(day).map(|step| step.hours);
    let days = [before(FIRST), FIRST, before(CHANGE), CHANGE, LAST];
    assert_eq!(days.map(hours), [None, Some(2), Some(2), Some(10), Some(10)]);
}
