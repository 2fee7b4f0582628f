//! What a push service's answer means.
use super::{Failure, Outcome, retry_after};
use bytes::Buf;
use http::{HeaderValue, Response, header::RETRY_AFTER};
use http_body_util::BodyExt;
use hyper::body::{Body, Incoming};
use std::time::{Duration, SystemTime};
use tokio::time::timeout;

/// How much of an answer's text is kept, in bytes: the reason fits.
const TEXT: usize = 256;
/// How long the text may take. The status has told what became of the message; a text that drips is let go.
const TEXT_TIME: Duration = Duration::from_millis(250);

/// An answer, read.
pub(super) struct Answer {
    status: u16,
    retry_after: Option<HeaderValue>,
    text: String,
    /// Whether all of it was read, so that HTTP/1.1 may use its connection again.
    pub(super) whole: bool,
}

impl Answer {
    pub(super) async fn read(mut response: Response<Incoming>) -> Self {
        let mut text = Vec::new();
        let whole = response.body().is_end_stream()
            || timeout(TEXT_TIME, beginning(response.body_mut(), &mut text)).await.unwrap_or(false);
        Self {
            status: response.status().as_u16(),
            retry_after: response.headers_mut().remove(RETRY_AFTER),
            text: printable(&text),
            whole,
        }
    }

    /// What it means at `now`.
    pub(super) fn outcome(self, now: SystemTime) -> Outcome {
        let Self { status, text, .. } = self;
        match status {
            200 | 201 | 202 | 204 => Outcome::Delivered,
            404 | 410 => Outcome::Gone { status },
            400 | 401 | 403 => Outcome::Refused { status, text },
            413 => Outcome::TooLarge,
            429 | 503 => {
                let retry_after = self.retry_after.and_then(|value| retry_after::read(&value, now));
                Outcome::Busy { status, retry_after }
            }
            300..400 => Outcome::Failed(Failure::Redirect(status)),
            _ => Outcome::Failed(Failure::Status { status, text }),
        }
    }
}

/// Reads the beginning of a body; whether it was all.
async fn beginning(body: &mut Incoming, text: &mut Vec<u8>) -> bool {
    while let Some(frame) = body.frame().await {
        let Ok(frame) = frame else { return false };
        let Some(mut data) = frame.into_data().ok() else { continue };
        if data.remaining() > TEXT - text.len() {
            return false;
        }
        text.extend_from_slice(&data.copy_to_bytes(data.remaining()));
    }
    true
}

/// Text for a log: one line, whatever was sent.
fn printable(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    text.chars().map(|character| if character.is_control() { ' ' } else { character }).collect()
}
