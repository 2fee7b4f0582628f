//! Mail through an SMTP server: plain text in UTF-8, with an iCalendar part where there is one.
//!
//! At least once: where the connection breaks between the server's taking a mail and its answer, another try sends
//! it again.
use super::{
    MailOptions, Undelivered,
    settings::{MailSettings, NotThatWay, Security},
};
use crate::random::Random;
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use folje_domain::entry;
use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor,
    message::{Mailbox, MultiPart, SinglePart, header::ContentType},
    transport::smtp::{
        Error,
        authentication::Credentials,
        client::{Tls, TlsParameters},
        extension::ClientId,
    },
};
use std::{net::IpAddr, sync::Arc, time::Duration};
use tokio::time::timeout;

/// How long one step may take, and all of them.
const STEP: Duration = Duration::from_secs(15);
const DEADLINE: Duration = Duration::from_secs(60);

/// A mail server that was set up.
#[derive(Clone)]
pub(super) struct Mail {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    random: Arc<dyn Random>,
}

impl Mail {
    pub(super) fn new(settings: &MailSettings, random: Arc<dyn Random>) -> Result<Self, NotThatWay> {
        let from: Mailbox = settings
            .from
            .parse()
            .map_err(|_| NotThatWay("the sender of mail looks like «Följe <folje@kommun.example>»"))?;
        let host = &settings.host;
        let here = host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
        let tls = || {
            TlsParameters::new(host.clone())
                .map_err(|_| NotThatWay("TLS to the mail server cannot be set up"))
        };
        let tls = match settings.security {
            Security::Starttls => Tls::Required(tls()?),
            Security::Tls => Tls::Wrapper(tls()?),
            Security::None if here => Tls::None,
            Security::None => {
                return Err(NotThatWay("mail without TLS goes to a server on this machine alone"));
            }
        };
        // The domain of the sender, since a mail server may not take the machine's own name.
        let hello = ClientId::Domain(from.email.domain().to_owned());
        let builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(host)
            .port(settings.port.unwrap_or(settings.security.port()))
            .tls(tls)
            .hello_name(hello)
            .timeout(Some(STEP));
        let builder = match &settings.login {
            Some((user, password)) => builder.credentials(Credentials::new(user.clone(), password.clone())),
            None => builder,
        };
        Ok(Self { transport: builder.build(), from, random })
    }

    pub(super) async fn send(
        &self,
        to: &str,
        subject: &str,
        words: &str,
        options: MailOptions<'_>,
    ) -> Result<(), Undelivered> {
        let to: Address = to.trim().parse().map_err(|_| Undelivered::Address("no mail address"))?;
        let message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(one_line(subject))
            .message_id(Some(self.id()?));
        // Without a usable address replies go to the sender, as with any mail.
        let reply_to = options.reply_to.and_then(|(name, address)| {
            let name = Some(one_line(name)).filter(|name| !name.is_empty());
            Some(Mailbox::new(name, address.trim().parse().ok()?))
        });
        let message = match reply_to {
            Some(mailbox) => message.reply_to(mailbox),
            None => message,
        };
        let plain = SinglePart::plain(words.to_owned());
        let message = match options.calendar {
            None => message.singlepart(plain),
            Some(calendar) => {
                // Mail programs take an invitation for one where it is another form of the mail itself (RFC 6047).
                let parts = match method(calendar) {
                    PUBLISH => MultiPart::mixed(),
                    _ => MultiPart::alternative(),
                };
                message.multipart(parts.singlepart(plain).singlepart(event(calendar)?))
            }
        };
        let message = message.map_err(|_| unwritten())?;
        match timeout(DEADLINE, self.transport.send(message)).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(judged(&error)),
            Err(_) => Err(Undelivered::Failed("no answer in time".to_owned())),
        }
    }

    /// The address from which it comes.
    pub(super) fn sender(&self) -> String {
        self.from.email.to_string()
    }

    /// A new Message-ID under the sender's domain (RFC 5322, section 3.6.4).
    fn id(&self) -> Result<String, Undelivered> {
        let bytes = self.random.bytes().map_err(|_| unwritten())?;
        Ok(format!("<{}@{}>", URL_SAFE_NO_PAD.encode(bytes), self.from.email.domain()))
    }
}

/// A text for a header: one line, without hidden direction marks, whatever the names in it hold.
fn one_line(text: &str) -> String {
    let spaced: String = text.chars().map(|one| if one.is_control() { ' ' } else { one }).collect();
    entry::line(&spaced)
}

fn unwritten() -> Undelivered {
    Undelivered::Failed("the mail could not be written".to_owned())
}

const PUBLISH: &str = "PUBLISH";

/// What the calendar is for; its part of the mail says the same (RFC 6047, section 2.4).
fn method(calendar: &str) -> &str {
    calendar.lines().find_map(|line| line.strip_prefix("METHOD:")).unwrap_or(PUBLISH)
}

/// The part that a mail program offers to put into the calendar.
fn event(calendar: &str) -> Result<SinglePart, Undelivered> {
    let kind = format!("text/calendar; charset=utf-8; method={}", method(calendar));
    let kind = ContentType::parse(&kind).map_err(|_| unwritten())?;
    Ok(SinglePart::builder().header(kind).body(calendar.to_owned()))
}

/// What the server's answer means. Its words are left out, since they may tell the address.
fn judged(error: &Error) -> Undelivered {
    let Some(code) = error.status().map(|code| code.to_string()) else {
        let what = if error.is_tls() {
            "no TLS"
        } else if error.is_timeout() {
            "no answer in time"
        } else {
            "no connection, or it broke off"
        };
        return Undelivered::Failed(what.to_owned());
    };
    match code.as_str() {
        // Mailbox unavailable, not local, name not allowed; no such domain (RFC 5321, section 4.2.3; RFC 7504).
        "550" | "551" | "553" | "556" => Undelivered::Address("the mail server does not take the address"),
        _ if error.is_transient() => Undelivered::Busy { retry_after: None },
        _ => Undelivered::Refused(format!("answered {code}")),
    }
}
