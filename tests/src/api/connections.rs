//! Connections over real sockets on loopback: what is too slow is closed, what is slow on our side is not, and an unchanged
//! snapshot costs few bytes. The time limits are short, and a test waits for what happens, never for a while.
use crate::support::app::TestApp;
use axum::{Router, routing::get};
use folje_server::{
    connection::{ConnectionLimits, Handle, serve},
    http,
    state::Settings,
};
use std::{
    net::{SocketAddr, TcpListener},
    time::Duration,
};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    time::timeout,
};

/// What is to happen soon: long enough for a busy machine.
const SOON: Duration = Duration::from_secs(20);
/// What is to happen last of all: a limit that a test does not mean to reach.
const LATE: Duration = Duration::from_secs(60);
/// A limit that a test means to reach.
const SHORT: Duration = Duration::from_millis(60);

const PATIENT: ConnectionLimits =
    ConnectionLimits { head: LATE, body_pause: LATE, body: LATE, reading: LATE, idle: LATE, most: 16 };

const GET: &[u8] = b"GET /api/v1/session HTTP/1.1\r\nHost: folje.example\r\n\r\n";

/// A server on a port of its own, which stops with the test.
struct Running {
    address: SocketAddr,
    handle: Handle<SocketAddr>,
}

impl Running {
    fn new(router: Router, limits: ConnectionLimits) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let handle = Handle::new();
        tokio::spawn(serve(listener, None, router, limits, handle.clone()));
        Self { address, handle }
    }

    async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.unwrap()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.handle.shutdown();
    }
}

/// The API on an empty world.
async fn api(limits: ConnectionLimits) -> Running {
    Running::new(TestApp::new().await.router, limits)
}

/// All that comes until the server closes the connection, which must be soon.
async fn until_closed(socket: &mut TcpStream) -> String {
    let mut all = Vec::new();
    // A reset ends a connection like a close.
    drop(timeout(SOON, socket.read_to_end(&mut all)).await.expect("the connection is closed"));
    String::from_utf8_lossy(&all).into_owned()
}

/// The head of the next response; its body has to be empty or short enough to come with it.
async fn response(socket: &mut TcpStream) -> String {
    let mut all = Vec::new();
    while !all.windows(4).any(|end| end == b"\r\n\r\n") {
        let mut part = [0; 4096];
        let length = timeout(SOON, socket.read(&mut part)).await.expect("there is an answer").unwrap();
        assert_ne!(length, 0, "closed after {:?}", String::from_utf8_lossy(&all));
        all.extend_from_slice(&part[..length]);
    }
    String::from_utf8(all).unwrap()
}

/// Sends `start` and then one byte after the other until the server has closed the connection.
async fn trickle(socket: &mut TcpStream, start: &[u8], byte: u8) -> String {
    socket.write_all(start).await.unwrap();
    let (mut read, mut write) = socket.split();
    let trickling = async {
        let mut pace = tokio::time::interval(SHORT / 6);
        loop {
            pace.tick().await;
            if write.write_all(&[byte]).await.is_err() {
                std::future::pending::<()>().await;
            }
        }
    };
    let mut all = Vec::new();
    tokio::select! {
        () = trickling => {}
        closed = timeout(SOON, read.read_to_end(&mut all)) => drop(closed.expect("the connection is closed")),
    }
    String::from_utf8_lossy(&all).into_owned()
}

#[tokio::test]
async fn a_connection_that_says_nothing_is_closed() {
    let server = api(ConnectionLimits { head: SHORT, ..PATIENT }).await;
    assert_eq!(until_closed(&mut server.connect().await).await, "");
}

#[tokio::test]
async fn a_head_that_does_not_end_is_closed_even_if_more_of_it_keeps_coming() {
    let server = api(ConnectionLimits { head: SHORT, ..PATIENT }).await;
    let half = &GET[..GET.len() - 2];
    let mut stopped = server.connect().await;
    stopped.write_all(half).await.unwrap();
    until_closed(&mut stopped).await;
    trickle(&mut server.connect().await, &[half, b"x-slow: "].concat(), b'a').await;
    // The same in a later request of a connection that did well.
    let mut later = server.connect().await;
    later.write_all(GET).await.unwrap();
    assert!(response(&mut later).await.starts_with("HTTP/1.1 401"));
    trickle(&mut later, &[half, b"x-slow: "].concat(), b'a').await;
}

