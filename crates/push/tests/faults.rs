//! Services that hang, drip, reset, vanish or are somebody else: a reason in time, and the next message goes out.
use crate::{
    service::{Answer, Got, Protocol, Service},
    world::{PATIENT, SHORT, message, now, sender},
};
use folje_push::send::{Failure, Outcome};
use std::{
    sync::atomic::{AtomicUsize, Ordering},
    time::{Duration, Instant},
};
use tokio::{
    io::AsyncReadExt,
    net::{TcpListener, TcpStream},
};

/// Answers the first message in its own way, the others as they should.
fn at_first(answer: fn() -> Answer) -> impl Fn(&Got) -> Answer + Send + Sync {
    let turn = AtomicUsize::new(0);
    move |_| if turn.fetch_add(1, Ordering::SeqCst) == 0 { answer() } else { Answer::status(201) }
}

#[tokio::test]
async fn a_service_that_hangs_costs_one_message_its_deadline() {
    for protocol in [Protocol::http2(), Protocol::http1()] {
        let service = Service::speaking(protocol, at_first(|| Answer::Hangs)).await;
        let sender = sender(service.certificate.clone());
        let message = message(&service.address("x"), b"");
        let began = Instant::now();
        assert_eq!(sender.send(&message, now(), SHORT).await, Outcome::Failed(Failure::Timeout));
        assert!(began.elapsed() < SHORT + Duration::from_secs(5));
        assert_eq!(sender.send(&message, now(), PATIENT).await, Outcome::Delivered);
        assert_eq!(service.connections(), 2, "a silent connection is not trusted again");
    }
}

#[tokio::test]
async fn a_text_that_drips_does_not_change_what_the_status_said() {
    for protocol in [Protocol::http2(), Protocol::http1()] {
        let service = Service::speaking(protocol, at_first(|| Answer::Drips(201))).await;
        let sender = sender(service.certificate.clone());
        let message = message(&service.address("x"), b"");
        assert_eq!(sender.send(&message, now(), PATIENT).await, Outcome::Delivered);
        assert_eq!(sender.send(&message, now(), PATIENT).await, Outcome::Delivered);
    }
    let service = Service::new(|_| Answer::Drips(403)).await;
    let text = "one dro".to_owned();
    assert_eq!(service.outcome(PATIENT).await, Outcome::Refused { status: 403, text });
}

#[tokio::test]
async fn a_stream_that_breaks_is_not_sent_twice() {
    let service = Service::new(|_| Answer::Resets(h2::Reason::INTERNAL_ERROR)).await;
    let outcome = service.outcome(PATIENT).await;
    assert!(matches!(outcome, Outcome::Failed(Failure::Broken(_))), "{outcome:?}");
    assert_eq!(service.got().len(), 1);
}

#[tokio::test]
async fn a_service_that_refuses_every_stream_is_let_be() {
    let service = Service::new(|_| Answer::Resets(h2::Reason::REFUSED_STREAM)).await;
    let outcome = service.outcome(PATIENT).await;
    assert!(matches!(outcome, Outcome::Failed(Failure::Broken(_))), "{outcome:?}");
}

#[tokio::test]
async fn a_certificate_that_is_not_trusted_or_for_another_gets_nothing() {
    let (service, other) =
        (Service::new(|_| Answer::status(201)).await, Service::new(|_| Answer::status(201)).await);
    let outcome =
        sender(other.certificate.clone()).send(&message(&service.address("x"), b""), now(), PATIENT).await;
    assert!(matches!(outcome, Outcome::Failed(Failure::Certificate(_))), "{outcome:?}");
    let elsewhere = Protocol { name: Some("push.example"), ..Protocol::http2() };
    let elsewhere = Service::speaking(elsewhere, |_| Answer::status(201)).await;
    let outcome = elsewhere.outcome(PATIENT).await;
    assert!(matches!(outcome, Outcome::Failed(Failure::Certificate(_))), "{outcome:?}");
    assert!(service.got().is_empty() && elsewhere.got().is_empty());
}

/// What becomes of a message to somebody who does `this` with each connection.
async fn outcome_with<Done: Future<Output = ()> + Send + 'static>(
    this: fn(TcpStream) -> Done,
    scheme: &str,
    within: Duration,
) -> Outcome {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = format!("{scheme}://127.0.0.1:{}/x", listener.local_addr().unwrap().port());
    let accepting = tokio::spawn(async move {
        loop {
            tokio::spawn(this(listener.accept().await.unwrap().0));
        }
    });
    let service = Service::new(|_| Answer::status(201)).await;
    let outcome = sender(service.certificate.clone()).send(&message(&address, b""), now(), within).await;
    accepting.abort();
    outcome
}

#[tokio::test]
async fn connections_that_break_have_a_reason() {
    let hangs_up = |stream: TcpStream| async { drop(stream) };
    let outcome = outcome_with(hangs_up, "https", PATIENT).await;
    assert!(matches!(outcome, Outcome::Failed(Failure::Tls(_))), "{outcome:?}");

    let reads_and_resets = |mut stream: TcpStream| async move {
        stream.read_u8().await.unwrap();
        drop(stream); // with unread bytes, which makes it a reset
    };
    let outcome = outcome_with(reads_and_resets, "http", PATIENT).await;
    assert!(matches!(outcome, Outcome::Failed(Failure::Broken(_))), "{outcome:?}");

    let never_speaks = |stream: TcpStream| async {
        let _kept = stream;
        std::future::pending::<()>().await;
    };
    assert_eq!(outcome_with(never_speaks, "https", SHORT).await, Outcome::Failed(Failure::Timeout));
}

#[tokio::test]
async fn nobody_there_is_a_reason_too() {
    let service = Service::new(|_| Answer::status(201)).await;
    let free = TcpListener::bind(("127.0.0.1", 0)).await.unwrap().local_addr().unwrap().port();
    let message = message(&format!("https://localhost:{free}/x"), b"");
    let outcome = sender(service.certificate.clone()).send(&message, now(), PATIENT).await;
    assert!(matches!(outcome, Outcome::Failed(Failure::Connect(_))), "{outcome:?}");
}
