//! What a service can answer.
use bytes::Bytes;
use hyper::body::{Body, Frame};
use std::{
    pin::Pin,
    task::{Context, Poll},
};

/// What a service answers to one message.
pub(crate) enum Answer {
    /// A status with a header and a text.
    Status(u16, Option<(&'static str, String)>, &'static str),
    /// A status whose text begins and never ends.
    Drips(u16),
    /// A status, after which the connection is closed in good order (GOAWAY).
    Goodbye(u16),
    /// Nothing, ever.
    Hangs,
    /// The stream is reset.
    Resets(h2::Reason),
}

impl Answer {
    pub(crate) const fn status(status: u16) -> Self {
        Self::Status(status, None, "")
    }
}

/// The text of an answer.
pub(crate) struct Text {
    begins: Option<Bytes>,
    ends: bool,
}

impl Text {
    pub(crate) fn whole(text: &'static str) -> Self {
        Self { begins: Some(text.into()).filter(|text: &Bytes| !text.is_empty()), ends: true }
    }

    pub(crate) fn dripping() -> Self {
        Self { begins: Some("one dro".into()), ends: false }
    }
}

impl Body for Text {
    type Data = Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        match self.begins.take() {
            Some(text) => Poll::Ready(Some(Ok(Frame::data(text)))),
            None if self.ends => Poll::Ready(None),
            None => Poll::Pending,
        }
    }

    fn is_end_stream(&self) -> bool {
        self.ends && self.begins.is_none()
    }
}
