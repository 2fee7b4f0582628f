//! What is changed meanwhile: a plan that moves, goes, or ends its agreement at the last moment.
use super::world::Morning;
use crate::timetable::feed::Feed;
use chrono::TimeDelta;
use serde_json::json;

#[tokio::test]
async fn a_moved_plan_rings_at_its_new_time_alone() {
    let mut morning = Morning::new().await;
    morning.agreed("10:00:00").await;
    morning.at(9, 59).await;
    // Made ready by now; the old one must not ring.
    morning.plan("10:30:00", false).await;
    morning.at(10, 15).await;
    assert!(morning.service.on("ada").is_empty());
    morning.at(10, 30).await;
    assert_eq!(morning.service.on("ada").len(), 1);
}

#[tokio::test]
async fn what_the_engine_was_not_told_of_is_seen_before_it_rings() {
    let mut morning = Morning::new().await;
    morning.agreed("10:00:00").await;
    morning.plan("11:00:00", false).await;
    // As if another process had taken the command: this engine hears nothing of it.
    morning.restart();
    morning.app.go(TimeDelta::minutes(90));
    morning.engine.settle().await.unwrap();
    assert!(morning.service.on("ada").is_empty());
    morning.at(11, 0).await;
    assert_eq!(morning.service.on("ada").len(), 1);
}

#[tokio::test]
async fn an_agreement_that_ends_in_between_is_kept() {
    let mut morning = Morning::new().await;
    morning.agreed("10:00:00").await;
    morning.at(10, 10).await;
    let bo = morning.bo.clone();
    let person = morning.app.world.ambassador;
    let wake = "0190c0de-0000-7000-8000-000000000900";
    morning.say(&bo, json!({ "end-agreement": { "wake": wake, "person": person } })).await;
    morning.minutes(60).await;
    assert!(morning.told().is_empty());
}

#[tokio::test]
async fn each_morning_rings_once_over_many_days_and_midnights() {
    let mut morning = Morning::new().await;
    morning.agreed("10:00:00").await;
    let mut rung = 0;
    for day in 0..9 {
        morning.at(day * 24 + 10, 0).await;
        let weekend = day % 7 >= 5;
        rung += usize::from(!weekend);
        let arrived = morning.service.on("ada");
        assert_eq!(arrived.len(), rung, "day {day}");
        assert_eq!(morning.report(arrived[rung - 1].token(), "up").await, 204);
        morning.at(day * 24 + 23, 30).await;
        morning.at(day * 24 + 24, 5).await;
    }
    assert!(morning.told().is_empty());
}

#[tokio::test]
async fn an_engine_that_sleeps_wakes_for_what_is_due_and_for_what_changes() {
    let mut morning = Morning::new().await;
    morning.agreed("10:00:00").await;
    let running = tokio::spawn(folje_server::reminders::engine::Engine::new(morning.app.app.clone()).run());
    let arrived = async |count: usize| {
        while morning.service.on("ada").len() < count {
            tokio::task::yield_now().await;
        }
    };
    morning.app.go(TimeDelta::minutes(90));
    arrived(1).await;
    assert_eq!(morning.ada.post("/api/v1/push/test", &json!({})).await.status, 204);
    arrived(2).await;
    running.abort();
}

#[tokio::test]
async fn a_plan_that_was_kept_before_its_time_is_owed_and_one_from_after_it_is_not() {
    let mut morning = Morning::new().await;
    morning.agreed("10:30:00").await;
    morning.at(9, 59).await;
    morning.plan("10:00:00", false).await;
    // The process dies before it lays anything out, and is back two minutes later.
    morning.restart();
    morning.at(10, 2).await;
    assert_eq!(morning.service.on("ada").len(), 1);
    morning.plan("09:58:00", false).await;
    morning.minutes(30).await;
    assert_eq!(morning.service.on("ada").len(), 1, "whoever plans that is awake");
}

