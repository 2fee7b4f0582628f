//! The connections to one push service: as few as carry what is under way.
use super::{
    Failure,
    connect::Connector,
    connection::{Connection, Line},
};
use crate::endpoint::Origin;
use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicBool, Ordering},
};
use tokio::sync::Notify;

/// The most connections to one service over HTTP/2: room for hundreds of messages at a time.
const MOST: usize = 4;
/// The most over HTTP/1.1, where each carries one message.
const MOST_HTTP1: usize = 32;

/// The connections to one push service.
pub(super) struct Connections {
    origin: Origin,
    open: Mutex<Open>,
    /// Somebody who waits may look again.
    freed: Notify,
    only_http1: AtomicBool,
}

#[derive(Default)]
struct Open {
    connections: Vec<Arc<Connection>>,
    /// How many are being made.
    coming: usize,
}

/// What to do about a message.
enum Next {
    Use(Lent),
    Connect(Coming),
    Wait,
}

impl Connections {
    pub(super) fn new(origin: Origin) -> Self {
        Self { origin, open: Mutex::default(), freed: Notify::new(), only_http1: AtomicBool::new(false) }
    }

    /// Whether nobody uses or makes one.
    pub(super) fn is_idle(&self) -> bool {
        let open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.coming == 0 && !open.connections.iter().any(|connection| connection.is_open())
    }

    /// A connection with room for one message; a new one when all are full and another is allowed.
    pub(super) async fn lend(self: &Arc<Self>, connector: &Connector) -> Result<Lent, Failure> {
        loop {
            let coming = match self.next() {
                Next::Use(lent) => return Ok(lent),
                Next::Wait => {
                    self.freed.notified().await;
                    continue;
                }
                Next::Connect(coming) => coming,
            };
            let line = connector.connect(&self.origin).await?;
            self.only_http1.store(matches!(line, Line::One(_)), Ordering::Relaxed);
            return Ok(coming.here(line));
        }
    }

    fn next(self: &Arc<Self>) -> Next {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.connections.retain(|connection| connection.is_open());
        let with_room = open.connections.iter().map(|connection| (connection, connection.room()));
        if let Some((connection, room)) =
            with_room.max_by_key(|(_, room)| *room).filter(|(_, room)| *room > 0)
        {
            let lent = Lent::new(self, connection);
            if room > 1 {
                self.freed.notify_one();
            }
            return Next::Use(lent);
        }
        let most = if self.only_http1.load(Ordering::Relaxed) { MOST_HTTP1 } else { MOST };
        // The first connection tells how much one carries; until it is here, one is enough.
        let known = !open.connections.is_empty() || self.only_http1.load(Ordering::Relaxed);
        if open.connections.len() + open.coming >= if known { most } else { 1 } {
            return Next::Wait;
        }
        open.coming += 1;
        Next::Connect(Coming(self.clone()))
    }
}

/// A connection that is being made; counts until it is dropped, also when its message gave up.
struct Coming(Arc<Connections>);

impl Coming {
    fn here(self, line: Line) -> Lent {
        let connection = Arc::new(Connection::new(line));
        let lent = Lent::new(&self.0, &connection);
        self.0.open.lock().unwrap_or_else(PoisonError::into_inner).connections.push(connection);
        lent
    }
}

impl Drop for Coming {
    fn drop(&mut self) {
        self.0.open.lock().unwrap_or_else(PoisonError::into_inner).coming -= 1;
        self.0.freed.notify_one();
    }
}

/// Room for one message on a connection, given back when dropped.
pub(super) struct Lent {
    connections: Arc<Connections>,
    connection: Arc<Connection>,
    answered: bool,
}

impl Lent {
    fn new(connections: &Arc<Connections>, connection: &Arc<Connection>) -> Self {
        connection.begin();
        Self { connections: connections.clone(), connection: connection.clone(), answered: false }
    }

    pub(super) fn line(&self) -> &Line {
        &self.connection.line
    }

    /// An answer came, so that the connection is known to be sound.
    pub(super) const fn answered(&mut self) {
        self.answered = true;
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        // Without an answer (the deadline passed, the service says goodbye) later messages get another one.
        if !self.answered {
            self.connection.retire();
        }
        self.connection.end();
        self.connections.freed.notify_one();
    }
}
