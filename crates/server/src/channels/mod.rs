//! How a person is reached outside the app: a text message, a mail. Each is off until it is set up.
//!
//! Nothing of who is written to and what is written gets into a log or an error: what went wrong is told by
//! [`Undelivered`], in words about the gateway and never about the message.
mod mail;
mod post;
mod settings;
mod sms;
mod undelivered;

pub use settings::{MailSettings, NotThatWay, Security, SmsSettings};
pub use undelivered::Undelivered;

use crate::{contact::SmsNumber, random::Random};
use mail::Mail;
use sms::Sms;
use std::{fmt, sync::Arc};

/// What a mail has besides its words.
#[derive(Clone, Copy, Default)]
pub struct MailOptions<'a> {
    /// An iCalendar text (RFC 5545), sent as a part of its own.
    pub calendar: Option<&'a str>,
    /// Name and address of the person who gets the replies, where that is not the sender (RFC 5322, section 3.6.2).
    pub reply_to: Option<(&'a str, &'a str)>,
}

/// The channels that this server has. Cheap to clone.
#[derive(Clone, Default)]
pub struct Channels {
    text: Option<Sms>,
    mail: Option<Mail>,
}

impl Channels {
    /// The channels with those settings; one without is off. `random` names mails.
    ///
    /// # Errors
    /// What in the settings cannot be, in words for the operator.
    pub fn new(
        text: Option<&SmsSettings>,
        mail: Option<&MailSettings>,
        random: Arc<dyn Random>,
    ) -> Result<Self, NotThatWay> {
        Ok(Self {
            text: text.map(Sms::new).transpose()?,
            mail: mail.map(|settings| Mail::new(settings, random)).transpose()?,
        })
    }

    /// Sends `words` as a text message to the phone number `to`.
    ///
    /// At least once: where no answer came the message may have arrived, and a second try may double it.
    ///
    /// # Errors
    /// [`Undelivered`] says why not, and whether another try is worth it.
    pub async fn text(&self, to: &SmsNumber, words: &str) -> Result<(), Undelivered> {
        self.text.as_ref().ok_or(Undelivered::Off)?.send(to, words).await
    }

    /// Sends `words` as a mail with that `subject` to the address `to`.
    ///
    /// At least once, as a text message.
    ///
    /// # Errors
    /// [`Undelivered`] says why not, and whether another try is worth it.
    pub async fn mail(
        &self,
        to: &str,
        subject: &str,
        words: &str,
        options: MailOptions<'_>,
    ) -> Result<(), Undelivered> {
        self.mail.as_ref().ok_or(Undelivered::Off)?.send(to, subject, words, options).await
    }

    /// The address from which mail is sent, where it can be.
    #[must_use]
    pub fn mail_sender(&self) -> Option<String> {
        self.mail.as_ref().map(Mail::sender)
    }

    /// Whether text messages can be sent.
    #[must_use]
    pub const fn has_text(&self) -> bool {
        self.text.is_some()
    }

    /// Whether mail can be sent.
    #[must_use]
    pub const fn has_mail(&self) -> bool {
        self.mail.is_some()
    }
}

/// Shows which there are, and no password.
impl fmt::Debug for Channels {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Channels").field("text", &self.has_text()).field("mail", &self.has_mail()).finish()
    }
}
