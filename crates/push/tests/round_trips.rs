//! What a service gets, and what the browser behind it reads.
use crate::{
    browser::Browser,
    service::{Answer, Protocol, Service},
    world::{PATIENT, message_for, now, sender},
};
use folje_push::{
    Random,
    encrypt::{MAX_PAYLOAD, encrypt},
    send::Outcome,
};
use ring::rand::SecureRandom;

#[test]
fn browsers_read_payloads_of_all_sizes() {
    let browser = Browser::new();
    let keys = browser.keys();
    for length in (0..=MAX_PAYLOAD).step_by(35).chain([408, 409, 410, MAX_PAYLOAD]) {
        let mut payload = vec![0; length];
        Random::new().fill(&mut payload).unwrap();
        let body = encrypt(&keys, &payload, &Random::new()).unwrap();
        assert_eq!(browser.read(body.bytes()), payload, "{length} bytes");
    }
}

#[test]
fn many_browsers_read_their_own() {
    for _ in 0..50 {
        let browser = Browser::new();
        let body = encrypt(&browser.keys(), b"Du har n\xc3\xa5got kl 9", &Random::new()).unwrap();
        assert_eq!(browser.read(body.bytes()), "Du har något kl 9".as_bytes());
    }
}

#[tokio::test]
async fn a_message_arrives_with_its_headers_over_each_protocol() {
    let plain = Protocol { name: None, streams: None };
    for (protocol, scheme) in [(Protocol::http2(), "https"), (Protocol::http1(), "https"), (plain, "http")] {
        let service = Service::speaking(protocol, |_| Answer::status(201)).await;
        let (browser, sender) = (Browser::new(), sender(service.certificate.clone()));
        let address = format!("{scheme}://localhost:{}/push/abc?x=1", service.port);
        for text in ["ett", "två"] {
            let message = message_for(&browser, &address, text.as_bytes());
            assert_eq!(sender.send(&message, now(), PATIENT).await, Outcome::Delivered);
        }
        let got = service.got();
        assert_eq!(browser.read(&got[0].body), b"ett");
        assert_eq!(browser.read(&got[1].body), "två".as_bytes());
        assert_eq!(service.connections(), 1, "the connection is used again");
        let header = |name: &str| got[0].headers[name].to_str().unwrap();
        assert_eq!(got[0].path, "/push/abc");
        assert_eq!(header("ttl"), "600");
        assert_eq!(header("urgency"), "high");
        assert_eq!(header("topic"), "a-reminder");
        assert_eq!(header("content-encoding"), "aes128gcm");
        assert_eq!(header("content-length"), "512");
        assert!(header("authorization").starts_with("vapid t="));
        assert_eq!(header("authorization"), got[1].headers["authorization"], "the token is used again");
        if protocol.streams.is_none() {
            assert_eq!(header("host"), format!("localhost:{}", service.port));
        }
    }
}
