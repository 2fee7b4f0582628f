//! What a participant would miss if it broke.
use super::*;
use crate::{
    ids::{CommandId, GoalId, SeriesId, StepId, SupportId, TaskId},
    record::{AnswerKind, Goal, Outcome, Prompt, Prompts},
    schedule::OccurrenceState,
};
use chrono::{DateTime, Utc};
use proptest::prelude::*;
use uuid::Uuid;

const AMINA: PersonId = PersonId(Uuid::from_u128(1));
const KARIN: PersonId = PersonId(Uuid::from_u128(2));
const GOAL: GoalId = GoalId(Uuid::from_u128(10));
const STEP: StepId = StepId(Uuid::from_u128(11));
const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();

fn command(action: Action) -> Command {
    Command { id: CommandId(Uuid::from_u128(99)), at: DateTime::<Utc>::UNIX_EPOCH, about: AMINA, action }
}

fn try_by(by: PersonId, record: &Record, action: Action) -> Result<Record, Refusal> {
    let context = Context {
        by,
        now: DateTime::<Utc>::UNIX_EPOCH,
        today: TODAY,
        relations: &[],
        is_around: &|_| true,
        occurrence: &|_| None,
    };
    let mut after = record.clone();
    for item in decide(record, &command(action), &context)? {
        after.put(item);
    }
    Ok(after)
}

fn after(record: &Record, action: Action) -> Result<Record, Refusal> {
    try_by(AMINA, record, action)
}

fn with_goal() -> Record {
    let prompts = Prompts { goal: "vända på dygnet".to_owned(), ..Prompts::default() };
    after(&Record::default(), Action::AddGoal { goal: GOAL, parent: None, prompts, shared: false }).unwrap()
}

fn with_step(day: NaiveDate) -> Record {
    after(
        &Record::default(),
        Action::AddStep { step: STEP, goal: None, text: "ringa".to_owned(), day, done: false },
    )
    .unwrap()
}

#[test]
fn nobody_else_writes_in_a_participants_record() {
    let prompts = Prompts { goal: "ett mål".to_owned(), ..Prompts::default() };
    let action = Action::AddGoal { goal: GOAL, parent: None, prompts, shared: true };
    assert_eq!(try_by(KARIN, &Record::default(), action), Err(Refusal::NotAllowed));
}

#[test]
fn a_new_goal_is_private_and_active_until_its_owner_says_otherwise() {
    let record = with_goal();
    let goal = record.goal(GOAL).unwrap();
    assert!(!goal.shared);
    assert!(Item::Goal(goal.clone()).private());
    let shared = after(&record, Action::ShareGoal { goal: GOAL, shared: true }).unwrap();
    assert!(!Item::Goal(shared.goal(GOAL).unwrap().clone()).private());
}

#[test]
fn a_sub_goal_belongs_to_a_goal_and_not_to_a_sub_goal() {
    let sub = GoalId(Uuid::from_u128(20));
    let prompts = Prompts { goal: "gå upp nio".to_owned(), ..Prompts::default() };
    let add = |goal, parent| Action::AddGoal {
        goal,
        parent: Some(parent),
        prompts: prompts.clone(),
        shared: false,
    };
    let record = after(&with_goal(), add(sub, GOAL)).unwrap();
    assert_eq!(after(&record, add(GoalId(Uuid::from_u128(21)), sub)), Err(Refusal::TooDeep));
    assert_eq!(after(&Record::default(), add(sub, GOAL)), Err(Refusal::NoSuchGoal));
}

#[test]
fn a_step_moved_many_times_keeps_no_trace_of_it() {
    let moved = |days: u64| Action::MoveStep { step: STEP, to: TODAY + Days::new(days) };
    let record = after(&after(&with_step(TODAY), moved(1)).unwrap(), moved(5)).unwrap();
    assert_eq!(record, with_step(TODAY + Days::new(5)));
}

#[test]
fn the_first_done_of_a_step_stands_when_a_second_device_says_it_again() {
    let done = |days: u64| Action::DoStep { step: STEP, on: TODAY + Days::new(days) };
    let record = after(&after(&with_step(TODAY), done(0)).unwrap(), done(1)).unwrap();
    assert_eq!(record.step(STEP).unwrap().done, Some(TODAY));
}

