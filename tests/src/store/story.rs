//! From the invite to the stand-in: what happens to one participant, in order.
use super::{Place, on_both, world::*};
use folje_domain::{
    command::{Action, Refusal},
    ids::{EnrolmentId, GoalId, PersonId},
    people::Role,
    programme::{Ending, Finished},
    record::{Item, Task},
    schedule::{ActivityKind, Series},
};
use folje_store::{Applied, InviteRefusal, InviteSecret, Part, SeriesOwner, StoreError, TextMessages};

on_both!(
    an_invite_lets_one_in_once,
    two_devices_and_signing_out,
    commands_change_the_record_and_survive_reopening,
    a_refusal_is_remembered_too,
    an_id_of_somebody_else_is_taken_and_tells_nothing,
    when_the_coach_leaves,
    a_series_is_replaced_by_whoever_read_it_last,
    a_group_goes_on_without_whoever_found_work,
    what_staff_write_does_not_stand_in_for_what_is_hidden,
    nothing_joins_two_organisations,
    people_are_found_by_name,
    text_messages_begin_with_the_first_sign_in_and_end_with_a_no,
);

async fn an_invite_lets_one_in_once(place: Place) {
    let store = place.open().await;
    settle(&store).await.unwrap();
    store.add_invite(&invite(1)).await.unwrap();
    store.add_invite(&invite(2)).await.unwrap();

    let by_link = store.redeem(InviteSecret::Link(hash(1)), device(1), now()).await.unwrap();
    assert_eq!(by_link.map(|person| person.id), Ok(AMINA));
    let by_code = store.redeem(InviteSecret::Code(hash(101)), device(2), now()).await.unwrap();
    assert_eq!(by_code, Err(InviteRefusal::Used), "link and code are one invite");
    let as_code = store.redeem(InviteSecret::Code(hash(2)), device(2), now()).await.unwrap();
    assert_eq!(as_code, Err(InviteRefusal::Unknown), "a link is no code");
    let late = now() + chrono::Duration::days(7);
    let expired = store.redeem(InviteSecret::Code(hash(102)), device(2), late).await.unwrap();
    assert_eq!(expired, Err(InviteRefusal::Expired));
    assert_eq!(store.sessions(AMINA, now()).await.unwrap().len(), 1);

    assert!(matches!(store.add_invite(&invite(2)).await, Err(StoreError::Conflict)));
}

async fn two_devices_and_signing_out(place: Place) {
    let store = place.open().await;
    settle(&store).await.unwrap();
    for number in [1, 2] {
        store.add_invite(&invite(number)).await.unwrap();
        store.redeem(InviteSecret::Link(hash(number)), device(number), now()).await.unwrap().unwrap();
    }
    let (first, _) = store.session(&hash(1), now()).await.unwrap().unwrap();
    assert_eq!((first.person, first.last_seen, first.made), (AMINA, TODAY, now()));

    store.seen(first.id, day(3)).await.unwrap();
    store.seen(first.id, day(1)).await.unwrap();
    let (first, _) = store.session(&hash(1), now()).await.unwrap().unwrap();
    assert_eq!(first.last_seen, day(3), "a day never goes back");

    let expired = now() + chrono::Duration::days(180);
    assert_eq!(store.session(&hash(1), expired).await.unwrap(), None);
    assert!(!store.end_session(COACH, first.id).await.unwrap(), "nobody ends another's session");
    assert!(store.end_session(AMINA, first.id).await.unwrap());
    assert_eq!(store.session(&hash(1), now()).await.unwrap(), None);
    assert!(store.session(&hash(2), now()).await.unwrap().is_some(), "the other device stays signed in");
}