#[tokio::test]
async fn what_another_process_changed_is_laid_out_within_a_minute() {
    let mut morning = Morning::new().await;
    morning.agreed("10:00:00").await;
    morning.at(9, 0).await;
    let running = tokio::spawn(folje_server::reminders::engine::Engine::new(morning.app.app.clone()).run());
    tokio::task::yield_now().await;
    // Written past the server: a second one, or the command line, tells this engine nothing.
    let store = &morning.app.app.store;
    let participant = morning.app.world.ada;
    let person = store.person(morning.app.world.here, participant).await.unwrap().unwrap();
    let scope = folje_domain::visibility::scope(
        folje_domain::visibility::Question {
            viewer_organisation: person.organisation,
            viewer: participant,
            subject_organisation: person.organisation,
            subject: participant,
        },
        &[],
        &folje_domain::visibility::Consents::default(),
        morning.app.app.today(),
    );
    let mut wake = store.record(&scope.unwrap()).await.unwrap().wakes[0].clone();
    wake.time = "09:05:00".parse().unwrap();
    wake.tell = false;
    let item = folje_domain::record::Item::Wake(wake);
    store.put_items(person.organisation, participant, &[item]).await.unwrap();
    for _ in 0..6 {
        morning.app.go(TimeDelta::minutes(1));
        for _ in 0..2000 {
            tokio::task::yield_now().await;
        }
    }
    while morning.service.on("ada").is_empty() {
        assert!(!running.is_finished());
        tokio::task::yield_now().await;
    }
    running.abort();
}

#[tokio::test]
async fn when_to_leave_home_follows_a_timetable_that_is_imported_that_morning() {
    let mut morning = Morning::new().await;
    morning.agreed("05:00:00").await;
    let ada = morning.ada.clone();
    let stop = |id: &str| json!({ "name": id, "id": id });
    let there = json!({ "from": stop("byn"), "to": stop("jobb"), "line": "1", "walk": 5, "ride": 25 });
    let trip = json!({ "id": uuid::Uuid::from_u128(1), "name": "dit", "series": [morning.app.world.module], "there": there });
    morning.say(&ada, json!({ "keep-trip": { "trip": trip } })).await;
    morning.import(Feed::village().read()).await;
    // Wednesday: the bus at ten past eight is in time for nine, so nobody need leave home yet.
    morning.at(48 + 7, 20).await;
    let before = morning.service.on("ada").len();
    morning
        .import(Feed::village().put("stop_times.txt", "t2,08:35:00,08:35:00", "t2,09:05:00,09:05:00").read())
        .await;
    morning.at(48 + 7, 22).await;
    morning.at(48 + 7, 36).await;
    assert_eq!(morning.service.on("ada").len(), before + 1, "the bus at twenty to eight is the last one now");
}

#[tokio::test]
async fn a_time_that_changes_while_the_row_is_leased_rings_then_alone() {
    let mut morning = Morning::new().await;
    morning.agreed("10:00:00").await;
    morning.app.go(TimeDelta::minutes(90));
    let now = morning.app.app.now();
    // Another process has claimed the row, and has not noted anything yet.
    let claimed =
        morning.app.app.store.claim_rings(now, now + TimeDelta::seconds(30), 10).await.unwrap().rows;
    assert_eq!(claimed.len(), 1);
    let counter = morning.app.app.store.standing(morning.app.world.ada).await.unwrap().counter;
    morning.plan("10:30:00", false).await;
    let mut progress = claimed[0].progress.clone();
    progress.pushed = Some(now);
    let noted = folje_store::Noted {
        id: claimed[0].id,
        version: claimed[0].version,
        counter,
        progress,
        next_at: None,
        outgoing: Vec::new(),
    };
    let late = morning.app.app.store.note_rings(vec![noted]).await.unwrap();
    assert_eq!(late, [None], "what it decided no longer holds, and nothing of it may be sent");
    morning.minutes(29).await;
    assert!(morning.service.on("ada").is_empty());
    morning.minutes(1).await;
    assert_eq!(morning.service.on("ada").len(), 1);
}

#[tokio::test]
async fn a_clock_that_jumps_an_hour_forth_and_back_rings_once_and_tells_once() {
    let mut morning = Morning::new().await;
    morning.agreed("10:00:00").await;
    morning.at(9, 30).await;
    // Forth to the ring, and back before it.
    morning.app.go(TimeDelta::minutes(35));
    morning.engine.settle().await.unwrap();
    assert_eq!(morning.service.on("ada").len(), 1);
    morning.app.go(-TimeDelta::hours(1));
    morning.minutes(60).await;
    assert_eq!(morning.service.on("ada").len(), 1, "not at ten once more");
    morning.minutes(25).await;
    assert_eq!(morning.told().len(), 1);
    // Back and forth around what was told.
    morning.app.go(-TimeDelta::hours(1));
    morning.minutes(90).await;
    assert_eq!(morning.service.on("ada").len(), 1);
    assert_eq!(morning.told().len(), 1);
}
