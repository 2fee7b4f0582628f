//! Printed codes: for somebody without a phone, in place of tokens, and nobody keeps whose is which.
use super::town::{Town, desk, letter, survey_id, values};
use axum::body::Body;
use folje_anonymity::{
    hex::Hex,
    tokens::{Batch, Token},
};
use folje_api::v1::{
    paths,
    surveys::{OpenSurvey, code_input},
};
use folje_domain::ids::PersonId;
use serde_json::{Value, json};

async fn print(town: &Town, people: &[PersonId]) -> crate::support::app::Answer {
    town.coordinator.post(&desk(paths::DESK_SURVEY_CODES, 1), &json!({ "people": people })).await
}

/// For whom the desk offers codes.
async fn offered(town: &Town) -> Vec<Value> {
    let survey = town.desk().await["surveys"][0].clone();
    survey["without_phone"].as_array().cloned().unwrap_or_default()
}

async fn send(town: &Town, open: &OpenSurvey, code: &str, choice: u8) -> u16 {
    let input = Hex(code_input(code).unwrap());
    let token = Token { slot: open.slot, input, output: Hex([0; 64]) };
    let bytes = letter(open, &token, open.panel, values(choice, ""));
    let path = paths::SURVEY_CODE.replace("{id}", &survey_id(1).to_string());
    let headers = [("sec-fetch-site", "same-origin"), ("content-type", "application/octet-stream")];
    town.app.device().ask("POST", &path, &headers, Body::from(bytes)).await.status
}

#[tokio::test]
async fn a_code_is_worth_one_answer_and_stands_in_place_of_tokens() {
    let town = Town::new(&[12]).await;
    town.ask(1, &[0], false).await;
    let (with_phone, without) = (town.people[0][0], town.people[0][1]);
    let phone = town.phone(with_phone).await;
    let open = phone.open(1).await;
    phone.tokens([1; 32]).await;
    assert!(!offered(&town).await.contains(&json!(with_phone)), "their phone has the right to answer");
    assert_eq!(offered(&town).await.len(), 11);
    let refused = print(&town, &[with_phone, without]).await;
    assert_eq!((refused.status, refused.code()), (409, "tokens-issued"), "all get one, or none");
    let printed = print(&town, &[without]).await;
    assert_eq!(printed.status, 200, "{:?}", printed.body);
    assert_eq!(print(&town, &[without]).await.status, 409, "and no second one");
    assert!(!offered(&town).await.contains(&json!(without)), "who has one is offered none");
    let other = town.phone(without).await;
    let fetched = other.fetch(&Batch::begin(other.keys().await, [2; 32])).await;
    assert_eq!((fetched.status, fetched.code()), (409, "tokens-issued"), "nor tokens");

    let code = printed.body["codes"][0]["code"].as_str().unwrap().to_owned();
    let form = town.app.device().get(&paths::SURVEY_CODE.replace("{id}", &open.id.to_string())).await;
    assert_eq!(form.body["words"]["title"]["sv"], "Halvvägs", "whoever has a code reads what is asked");
    assert_eq!(send(&town, &open, "0000-0000-0000", 1).await, 422, "a guess");
    assert_eq!(
        send(&town, &open, &code.to_lowercase().replace('-', " "), 1).await,
        204,
        "however it is typed"
    );
    assert_eq!(
        send(&town, &open, &code, 2).await,
        422,
        "once, and the second is not told that they were heard"
    );
}

#[tokio::test]
async fn codes_are_handed_out_in_no_order_and_nothing_says_whose_is_whose() {
    // The place of the first person's code among all would be 0 each time if it followed the list.
    let town = Town::new(&[12]).await;
    town.ask(1, &[0], false).await;
    let people = &town.people[0][..8];
    let printed = print(&town, people).await.body;
    let codes: Vec<_> =
        printed["codes"].as_array().unwrap().iter().map(|code| code["code"].as_str().unwrap()).collect();
    assert_eq!(codes.len(), 8);
    let kept: std::collections::BTreeSet<_> = codes.iter().collect();
    assert_eq!(kept.len(), 8);
    for code in &codes {
        assert!(printed.to_string().contains(&format!("#{}.{code}", survey_id(1))));
    }
    for person in people {
        assert!(!printed.to_string().contains(&person.to_string()));
    }
    // Of those who were asked, four are left; who was not asked is not offered, nor is anybody once it is closed.
    assert_eq!(offered(&town).await.len(), 4);
    // Somebody else's participant, or somebody who was not asked.
    assert_eq!(print(&town, &[town.app.world.ada]).await.status, 404);
}