async fn commands_change_the_record_and_survive_reopening(place: Place) {
    let store = place.open().await;
    settle(&store).await.unwrap();
    let before = store.change_counter(COACH).await.unwrap();
    let name = "Mina \u{1F33B} \"Å\" \\u0000".to_owned();
    let rename = command(1, Action::SetPreferredName { name: name.clone() });
    assert_eq!(send(&store, rename.clone()).await.unwrap(), Applied::Done);
    assert_eq!(send(&store, add_goal(2, "vända på dygnet")).await.unwrap(), Applied::Done);
    assert_eq!(send(&store, add_step(3)).await.unwrap(), Applied::Done);
    assert_eq!(send(&store, rename.clone()).await.unwrap(), Applied::DoneBefore(None));
    assert!(store.change_counter(COACH).await.unwrap() > before, "those around are told to look anew");

    let record = store.record(&own()).await.unwrap();
    store.close().await;
    let store = place.open().await;
    assert_eq!(store.record(&own()).await.unwrap(), record);
    assert_eq!((record.profile.preferred_name, record.goals.len(), record.steps.len()), (name, 1, 1));
    assert_eq!(send(&store, rename).await.unwrap(), Applied::DoneBefore(None));

    let coach = scope_of(&store, COACH).await.unwrap();
    let seen = store.record(&coach).await.unwrap();
    assert_eq!((seen.goals.len(), seen.steps.len()), (0, 0), "the goal is private, and so are steps");
    let goal = GoalId(id(2));
    send(&store, command(4, Action::ShareGoal { goal, shared: true })).await.unwrap();
    assert_eq!(store.record(&coach).await.unwrap().goals.len(), 1);
}

async fn a_refusal_is_remembered_too(place: Place) {
    let store = place.open().await;
    settle(&store).await.unwrap();
    let goal = GoalId(id(2));
    let pause = command(1, Action::PauseGoal { goal });
    let refused = Applied::Refused(Refusal::NoSuchGoal);
    assert_eq!(send(&store, pause.clone()).await.unwrap(), refused);
    send(&store, add_goal(2, "ett mål")).await.unwrap();
    assert_eq!(send(&store, pause).await.unwrap(), Applied::DoneBefore(Some(Refusal::NoSuchGoal)));
}

async fn an_id_of_somebody_else_is_taken_and_tells_nothing(place: Place) {
    let store = place.open().await;
    settle(&store).await.unwrap();
    let used = add_step(1);
    send(&store, used.clone()).await.unwrap();
    let coach = scope_of(&store, COACH).await.unwrap();
    let again = store.apply(coach.clone(), used, now(), |_, _| Ok(Vec::new())).await.unwrap();
    assert_eq!(again, Applied::Refused(Refusal::IdTaken));

    let mut other = add_step(2);
    other.about = COACH;
    let strayed = store.apply(own(), other, now(), |_, _| Ok(Vec::new())).await.unwrap();
    assert_eq!(
        strayed,
        Applied::Refused(Refusal::NotAllowed),
        "a command about somebody else than the scope"
    );
}

async fn when_the_coach_leaves(place: Place) {
    let store = place.open().await;
    settle(&store).await.unwrap();
    let before =
        (store.change_counter(AMINA).await.unwrap(), store.change_counter(COORDINATOR).await.unwrap());
    assert_eq!(store.leave(COACH, day(-2)).await.unwrap(), 1);
    assert_eq!(store.leave(COACH, day(-2)).await.unwrap(), 0, "leaving twice is leaving once");
    let after =
        (store.change_counter(AMINA).await.unwrap(), store.change_counter(COORDINATOR).await.unwrap());
    assert!(after.0 > before.0 && after.1 > before.1, "the participant and the staff around hear of it");

    assert_eq!(scope_of(&store, COACH).await, None);
    let people = store.people_around(&own()).await.unwrap();
    let coach = people.iter().find(|(relation, _)| relation.person == COACH).unwrap();
    assert_eq!(
        (coach.0.until, coach.1.name.as_str()),
        (Some(day(-2)), "Åsa Påhittad"),
        "ended, never forgotten"
    );
    let stand_ins = &store.enrolments(&own()).await.unwrap()[0].stand_ins;
    assert!(
        people.iter().any(|(relation, _)| stand_ins.contains(&relation.role) && relation.holds_on(TODAY))
    );
    assert_eq!(store.relations_of(COACH).await.unwrap().len(), 1);
    assert_eq!(store.relations_of(COORDINATOR).await.unwrap()[0].role, Role::ProgrammeCoordinator);

    let still = store.change_counter(COACH).await.unwrap();
    send(&store, add_step(1)).await.unwrap();
    assert_eq!(store.change_counter(COACH).await.unwrap(), still, "whoever left notices nothing any more");
}

