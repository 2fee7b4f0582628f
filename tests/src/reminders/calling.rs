//! «Jag ringer», and «Hur gick det i dag?» at the end of an agreed day.
use super::world::Morning;
use folje_api::v1::paths;
use serde_json::{Value, json};

/// What Bo's page says that Ada needs.
async fn needs(morning: &Morning) -> Value {
    morning.bo.get(paths::PEOPLE).await.body["people"][0]["needs"].clone()
}

fn titles(morning: &Morning, phone: &str) -> Vec<String> {
    morning.service.on(phone).iter().map(|message| message.title().to_owned()).collect()
}

#[tokio::test]
async fn whoever_was_told_says_once_that_they_call_and_ada_hears_who() {
    let mut morning = Morning::new().await;
    morning.agreed("10:00:00").await;
    morning.at(10, 0).await;
    let calling = json!({ "participant": morning.app.world.ada });
    assert_eq!(morning.bo.post(paths::CALLING, &calling).await.status, 404, "nobody was told yet");
    assert_eq!(needs(&morning).await, Value::Null);
    morning.minutes(20).await;
    let told = needs(&morning).await;
    assert!(told[0]["unheard"]["since"].as_str().unwrap().starts_with("2026-11-23T10:20"), "{told}");
    let coach = morning.app.signed_in(morning.app.world.coach).await;
    let page = coach.get(paths::PEOPLE).await.body.to_string();
    assert!(!page.contains("unheard"), "who was not told does not learn of it here: {page}");

    for _ in 0..2 {
        assert_eq!(morning.bo.post(paths::CALLING, &calling).await.status, 204);
    }
    morning.minutes(1).await;
    let heard: Vec<_> =
        titles(&morning, "ada").into_iter().filter(|title| title.contains("ringer")).collect();
    assert_eq!(heard, ["Bo Ambassadör ringer dig"]);
    assert_eq!(needs(&morning).await, Value::Null, "the line goes");
    morning.minutes(60).await;
    assert_eq!(morning.told().len(), 1);
}

#[tokio::test]
async fn the_ambassador_is_asked_once_how_it_went_where_nobody_has_told() {
    let mut morning = Morning::new().await;
    morning.at(14, 59).await;
    assert_eq!(titles(&morning, "bo"), Vec::<String>::new());
    morning.at(15, 0).await;
    assert_eq!(titles(&morning, "bo"), ["Hur gick det i dag?"], "when the hours at the workplace end");
    morning.minutes(120).await;
    assert_eq!(titles(&morning, "bo").len(), 1, "and not again");

    let mut told = Morning::new().await;
    let occurrence = format!("{}@2026-11-23T13:00:00", told.app.world.placement);
    let report = json!({ "check-in": { "occurrence": occurrence, "attendance": "present", "quarters": 8 } });
    let command = json!({
        "id": "0190c0de-0000-7000-8000-000000000777", "at": "2026-11-23T07:30:00Z",
        "about": told.app.world.ada, "action": report,
    });
    told.bo.post(paths::COMMANDS, &json!({ "commands": [command] })).await;
    told.at(15, 1).await;
    assert_eq!(titles(&told, "bo"), Vec::<String>::new());
}
