//! A push service on loopback that keeps what it gets and answers as the test wants.
mod answer;
mod lingering;
mod listen;

pub(crate) use answer::Answer;
pub(crate) use listen::Protocol;

use bytes::Bytes;
use folje_push::CertificateDer;
use http::HeaderMap;
use std::sync::{
    Arc, Mutex,
    atomic::{AtomicUsize, Ordering},
};

/// What it got.
#[derive(Debug, Clone)]
pub(crate) struct Got {
    pub(crate) path: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

/// A running push service; its tasks end with the test's runtime.
pub(crate) struct Service {
    pub(crate) port: u16,
    pub(crate) certificate: CertificateDer<'static>,
    seen: Arc<Seen>,
}

/// What the service and its connections share.
pub(crate) struct Seen {
    got: Mutex<Vec<Got>>,
    connections: AtomicUsize,
    answer: Box<dyn Fn(&Got) -> Answer + Send + Sync>,
}

impl Service {
    /// A service over HTTP/2 and TLS.
    pub(crate) async fn new(answer: impl Fn(&Got) -> Answer + Send + Sync + 'static) -> Self {
        Self::speaking(Protocol::http2(), answer).await
    }

    pub(crate) async fn speaking(
        protocol: Protocol,
        answer: impl Fn(&Got) -> Answer + Send + Sync + 'static,
    ) -> Self {
        let seen = Arc::new(Seen {
            got: Mutex::default(),
            connections: AtomicUsize::new(0),
            answer: Box::new(answer),
        });
        let (port, certificate) = listen::listen(protocol, seen.clone()).await;
        Self { port, certificate, seen }
    }

    /// Everything it got so far.
    pub(crate) fn got(&self) -> Vec<Got> {
        self.seen.got.lock().unwrap().clone()
    }

    /// How many connections were made to it.
    pub(crate) fn connections(&self) -> usize {
        self.seen.connections.load(Ordering::SeqCst)
    }
}
