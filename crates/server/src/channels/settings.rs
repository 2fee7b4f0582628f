//! What is needed to set a channel up. Each is off where nothing of it is set, and half of it is an error at start.

/// What a gateway for text messages needs.
#[derive(Clone)]
pub struct SmsSettings {
    /// The gateway's address; `https:`, or `http:` on this machine.
    pub gateway: String,
    /// The user of the gateway's interface.
    pub user: String,
    /// Their password.
    pub password: String,
    /// Who the message says that it is from: a number, or up to eleven letters and digits.
    pub from: String,
}

/// What a mail server needs.
#[derive(Clone)]
pub struct MailSettings {
    /// Its name.
    pub host: String,
    /// Its port, where it is not the one that goes with `security`.
    pub port: Option<u16>,
    /// How what is sent is kept from others.
    pub security: Security,
    /// User and password, where the server asks for them.
    pub login: Option<(String, String)>,
    /// Who the mail says that it is from: an address, with a name before it if wanted.
    pub from: String,
}

/// How mail is kept from others on its way to the server.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, clap::ValueEnum)]
pub enum Security {
    /// Begins in the clear and goes over to TLS, or ends (RFC 3207).
    #[default]
    Starttls,
    /// TLS from the first byte (RFC 8314).
    Tls,
    /// None: for a server on this machine.
    None,
}

impl Security {
    /// The port that goes with it.
    pub(super) const fn port(self) -> u16 {
        match self {
            Self::Starttls => 587,
            Self::Tls => 465,
            Self::None => 25,
        }
    }
}

/// Why a channel cannot be set up like that.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{0}")]
pub struct NotThatWay(pub(super) &'static str);
