//! Attempts to answer twice, with what was forged or stolen, and to mark somebody by a key.
use super::town::{Town, letter, post, survey_id, values};
use crate::store::{Place, on_both};
use folje_anonymity::{
    hex::Hex,
    tokens::{Batch, Distrusted, Issuer, PublicKeys, Slot, Token, issue, record::NotPublic},
};
use folje_api::v1::paths;
use folje_server::state::Settings;
use serde_json::json;

on_both!(of_two_at_once_one_is_taken, of_two_batches_at_once_one_is_issued);

#[tokio::test]
async fn a_replayed_letter_is_refused_and_so_is_another_answer_with_the_same_token() {
    let town = Town::new(&[10]).await;
    town.ask(1, &[0], false).await;
    let phone = town.phone(town.people[0][0]).await;
    let open = phone.open(1).await;
    let token = phone.token(&open, [1; 32]).await;
    assert_eq!(phone.send(&open, &token, values(2, "bra")).await.status, 204);
    for (choice, text) in [(2, "bra"), (0, "annat")] {
        let again = phone.send(&open, &token, values(choice, text)).await;
        assert_eq!((again.status, again.code()), (409, "token-spent"));
    }
}

async fn of_two_at_once_one_is_taken(place: Place) {
    let town = Town::on(place.open().await, Settings::default(), &[10]).await;
    town.ask(1, &[0], false).await;
    let phone = town.phone(town.people[0][0]).await;
    let open = phone.open(1).await;
    let token = phone.token(&open, [1; 32]).await;
    let sends = (0..8).map(|choice| {
        let (device, bytes) = (town.app.device(), letter(&open, &token, open.panel, values(choice % 3, "")));
        let id = open.id;
        tokio::spawn(async move { post(&device, id, bytes).await.status })
    });
    let sends: Vec<_> = sends.collect();
    let mut statuses = Vec::new();
    for send in sends {
        statuses.push(send.await.unwrap());
    }
    statuses.sort_unstable();
    assert_eq!(statuses, [204, 409, 409, 409, 409, 409, 409, 409]);
}

async fn of_two_batches_at_once_one_is_issued(place: Place) {
    let town = Town::on(place.open().await, Settings::default(), &[1]).await;
    let phone = town.phone(town.people[0][0]).await;
    let keys = phone.keys().await;
    let asks = (0..4_u8).map(|secret| {
        let (device, keys) = (phone.device.clone(), keys.clone());
        tokio::spawn(async move {
            let batch = Batch::begin(keys, [secret; 32]);
            let body = json!({ "period": batch.keys().period(), "request": batch.request() });
            device.post(paths::TOKENS, &body).await.status
        })
    });
    let asks: Vec<_> = asks.collect();
    let mut statuses = Vec::new();
    for ask in asks {
        statuses.push(ask.await.unwrap());
    }
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409, 409, 409]);
}

#[tokio::test]
async fn a_token_is_worth_nothing_in_another_slot_survey_period_or_programme() {
    let town = Town::new(&[10]).await;
    town.ask(1, &[0], false).await;
    let phone = town.phone(town.people[0][0]).await;
    let open = phone.open(1).await;
    let tokens = phone.tokens([1; 32]).await;
    let slot = open.slot;
    for token in tokens.iter().filter(|token| token.slot != slot) {
        let refused = phone.send(&open, token, values(1, "")).await;
        assert_eq!(refused.status, 422, "another slot's");
        let relabelled = Token { slot, ..token.clone() };
        assert_eq!(phone.send(&open, &relabelled, values(1, "")).await.status, 422, "relabelled");
    }
    // Ada is in Access: her tokens are of another programme.
    let ada = town.phone(town.app.world.ada).await;
    let foreign = ada.tokens([2; 32]).await.swap_remove(0);
    assert_eq!(phone.send(&open, &foreign, values(1, "")).await.status, 422, "another programme's");
    assert_eq!(phone.send(&open, &tokens[0], values(1, "")).await.status, 204);

    town.close().await;
    town.answer_back(1).await;
    town.ask(2, &[0], false).await;
    let next = phone.open(2).await;
    assert_ne!(next.slot, slot);
    let old = letter(&next, &tokens[0], next.panel, values(1, ""));
    assert_eq!(post(&town.app.device(), next.id, old).await.status, 422, "the last survey's");

    town.close().await;
    town.answer_back(2).await;
    town.app.go(chrono::TimeDelta::days(20));
    town.ask(3, &[0], false).await;
    let later = phone.open(3).await;
    assert_ne!(later.period, open.period, "another quarter");
    assert_eq!(u8::from(later.slot), 0);
    assert_eq!(phone.send(&later, &tokens[0], values(1, "")).await.status, 422, "another quarter's");
}

