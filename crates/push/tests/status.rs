//! What each answer of a service means: only 404 and 410 retire a subscription.
use crate::{
    service::{Answer, Service},
    world::PATIENT,
};
use folje_push::send::{Failure, Outcome};
use std::time::Duration;

async fn outcome(status: u16, header: Option<(&'static str, &str)>, text: &'static str) -> Outcome {
    let header = header.map(|(name, value)| (name, value.to_owned()));
    let service = Service::new(move |_| Answer::Status(status, header.clone(), text)).await;
    let outcome = service.outcome(PATIENT).await;
    assert_eq!(service.got().len(), 1, "{status}: sent once, followed nowhere");
    outcome
}

#[tokio::test]
async fn each_status_has_one_meaning() {
    for status in [200, 201, 202, 204] {
        assert_eq!(outcome(status, None, "").await, Outcome::Delivered);
    }
    for status in [404, 410] {
        assert_eq!(outcome(status, None, "no such subscription").await, Outcome::Gone { status });
    }
    for status in [400, 401, 403] {
        let text = "BadJwtToken".to_owned();
        assert_eq!(outcome(status, None, "BadJwtToken").await, Outcome::Refused { status, text });
    }
    assert_eq!(outcome(413, None, "").await, Outcome::TooLarge);
    for status in [203, 402, 405, 406, 418, 500, 501, 502, 504] {
        let text = "because of\u{20}this".to_owned();
        assert_eq!(
            outcome(status, None, "because of\nthis").await,
            Outcome::Failed(Failure::Status { status, text })
        );
    }
}

#[tokio::test]
async fn redirects_are_not_followed() {
    let elsewhere = Service::new(|_| Answer::status(201)).await;
    for status in [301, 302, 303, 307, 308] {
        let address = elsewhere.address("x");
        let outcome = outcome(status, Some(("location", &address)), "").await;
        assert_eq!(outcome, Outcome::Failed(Failure::Redirect(status)));
    }
    assert_eq!(elsewhere.connections(), 0);
}

#[tokio::test]
async fn busy_services_say_when_to_come_back() {
    for status in [429, 503] {
        for (value, seconds) in [
            ("120", Some(120)),
            ("Sun, 06 Nov 1994 08:50:37 GMT", Some(60)),
            ("99999999999", Some(3600)),
            ("soon", None),
        ] {
            let retry_after = seconds.map(Duration::from_secs);
            let outcome = outcome(status, Some(("retry-after", value)), "").await;
            assert_eq!(outcome, Outcome::Busy { status, retry_after }, "{value}");
        }
        assert_eq!(outcome(status, None, "").await, Outcome::Busy { status, retry_after: None });
    }
}
