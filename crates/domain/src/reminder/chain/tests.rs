//! Whom the chain may and must reach.
use super::*;
use crate::reminder::Wake;
use proptest::prelude::*;
use uuid::Uuid;

const FIRST: PersonId = PersonId(Uuid::from_u128(1));
const SECOND: PersonId = PersonId(Uuid::from_u128(2));
const STRANGER: PersonId = PersonId(Uuid::from_u128(3));
const PUSH: Channels = Channels { push: true, text: false, mail: false };
const BOTH: Channels = Channels { push: true, text: true, mail: false };
const TEXT: Channels = Channels { push: false, text: true, mail: false };
const NONE: Channels = Channels { push: false, text: false, mail: false };

/// Minutes after seven, when it is due.
fn at(minute: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_413_600, 0).unwrap() + TimeDelta::minutes(minute)
}

fn wake_up() -> Progress {
    Progress::new(at(0), TimeDelta::minutes(10))
}

fn telling(people: &[(PersonId, Channels)]) -> Option<Telling<'_>> {
    Some(Telling { minutes: 20, people })
}

/// What is done at `minute`, and noted.
fn go(progress: &mut Progress, mine: Channels, people: &[(PersonId, Channels)], minute: i64) -> Vec<Act> {
    let next = next(progress, mine, telling(people), at(minute));
    for act in &next.acts {
        progress.note(*act, at(minute));
    }
    next.acts
}

const TWO: [(PersonId, Channels); 2] = [(FIRST, PUSH), (SECOND, TEXT)];
const TELL_FIRST: Act = Act::Tell { person: FIRST, by: Some(Channel::Push) };
const TELL_SECOND: Act = Act::Tell { person: SECOND, by: Some(Channel::Text) };

#[test]
fn silence_reaches_the_first_person_and_then_the_second() {
    let mut progress = wake_up();
    let acts: Vec<_> =
        (-1..60).flat_map(|m| go(&mut progress, PUSH, &TWO, m).into_iter().map(move |a| (m, a))).collect();
    assert_eq!(acts, [(0, Act::Push), (20, TELL_FIRST), (30, TELL_SECOND)]);
}

#[test]
fn a_first_person_who_takes_it_spares_the_second() {
    let mut progress = wake_up();
    (0..=20).for_each(|minute| drop(go(&mut progress, PUSH, &TWO, minute)));
    progress.told[0].acknowledged = true;
    assert!((21..200).all(|minute| go(&mut progress, PUSH, &TWO, minute).is_empty()));
}

#[test]
fn without_a_living_push_channel_it_is_an_sms_and_an_unseen_push_is_followed_by_one() {
    assert_eq!(go(&mut wake_up(), TEXT, &TWO, 0), [Act::Text]);
    let mut unseen = wake_up();
    assert_eq!(go(&mut unseen, BOTH, &TWO, 0), [Act::Push]);
    assert_eq!(go(&mut unseen, BOTH, &TWO, 2), []);
    assert_eq!(go(&mut unseen, BOTH, &TWO, 3), [Act::Text]);
    let mut seen = wake_up();
    go(&mut seen, BOTH, &TWO, 0);
    seen.shown = Some(at(1));
    assert_eq!(go(&mut seen, BOTH, &TWO, 3), []);
}

#[test]
fn after_an_hours_stop_it_does_not_ring_but_somebody_is_told() {
    let mut progress = wake_up();
    assert_eq!(go(&mut progress, PUSH, &TWO, 60), [Act::Miss, TELL_FIRST]);
    assert_eq!(go(&mut progress, PUSH, &TWO, 61), []);
    assert_eq!(go(&mut progress, PUSH, &TWO, 70), [TELL_SECOND]);
}

#[test]
fn after_a_leap_of_a_day_nobody_is_frightened() {
    let mut progress = wake_up();
    assert_eq!(go(&mut progress, PUSH, &TWO, 24 * 60), [Act::Miss]);
    assert_eq!(next(&progress, PUSH, telling(&TWO), at(24 * 60)), Next::default());
}

#[test]
fn a_clock_that_goes_back_rings_nothing_twice() {
    let mut progress = wake_up();
    go(&mut progress, PUSH, &TWO, 5);
    assert!((-60..20).all(|minute| go(&mut progress, PUSH, &TWO, minute).is_empty()));
}

