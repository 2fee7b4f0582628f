//! Text messages: only to people who have signed in and have not said no, and never lost without a word.
use super::world::{ADA, BO, COACH, Morning, wake};
use crate::support::app::Device;
use folje_api::v1::paths;
use serde_json::{Value, json};

async fn known(device: &Device) -> Value {
    device.get(paths::TEXT_MESSAGES).await.body
}

async fn choose(device: &Device, wanted: bool) {
    assert_eq!(device.put(paths::TEXT_MESSAGES, &json!({ "wanted": wanted })).await.status, 204);
}

#[tokio::test]
async fn nobody_gets_a_text_message_before_they_have_signed_in() {
    let mut morning = Morning::by_sms().await;
    let (ada, coach, bo) = (morning.ada.clone(), morning.app.world.coach, morning.app.world.ambassador);
    morning.say(&ada, wake(coach, bo, "10:00:00", false)).await;
    morning.engine.settle().await.unwrap();
    assert_eq!(morning.gateway.to(COACH), Vec::<String>::new(), "her number was only typed in by somebody");
    let device = morning.app.signed_in(coach).await;
    morning.engine.settle().await.unwrap();
    assert_eq!(morning.gateway.to(COACH).len(), 1, "what waited for her comes once she is there");
    assert_eq!(known(&device).await["wanted"], true);
}

#[tokio::test]
async fn whoever_says_no_gets_no_text_message_until_they_say_yes() {
    let mut morning = Morning::by_sms().await;
    let ada = morning.ada.clone();
    morning.agreed("10:00:00").await;
    let said = known(&ada).await;
    assert_eq!(
        (&said["available"], &said["usable"], &said["wanted"]),
        (&json!(true), &json!(true), &json!(true))
    );
    choose(&ada, false).await;
    assert_eq!(known(&ada).await["wanted"], false);
    morning.at(10, 0).await;
    assert_eq!(morning.gateway.to(ADA), Vec::<String>::new());
    morning.minutes(20).await;
    assert!(
        morning.gateway.to(BO)[1].contains("inte hört något från Ada"),
        "the chain ends at a person all the same"
    );
    choose(&ada, true).await;
    morning.at(24 + 10, 0).await;
    assert_eq!(morning.gateway.to(ADA).len(), 1);
}

#[tokio::test]
async fn a_text_message_carries_the_way_to_stop_them_and_the_chain_goes_on_to_the_next_person() {
    let mut morning = Morning::by_sms().await;
    morning.agreed("10:00:00").await;
    let coach = morning.app.signed_in(morning.app.world.coach).await;
    let wake = "0190c0de-0000-7000-8000-000000000900";
    let hours = json!({ "days": "MO,TU,WE,TH,FR", "from": "05:00:00", "until": "11:00:00" });
    morning.say(&coach, json!({ "acknowledge-test": { "wake": wake } })).await;
    morning.say(&coach, json!({ "agree-to-be-told": { "wake": wake, "hours": hours } })).await;
    let test = morning.gateway.to(BO).remove(0);
    let token = test.rsplit_once('#').unwrap().1;
    assert_eq!(morning.report(token, "stop-texts").await, 204, "without signing in");
    assert_eq!(morning.report(token, "stop-texts").await, 204, "saying it again changes nothing");
    let bo = morning.bo.clone();
    assert_eq!(known(&bo).await["wanted"], false);
    morning.at(10, 0).await;
    morning.minutes(60).await;
    assert_eq!(morning.gateway.to(BO).len(), 1, "none after the test");
    assert!(morning.gateway.to(COACH).iter().any(|words| words.contains("inte hört något från Ada")));
}

#[tokio::test]
async fn a_reminder_that_asks_for_nothing_says_where_to_stop_them() {
    let mut morning = Morning::by_sms().await;
    let ada = morning.ada.clone();
    let choices = json!({ "before": [60], "evening": null, "evening_each": false, "details": false, "packing": false, "follow_up": false });
    morning.say(&ada, json!({ "choose-reminders": { "choices": choices } })).await;
    morning.at(24 + 8, 0).await;
    let rung = morning.gateway.to(ADA);
    let (_, token) = rung[0].rsplit_once("Inga fler sms: https://folje.example/up?sms#").unwrap();
    assert_eq!(morning.report(token, "stop-texts").await, 204);
    assert_eq!(known(&ada).await["wanted"], false);
}

#[tokio::test]
async fn a_text_message_that_does_not_arrive_is_told_to_the_participant_and_the_coach() {
    let mut morning = Morning::by_sms().await;
    morning.agreed("10:00:00").await;
    let ada = morning.ada.clone();
    let coach = morning.app.signed_in(morning.app.world.coach).await;
    let path = paths::DESK_PERSON.replace("{id}", &morning.app.world.ada.to_string());
    let seen = async || {
        let people = coach.get(paths::PEOPLE).await.body;
        let trouble = coach.get(&path).await.body["details"]["text_trouble"].clone();
        (people["people"][0]["unreached"] == true, trouble)
    };
    assert_eq!(seen().await, (false, json!(null)));
    morning.gateway.refuse(true);
    morning.at(10, 0).await;
    assert!(known(&ada).await["failed"].is_string());
    assert_eq!(seen().await, (true, json!("not-arriving")));
    morning.gateway.refuse(false);
    morning.at(24 + 10, 0).await;
    assert_eq!(known(&ada).await["failed"], json!(null), "the next one came");
    assert_eq!(seen().await, (false, json!(null)));
}

#[tokio::test]
async fn a_number_from_before_that_takes_no_text_message_is_told_too() {
    let morning = Morning::by_sms().await;
    let store = &morning.app.app.store;
    let mut person = store.person(morning.app.world.here, morning.app.world.ada).await.unwrap().unwrap();
    for (number, phone) in [(900_u128, "ring mig"), (901, "08-123 456 78")] {
        person.id = folje_domain::ids::PersonId(uuid::Uuid::from_u128(number));
        person.phone = phone.to_owned();
        store.add_person(&person).await.unwrap();
        let mut relation = store.relations_to(morning.app.world.ada).await.unwrap().remove(0);
        relation.participant = person.id;
        relation.person = morning.app.world.coach;
        relation.role = folje_domain::people::Role::Coach;
        store.add_relation(&relation).await.unwrap();
        let device = morning.app.signed_in(person.id).await;
        assert_eq!(known(&device).await["usable"], false, "{phone}");
        let coach = morning.app.signed_in(morning.app.world.coach).await;
        let page = coach.get(&paths::DESK_PERSON.replace("{id}", &person.id.to_string())).await.body;
        assert_eq!(page["details"]["text_trouble"], "no-mobile-number", "{phone}");
    }
}