#[test]
fn a_phone_whose_clock_is_years_off_scatters_nothing() {
    let far = TODAY + Days::new(401);
    assert_eq!(after(&with_step(TODAY), Action::MoveStep { step: STEP, to: far }), Err(Refusal::TooFarAway));
}

#[test]
fn staffs_tasks_are_staffs_to_mark() {
    let task =
        |owner| crate::record::Task::new(TaskId(Uuid::from_u128(5)), "boka rum".to_owned(), owner, None);
    let record = |owner| Record { tasks: vec![task(owner)], ..Record::default() };
    let done = Action::DoTask { task: TaskId(Uuid::from_u128(5)), on: Some(TODAY) };
    assert_eq!(after(&record(KARIN), done.clone()), Err(Refusal::NotYours));
    assert_eq!(after(&record(AMINA), done).unwrap().tasks[0].done, Some(TODAY));
}

#[test]
fn a_support_person_taken_away_is_gone_and_can_come_back() {
    let support = SupportId(Uuid::from_u128(7));
    let keep = Action::KeepSupport {
        support,
        name: " Sara ".to_owned(),
        who: String::new(),
        phone: String::new(),
        email: String::new(),
    };
    let record = after(&Record::default(), keep.clone()).unwrap();
    assert_eq!(record.support(support).unwrap().name, "Sara");
    let without = after(&record, Action::RemoveSupport { support }).unwrap();
    assert_eq!(without.support(support), None);
    assert!(after(&without, keep).unwrap().support(support).is_some());
}

#[test]
fn a_support_persons_number_is_kept_in_one_form_and_what_is_none_is_refused() {
    let support = SupportId(Uuid::from_u128(7));
    let keep = |name: &str, phone: &str, email: &str| Action::KeepSupport {
        support,
        name: name.to_owned(),
        who: String::new(),
        phone: phone.to_owned(),
        email: email.to_owned(),
    };
    let kept = after(&Record::default(), keep("Sara", "٠٧٠١٧٤٠٦٠٥", "mailto:sara@exempel.example")).unwrap();
    let sara = kept.support(support).unwrap();
    assert_eq!((&*sara.phone, &*sara.email), ("+46701740605", "sara@exempel.example"));
    for (action, why) in [
        (keep("Sara", "ring mig", ""), Refusal::BadPhone),
        (keep("Sara", "900101-0017", ""), Refusal::IdentityNumber),
        (keep("Sara 900101-0017", "", ""), Refusal::IdentityNumber),
        (keep("Sara", "", "sara"), Refusal::BadAddress),
        (Action::SetPreferredName { name: "900101-0017".to_owned() }, Refusal::IdentityNumber),
    ] {
        assert_eq!(after(&kept, action), Err(why));
    }
    // What was kept before there was a rule hinders no other change.
    let mut old = kept;
    old.support[0].phone = "ring mig".to_owned();
    let renamed = after(&old, keep("Sara Ek", "ring mig", "sara@exempel.example")).unwrap();
    assert_eq!(renamed.support(support).unwrap().name, "Sara Ek");
}

#[test]
fn an_answer_needs_an_occurrence_that_takes_place() {
    let id = OccurrenceId { series: SeriesId(Uuid::nil()), start: TODAY.and_hms_opt(9, 0, 0).unwrap() };
    let occurrence = |state| Occurrence {
        id,
        title: crate::language::Text::plain("Jobbsök"),
        kind: crate::schedule::ActivityKind::JobSearch,
        start: id.start,
        end: id.start + chrono::Duration::hours(1),
        state,
        news: None,
        place: None,
        with: Vec::new(),
        bring: Vec::new(),
        about: None,
        instead: None,
        say: None,
    };
    let answer = |found: Option<Occurrence>| {
        let command = command(Action::AnswerOccurrence {
            occurrence: id,
            answer: AnswerKind::Here,
            note: String::new(),
        });
        decide(
            &Record::default(),
            &command,
            &Context {
                by: AMINA,
                now: DateTime::<Utc>::UNIX_EPOCH,
                today: TODAY,
                relations: &[],
                is_around: &|_| true,
                occurrence: &|_| found.clone(),
            },
        )
    };
    assert_eq!(answer(None), Err(Refusal::NoSuchOccurrence));
    assert_eq!(
        answer(Some(occurrence(OccurrenceState::Cancelled { reason: None }))),
        Err(Refusal::OccurrenceCancelled)
    );
    assert_eq!(answer(Some(occurrence(OccurrenceState::Planned))).unwrap().len(), 1);
}

