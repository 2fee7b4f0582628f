//! Text messages.
use super::gateway::Gateway;
use axum::http::header;
use folje_server::{
    channels::{Channels, SmsSettings, Undelivered},
    contact::SmsNumber,
    random::SeededRandom,
};
use std::{sync::Arc, time::Duration};

const NUMBER: &str = "070-174 06 05";
const WORDS: &str = "Vi har inte hört något från Amina. Ring gärna: 070 & åäö ÅÄÖ + 50 % = «ja» 🌱\nrad två";

fn number(written: &str) -> SmsNumber {
    SmsNumber::of(written).unwrap()
}

#[tokio::test]
async fn a_message_arrives_with_all_its_letters() {
    let gateway = Gateway::open("hemligt").await;
    gateway.channels.text(&number(NUMBER), WORDS).await.unwrap();
    let long = "åäö ".repeat(700);
    gateway.channels.text(&number("+46 (0)70-174 06 06"), &long).await.unwrap();
    let taken = gateway.taken();
    assert_eq!(taken[0], ["Folje", "+46701740605", WORDS]);
    assert_eq!(taken[1], ["Folje", "+46701740606", &long]);
    assert_eq!(taken.len(), 2);
}

#[tokio::test]
async fn each_answer_says_what_is_to_be_done_and_nothing_about_the_message() {
    let gateway = Gateway::open("hemligt").await;
    let answered = |status| Undelivered::Refused(format!("answered {status}"));
    let hour = Some(Duration::from_secs(60 * 60));
    for (status, header, expected, again) in [
        (400, None, Undelivered::Address("the gateway does not take the number"), false),
        (401, None, answered(401), false),
        (403, None, answered(403), false),
        (404, None, answered(404), false),
        (302, Some((header::LOCATION, "http://127.0.0.1:1/")), answered(302), false),
        (
            429,
            Some((header::RETRY_AFTER, "30")),
            Undelivered::Busy { retry_after: Some(Duration::from_secs(30)) },
            true,
        ),
        (503, Some((header::RETRY_AFTER, "999999")), Undelivered::Busy { retry_after: hour }, true),
        (503, None, Undelivered::Busy { retry_after: None }, true),
        (500, None, Undelivered::Failed("answered 500".to_owned()), true),
    ] {
        gateway.answer(status, header);
        let error = gateway.channels.text(&number(NUMBER), WORDS).await.unwrap_err();
        assert_eq!(error, expected);
        assert_eq!(error.worth_another_try(), again, "{status}");
        let said = format!("{error} {error:?}");
        assert!(!said.contains("70174") && !said.contains("Amina"), "{said}");
    }
    assert_eq!(gateway.taken(), Vec::<[String; 3]>::new());
}

#[tokio::test]
async fn a_wrong_password_is_told_to_the_operator() {
    let gateway = Gateway::open("gissat").await;
    let error = gateway.channels.text(&number(NUMBER), WORDS).await.unwrap_err();
    assert_eq!(error, Undelivered::Refused("answered 401".to_owned()));
}

#[test]
fn what_takes_no_text_message_cannot_be_sent_one() {
    for written in ["", "08-123 456 78", "ring Kim", "0701740605&to=%2B46701740606", "19900101-0017"] {
        assert_eq!(SmsNumber::of(written), None, "{written}");
    }
    let kept = SmsNumber::of("٠٧٠١٧٤٠٦٠٥").unwrap();
    assert_eq!(kept.e164(), "+46701740605");
    assert!(!format!("{kept:?}").contains("174"), "no digit of it gets into a log");
}

#[tokio::test]
async fn without_a_gateway_it_is_off_and_where_nobody_listens_it_is_tried_again() {
    assert_eq!(Channels::default().text(&number(NUMBER), WORDS).await, Err(Undelivered::Off));
    let port = {
        let taken = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
        taken.local_addr().unwrap().port()
    };
    let settings = SmsSettings {
        gateway: format!("http://localhost:{port}/a1/sms"),
        user: "u".to_owned(),
        password: "p".to_owned(),
        from: "+46701740600".to_owned(),
    };
    let error = Channels::new(Some(&settings), None, Arc::new(SeededRandom::new(7)))
        .unwrap()
        .text(&number(NUMBER), WORDS)
        .await
        .unwrap_err();
    assert!(error.worth_another_try(), "{error}");
}
