//! Differencing: over the days of a survey, over closes, panels and pools, through the real endpoints.
use super::town::{Town, desk, survey_id};
use folje_api::v1::paths;
use folje_server::surveys::jobs;
use serde_json::{Value, json};

const SEVEN: [(u8, &str); 7] = [(0, ""), (0, ""), (1, ""), (1, ""), (2, ""), (2, ""), (2, "")];

#[tokio::test]
async fn while_a_survey_is_open_nothing_changes_when_somebody_answers() {
    let town = Town::new(&[12]).await;
    town.ask(1, &[0], false).await;
    let phone = town.phone(town.people[0][11]).await;
    // A phone has its tokens from its first opening on, whether anything is asked or not; who has none is told.
    let mut phones = Vec::new();
    for number in 1..4_u8 {
        let other = town.phone(town.people[0][usize::from(number)]).await;
        let open = other.open(1).await;
        let token = other.token(&open, [number; 32]).await;
        phones.push((other, open, token));
    }
    let before = (town.desk().await, phone.page().await);
    for (other, open, token) in &phones {
        assert_eq!(other.send(open, token, super::town::values(1, "")).await.status, 204);
        assert_eq!((town.desk().await, phone.page().await), before);
    }
    // Nor where the daily work is done meanwhile.
    jobs::settle(&town.app.app).await.unwrap();
    assert_eq!((town.desk().await, phone.page().await), before);
}

#[tokio::test]
async fn a_panels_result_is_shown_once_and_stays_as_it_is() {
    let town = Town::new(&[12, 12]).await;
    town.ask(1, &[0, 1], false).await;
    town.answers(0, 1, &SEVEN).await;
    town.close().await;
    let phone = town.phone(town.people[0][11]).await;
    let (panels, page) = (town.panels(1).await, phone.page().await);
    assert_eq!(panels[0]["outcome"]["shown"]["answered"], 7);
    assert_eq!(panels[1]["outcome"]["withheld"], "counts", "nobody of the other group answered");
    assert_eq!(page["results"][0]["outcome"], panels[0]["outcome"], "everybody of the panel sees the same");
    // What was counted is never put together with anything.
    let pool = json!({ "one": panels[0]["panel"], "other": panels[1]["panel"] });
    let pooled = town.coordinator.post(&desk(paths::DESK_SURVEY_POOL, 1), &pool).await;
    assert_eq!((pooled.status, pooled.code()), (409, "panel-counted"));
    // Somebody new, somebody who leaves, another day: no second number.
    let mut town = town;
    town.join(0).await;
    town.app.go(chrono::TimeDelta::days(3));
    jobs::settle(&town.app.app).await.unwrap();
    assert_eq!(town.panels(1).await, panels);
    assert_eq!(phone.page().await["results"], page["results"]);
}

#[tokio::test]
async fn whoever_comes_late_is_in_no_table_with_those_before() {
    let mut town = Town::new(&[12]).await;
    town.ask(1, &[0], false).await;
    town.answers(0, 1, &SEVEN).await;
    town.close().await;
    town.answer_back(1).await;
    let late = town.join(0).await;
    assert_eq!(town.ask(2, &[0], false).await.status, 204);
    let panels = town.panels(2).await;
    let invited: Vec<_> = panels.iter().map(|panel| panel["invited"].as_u64().unwrap()).collect();
    assert_eq!(invited, [12, 1], "a difference between two tables would be the newcomer's answer");
    town.answers(0, 2, &SEVEN).await;
    let phone = town.phone(late).await;
    let open = phone.open(2).await;
    let token = phone.token(&open, [99; 32]).await;
    assert_eq!(phone.send(&open, &token, super::town::values(0, "")).await.status, 204);
    town.close().await;
    let panels = town.panels(2).await;
    assert_eq!(panels[0]["outcome"]["shown"]["answered"], 7);
    assert_eq!(panels[1]["outcome"]["withheld"], "small");
    // The panel that was counted is closed to the newcomer's for good.
    let pool = json!({ "one": panels[0]["panel"], "other": panels[1]["panel"] });
    let pooled = town.coordinator.post(&desk(paths::DESK_SURVEY_POOL, 2), &pool).await;
    assert_eq!(pooled.status, 409);
}

#[tokio::test]
async fn panels_too_small_by_their_rosters_can_be_put_together_and_are_decided_then() {
    let town = Town::new(&[5, 6]).await;
    town.ask(1, &[0, 1], false).await;
    town.answers(0, 1, &SEVEN[..3]).await;
    town.answers(1, 1, &[(2, ""), (2, ""), (2, "")]).await;
    town.close().await;
    let panels = town.panels(1).await;
    assert!(panels.iter().all(|panel| panel["outcome"]["withheld"] == "small" && panel["small"] == true));
    let pool = json!({ "one": panels[1]["panel"], "other": panels[0]["panel"] });
    let path = desk(paths::DESK_SURVEY_POOL, 1);
    assert_eq!(town.coordinator.post(&path, &pool).await.status, 204);
    assert_eq!(town.coordinator.post(&path, &pool).await.status, 404, "they are one");
    let pooled = town.panels(1).await;
    assert_eq!(pooled.len(), 1);
    let table = &pooled[0]["outcome"]["shown"];
    assert_eq!((&table["invited"], &table["answered"]), (&json!(11), &json!(6)));
    // Both see it, and whatever is asked next is asked of both together.
    for group in [0, 1] {
        let phone = town.phone(town.people[group][0]).await;
        assert_eq!(phone.page().await["results"][0]["outcome"]["shown"], *table);
    }
    town.answer_back(1).await;
    town.ask(2, &[0], false).await;
    assert_eq!(town.panels(2).await[0]["invited"], 11);
}

