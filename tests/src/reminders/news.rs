//! «Något i ditt schema har ändrats»: once, in neutral words, outside quiet hours, and only to whoever wants it.
use super::world::Morning;
use folje_api::v1::paths;
use serde_json::{Value, json};

/// The coach moves Ada's module on 25 November to another time.
async fn moves(morning: &Morning, number: u32, time: &str) {
    let coach = morning.app.signed_in(morning.app.world.coach).await;
    let edit = json!({ "occurrence": "2026-11-25T09:00:00", "reach": "this", "start": format!("2026-11-25T{time}") });
    let edit = json!({ "series": morning.app.world.module, "version": number, "edit": edit });
    let id = format!("0190c0de-0000-7000-8000-{:012}", 700 + number);
    let sent = coach.post(paths::DESK_SCHEDULE, &json!({ "id": id, "change": { "edit": edit } })).await;
    assert_eq!(sent.status, 204);
}

/// Nothing else rings.
async fn only_changes(morning: &mut Morning, changes: bool, quiet: Value) {
    let ada = morning.ada.clone();
    let choices = json!({
        "before": [], "evening": null, "packing": false, "follow_up": false, "changes": changes, "quiet": quiet,
    });
    morning.say(&ada, json!({ "choose-reminders": { "choices": choices } })).await;
}

#[tokio::test]
async fn several_changes_at_once_are_told_once_and_say_nothing_of_what() {
    let mut morning = Morning::new().await;
    only_changes(&mut morning, true, Value::Null).await;
    moves(&morning, 1, "10:00:00").await;
    moves(&morning, 2, "11:00:00").await;
    assert!(morning.service.on("ada").is_empty(), "it waits a moment for more");
    morning.minutes(5).await;
    let arrived = morning.service.on("ada");
    assert_eq!(arrived.len(), 1);
    let said = arrived[0].payload.to_string();
    assert!(said.contains("Något i ditt schema har ändrats") && !said.contains("Module"), "{said}");
    morning.minutes(60).await;
    assert_eq!(morning.service.on("ada").len(), 1);
}

#[tokio::test]
async fn a_coach_is_told_that_a_talk_was_booked_and_neither_by_whom_nor_when() {
    let mut morning = Morning::new().await;
    let coach = morning.app.signed_in(morning.app.world.coach).await;
    morning.service.subscribe(&coach, "coach").await;
    let id = |number: u32| format!("0190c0de-0000-7000-8000-{number:012}");
    let free =
        json!({ "id": id(1), "start": "2026-11-24T14:00:00", "minutes": 60, "each": 30, "forms": ["talk"] });
    assert_eq!(coach.post(paths::DESK_TALKS, &json!({ "keep": free })).await.status, 204);
    let ada = morning.ada.clone();
    let book = json!({ "talk": id(2), "with": morning.app.world.coach, "start": "2026-11-24T14:30:00", "form": "talk" });
    for _ in 0..2 {
        let order = json!({ "id": id(3), "what": { "book": book } });
        assert_eq!(ada.post(paths::TALKS, &order).await.status, 204);
    }
    morning.minutes(1).await;
    let arrived = morning.service.on("coach");
    assert_eq!(arrived.len(), 1);
    let said = arrived[0].payload.to_string();
    assert!(said.contains("bland dina samtal") && said.contains("/desk/talks"), "{said}");
    assert!(!said.contains("Ada") && !said.contains("14:30"), "{said}");
}

#[tokio::test]
async fn it_waits_for_the_end_of_quiet_hours_and_stays_away_where_it_is_not_wanted() {
    let mut morning = Morning::new().await;
    only_changes(&mut morning, true, json!({ "from": "08:00:00", "until": "10:00:00" })).await;
    moves(&morning, 1, "13:00:00").await;
    morning.at(9, 55).await;
    assert!(morning.service.on("ada").is_empty());
    morning.at(10, 1).await;
    assert_eq!(morning.service.on("ada").len(), 1);

    only_changes(&mut morning, false, Value::Null).await;
    moves(&morning, 2, "14:00:00").await;
    morning.minutes(60).await;
    assert_eq!(morning.service.on("ada").len(), 1);
}