#[tokio::test]
async fn a_body_that_stops_or_trickles_is_answered_with_408() {
    let head = b"POST /api/v1/session HTTP/1.1\r\nHost: folje.example\r\nSec-Fetch-Site: same-origin\r\n\
                 Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{";
    let server = api(ConnectionLimits { body_pause: SHORT, ..PATIENT }).await;
    let mut stopped = server.connect().await;
    stopped.write_all(head).await.unwrap();
    let answer = until_closed(&mut stopped).await;
    assert!(answer.starts_with("HTTP/1.1 408") && answer.contains(r#""code":"too-slow""#), "{answer}");

    let server = api(ConnectionLimits { body: SHORT, ..PATIENT }).await;
    let answer = trickle(&mut server.connect().await, head, b' ').await;
    assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
}

#[tokio::test]
async fn a_connection_serves_one_request_after_another_and_is_closed_when_it_is_idle() {
    let server = api(ConnectionLimits { idle: SHORT * 10, ..PATIENT }).await;
    let mut socket = server.connect().await;
    for _ in 0..3 {
        socket.write_all(GET).await.unwrap();
        assert!(response(&mut socket).await.starts_with("HTTP/1.1 401"));
    }
    assert_eq!(until_closed(&mut socket).await, "");
}

#[tokio::test]
async fn no_limit_on_what_a_client_sends_cuts_off_an_answer_that_takes_long() {
    let slow = get(|| async {
        tokio::time::sleep(SHORT * 4).await;
        "slow"
    });
    let limits = ConnectionLimits { head: SHORT, idle: SHORT, body: SHORT, body_pause: SHORT, ..PATIENT };
    let server = Running::new(Router::new().route("/slow", slow), limits);
    let mut socket = server.connect().await;
    socket.write_all(b"GET /slow HTTP/1.1\r\nHost: folje.example\r\n\r\n").await.unwrap();
    let answer = response(&mut socket).await;
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
}

#[tokio::test]
async fn connections_beyond_the_cap_are_closed_at_once_and_a_place_is_free_again_after_a_close() {
    let server = api(ConnectionLimits { most: 2, ..PATIENT }).await;
    let mut held = Vec::new();
    for _ in 0..2 {
        let mut socket = server.connect().await;
        socket.write_all(GET).await.unwrap();
        response(&mut socket).await;
        held.push(socket);
    }
    assert_eq!(until_closed(&mut server.connect().await).await, "");
    drop(held.pop());
    served_at_last(&server).await;
}

#[tokio::test]
async fn whoever_does_not_read_the_answers_is_closed() {
    let server = api(ConnectionLimits { most: 1, reading: SHORT, ..PATIENT }).await;
    let mut deaf = server.connect().await;
    let many = b"GET /api/v1/openapi.json HTTP/1.1\r\nHost: folje.example\r\n\r\n".repeat(200);
    // Where the server stops reading before all is sent, the rest does not matter.
    drop(timeout(SHORT, deaf.write_all(&many)).await);
    served_at_last(&server).await;
    drop(deaf);
}

/// A new connection is served, soon.
async fn served_at_last(server: &Running) {
    let served = async {
        loop {
            let mut socket = server.connect().await;
            let mut first = [0; 4];
            // A connection without a place is closed, perhaps before all is written.
            if socket.write_all(GET).await.is_ok() && socket.read_exact(&mut first).await.is_ok() {
                return first;
            }
            tokio::task::yield_now().await;
        }
    };
    assert_eq!(&timeout(SOON, served).await.expect("a place is free"), b"HTTP");
}

#[tokio::test]
async fn http_2_is_not_spoken() {
    let server = api(PATIENT).await;
    let mut socket = server.connect().await;
    // The preface of RFC 9113, section 3.4, and an empty SETTINGS frame.
    socket.write_all(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0").await.unwrap();
    let answer = until_closed(&mut socket).await;
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 400"), "{answer:?}");
}

#[tokio::test]
async fn an_unchanged_snapshot_costs_fewer_than_300_bytes_as_sent() {
    let public_url = "https://folje.exempelby.example".parse().ok();
    let app = TestApp::with(Settings { public_url, ..Settings::default() }).await;
    let phone = app.signed_in(app.world.ada).await;
    let tag = phone.get("/api/v1/snapshot").await.header("etag").to_owned();
    let server = Running::new(http::router(app.app.clone()), PATIENT);
    let mut socket = server.connect().await;
    let request = format!(
        "GET /api/v1/snapshot HTTP/1.1\r\nHost: folje.exempelby.example\r\nAccept-Encoding: gzip, br\r\n\
         Cookie: {}\r\nIf-None-Match: {tag}\r\n\r\n",
        phone.cookie.as_deref().unwrap()
    );
    socket.write_all(request.as_bytes()).await.unwrap();
    let answer = response(&mut socket).await;
    assert!(answer.starts_with("HTTP/1.1 304 "), "{answer}");
    assert!(answer.ends_with("\r\n\r\n") && answer.len() < 300, "{} bytes: {answer}", answer.len());
    assert!(answer.contains(&tag), "{answer}");
}
