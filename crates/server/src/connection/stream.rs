//! The bytes of a connection, with a timer beside them.
use super::{
    ConnectionLimits,
    state::{Phase, State},
};
use std::{
    io,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
    sync::OwnedSemaphorePermit,
    time::{Sleep, sleep},
};

/// A TCP connection that fails once it has taken too long for what it is doing.
pub(super) struct Watched {
    stream: TcpStream,
    state: State,
    limits: ConnectionLimits,
    /// The time limit of a phase, with the phase's number.
    waiting: Option<(u64, Pin<Box<Sleep>>)>,
    /// The time limit of a write that makes no progress.
    writing: Option<Pin<Box<Sleep>>>,
    _place: OwnedSemaphorePermit,
}

impl Watched {
    pub(super) const fn new(
        stream: TcpStream,
        state: State,
        limits: ConnectionLimits,
        place: OwnedSemaphorePermit,
    ) -> Self {
        Self { stream, state, limits, waiting: None, writing: None, _place: place }
    }

    /// How long the other side may send nothing. A request that is being answered has limits of its own.
    const fn limit(&self, phase: Phase) -> Option<Duration> {
        match phase {
            Phase::Opened | Phase::Head => Some(self.limits.head),
            Phase::Idle => Some(self.limits.idle),
            Phase::Answering => None,
        }
    }

    /// Nothing can be read now: is the time of the phase over?
    fn poll_limit(&mut self, context: &mut Context<'_>) -> Poll<io::Error> {
        let (phase, number) = self.state.watch(context.waker());
        let Some(limit) = self.limit(phase) else {
            self.waiting = None;
            return Poll::Pending;
        };
        let timer = match &mut self.waiting {
            Some((known, timer)) if *known == number => timer,
            waiting => &mut waiting.insert((number, Box::pin(sleep(limit)))).1,
        };
        timer.as_mut().poll(context).map(|()| io::ErrorKind::TimedOut.into())
    }

    /// The outcome of a write, or the end of its patience.
    fn watch_write<T>(
        &mut self,
        context: &mut Context<'_>,
        done: Poll<io::Result<T>>,
    ) -> Poll<io::Result<T>> {
        if done.is_ready() {
            self.writing = None;
            return done;
        }
        let limit = self.limits.reading;
        let timer = self.writing.get_or_insert_with(|| Box::pin(sleep(limit)));
        timer.as_mut().poll(context).map(|()| Err(io::ErrorKind::TimedOut.into()))
    }
}

impl AsyncRead for Watched {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let read = Pin::new(&mut self.stream).poll_read(context, buffer);
        if read.is_pending() {
            return self.poll_limit(context).map(Err);
        }
        if buffer.filled().len() > before {
            self.state.has_read();
        }
        read
    }
}

impl AsyncWrite for Watched {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let done = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.watch_write(context, done)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let done = Pin::new(&mut self.stream).poll_write_vectored(context, slices);
        self.watch_write(context, done)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let done = Pin::new(&mut self.stream).poll_flush(context);
        self.watch_write(context, done)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
