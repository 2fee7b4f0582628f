//! What an answer carries on its way, and what nobody can send.
use super::town::{Town, letter, post, survey_id, values};
use axum::body::Body;
use folje_anonymity::answers::LETTER;
use folje_api::v1::paths;

#[tokio::test]
async fn only_letters_to_open_surveys_are_taken() {
    let town = Town::new(&[10]).await;
    town.ask(1, &[0], false).await;
    let phone = town.phone(town.people[0][0]).await;
    let open = phone.open(1).await;
    let token = phone.token(&open, [1; 32]).await;
    let sound = letter(&open, &token, open.panel, values(1, "bra"));
    let device = town.app.device();
    assert_eq!(post(&device, open.id, sound[1..].to_vec()).await.status, 422, "a byte too few");
    assert_eq!(post(&device, open.id, [sound.clone(), vec![0]].concat()).await.status, 413, "one too many");
    assert_eq!(post(&device, open.id, Vec::new()).await.status, 422);
    let mut marked = sound.clone();
    marked[LETTER - 1] = 1;
    assert_eq!(post(&device, open.id, marked).await.status, 422, "something in the padding");
    assert_eq!(post(&device, survey_id(2), sound.clone()).await.status, 404, "no such survey");
    let path = paths::LETTER.replace("{id}", &open.id.to_string());
    let json = [("sec-fetch-site", "same-origin"), ("content-type", "application/json")];
    assert_eq!(device.ask("POST", &path, &json, Body::from(sound.clone())).await.status, 400);
    let foreign = [("sec-fetch-site", "cross-site"), ("content-type", "application/octet-stream")];
    assert_eq!(device.ask("POST", &path, &foreign, Body::from(sound.clone())).await.status, 403);

    town.app.go(chrono::TimeDelta::days(12));
    let late = post(&device, open.id, sound.clone()).await;
    assert_eq!((late.status, late.code()), (410, "survey-closed"), "before the close was done");
    folje_server::surveys::jobs::settle(&town.app.app).await.unwrap();
    assert_eq!(post(&device, open.id, sound).await.status, 410, "and after it");
    assert_eq!(device.get(&paths::SURVEY_CODE.replace("{id}", &open.id.to_string())).await.status, 410);
}

#[tokio::test]
async fn an_answer_goes_without_a_session_and_is_answered_alike_with_one() {
    let town = Town::new(&[10]).await;
    town.ask(1, &[0], false).await;
    let mut answers = Vec::new();
    for (place, text) in [(0, ""), (1, "mycket att säga om hur det är här")] {
        let phone = town.phone(town.people[0][place]).await;
        let open = phone.open(1).await;
        let token = phone.token(&open, [u8::try_from(place).unwrap(); 32]).await;
        let bytes = letter(&open, &token, open.panel, values(1, text));
        assert_eq!(bytes.len(), LETTER, "one size");
        // An app that forgot to leave its cookie out is not known by it: the answer is the same, and sets none.
        let device = if place == 0 { town.app.device() } else { phone.device.clone() };
        let answer = post(&device, open.id, bytes).await;
        assert_eq!(answer.header("set-cookie"), "");
        answers.push((answer.status, answer.headers, answer.bytes));
    }
    assert_eq!(answers[0], answers[1]);
    // A session that is over is no hindrance, since nobody looks at it.
    let phone = town.phone(town.people[0][2]).await;
    let open = phone.open(1).await;
    let token = phone.token(&open, [3; 32]).await;
    assert_eq!(phone.device.delete(paths::SESSION).await.status, 204);
    let bytes = letter(&open, &token, open.panel, values(1, ""));
    assert_eq!(post(&phone.device, open.id, bytes).await.status, 204);
}
