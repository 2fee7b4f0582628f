//! Several at once: each thing happens once, and nobody's words are lost.
use super::{Place, on_both, world::*};
use folje_domain::{
    command::Action,
    ids::{GoalId, PersonId},
    people::Role,
    record::Prompt,
};
use folje_store::{Applied, InviteRefusal, InviteSecret, Part};
use tokio::task::JoinSet;

on_both!(
    of_many_with_one_invite_one_gets_in,
    the_same_command_from_many_is_applied_once,
    two_devices_that_reword_a_goal_keep_both_wordings,
    many_participants_with_one_coach_do_not_stand_in_each_others_way,
    two_programs_share_a_store,
);

async fn of_many_with_one_invite_one_gets_in(place: Place) {
    let store = place.open().await;
    settle(&store).await.unwrap();
    store.add_invite(&invite(1)).await.unwrap();
    let mut tries = JoinSet::new();
    for number in 1..=8 {
        let store = store.clone();
        let by = if number % 2 == 0 { InviteSecret::Link(hash(1)) } else { InviteSecret::Code(hash(101)) };
        tries.spawn(async move { store.redeem(by, device(number), now()).await.unwrap() });
    }
    let (inside, outside): (Vec<_>, Vec<_>) = tries.join_all().await.into_iter().partition(Result::is_ok);
    assert_eq!(inside.len(), 1);
    assert!(outside.into_iter().all(|result| result == Err(InviteRefusal::Used)));
    assert_eq!(store.sessions(AMINA, now()).await.unwrap().len(), 1);
}

async fn the_same_command_from_many_is_applied_once(place: Place) {
    let store = place.open().await;
    settle(&store).await.unwrap();
    let before = store.change_counter(AMINA).await.unwrap();
    let mut tries = JoinSet::new();
    for _ in 0..8 {
        let store = store.clone();
        tries.spawn(async move { send(&store, add_step(1)).await.unwrap() });
    }
    let answers = tries.join_all().await;
    assert_eq!(answers.iter().filter(|answer| **answer == Applied::Done).count(), 1);
    assert_eq!(answers.iter().filter(|answer| **answer == Applied::DoneBefore(None)).count(), 7);
    assert_eq!(store.record(&own()).await.unwrap().steps.len(), 1);
    assert_eq!(store.change_counter(AMINA).await.unwrap(), before + 1);
}

async fn two_devices_that_reword_a_goal_keep_both_wordings(place: Place) {
    let store = place.open().await;
    settle(&store).await.unwrap();
    let goal = GoalId(id(1));
    send(&store, add_goal(1, "först")).await.unwrap();
    let mut devices = JoinSet::new();
    for (number, words) in [(2, "på telefonen"), (3, "på plattan")] {
        let store = store.clone();
        let (prompt, text, was) = (Prompt::Goal, words.to_owned(), "först".to_owned());
        let reword = command(number, Action::RewordGoal { goal, prompt, text, was });
        devices.spawn(async move { send(&store, reword).await.unwrap() });
    }
    assert_eq!(devices.join_all().await, [Applied::Done, Applied::Done]);
    let record = store.record(&own()).await.unwrap();
    let kept = &record.goals[0];
    let mut wordings: Vec<&str> = kept.earlier.iter().map(|earlier| earlier.text.as_str()).collect();
    wordings.push(&kept.prompts.goal);
    wordings.sort_unstable();
    assert_eq!(wordings, ["på plattan", "på telefonen"]);
}

async fn many_participants_with_one_coach_do_not_stand_in_each_others_way(place: Place) {
    let store = place.open().await;
    settle(&store).await.unwrap();
    let participants: Vec<PersonId> = (100..108).map(|number| PersonId(id(number))).collect();
    for &participant in &participants {
        store.add_person(&person(participant, ORGANISATION, "Någon", Part::Participant)).await.unwrap();
        store.add_relation(&relation(participant, COACH, Role::Coach)).await.unwrap();
        store.add_relation(&relation(participant, COORDINATOR, Role::ProgrammeCoordinator)).await.unwrap();
    }
    let before = store.change_counter(COACH).await.unwrap();
    let mut sending = JoinSet::new();
    for (place, &participant) in (1_000..).step_by(100).zip(&participants) {
        for number in place..place + 5 {
            let store = store.clone();
            let mut step = add_step(number);
            step.about = participant;
            let rules = rules(&step, participant);
            sending.spawn(async move { store.apply(own_of(participant), step, now(), rules).await.unwrap() });
        }
    }
    assert!(sending.join_all().await.into_iter().all(|answer| answer == Applied::Done));
    assert_eq!(store.change_counter(COACH).await.unwrap(), before + 40);
    for &participant in &participants {
        assert_eq!(store.record(&own_of(participant)).await.unwrap().steps.len(), 5);
    }
}

async fn two_programs_share_a_store(place: Place) {
    // Both find nothing there and make the tables.
    let (server, command_line) = tokio::join!(place.open(), place.open());
    settle(&command_line).await.unwrap();
    let mut sending = JoinSet::new();
    for number in 1..=64 {
        let store = if number % 2 == 0 { server.clone() } else { command_line.clone() };
        sending.spawn(async move { send(&store, add_step(number)).await.unwrap() });
    }
    assert!(sending.join_all().await.into_iter().all(|answer| answer == Applied::Done));
    assert_eq!(server.record(&own()).await.unwrap().steps.len(), 64);
}
