//! Many messages at a time: few connections, more when streams run out, goodbyes in the middle.
use crate::{
    service::{Answer, Protocol, Service},
    world::{PATIENT, message, now, sender},
};
use folje_push::{
    endpoint::{Allowed, Endpoint},
    message::Prepared,
    send::Outcome,
};
use std::{
    collections::BTreeSet,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};
use tokio::task::JoinSet;

/// Sends `count` messages at the same time; all arrive, each once.
async fn wave(service: &Service, count: usize) {
    let sender = Arc::new(sender(service.certificate.clone()));
    let any = message(&service.address("any"), b"");
    let mut under_way = JoinSet::new();
    for number in 0..count {
        let endpoint = Endpoint::read(&service.address(&number.to_string()), Allowed::Loopback).unwrap();
        let message = Prepared { endpoint, ..any.clone() };
        let sender = sender.clone();
        under_way.spawn(async move { sender.send(&message, now(), PATIENT).await });
    }
    while let Some(outcome) = under_way.join_next().await {
        assert_eq!(outcome.unwrap(), Outcome::Delivered);
    }
    let got: Vec<_> = service.got().into_iter().map(|got| got.path).collect();
    assert_eq!(got.len(), count, "none came twice");
    assert_eq!(got.into_iter().collect::<BTreeSet<_>>().len(), count);
}

#[tokio::test]
async fn what_fits_goes_over_one_connection() {
    let service = Service::new(|_| Answer::status(201)).await;
    wave(&service, 60).await;
    assert_eq!(service.connections(), 1);
}

#[tokio::test]
async fn a_service_that_takes_one_at_a_time_gets_all() {
    let one = Protocol { streams: Some(1), ..Protocol::http2() };
    let service = Service::speaking(one, |_| Answer::status(201)).await;
    wave(&service, 200).await;
    assert!((1..=4).contains(&service.connections()), "{} connections", service.connections());
}

#[tokio::test]
async fn when_streams_run_out_there_are_more_connections_but_few() {
    let service =
        Service::speaking(Protocol { streams: Some(10), ..Protocol::http2() }, |_| Answer::status(201));
    let service = service.await;
    wave(&service, 1000).await;
    assert!((2..=4).contains(&service.connections()), "{} connections", service.connections());
}

#[tokio::test]
async fn a_service_without_http2_gets_all() {
    let service = Service::speaking(Protocol::http1(), |_| Answer::status(201)).await;
    wave(&service, 200).await;
    assert!(service.connections() <= 32, "{} connections", service.connections());
}

#[tokio::test]
async fn goodbyes_in_the_middle_lose_nothing_and_double_nothing() {
    let turn = AtomicUsize::new(0);
    let service = Service::new(move |_| {
        if turn.fetch_add(1, Ordering::SeqCst) % 50 == 49 {
            Answer::Goodbye(201)
        } else {
            Answer::status(201)
        }
    })
    .await;
    wave(&service, 1000).await;
    assert!(service.connections() > 4, "{} connections", service.connections());
}

#[tokio::test]
async fn refused_streams_are_sent_again() {
    let refused = Mutex::new(BTreeSet::new());
    let service = Service::new(move |got| {
        if refused.lock().unwrap().insert(got.path.clone()) {
            Answer::Resets(h2::Reason::REFUSED_STREAM)
        } else {
            Answer::status(201)
        }
    })
    .await;
    wave(&service, 100).await;
    assert_eq!(service.connections(), 1, "the connection is sound");
}
