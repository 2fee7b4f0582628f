//! How a person is reached outside the app: a text message, a mail. Each is off until it is set up.
//!
//! Nothing of who is written to and what is written gets into a log or an error: what went wrong is told by
//! [`Undelivered`], in words about the gateway and never about the message.
mod undelivered;

pub use undelivered::Undelivered;

/// The channels that this server has. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Channels;

impl Channels {
    /// Sends `words` as a text message to the phone number `to`, as somebody wrote it.
    ///
    /// At least once: where no answer came the message may have arrived, and a second try may double it.
    ///
    /// # Errors
    /// [`Undelivered`] says why not, and whether another try is worth it.
    pub async fn text(&self, to: &str, words: &str) -> Result<(), Undelivered> {
        let _ = (to, words);
        Err(Undelivered::Off)
    }

    /// Sends `words` as a mail with that `subject` to the address `to`; where there is a `calendar`, an iCalendar
    /// text (RFC 5545), it goes along as a part of its own.
    ///
    /// # Errors
    /// [`Undelivered`] says why not, and whether another try is worth it.
    pub async fn mail(
        &self,
        to: &str,
        subject: &str,
        words: &str,
        calendar: Option<&str>,
    ) -> Result<(), Undelivered> {
        let _ = (to, subject, words, calendar);
        Err(Undelivered::Off)
    }

    /// Whether text messages can be sent.
    #[must_use]
    pub const fn has_text(&self) -> bool {
        false
    }

    /// Whether mail can be sent.
    #[must_use]
    pub const fn has_mail(&self) -> bool {
        false
    }
}