#[tokio::test]
async fn a_result_that_cannot_be_shown_says_why_and_never_on_which_side_it_failed() {
    for (asked, answers) in [(8, 4), (8, 6), (9, 9), (7, 5)] {
        let town = Town::new(&[asked]).await;
        town.ask(1, &[0], false).await;
        let given: Vec<_> = (0..answers).map(|place| (place % 3, "")).collect();
        town.answers(0, 1, &given).await;
        town.close().await;
        let panels = town.panels(1).await;
        let why = if asked < 8 { "small" } else { "counts" };
        assert_eq!(panels[0]["outcome"], json!({ "withheld": why }), "{answers} of {asked}");
        assert!(!panels[0].to_string().contains("answered"));
    }
}

#[tokio::test]
async fn the_next_survey_waits_for_the_answer_to_the_last_one() {
    let town = Town::new(&[12]).await;
    assert_eq!(town.ask(1, &[0], false).await.status, 204);
    assert_eq!(town.ask(1, &[0], false).await.status, 204, "the same again changes nothing");
    for blocked in ["open", "unanswered"] {
        let refused = town.ask(2, &[0], false).await;
        assert_eq!((refused.status, refused.code()), (409, "answer-first"));
        assert_eq!(town.desk().await["blocked"], blocked);
        if blocked == "open" {
            assert_eq!(town.answer_back(1).await.status, 404, "nothing is answered before the close");
            town.close().await;
        }
    }
    assert_eq!(town.answer_back(1).await.status, 204);
    assert_eq!(town.desk().await["blocked"], Value::Null);
    assert_eq!(town.ask(2, &[0], false).await.status, 204);
    let phone = town.phone(town.people[0][0]).await;
    assert_eq!(phone.page().await["results"][0]["answer"]["we_did"], "Vi börjar en timme senare");
}

#[tokio::test]
async fn texts_are_shown_of_two_groups_together_after_somebody_has_read_them() {
    let town = Town::new(&[8, 8]).await;
    town.ask(1, &[0, 1], true).await;
    assert_eq!(town.panels(1).await.len(), 1, "pooled at its opening");
    let texts = [(0, "Anna är för sträng"), (1, "mer fika"), (2, "kortare dagar"), (1, "inget")];
    town.answers(0, 1, &texts).await;
    town.answers(1, 1, &[(2, "bussen"), (0, "")]).await;
    let read = desk(paths::DESK_SURVEY_READ, 1);
    assert_eq!(town.coordinator.get(&read).await.body, json!({ "texts": [] }), "nothing while it is open");
    town.close().await;
    let waiting = town.coordinator.get(&read).await.body["texts"][0].clone();
    let written: Vec<_> =
        waiting["texts"].as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect();
    let mut sorted = written.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, ["Anna är för sträng", "bussen", "inget", "kortare dagar", "mer fika"]);
    let phone = town.phone(town.people[1][7]).await;
    assert!(!phone.page().await.to_string().contains("Anna"), "not before somebody has read it");
    let shown: Vec<_> = written
        .iter()
        .map(|text| match *text {
            "inget" => None,
            "Anna är för sträng" => Some("Någon är för sträng"),
            other => Some(other),
        })
        .collect();
    let body = json!({ "panel": waiting["panel"], "question": waiting["question"], "texts": shown });
    let few = json!({ "panel": waiting["panel"], "question": waiting["question"], "texts": shown[1..] });
    assert_eq!(town.coordinator.post(&read, &few).await.status, 404, "one decision for each");
    assert_eq!(town.coordinator.post(&read, &body).await.status, 204);
    assert_eq!(town.coordinator.post(&read, &body).await.status, 404, "once");
    let page = phone.page().await.to_string();
    assert!(page.contains("Någon är för sträng") && !page.contains("Anna") && !page.contains("inget"));
}

#[tokio::test]
async fn whoever_writes_is_told_before_where_texts_will_not_be_shown() {
    let town = Town::new(&[10, 10, 3, 3]).await;
    town.ask(1, &[0], false).await;
    let alone = town.phone(town.people[0][0]).await;
    assert!(alone.open(1).await.texts_withheld, "one group");
    let printed = async |number| {
        let path = paths::SURVEY_CODE.replace("{id}", &survey_id(number).to_string());
        town.app.device().get(&path).await.body["texts_withheld"] == true
    };
    assert!(printed(1).await);
    town.close().await;
    let result = alone.page().await["results"][0].clone();
    assert_eq!(result["texts"], serde_json::Value::Null, "as it was told");
    town.answer_back(1).await;
    town.ask(2, &[1, 2], true).await;
    assert!(!town.phone(town.people[1][0]).await.open(2).await.texts_withheld, "two groups together");
    assert!(!printed(2).await);
}