#[test]
fn rung_late_the_participant_has_the_agreed_minutes_all_the_same() {
    let mut progress = wake_up();
    assert_eq!(go(&mut progress, PUSH, &TWO, 8), [Act::Push]);
    assert_eq!(go(&mut progress, PUSH, &TWO, 27), []);
    assert_eq!(go(&mut progress, PUSH, &TWO, 28), [TELL_FIRST]);
}

#[test]
fn whoever_was_told_hears_that_the_participant_was_heard_from() {
    let mut progress = wake_up();
    (0..=20).for_each(|minute| drop(go(&mut progress, PUSH, &TWO, minute)));
    progress.answer = Answer::Over;
    assert_eq!(go(&mut progress, PUSH, &TWO, 22), [Act::StandDown { person: FIRST }]);
    assert_eq!(go(&mut progress, PUSH, &TWO, 23), []);
}

#[test]
fn a_snooze_rings_again_and_silence_after_it_reaches_a_person() {
    let mut progress = wake_up();
    go(&mut progress, PUSH, &TWO, 0);
    progress.answer = Answer::Snoozed(at(15));
    assert_eq!(go(&mut progress, PUSH, &TWO, 14), []);
    assert_eq!(go(&mut progress, PUSH, &TWO, 15), [Act::Push]);
    assert_eq!(go(&mut progress, PUSH, &TWO, 34), []);
    assert_eq!(go(&mut progress, PUSH, &TWO, 35), [TELL_FIRST]);
}

#[test]
fn who_cannot_be_reached_is_passed_over_but_still_the_last_resort() {
    let mut passed = wake_up();
    assert_eq!(go(&mut passed, PUSH, &[(FIRST, NONE), (SECOND, TEXT)], 25), [Act::Miss, TELL_SECOND]);
    let mut last = wake_up();
    let in_app = Act::Tell { person: FIRST, by: None };
    assert_eq!(go(&mut last, PUSH, &[(FIRST, NONE)], 25), [Act::Miss, in_app]);
}

#[test]
fn without_an_agreement_it_only_rings() {
    let mut progress = wake_up();
    let first = next(&progress, BOTH, None, at(0));
    assert_eq!(first, Next { acts: vec![Act::Push], again: Some(at(10)) });
    progress.note(Act::Push, at(0));
    assert!((1..300).all(|minute| next(&progress, BOTH, None, at(minute)).acts.is_empty()));
}

fn channels() -> impl Strategy<Value = Channels> {
    (any::<bool>(), any::<bool>(), any::<bool>()).prop_map(|(push, text, mail)| Channels { push, text, mail })
}

/// What can happen in one minute of a morning.
#[derive(Clone, Debug)]
enum Event {
    Acknowledged,
    Snoozed(i64),
    Shown,
    ToldAcknowledged,
    Channels(Channels, Channels, Channels),
    Ended(PersonId),
    ServerStops(i64),
}

