//! Who carries SMS and mail: the server's channels, or a test's double.
use crate::{
    channels::{Channels, MailOptions, Undelivered},
    contact::SmsNumber,
};
use std::pin::Pin;

/// Whether a message was handed over, in time.
pub type Carried<'a> = Pin<Box<dyn Future<Output = Result<(), Undelivered>> + Send + 'a>>;

/// Carries SMS and mail.
pub trait Carrier: Send + Sync {
    /// An SMS to a phone number that takes them.
    fn text<'a>(&'a self, to: &'a SmsNumber, words: &'a str) -> Carried<'a>;
    /// A mail to an address.
    fn mail<'a>(&'a self, to: &'a str, subject: &'a str, words: &'a str) -> Carried<'a>;
    /// Whether SMS can be sent.
    fn has_text(&self) -> bool;
    /// Whether mail can be sent.
    fn has_mail(&self) -> bool;
}

impl Carrier for Channels {
    fn text<'a>(&'a self, to: &'a SmsNumber, words: &'a str) -> Carried<'a> {
        Box::pin(Self::text(self, to, words))
    }

    fn mail<'a>(&'a self, to: &'a str, subject: &'a str, words: &'a str) -> Carried<'a> {
        Box::pin(Self::mail(self, to, subject, words, MailOptions::default()))
    }

    fn has_text(&self) -> bool {
        Self::has_text(self)
    }

    fn has_mail(&self) -> bool {
        Self::has_mail(self)
    }
}
