//! Connections: HTTP/1 over TCP, with or without TLS. Each of them moves on within a time limit or is closed, and there are
//! never more than the process has room for, so that whoever holds many open in silence does not keep others out for long.
//!
//! hyper's own `header_read_timeout` counts from the end of the request before, so it cannot tell a client that is slow
//! (seconds) from one that is done for now (a proxy keeps its connections open for a minute). [`stream`] tells them apart
//! by what was read; [`service`] says when a request is being answered.
mod service;
mod state;
mod stream;

pub use axum_server::Handle;

use axum::Router;
use axum_server::{
    accept::Accept,
    tls_rustls::{RustlsAcceptor, RustlsConfig},
};
use service::Answering;
use state::State;
use std::{
    future::{Ready, ready},
    io,
    net::{SocketAddr, TcpListener},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use stream::Watched;
use tokio::{net::TcpStream, sync::Semaphore};

/// How long a connection may take for what, and how many there may be.
#[derive(Clone, Copy, Debug)]
pub struct ConnectionLimits {
    /// From the first byte of a request to the end of its head; also from the connection's start to that end.
    pub head: Duration,
    /// Between two pieces of a request's body.
    pub body_pause: Duration,
    /// A request's whole body.
    pub body: Duration,
    /// Without reading anything of a response.
    pub reading: Duration,
    /// Between two requests.
    pub idle: Duration,
    /// Open connections; those beyond are closed at once.
    pub most: usize,
}

/// Room is left below the usual 1,024 open files for the store, pushes and the app's files.
pub const MOST_CONNECTIONS: usize = 768;

impl Default for ConnectionLimits {
    fn default() -> Self {
        Self {
            head: Duration::from_secs(10),
            body_pause: Duration::from_secs(30),
            // The largest body has 256 KiB, and a phone at the edge of a 2G cell sends 4 KiB a second.
            body: Duration::from_secs(120),
            reading: Duration::from_secs(60),
            // Longer than the 60 seconds for which nginx and others keep their connections to a server: whoever closes
            // first should be the proxy, or it sends a request into a connection that is just being closed.
            idle: Duration::from_secs(75),
            most: MOST_CONNECTIONS,
        }
    }
}

/// Answers connections of `listener` by `router` until `handle` says stop.
///
/// # Errors
/// Where the listener cannot be used.
pub async fn serve(
    listener: TcpListener,
    tls: Option<RustlsConfig>,
    router: Router,
    limits: ConnectionLimits,
    handle: Handle<SocketAddr>,
) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let limited = Limited {
        limits,
        places: Arc::new(Semaphore::new(limits.most)),
        announced: Arc::new(AtomicBool::new(false)),
    };
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    // HTTP/2 is for the proxy in front; here it would be a second protocol with limits of its own.
    let server = axum_server::from_tcp(listener)?;
    match tls {
        Some(tls) => {
            let acceptor = RustlsAcceptor::new(tls).handshake_timeout(limits.head).acceptor(limited);
            server.acceptor(acceptor).http1_only().handle(handle).serve(service).await
        }
        None => server.acceptor(limited).http1_only().handle(handle).serve(service).await,
    }
}

/// Puts connections under the limits.
#[derive(Clone)]
struct Limited {
    limits: ConnectionLimits,
    places: Arc<Semaphore>,
    announced: Arc<AtomicBool>,
}

impl Limited {
    /// Writes at most one line a minute.
    fn announce_full(&self) {
        if !self.announced.swap(true, Ordering::Relaxed) {
            tracing::warn!(most = self.limits.most, "all connections are in use; further ones are closed");
            let announced = Arc::clone(&self.announced);
            tokio::spawn(async move {
                tokio::time::sleep(Duration::from_secs(60)).await;
                announced.store(false, Ordering::Relaxed);
            });
        }
    }
}

impl<S> Accept<TcpStream, S> for Limited {
    type Stream = Watched;
    type Service = Answering<S>;
    type Future = Ready<io::Result<(Watched, Answering<S>)>>;

    fn accept(&self, stream: TcpStream, service: S) -> Self::Future {
        let Ok(place) = Arc::clone(&self.places).try_acquire_owned() else {
            self.announce_full();
            return ready(Err(io::Error::other("all connections are in use")));
        };
        let state = State::new();
        let service = Answering::new(service, state.clone(), self.limits);
        // Responses are written whole; waiting for more to send would only delay them.
        let accepted =
            stream.set_nodelay(true).map(|()| (Watched::new(stream, state, self.limits, place), service));
        ready(accepted)
    }
}