async fn a_series_is_replaced_by_whoever_read_it_last(place: Place) {
    let store = place.open().await;
    settle(&store).await.unwrap();
    let mut series = series(31, ActivityKind::FollowUp);
    store.add_series(ORGANISATION, SeriesOwner::Cohort(COHORT), &series).await.unwrap();
    let (read, version) = store.planned_series(ORGANISATION, series.id).await.unwrap().unwrap();
    assert_eq!((&read, version), (&series, 1));
    let before = store.change_counter(AMINA).await.unwrap();
    series.minutes = 60;
    store.replace_series(&series, version).await.unwrap();
    assert!(store.change_counter(AMINA).await.unwrap() > before);
    assert!(matches!(store.replace_series(&read, version).await, Err(StoreError::Changed)));
    assert_eq!(store.series(&own()).await.unwrap(), [series]);
}

async fn a_group_goes_on_without_whoever_found_work(place: Place) {
    let store = place.open().await;
    settle(&store).await.unwrap();
    let elias = PersonId(id(14));
    store.add_person(&person(elias, ORGANISATION, "Elias Exempel", Part::Participant)).await.unwrap();
    let mut theirs = enrolment(EnrolmentId(id(23)), elias, Some(COHORT));
    theirs.finished = Some(Finished { on: day(3), ending: Ending::Work });
    store.add_enrolment(ORGANISATION, &theirs).await.unwrap();
    store
        .add_series(ORGANISATION, SeriesOwner::Cohort(COHORT), &series(31, ActivityKind::FollowUp))
        .await
        .unwrap();
    let last_days =
        |series: Vec<Series>| series.into_iter().map(|series| series.last_day).collect::<Vec<_>>();
    assert_eq!(last_days(store.series(&own_of(elias)).await.unwrap()), [Some(day(3))]);
    assert_eq!(last_days(store.series(&own()).await.unwrap()), [None]);

    // Back in the same group: it concerns them again, once.
    store.add_enrolment(ORGANISATION, &enrolment(EnrolmentId(id(24)), elias, Some(COHORT))).await.unwrap();
    assert_eq!(last_days(store.series(&own_of(elias)).await.unwrap()), [None]);
}

async fn what_staff_write_does_not_stand_in_for_what_is_hidden(place: Place) {
    let store = place.open().await;
    settle(&store).await.unwrap();
    let task = |text: &str| {
        let id = folje_domain::ids::TaskId(id(7));
        Item::Task(Task::new(id, text.to_owned(), COACH, None))
    };
    store.put_items(ORGANISATION, AMINA, &[task("ringa")]).await.unwrap();
    store.put_items(ORGANISATION, AMINA, &[task("ringa skolan")]).await.unwrap();
    let record = store.record(&own()).await.unwrap();
    assert_eq!(record.tasks.iter().map(|task| task.text.as_str()).collect::<Vec<_>>(), ["ringa skolan"]);

    send(&store, add_goal(8, "hemligt")).await.unwrap();
    let hidden = Item::Goal(store.record(&own()).await.unwrap().goals[0].clone());
    let coach = scope_of(&store, COACH).await.unwrap();
    let over = store.apply(coach, add_step(9), now(), move |_, _| Ok(vec![hidden.clone()])).await.unwrap();
    assert_eq!(over, Applied::Refused(Refusal::IdTaken), "what is not shown is not written over");
}

