//! Mail.
use super::mailbox::Mailbox;
use folje_server::channels::{Channels, MailOptions, Security, Undelivered};
use serde_json::json;

const WORDS: &str = "Hej Kim!\n\nVi har inte hört något från Åsa Öberg. 🌱\n.\nFrån dig?\n";

#[tokio::test]
async fn a_mail_arrives_as_it_was_written() {
    let mut mailbox = Mailbox::open(&[]);
    let channels = mailbox.channels(Security::None, None);
    channels.mail("kim@kommun.example", "Ring gärna Åsa", WORDS, MailOptions::default()).await.unwrap();
    let mail = mailbox.next();
    assert_eq!(mail["from"], "folje@kommun.example");
    assert_eq!(mail["to"], json!(["kim@kommun.example"]));
    assert_eq!(mail["sender"], "Följe <folje@kommun.example>");
    assert_eq!(mail["subject"], "Ring gärna Åsa");
    assert_eq!(mail["parts"], json!([["text/plain", WORDS.trim_end()]]));
    assert!(mail["id"].as_str().unwrap().ends_with("@kommun.example>"), "{}", mail["id"]);
}

#[tokio::test]
async fn a_calendar_goes_along_as_a_part_of_its_own_and_each_mail_has_its_own_id() {
    let mut mailbox = Mailbox::open(&["folje", "hemligt å"]);
    let channels = mailbox.channels(Security::None, Some(("folje", "hemligt å")));
    let calendar = "BEGIN:VCALENDAR\r\nSUMMARY:Möte på Söder\r\nEND:VCALENDAR\r\n";
    for _ in 0..2 {
        channels
            .mail(
                " kim@kommun.example ",
                "Möte",
                WORDS,
                MailOptions { calendar: Some(calendar), ..MailOptions::default() },
            )
            .await
            .unwrap();
    }
    let (first, second) = (mailbox.next(), mailbox.next());
    let plain = calendar.replace("\r\n", "\n");
    assert_eq!(
        first["parts"],
        json!([["text/plain", WORDS.trim_end()], ["text/calendar", plain.trim_end()]])
    );
    assert_ne!(first["id"], second["id"]);
}

#[tokio::test]
async fn nothing_in_a_name_or_an_address_adds_a_line_or_a_reader() {
    let mut mailbox = Mailbox::open(&[]);
    let channels = mailbox.channels(Security::None, None);
    for to in [
        "",
        "kim",
        "kim@",
        "a@b.example, c@d.example",
        "a@b.example\r\nRCPT TO:<c@d.example>",
        "<a@b.example>",
    ] {
        let error = channels.mail(to, "Hej", WORDS, MailOptions::default()).await.unwrap_err();
        assert_eq!(error, Undelivered::Address("no mail address"), "{to:?}");
    }
    let subject = "Hej\r\nBcc: c@d.example\r\n\r\nannat";
    channels.mail("kim@kommun.example", subject, WORDS, MailOptions::default()).await.unwrap();
    let mail = mailbox.next();
    assert_eq!(mail["to"], json!(["kim@kommun.example"]));
    assert_eq!(mail["subject"], "Hej  Bcc: c@d.example    annat");
    assert_eq!(mail["parts"], json!([["text/plain", WORDS.trim_end()]]));
}

#[tokio::test]
async fn replies_go_to_the_person_who_is_named_for_them_and_to_nobody_else() {
    let mut mailbox = Mailbox::open(&[]);
    let channels = mailbox.channels(Security::None, None);
    for (name, address, told) in [
        ("Åsa \"Kim\" Öberg; AF", " kim@kommun.example ", json!("kim@kommun.example")),
        ("\u{202e}Kim\r\nBcc: c@d.example", "kim@kommun.example", json!("kim@kommun.example")),
        ("Kim", "kim@kommun.example\r\nBcc: c@d.example", json!(null)),
        ("Kim", "a@b.example, c@d.example", json!(null)),
        ("Kim", "", json!(null)),
    ] {
        let options = MailOptions { reply_to: Some((name, address)), ..MailOptions::default() };
        channels.mail("eva@af.example", "Hej", WORDS, options).await.unwrap();
        let mail = mailbox.next();
        assert_eq!(mail["reply_to"], told, "{name:?} {address:?}");
        assert_eq!(
            (&mail["to"], &mail["headers"]),
            (&json!(["eva@af.example"]), &json!(0)),
            "{name:?} {address:?}"
        );
    }
}

#[tokio::test]
async fn each_answer_says_what_is_to_be_done_and_nothing_about_the_mail() {
    let mailbox = Mailbox::open(&[]);
    let channels = mailbox.channels(Security::None, None);
    let address = Undelivered::Address("the mail server does not take the address");
    for (to, expected, again) in [
        ("unknown@kommun.example", address, false),
        ("later@kommun.example", Undelivered::Busy { retry_after: None }, true),
    ] {
        let error = channels.mail(to, "Hej", WORDS, MailOptions::default()).await.unwrap_err();
        assert_eq!(error, expected);
        assert_eq!(error.worth_another_try(), again);
        assert!(!format!("{error} {error:?}").contains("kommun"), "{error}");
    }
}

#[tokio::test]
async fn a_wrong_password_is_told_to_the_operator() {
    let mailbox = Mailbox::open(&["folje", "hemligt"]);
    let channels = mailbox.channels(Security::None, Some(("folje", "gissat")));
    let error = channels.mail("kim@kommun.example", "Hej", WORDS, MailOptions::default()).await.unwrap_err();
    assert_eq!(error, Undelivered::Refused("answered 535".to_owned()));
}

#[tokio::test]
async fn without_the_encryption_that_was_asked_for_nothing_is_sent() {
    let mailbox = Mailbox::open(&[]);
    for security in [Security::Starttls, Security::Tls] {
        let channels = mailbox.channels(security, None);
        let error =
            channels.mail("kim@kommun.example", "Hej", WORDS, MailOptions::default()).await.unwrap_err();
        assert!(matches!(error, Undelivered::Failed(_)), "{security:?}: {error}");
    }
    assert_eq!(
        Channels::default().mail("kim@kommun.example", "Hej", WORDS, MailOptions::default()).await,
        Err(Undelivered::Off)
    );
}