#[test]
fn texts_that_cannot_be_kept_are_refused_with_the_reason() {
    let name = |name: &str| after(&Record::default(), Action::SetPreferredName { name: name.to_owned() });
    assert_eq!(name("A\u{0}mina"), Err(Refusal::Unreadable));
    assert_eq!(name(&"a".repeat(super::text::SHORT_TEXT + 1)), Err(Refusal::TooLong));
    let step = Action::AddStep { step: STEP, goal: None, text: " \n".to_owned(), day: TODAY, done: false };
    assert_eq!(after(&Record::default(), step), Err(Refusal::Empty));
}

fn every_word(goal: &Goal) -> Vec<String> {
    let current = Prompt::ALL.map(|prompt| goal.prompts.get(prompt).to_owned());
    current.into_iter().chain(goal.earlier.iter().map(|earlier| earlier.text.clone())).collect()
}

proptest! {
    /// Two devices write in the same goal without having seen each other: what the server took is still there,
    /// as the present wording or as an earlier one, unless the device that replaced it had seen it.
    #[test]
    fn two_devices_that_reword_a_goal_lose_nothing(
        writes in prop::collection::vec((any::<bool>(), 0usize..6, "[a-zå]{1,6}", any::<bool>()), 1..20),
    ) {
        let start = with_goal();
        let mut server = start.clone();
        let mut phones = [start.clone(), start];
        for (second, prompt, text, syncs) in writes {
            let phone = &mut phones[usize::from(second)];
            let prompt = Prompt::ALL[prompt];
            let was = phone.goal(GOAL).unwrap().prompts.get(prompt).to_owned();
            let replaced = server.goal(GOAL).unwrap().prompts.get(prompt).to_owned();
            let action = Action::RewordGoal { goal: GOAL, prompt, text: text.clone(), was: was.clone() };
            server = after(&server, action.clone()).unwrap();
            *phone = after(phone, action).unwrap();
            if syncs {
                *phone = server.clone();
            }
            let words = every_word(server.goal(GOAL).unwrap());
            prop_assert!(words.contains(&text));
            if replaced != was && !replaced.is_empty() {
                prop_assert!(words.contains(&replaced), "{replaced} was lost");
            }
        }
    }

    /// Whatever is asked for, what is refused leaves the record alone and what is granted is idempotent or refused
    /// as a used id.
    #[test]
    fn the_same_command_twice_changes_nothing_more(
        pick in 0usize..8, text in ".{0,40}", days in -600i64..600,
    ) {
        let record = {
            let mut record = with_goal();
            record.put(Item::Step(with_step(TODAY).steps[0].clone()));
            record
        };
        let day = TODAY + chrono::Duration::days(days);
        let action = match pick {
            0 => Action::PauseGoal { goal: GOAL },
            1 => Action::FinishGoal { goal: GOAL, outcome: Outcome::Reached },
            2 => Action::MoveStep { step: STEP, to: day },
            3 => Action::DoStep { step: STEP, on: day },
            4 => Action::RewordGoal { goal: GOAL, prompt: Prompt::How, text, was: String::new() },
            5 => Action::SetPreferredName { name: text },
            6 => Action::AddStep { step: StepId(Uuid::from_u128(77)), goal: Some(GOAL), text, day, done: true },
            _ => Action::ShareGoal { goal: GOAL, shared: true },
        };
        if let Ok(once) = after(&record, action.clone()) {
            match after(&once, action) {
                Ok(twice) => prop_assert_eq!(twice, once),
                Err(refusal) => prop_assert_eq!(refusal, Refusal::IdTaken),
            }
        }
    }
}
