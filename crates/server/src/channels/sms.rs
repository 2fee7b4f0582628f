//! Text messages through a gateway's HTTP interface, in 46elks' form: `POST` with the fields `from`, `to` and
//! `message`, and basic authorisation (<https://46elks.com/docs/send-sms>). Others speak it too, or a few lines of a
//! proxy make them.
//!
//! The gateway has no key against doubles, so a message is sent at least once: where the connection breaks between
//! the gateway's taking it and its answer, another try sends it again.
use super::{
    Undelivered,
    post::{Answer, Door},
    settings::{NotThatWay, SmsSettings},
};
use crate::contact::SmsNumber;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use http::HeaderValue;
use url::form_urlencoded;

/// A gateway that was set up.
#[derive(Clone)]
pub(super) struct Sms {
    door: Door,
    from: String,
}

impl Sms {
    pub(super) fn new(settings: &SmsSettings) -> Result<Self, NotThatWay> {
        let from = sender(&settings.from)?;
        let secret = STANDARD.encode(format!("{}:{}", settings.user, settings.password));
        let mut authorization = HeaderValue::from_str(&format!("Basic {secret}"))
            .map_err(|_| NotThatWay("user and password of the gateway cannot be sent"))?;
        authorization.set_sensitive(true);
        Ok(Self { door: Door::new(&settings.gateway, authorization)?, from })
    }

    pub(super) async fn send(&self, to: &SmsNumber, words: &str) -> Result<(), Undelivered> {
        let form = form_urlencoded::Serializer::new(String::new())
            .append_pair("from", &self.from)
            .append_pair("to", to.e164())
            .append_pair("message", words)
            .finish();
        judged(&self.door.send(form).await?)
    }
}

/// What the gateway's answer means.
fn judged(answer: &Answer) -> Result<(), Undelivered> {
    match answer.status {
        200..=299 => Ok(()),
        400 | 422 => Err(Undelivered::Address("the gateway does not take the number")),
        429 | 503 => Err(Undelivered::Busy { retry_after: answer.retry_after }),
        500..=599 => Err(Undelivered::Failed(format!("answered {}", answer.status))),
        // A wrong password, an empty account, an address that leads elsewhere.
        other => Err(Undelivered::Refused(format!("answered {other}"))),
    }
}

/// Who the message says that it is from: a number, or up to eleven letters and digits that begin with a letter.
fn sender(from: &str) -> Result<String, NotThatWay> {
    let name = from.len() <= 11
        && from.starts_with(|first: char| first.is_ascii_alphabetic())
        && from.bytes().all(|byte| byte.is_ascii_alphanumeric());
    match SmsNumber::of(from) {
        _ if name => Ok(from.to_owned()),
        Some(number) => Ok(number.e164().to_owned()),
        None => Err(NotThatWay(
            "the sender of text messages is a number, or up to 11 letters and digits (no å, ä, ö) after a letter",
        )),
    }
}
