//! A message and its answer, on one connection.
use super::{Failure, answer::Answer, connection::Line, connections::Lent, request};
use crate::message::Prepared;
use http::{HeaderValue, Response};
use hyper::body::Incoming;
use std::{error::Error, sync::PoisonError};

/// Why there is no answer.
pub(super) enum NoAnswer {
    /// The service never looked at the message: another connection may carry it.
    Unseen(String),
    /// It may have.
    Failed(Failure),
}

/// What gave the answer, until its text is read.
pub(super) struct Heard {
    response: Response<Incoming>,
    lent: Lent,
    again: Option<hyper::client::conn::http1::SendRequest<http_body_util::Full<bytes::Bytes>>>,
}

/// Sends `message` and waits for the head of the answer, which tells what became of it.
pub(super) async fn exchange(
    mut lent: Lent,
    message: &Prepared,
    authorization: &HeaderValue,
) -> Result<Heard, NoAnswer> {
    let (response, again) = match lent.line() {
        Line::Many { sender, .. } => {
            let mut sender = sender.clone();
            (sender.send_request(request::http2(message, authorization)).await, None)
        }
        Line::One(sender) => {
            let taken = sender.lock().unwrap_or_else(PoisonError::into_inner).take();
            let mut sender = taken.ok_or_else(|| NoAnswer::Unseen("the connection was closed".to_owned()))?;
            (sender.send_request(request::http1(message, authorization)).await, Some(sender))
        }
    };
    match response {
        Ok(response) => {
            lent.answered();
            Ok(Heard { response, lent, again })
        }
        Err(error) => {
            let text = chain(&error);
            Err(match unseen(&error) {
                Some(Unseen::Stream) => {
                    lent.answered();
                    NoAnswer::Unseen(text)
                }
                Some(Unseen::Connection) => NoAnswer::Unseen(text),
                None => NoAnswer::Failed(Failure::Broken(text)),
            })
        }
    }
}

impl Heard {
    /// Reads the rest of the answer and gives the connection back.
    pub(super) async fn read(self) -> Answer {
        let Self { response, lent, again } = self;
        let answer = Answer::read(response).await;
        if let (Line::One(place), Some(mut sender), true) = (lent.line(), again, answer.whole)
            && sender.ready().await.is_ok()
        {
            *place.lock().unwrap_or_else(PoisonError::into_inner) = Some(sender);
        }
        drop(lent);
        answer
    }
}

/// What was given up without a look at the message.
enum Unseen {
    /// The one stream, for example because more were under way than the service wants; the connection is sound.
    Stream,
    /// The whole connection.
    Connection,
}

/// Whether the service says that it never looked (RFC 9113, sections 6.8 and 8.7), or nothing was written: our
/// requests are well formed, so what hyper lays at our door is one that waited for its stream at the goodbye.
fn unseen(error: &hyper::Error) -> Option<Unseen> {
    if error.is_canceled() || error.is_user() {
        return Some(Unseen::Connection);
    }
    let inner = error.source()?.downcast_ref::<h2::Error>()?;
    let refused = inner.is_reset() && inner.reason() == Some(h2::Reason::REFUSED_STREAM);
    let goodbye = inner.is_go_away() && inner.is_remote() && inner.reason() == Some(h2::Reason::NO_ERROR);
    match (refused, goodbye) {
        (true, _) => Some(Unseen::Stream),
        (_, true) => Some(Unseen::Connection),
        _ => None,
    }
}

/// An error with what caused it, in one line.
fn chain(error: &hyper::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        text = format!("{text}: {inner}");
        cause = inner.source();
    }
    text
}
