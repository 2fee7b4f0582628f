//! What cannot be read any more: it rings once, as well as it can, and the chain still ends at a person.
use super::world::{Gateway, Morning};
use crate::support::{folder::Folder, log::Log};
use chrono::TimeDelta;
use folje_store::Store;
use sqlx::{AnyConnection, Connection, query};

/// A morning on a file, and a second connection to do damage by.
struct Damaged {
    morning: Morning,
    hand: AnyConnection,
    _folder: Folder,
}

impl Damaged {
    async fn new() -> Self {
        let folder = Folder::new();
        let address = format!("sqlite:{}", folder.path().join("store.db").display());
        let mut morning = Morning::on(Store::open(&address).await.unwrap(), Gateway::switched_off()).await;
        morning.service.subscribe(&morning.ada, "ada").await;
        morning.service.subscribe(&morning.bo, "bo").await;
        morning.agreed("10:00:00").await;
        let hand = AnyConnection::connect(&address).await.unwrap();
        Self { morning, hand, _folder: folder }
    }

    async fn does(&mut self, sql: &'static str) {
        let done = query(sql).execute(&mut self.hand).await.unwrap();
        assert!(done.rows_affected() > 0, "nothing was damaged");
    }

    /// How many rings are still looked at again and again.
    async fn waiting(&mut self) -> usize {
        let soon = (self.morning.app.app.now() + TimeDelta::minutes(2)).timestamp_micros();
        let waiting = query("SELECT id FROM ring WHERE next_at < $1").bind(soon).fetch_all(&mut self.hand);
        waiting.await.unwrap().len()
    }
}

#[tokio::test]
async fn a_ring_whose_words_cannot_be_read_rings_in_neutral_ones() {
    let mut damaged = Damaged::new().await;
    damaged.does("UPDATE ring SET body = '{'").await;
    damaged.morning.at(10, 0).await;
    let rung = damaged.morning.service.on("ada");
    assert_eq!(rung.len(), 1);
    assert_eq!(rung[0].title(), "Du har en påminnelse. Öppna Följe.");
    damaged.morning.minutes(19).await;
    assert_eq!(damaged.morning.service.on("ada").len(), 1, "and not every half minute");
    damaged.morning.minutes(1).await;
    assert_eq!(damaged.morning.told().len(), 1, "the chain ends at a person");
    assert_eq!(damaged.morning.report(rung[0].token(), "up").await, 204, "it can be answered");
}

#[tokio::test]
async fn a_row_that_cannot_be_read_is_laid_out_anew_and_ends_at_a_person() {
    let mut damaged = Damaged::new().await;
    damaged.does("UPDATE ring SET progress = '[]'").await;
    damaged.morning.at(10, 0).await;
    damaged.morning.minutes(1).await;
    assert_eq!(damaged.morning.service.on("ada").len(), 1);
    damaged.morning.minutes(25).await;
    assert_eq!(damaged.morning.service.on("ada").len(), 1);
    assert_eq!(damaged.morning.told().len(), 1);
    assert_eq!(damaged.waiting().await, 0);
}

#[tokio::test]
async fn a_record_that_cannot_be_read_holds_up_neither_the_ring_nor_the_person_who_is_told() {
    let mut damaged = Damaged::new().await;
    // Something else of the record, and so that the engine finds the rings laid out from before.
    damaged.does("UPDATE item SET body = 'x' WHERE kind = 'reminders'").await;
    damaged.does("UPDATE counter SET value = value + 1").await;
    damaged.morning.app.go(TimeDelta::minutes(90));
    damaged.morning.engine.settle().await.unwrap();
    assert_eq!(damaged.morning.service.on("ada").len(), 1);
    damaged.morning.minutes(20).await;
    assert_eq!(damaged.morning.service.on("ada").len(), 1);
    assert_eq!(damaged.morning.told().len(), 1);
}

#[tokio::test]
async fn where_the_first_person_cannot_be_read_the_second_is_told() {
    let mut damaged = Damaged::new().await;
    let coach = damaged.morning.app.signed_in(damaged.morning.app.world.coach).await;
    damaged.morning.service.subscribe(&coach, "coach").await;
    let wake = "0190c0de-0000-7000-8000-000000000900";
    for action in [
        serde_json::json!({ "acknowledge-test": { "wake": wake } }),
        serde_json::json!({ "agree-to-be-told": { "wake": wake, "hours": {
            "days": "MO,TU,WE,TH,FR", "from": "05:00:00", "until": "11:00:00",
        } } }),
    ] {
        damaged.morning.say(&coach, action).await;
    }
    damaged.morning.engine.settle().await.unwrap();
    damaged.does("UPDATE person SET language = '?' WHERE name = 'Bo Ambassadör'").await;
    damaged.morning.at(10, 0).await;
    damaged.morning.minutes(31).await;
    let told = damaged.morning.service.on("coach");
    assert!(told.iter().any(|one| one.title().starts_with("Vi har inte hört")), "{}", told.len());
}

#[tokio::test]
async fn a_message_that_cannot_be_read_holds_up_no_other() {
    let mut damaged = Damaged::new().await;
    let ada = damaged.morning.ada.clone();
    for _ in 0..2 {
        assert_eq!(ada.post("/api/v1/push/test", &serde_json::json!({})).await.status, 204);
        damaged.morning.app.go(TimeDelta::seconds(61));
    }
    let first = "UPDATE outgoing SET person = '?' WHERE id = (SELECT MIN(id) FROM outgoing WHERE next_at IS NOT NULL)";
    query("PRAGMA foreign_keys = OFF").execute(&mut damaged.hand).await.unwrap();
    damaged.does(first).await;
    damaged.morning.engine.settle().await.unwrap();
    assert_eq!(damaged.morning.service.on("ada").len(), 1, "the other one");
}

#[tokio::test]
async fn somebody_who_cannot_be_read_is_counted_once() {
    let mut damaged = Damaged::new().await;
    damaged.does("UPDATE person SET language = '?' WHERE name = 'Ada'").await;
    let log = Log::default();
    let _kept = log.keep("error", &damaged.morning.app.clock);
    // Ada is asked for as the one whom it rings for, and again as the one whom it is about.
    damaged.morning.at(10, 0).await;
    let told: Vec<_> = log.lines().into_iter().filter(|line| line.contains("cannot be read")).collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("unreadable=1"), "{told:?}");
}
