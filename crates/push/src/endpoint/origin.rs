//! Scheme, host and port: what connections and tokens belong to.
use std::fmt;

/// A push service: scheme, host, port. Written as in a token's `aud` (RFC 6454, section 6.2; RFC 8292, section 2):
/// the port only where it is not the scheme's own.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Origin {
    pub(super) tls: bool,
    pub(super) host: Box<str>,
    pub(super) port: u16,
    pub(super) loopback: bool,
}

impl Origin {
    /// Whether the connection is encrypted; false only on the loopback of a test.
    #[must_use]
    pub const fn is_tls(&self) -> bool {
        self.tls
    }

    /// The host: a name, or 127.0.0.1 in a test.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The port.
    #[must_use]
    pub const fn port(&self) -> u16 {
        self.port
    }

    /// Whether this is the machine itself, as tests have it: then nobody is asked for its address.
    pub(crate) const fn is_loopback(&self) -> bool {
        self.loopback
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (scheme, own) = if self.tls { ("https", 443) } else { ("http", 80) };
        write!(formatter, "{scheme}://{}", self.host)?;
        if self.port != own {
            write!(formatter, ":{}", self.port)?;
        }
        Ok(())
    }
}
