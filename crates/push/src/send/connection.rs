//! One connection, and how many messages are on it.
use bytes::Bytes;
use http_body_util::Full;
use hyper::client::conn::{http1, http2};
use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicBool, AtomicUsize, Ordering},
};
use std::time::Duration;
use tokio::time::Instant;

/// The most messages at a time on one connection, also where the service allows more: a lost packet holds up all.
const MOST_STREAMS: usize = 200;
/// After how long without a message a connection is no longer trusted to be there: boxes between us and the
/// service forget silent ones.
const IDLE: Duration = Duration::from_secs(90);

/// How a connection takes messages.
pub(super) enum Line {
    /// HTTP/2: many at a time.
    Many {
        sender: http2::SendRequest<Full<Bytes>>,
        /// How many the service allows now.
        streams: Arc<AtomicUsize>,
    },
    /// HTTP/1.1: one at a time; None while it is under way, and after it went wrong.
    One(Mutex<Option<http1::SendRequest<Full<Bytes>>>>),
}

impl Line {
    pub(super) const fn one(sender: http1::SendRequest<Full<Bytes>>) -> Self {
        Self::One(Mutex::new(Some(sender)))
    }
}

/// One connection of ours.
pub(super) struct Connection {
    pub(super) line: Line,
    under_way: AtomicUsize,
    retired: AtomicBool,
    last_used: Mutex<Instant>,
}

impl Connection {
    pub(super) fn new(line: Line) -> Self {
        Self {
            line,
            under_way: AtomicUsize::new(0),
            retired: AtomicBool::new(false),
            last_used: Mutex::new(Instant::now()),
        }
    }

    /// Whether it may carry further messages, now or once others are done.
    pub(super) fn is_open(&self) -> bool {
        let busy = self.under_way.load(Ordering::Relaxed) > 0;
        let alive = match &self.line {
            Line::Many { sender, .. } => !sender.is_closed(),
            Line::One(sender) => {
                let sender = sender.lock().unwrap_or_else(PoisonError::into_inner);
                sender.as_ref().map_or(busy, |sender| !sender.is_closed())
            }
        };
        let last_used = *self.last_used.lock().unwrap_or_else(PoisonError::into_inner);
        alive && !self.retired.load(Ordering::Relaxed) && (busy || last_used.elapsed() < IDLE)
    }

    /// How many more messages fit now.
    pub(super) fn room(&self) -> usize {
        let most = match &self.line {
            Line::Many { streams, .. } => streams.load(Ordering::Relaxed).min(MOST_STREAMS),
            Line::One(_) => 1,
        };
        most.saturating_sub(self.under_way.load(Ordering::Relaxed))
    }

    pub(super) fn begin(&self) {
        self.under_way.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn end(&self) {
        self.under_way.fetch_sub(1, Ordering::Relaxed);
        *self.last_used.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
    }

    /// Takes no further messages; those under way may end in peace.
    pub(super) fn retire(&self) {
        self.retired.store(true, Ordering::Relaxed);
    }
}
