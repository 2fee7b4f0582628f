//! What a connection is doing, as its stream and its service both need to know.
use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    task::Waker,
};

/// What a connection is doing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Phase {
    /// It was opened and has sent nothing yet, or only a part of its first head.
    Opened,
    /// It waits for the next request.
    Idle,
    /// A part of the next request's head has come.
    Head,
    /// A request is being read and answered.
    Answering,
}

/// The phase of one connection, shared between its stream and its service.
#[derive(Clone)]
pub(super) struct State(Arc<Mutex<Inner>>);

struct Inner {
    phase: Phase,
    /// How often the phase has changed: a timer belongs to one of these.
    changes: u64,
    /// Who is to look again when the phase changes.
    waker: Option<Waker>,
}

impl State {
    pub(super) fn new() -> Self {
        Self(Arc::new(Mutex::new(Inner { phase: Phase::Opened, changes: 0, waker: None })))
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The phase and its number. `waker` is woken when it changes.
    pub(super) fn watch(&self, waker: &Waker) -> (Phase, u64) {
        let mut inner = self.inner();
        if !inner.waker.as_ref().is_some_and(|known| known.will_wake(waker)) {
            inner.waker = Some(waker.clone());
        }
        (inner.phase, inner.changes)
    }

    /// Something was read: after a pause that is the beginning of a request.
    pub(super) fn has_read(&self) {
        let mut inner = self.inner();
        if inner.phase == Phase::Idle {
            inner.phase = Phase::Head;
            inner.changes += 1;
        }
    }

    /// A request begins or ends to be answered.
    pub(super) fn change(&self, phase: Phase) {
        let waker = {
            let mut inner = self.inner();
            inner.phase = phase;
            inner.changes += 1;
            inner.waker.take()
        };
        if let Some(waker) = waker {
            waker.wake();
        }
    }
}