#[tokio::test]
async fn what_is_forged_is_refused_and_what_is_stolen_is_worth_one_answer() {
    let town = Town::new(&[10]).await;
    town.ask(1, &[0], false).await;
    let phone = town.phone(town.people[0][0]).await;
    let open = phone.open(1).await;
    let token = phone.token(&open, [1; 32]).await;
    for place in [0, 31, 63] {
        let mut output = token.output;
        output.0[place] ^= 1;
        let forged = Token { output, ..token.clone() };
        assert_eq!(phone.send(&open, &forged, values(1, "")).await.status, 422);
    }
    let own_keys = Issuer::new([9; 32], open.period.clone()).unwrap();
    let batch = Batch::begin(own_keys.public().clone(), [1; 32]);
    let (_, answer) = issue(&own_keys, None, &batch.request()).unwrap();
    let forged = batch.finish(&answer).unwrap().swap_remove(0);
    assert_eq!(phone.send(&open, &forged, values(1, "")).await.status, 422, "made by keys of one's own");
    let guessed = Token { slot: open.slot, input: Hex([1; 32]), output: Hex([0; 64]) };
    assert_eq!(phone.send(&open, &guessed, values(1, "")).await.status, 422);
    // A thief gets one answer, as docs/anonymity.md says; nobody gets two.
    let thief = letter(&open, &token, open.panel, values(0, ""));
    assert_eq!(post(&town.app.device(), open.id, thief).await.status, 204);
    assert_eq!(phone.send(&open, &token, values(2, "")).await.status, 409);
}

#[tokio::test]
async fn a_server_that_shows_somebody_keys_of_their_own_is_found_out_by_the_phone() {
    let town = Town::new(&[2]).await;
    let phone = town.phone(town.people[0][0]).await;
    let keys = phone.keys().await;
    let record = town.app.app.store.key_record().await.unwrap();
    // Keys in the page that are not those of the record, and a record that was rewritten to hold them.
    let marked = Issuer::new([9; 32], keys.period().clone()).unwrap().public().clone();
    assert_eq!(record.check(None, &marked), Err(NotPublic::Other));
    let mut rewritten = folje_anonymity::tokens::record::Record::default();
    rewritten.add(marked.clone()).unwrap();
    assert!(rewritten.check(None, &marked).is_ok(), "to whoever never saw the real one");
    assert_eq!(rewritten.check(Some(record.head()), &marked), Err(NotPublic::Rewritten));
    // Everybody's keys on the page, others in the answer.
    let batch = Batch::begin(keys.clone(), [1; 32]);
    let own_keys = Issuer::new([9; 32], keys.period().clone()).unwrap();
    let (_, answer) = issue(&own_keys, None, &batch.request()).unwrap();
    assert_eq!(batch.finish(&answer), Err(Distrusted::OtherKey));
    // What the server shows is one record for everybody, with a session or without.
    let bytes = town.app.device().get(paths::SURVEY_KEYS).await.bytes;
    let other = town.phone(town.people[0][1]).await;
    for device in [&phone.device, &other.device, &town.coordinator] {
        assert_eq!(device.get(paths::SURVEY_KEYS).await.bytes, bytes);
    }
    let shown = |page: serde_json::Value| serde_json::from_value::<Vec<PublicKeys>>(page["periods"].clone());
    assert_eq!(shown(other.page().await).unwrap(), shown(phone.page().await).unwrap());
}

#[tokio::test]
async fn the_same_batch_gets_the_same_bytes_and_a_second_one_is_refused() {
    let town = Town::new(&[2]).await;
    let phone = town.phone(town.people[0][0]).await;
    let batch = Batch::begin(phone.keys().await, [1; 32]);
    let first = phone.fetch(&batch).await;
    assert_eq!(first.status, 200);
    assert_eq!(phone.fetch(&batch).await.bytes, first.bytes, "after a lost reply");
    let second = phone.fetch(&Batch::begin(phone.keys().await, [2; 32])).await;
    assert_eq!((second.status, second.code()), (409, "tokens-issued"));
    // Another device of the same person is the same person.
    let other = town.phone(town.people[0][0]).await;
    assert_eq!(other.fetch(&Batch::begin(phone.keys().await, [3; 32])).await.status, 409);
    // Nobody gets tokens of a programme that they were never in.
    let ada = town.phone(town.app.world.ada).await;
    assert_eq!(ada.fetch(&Batch::begin(phone.keys().await, [4; 32])).await.status, 404);
    assert_eq!(
        Slot::all().count(),
        batch.finish(&serde_json::from_value(first.body).unwrap()).unwrap().len()
    );
}

#[tokio::test]
async fn what_is_asked_of_a_panel_is_answered_in_that_panel_and_no_more_often_than_it_has_people() {
    let town = Town::new(&[8, 3]).await;
    town.ask(1, &[0], false).await;
    // Group 1 was not asked; its people hold tokens for the slot all the same, as everybody does.
    let outsider = town.phone(town.people[1][0]).await;
    assert_eq!(outsider.page().await["open"], json!([]));
    let insider = town.phone(town.people[0][0]).await;
    let open = insider.open(1).await;
    let token = outsider.tokens([1; 32]).await.swap_remove(0);
    let elsewhere = letter(&open, &token, folje_anonymity::disclosure::PanelId(7), values(1, ""));
    assert_eq!(post(&town.app.device(), survey_id(1), elsewhere).await.status, 422, "a panel that is none");
    town.answers(0, 1, &[(1, ""); 8]).await;
    let full = letter(&open, &token, open.panel, values(1, ""));
    let full = post(&town.app.device(), survey_id(1), full).await;
    assert_eq!((full.status, full.code()), (409, "too-many"));
}
