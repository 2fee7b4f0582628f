//! Reminders: who may say what about whom, and that telling is on only while everybody has agreed.
use super::*;
use crate::{
    ids::{CommandId, GoalId, RequestId, TripId, WakeId},
    people::Role,
    reminder::{
        AgreementState, AskState, Choices, Favour, FavourKind, Hours, Leg, Moment, RingKey, Source, Standing,
        Stop, Trip, Wake, Weekdays,
    },
};
use chrono::{DateTime, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use proptest::prelude::*;
use uuid::Uuid;

const AMINA: PersonId = PersonId(Uuid::from_u128(1));
const KARIN: PersonId = PersonId(Uuid::from_u128(2));
const LEO: PersonId = PersonId(Uuid::from_u128(3));
const WAKE: WakeId = WakeId(Uuid::from_u128(20));
const REQUEST: RequestId = RequestId(Uuid::from_u128(21));
const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();

fn try_by(by: PersonId, record: &Record, action: Action) -> Result<Record, Refusal> {
    let command =
        Command { id: CommandId(Uuid::from_u128(99)), at: DateTime::<Utc>::UNIX_EPOCH, about: AMINA, action };
    // Whoever it is walks beside her, as an ambassador does.
    let beside = Relation {
        participant: AMINA,
        person: by,
        role: Role::Ambassador,
        since: TODAY,
        until: None,
        contact: false,
    };
    let context = Context {
        by,
        now: DateTime::<Utc>::UNIX_EPOCH,
        today: TODAY,
        relations: &[beside],
        is_around: &|_| true,
        occurrence: &|_| None,
    };
    let mut after = record.clone();
    for item in decide(record, &command, &context)? {
        after.put(item);
    }
    Ok(after)
}

fn all(record: &Record, actions: impl IntoIterator<Item = (PersonId, Action)>) -> Record {
    actions.into_iter().fold(record.clone(), |record, (by, action)| try_by(by, &record, action).unwrap())
}

fn time(text: &str) -> NaiveTime {
    text.parse().unwrap()
}

fn wake() -> Wake {
    Wake {
        id: WAKE,
        days: Weekdays::WORKING,
        time: time("07:00:00"),
        minutes: 20,
        first: Some(KARIN),
        second: Some(LEO),
        paused_until: None,
        rests_on_holidays: true,
        on: true,
        tell: false,
        removed: false,
    }
}

fn keep(wake: Wake) -> Action {
    Action::KeepWake { wake }
}

fn agree(until: &str) -> Action {
    let hours = Hours { days: Weekdays::WORKING, from: time("06:00:00"), until: time(until) };
    Action::AgreeToBeTold { wake: WAKE, hours }
}

/// Karin has agreed, Leo is named, and telling is on.
fn telling() -> Record {
    all(
        &Record::default(),
        [
            (AMINA, keep(wake())),
            (KARIN, Action::AcknowledgeTest { wake: WAKE }),
            (KARIN, agree("09:00:00")),
            (AMINA, keep(Wake { tell: true, ..wake() })),
        ],
    )
}

fn state(record: &Record, person: PersonId) -> AgreementState {
    record.agreement(WAKE, person).unwrap().state
}

#[test]
fn telling_goes_on_only_after_test_yes_hours_and_a_second_name() {
    let on = keep(Wake { tell: true, ..wake() });
    let asked = all(&Record::default(), [(AMINA, keep(wake()))]);
    assert_eq!(state(&asked, KARIN), AgreementState::Asked);
    assert_eq!(try_by(KARIN, &asked, agree("09:00:00")), Err(Refusal::NotTested));
    assert_eq!(try_by(AMINA, &asked, on.clone()), Err(Refusal::NotAgreed));
    let tested = all(&asked, [(KARIN, Action::AcknowledgeTest { wake: WAKE })]);
    assert_eq!(try_by(AMINA, &tested, on.clone()), Err(Refusal::NotAgreed));
    // Until nine minutes before she would be needed no more.
    assert_eq!(try_by(KARIN, &tested, agree("07:21:00")), Err(Refusal::NotAgreed));
    let agreed = all(&tested, [(KARIN, agree("07:30:00"))]);
    let alone = keep(Wake { tell: true, second: None, ..wake() });
    assert_eq!(try_by(AMINA, &agreed, alone), Err(Refusal::NotAgreed));
    let on = all(&agreed, [(AMINA, on)]);
    assert_eq!(on.told(on.wake(WAKE).unwrap(), |_| true), [KARIN]);
    assert!(on.told(on.wake(WAKE).unwrap(), |_| false).is_empty(), "an agreement ends with the relation");
}

#[test]
fn a_plan_that_leaves_the_agreed_hours_cannot_keep_telling() {
    let later = Wake { time: time("08:45:00"), tell: true, ..wake() };
    assert_eq!(try_by(AMINA, &telling(), keep(later.clone())), Err(Refusal::NotAgreed));
    let off = all(&telling(), [(AMINA, keep(Wake { tell: false, ..later }))]);
    assert_eq!(off.agreement(WAKE, KARIN).unwrap().terms.time, time("08:45:00"));
    let sooner = Wake { time: time("06:30:00"), tell: true, ..wake() };
    assert!(try_by(AMINA, &telling(), keep(sooner)).is_ok());
}

#[test]
fn either_side_ends_an_agreement_at_any_time_and_nobody_is_told_then() {
    for by in [AMINA, KARIN] {
        let ended = all(&telling(), [(by, Action::EndAgreement { wake: WAKE, person: KARIN })]);
        assert!(ended.told(ended.wake(WAKE).unwrap(), |_| true).is_empty());
        assert_eq!(try_by(KARIN, &ended, agree("09:00:00")), Err(Refusal::NoSuchReminder));
    }
    // Asking anew begins anew, with a test.
    let ended = all(&telling(), [(KARIN, Action::EndAgreement { wake: WAKE, person: KARIN })]);
    let again = all(&ended, [(AMINA, Action::AskToBeTold { wake: WAKE, person: KARIN })]);
    assert_eq!(state(&again, KARIN), AgreementState::Asked);
    // A change of the plan does not ask by the way whoever said no.
    let changed = all(&ended, [(AMINA, keep(Wake { minutes: 30, ..wake() }))]);
    assert_eq!(state(&changed, KARIN), AgreementState::EndedByTold);
}

#[test]
fn whoever_is_no_longer_named_is_no_longer_asked() {
    let without = all(&telling(), [(AMINA, keep(Wake { first: Some(LEO), second: None, ..wake() }))]);
    assert_eq!(state(&without, KARIN), AgreementState::EndedByParticipant);
    assert!(!without.agreement(WAKE, LEO).unwrap().terms.second);
    let removed = all(&telling(), [(AMINA, keep(Wake { removed: true, ..wake() }))]);
    assert!(removed.wake(WAKE).is_none() && !removed.agreement(WAKE, LEO).unwrap().lives());
}

#[test]
fn minutes_and_days_outside_what_can_be_chosen_are_refused() {
    for wrong in [
        Wake { minutes: 4, ..wake() },
        Wake { minutes: 61, ..wake() },
        Wake { days: Weekdays::default(), ..wake() },
    ] {
        assert_eq!(try_by(AMINA, &Record::default(), keep(wrong)), Err(Refusal::OutOfRange));
    }
    let twice = Wake { second: Some(KARIN), ..wake() };
    assert_eq!(try_by(AMINA, &Record::default(), keep(twice)), Err(Refusal::NoSuchPerson));
}

fn ring() -> RingKey {
    let at = TODAY.and_time(time("07:00:00"));
    RingKey { source: Source::Wake(WAKE), at, moment: Moment::Before(0) }
}

fn ring_on(day: NaiveDate) -> RingKey {
    RingKey { at: day.and_time(time("07:00:00")), ..ring() }
}

#[test]
fn jag_ar_uppe_stands_against_a_later_snooze() {
    let snooze = Action::Snooze { ring: ring(), until: ring().at + TimeDelta::minutes(15) };
    let snoozed = all(&Record::default(), [(AMINA, snooze.clone())]);
    assert!(snoozed.heard(ring()).unwrap().until.is_some());
    let up = all(&snoozed, [(AMINA, Action::Acknowledge { ring: ring() }), (AMINA, snooze)]);
    assert_eq!(up.heard(ring()).unwrap().until, None);
}

#[test]
fn a_wake_up_is_not_snoozed_into_the_afternoon_and_no_day_far_away_is_answered() {
    let snooze = Action::Snooze { ring: ring(), until: ring().at + TimeDelta::hours(5) };
    assert_eq!(try_by(AMINA, &Record::default(), snooze), Err(Refusal::TooFarAway));
    let old = Action::Acknowledge { ring: ring_on(TODAY - Days::new(4)) };
    assert_eq!(try_by(AMINA, &Record::default(), old), Err(Refusal::TooFarAway));
}

#[test]
fn a_wake_up_that_is_put_off_until_tomorrow_is_done_for_today_where_the_plan_rings_then() {
    let tomorrow = |ring: RingKey| Action::Snooze { ring, until: ring.at + TimeDelta::days(1) };
    let planned = all(&Record::default(), [(AMINA, keep(wake()))]);
    let put_off = all(&planned, [(AMINA, tomorrow(ring()))]);
    assert_eq!(put_off.heard(ring()).unwrap().until, None, "nobody is told, and it does not ring twice");
    let mondays = Wake { days: "MO".parse().unwrap(), ..wake() };
    let alone = all(&Record::default(), [(AMINA, keep(mondays))]);
    assert_eq!(try_by(AMINA, &alone, tomorrow(ring())), Err(Refusal::TooFarAway), "no plan rings tomorrow");
    // A quarter of an hour over midnight is a quarter of an hour.
    let late = Wake { time: time("23:50:00"), ..wake() };
    let late = all(&Record::default(), [(AMINA, keep(late))]);
    let ring = RingKey { at: TODAY.and_time(time("23:50:00")), ..ring() };
    let snooze = Action::Snooze { ring, until: ring.at + TimeDelta::minutes(15) };
    assert!(all(&late, [(AMINA, snooze)]).heard(ring).unwrap().until.is_some());
}

#[test]
fn answers_to_rings_are_kept_for_eight_days_and_no_longer() {
    let mut record = Record::default();
    for days in 0..30 {
        let today = TODAY + Days::new(days);
        let ring = ring_on(today);
        for item in reminders::acknowledge(&record, ring, today).unwrap() {
            record.put(item);
        }
        assert!(record.heard(ring).is_some());
    }
    assert_eq!(record.heard.len(), 8);
}

fn ask(person: PersonId) -> Action {
    let at = TODAY.succ_opt().unwrap().and_time(time("07:00:00"));
    let favour = Favour { kind: FavourKind::Wake, at, line: String::new() };
    Action::AskPerson { request: REQUEST, favour, trip: None, person, by: TODAY.and_time(time("20:00:00")) }
}

fn answer(yes: bool) -> Action {
    Action::AnswerAsk { request: REQUEST, yes, line: String::new() }
}

fn now(text: &str) -> NaiveDateTime {
    TODAY.and_time(time(text))
}

#[test]
fn a_no_or_silence_offers_the_next_of_the_list_and_a_yes_stays() {
    let choices = Choices { ask: vec![KARIN, LEO], ..Choices::default() };
    let listed = all(&Record::default(), [(AMINA, Action::ChooseReminders { choices })]);
    assert_eq!(try_by(AMINA, &listed, ask(PersonId(Uuid::from_u128(9)))), Err(Refusal::NoSuchPerson));
    let asked = all(&listed, [(AMINA, ask(KARIN))]);
    let standing = |record: &Record, at| record.standing(record.request(REQUEST).unwrap(), at);
    assert_eq!(standing(&asked, now("19:59:00")), Standing::Waiting(KARIN));
    assert_eq!(standing(&asked, now("20:00:00")), Standing::Next(LEO));
    let no = all(&asked, [(KARIN, answer(false))]);
    assert_eq!(standing(&no, now("12:00:00")), Standing::Next(LEO));
    let next = all(&asked, [(AMINA, ask(LEO))]);
    assert_eq!(next.ask(REQUEST, KARIN).unwrap().state, AskState::Closed);
    assert_eq!(try_by(KARIN, &next, answer(true)), Err(Refusal::NoSuchReminder));
    let yes = all(&next, [(LEO, answer(true))]);
    assert_eq!(standing(&yes, now("23:00:00")), Standing::Yes(LEO));
    assert_eq!(try_by(AMINA, &yes, ask(KARIN)), Err(Refusal::IdTaken));
    let back = all(&yes, [(LEO, answer(false))]);
    assert_eq!(standing(&back, now("23:00:00")), Standing::NobodyLeft);
    let withdrawn = all(&yes, [(AMINA, Action::WithdrawRequest { request: REQUEST })]);
    assert_eq!(withdrawn.ask(REQUEST, LEO).unwrap().state, AskState::Closed);
}

fn trip() -> Trip {
    let stop = |name: &str| Stop { name: name.to_owned(), id: None };
    let there = Leg {
        from: stop("Torget"),
        to: stop("Jobboteket"),
        line: "4".to_owned(),
        walk: 5,
        walk_on: 3,
        ride: 20,
        change: None,
        departures: vec![time("08:10:00"), time("07:40:00"), time("08:10:00")],
        must_book: false,
        steps: Vec::new(),
    };
    let id = TripId(Uuid::from_u128(30));
    Trip { id, name: "till Jobboteket".to_owned(), series: Vec::new(), there, back: None, removed: false }
}

#[test]
fn a_trip_is_kept_in_order_and_within_bounds() {
    let kept = all(&Record::default(), [(AMINA, Action::KeepTrip { trip: Box::new(trip()) })]);
    assert_eq!(kept.trips[0].there.departures, [time("07:40:00"), time("08:10:00")]);
    let mut long = trip();
    long.there.walk = 241;
    assert_eq!(
        try_by(AMINA, &Record::default(), Action::KeepTrip { trip: Box::new(long) }),
        Err(Refusal::OutOfRange)
    );
    let mut nameless = trip();
    nameless.there.from.name = " ".to_owned();
    assert_eq!(
        try_by(AMINA, &Record::default(), Action::KeepTrip { trip: Box::new(nameless) }),
        Err(Refusal::Empty)
    );
}

/// Each thing that one can do about reminders, for whoever tries.
fn actions() -> Vec<Action> {
    vec![
        keep(Wake { minutes: 30, ..wake() }),
        Action::AskToBeTold { wake: WAKE, person: LEO },
        Action::AcknowledgeTest { wake: WAKE },
        agree("10:00:00"),
        Action::EndAgreement { wake: WAKE, person: KARIN },
        Action::EndAgreement { wake: WAKE, person: LEO },
        Action::ChooseReminders { choices: Choices { details: true, ..Choices::default() } },
        Action::Acknowledge { ring: ring() },
        Action::Snooze { ring: ring(), until: ring().at + TimeDelta::minutes(15) },
        ask(LEO),
        answer(true),
        Action::WithdrawRequest { request: REQUEST },
        Action::KeepTrip { trip: Box::new(trip()) },
        Action::SetPreferredName { name: "A".to_owned() },
        Action::ShareGoal { goal: GoalId(Uuid::nil()), shared: true },
    ]
}

proptest! {
    /// Whoever else tries what, in whatever order: only what is addressed to them changes, by their own hand.
    #[test]
    fn somebody_else_changes_their_own_part_and_nothing_more(picks in prop::collection::vec((0usize..15, 1usize..4), 1..20)) {
        let choices = Choices { ask: vec![LEO, KARIN], ..Choices::default() };
        let start = all(&telling(), [(AMINA, Action::ChooseReminders { choices }), (AMINA, ask(KARIN))]);
        let mut record = start;
        for (pick, who) in picks {
            let by = [AMINA, KARIN, LEO, PersonId(Uuid::from_u128(9))][who];
            let before = record.clone();
            if let Ok(after) = try_by(by, &record, actions()[pick].clone()) {
                record = after;
            }
            let mut rest = record.clone();
            for agreement in rest.agreements.iter_mut().filter(|one| one.person == by) {
                agreement.clone_from(before.agreement(agreement.wake, by).unwrap());
            }
            for ask in rest.asks.iter_mut().filter(|one| one.person == by) {
                ask.clone_from(before.ask(ask.request, by).unwrap());
            }
            prop_assert_eq!(rest, before, "somebody else's part changed");
            // Whatever happens, nobody is told who has not said yes.
            for person in record.told(record.wake(WAKE).unwrap(), |_| true) {
                let agreed = matches!(state(&record, person), AgreementState::Agreed { .. });
                prop_assert!(agreed, "told without a yes");
            }
        }
    }

    /// The same thing said twice comes to the same, or is refused because it has been said.
    #[test]
    fn said_twice_is_said_once(first in 0usize..15, second in 0usize..15, by in 0usize..3) {
        let by = [AMINA, KARIN, LEO][by];
        let choices = Choices { ask: vec![LEO, KARIN], ..Choices::default() };
        let mut record = all(&telling(), [(AMINA, Action::ChooseReminders { choices }), (AMINA, ask(KARIN))]);
        record = try_by(by, &record, actions()[first].clone()).unwrap_or(record);
        if let Ok(once) = try_by(by, &record, actions()[second].clone()) {
            match try_by(by, &once, actions()[second].clone()) {
                Ok(twice) => prop_assert_eq!(twice, once),
                Err(refusal) => prop_assert_eq!(refusal, Refusal::IdTaken),
            }
        }
    }
}