fn events() -> impl Strategy<Value = Vec<(i64, Event)>> {
    let event = prop_oneof![
        Just(Event::Acknowledged),
        (1i64..60).prop_map(Event::Snoozed),
        Just(Event::Shown),
        Just(Event::ToldAcknowledged),
        (channels(), channels(), channels()).prop_map(|(a, b, c)| Event::Channels(a, b, c)),
        prop_oneof![Just(FIRST), Just(SECOND)].prop_map(Event::Ended),
        (1i64..90).prop_map(Event::ServerStops),
    ];
    prop::collection::vec((-5i64..90, event), 0..5)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]
    #[test]
    fn whatever_a_morning_brings(mut events in events(), minutes in 5u8..=60, mine in channels(), theirs in channels()) {
        events.sort_by_key(|(minute, _)| *minute);
        let mut progress = wake_up();
        let mut mine = mine;
        let mut people = vec![(FIRST, theirs), (SECOND, PUSH)];
        let (mut stopped_until, mut heard_at, mut rings) = (-10, None::<i64>, Vec::new());
        let mut told: Vec<(i64, PersonId)> = Vec::new();
        for minute in -5..400 {
            for (_, event) in events.iter().filter(|(when, _)| *when == minute) {
                match event {
                    Event::Acknowledged => { progress.answer = Answer::Over; heard_at = Some(minute); }
                    Event::Snoozed(_) if progress.answer == Answer::Over => {}
                    Event::Snoozed(by) => progress.answer = Answer::Snoozed(at(minute + by)),
                    Event::Shown => progress.shown = Some(at(minute)),
                    Event::ToldAcknowledged => progress.told.iter_mut().for_each(|one| one.acknowledged = true),
                    Event::Channels(me, first, second) => {
                        mine = *me;
                        for (person, channels) in &mut people {
                            *channels = if *person == FIRST { *first } else { *second };
                        }
                    }
                    Event::Ended(person) => people.retain(|(one, _)| one != person),
                    Event::ServerStops(long) => stopped_until = minute + long,
                }
            }
            if minute < stopped_until { continue; }
            let base = progress.base();
            let telling = Some(Telling { minutes, people: &people });
            let next = next(&progress, mine, telling, at(minute));
            for act in next.acts {
                match act {
                    Act::Tell { person, .. } => {
                        prop_assert!(heard_at.is_none(), "told after an acknowledgement");
                        prop_assert!(told.iter().all(|(_, one)| *one != person), "told twice");
                        prop_assert!(people.iter().any(|(one, _)| *one == person), "told without an agreement");
                        prop_assert!(person != STRANGER);
                        let agreed = base.unwrap() + TimeDelta::minutes(minutes.into());
                        prop_assert!(at(minute) >= agreed, "told before the agreed minutes");
                        told.push((minute, person));
                    }
                    Act::Push | Act::Text => {
                        let base = base.unwrap();
                        prop_assert!(at(minute) >= base && at(minute) < base + progress.useful, "rung outside its window");
                        prop_assert!(!rings.contains(&(base, act)), "rung twice in the same way for one time");
                        rings.push((base, act));
                    }
                    Act::Miss | Act::StandDown { .. } => {}
                }
                progress.note(act, at(minute));
            }
        }
        // Nobody answered, nobody ended their agreement, the server was not away for hours: it ended at a person.
        let stops = events.iter().filter(|(_, event)| matches!(event, Event::ServerStops(_))).count();
        if heard_at.is_none() && people.len() == 2 && stops < 2 {
            prop_assert!(!told.is_empty(), "a silence that reached nobody");
        }
        // Whoever was told before the participant was heard from has been told so.
        if heard_at.is_some() {
            prop_assert!(progress.told.iter().all(|one| one.stood_down));
        }
    }

    /// Asking only when the chain says so comes to the same as asking each minute.
    #[test]
    fn the_time_to_ask_again_is_never_too_late(mine in channels(), theirs in channels(), minutes in 5u8..=60, agreed in 0usize..3) {
        let people = [(FIRST, theirs), (SECOND, PUSH)];
        let telling = Some(Telling { minutes, people: &people[..agreed] });
        let mut each_minute = wake_up();
        for minute in -5..400 {
            for act in next(&each_minute, mine, telling, at(minute)).acts {
                each_minute.note(act, at(minute));
            }
        }
        let mut when_asked = wake_up();
        let mut now = Some(at(-5));
        let mut asked = 0;
        while let Some(time) = now {
            let next = next(&when_asked, mine, telling, time);
            for act in next.acts {
                when_asked.note(act, time);
            }
            now = next.again;
            asked += 1;
            prop_assert!(asked < 12, "asked too often");
        }
        prop_assert_eq!(when_asked, each_minute);
    }
    /// A first ring need not know who is told.
    #[test]
    fn the_first_ring_is_the_same_whoever_is_told(
        mine in channels(), theirs in channels(), minutes in Wake::FEWEST_MINUTES..=Wake::MOST_MINUTES,
        agreed in 0usize..3, useful in 1i64..30, begun in any::<bool>(), seconds in -60i64..1_200,
    ) {
        let mut progress = Progress::new(at(0), TimeDelta::minutes(useful));
        progress.pushed = begun.then(|| at(0));
        let now = at(0) + TimeDelta::seconds(seconds);
        let people = [(FIRST, theirs), (SECOND, PUSH)];
        let telling = Some(Telling { minutes, people: &people[..agreed] });
        let first = first(&progress, mine, now);
        prop_assert_eq!(first.is_some(), mine.push && !begun && (0..180.min(useful * 60)).contains(&seconds));
        prop_assert!(first.is_none_or(|first| first == next(&progress, mine, telling, now)));
    }
}