async fn nothing_joins_two_organisations(place: Place) {
    let store = place.open().await;
    settle(&store).await.unwrap();
    let elsewhere = folje_domain::ids::OrganisationId(id(2));
    let stranger = PersonId(id(99));
    let organisation = folje_store::Organisation { id: elsewhere, name: "Annanby".to_owned(), demo: true };
    store.add_organisation(&organisation).await.unwrap();
    store.add_person(&person(stranger, elsewhere, "Främmande", Part::Companion)).await.unwrap();
    let joined = store.add_relation(&relation(AMINA, stranger, Role::Coach)).await;
    assert!(matches!(joined, Err(StoreError::NotFound)));
    let enrolled =
        store.add_enrolment(elsewhere, &enrolment(folje_domain::ids::EnrolmentId(id(3)), AMINA, None)).await;
    assert!(matches!(enrolled, Err(StoreError::NotFound)));
    let owner = SeriesOwner::Cohort(COHORT);
    let planned = store.add_series(elsewhere, owner, &series(32, ActivityKind::Module)).await;
    assert!(matches!(planned, Err(StoreError::NotFound)));
    assert!(matches!(store.put_items(elsewhere, AMINA, &[]).await, Err(StoreError::NotFound)));
    assert!(store.find_person(elsewhere, "Amina Exempel").await.unwrap().is_empty());
}

async fn people_are_found_by_name(place: Place) {
    let store = place.open().await;
    settle(&store).await.unwrap();
    let found = async |text: &str| -> Vec<PersonId> {
        store.find_person(ORGANISATION, text).await.unwrap().iter().map(|person| person.id).collect()
    };
    assert_eq!(found("åsa PÅHITTAD ").await, [COACH]);
    assert_eq!(found("exempel").await, [AMINA]);
    assert_eq!(found(&COORDINATOR.to_string()).await, [COORDINATOR]);
    assert!(found("").await.is_empty() && found("ingen").await.is_empty());
    assert_eq!(
        store.organisations().await.unwrap(),
        [store.organisation(ORGANISATION).await.unwrap().unwrap()]
    );
    assert_eq!(
        store.person(ORGANISATION, AMINA).await.unwrap().unwrap().language,
        folje_domain::language::Language::Sv
    );
}

async fn text_messages_begin_with_the_first_sign_in_and_end_with_a_no(place: Place) {
    let store = place.open().await;
    settle(&store).await.unwrap();
    assert_eq!(store.text_messages(AMINA).await.unwrap(), TextMessages::default());
    store.add_invite(&invite(1)).await.unwrap();
    store.add_invite(&invite(2)).await.unwrap();
    store.redeem(InviteSecret::Link(hash(1)), device(1), now()).await.unwrap().unwrap();
    assert!(store.text_messages(AMINA).await.unwrap().may_be_sent());
    store.choose_text_messages(AMINA, false).await.unwrap();
    store.redeem(InviteSecret::Link(hash(2)), device(2), now()).await.unwrap().unwrap();
    assert!(!store.text_messages(AMINA).await.unwrap().may_be_sent(), "another device does not undo a no");
    store.choose_text_messages(AMINA, true).await.unwrap();
    store.note_text_messages(vec![(AMINA, false)], now()).await.unwrap();
    assert_eq!(store.text_messages(AMINA).await.unwrap().failed, Some(now()));
    let with_devices = store.with_devices(&[AMINA], now()).await.unwrap();
    assert_eq!(with_devices[&AMINA].text_messages, store.text_messages(AMINA).await.unwrap());
    store.note_text_messages(vec![(AMINA, true)], now()).await.unwrap();
    assert_eq!(store.text_messages(AMINA).await.unwrap().failed, None);
}
