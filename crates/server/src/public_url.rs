//! The address at which people reach the app, as it stands in links, messages and QR codes.
use axum::http::uri::Authority;
use std::{fmt, str::FromStr};
use url::{Host, Url};

/// Where people reach the app: a scheme, a host and perhaps a port, `https://folje.exempelby.se`. Nothing else, since the
/// app's pages stand at the root and paths are appended to it as text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PublicUrl {
    /// Scheme and authority, without a slash at the end. Names with å, ä, ö are in their ASCII form.
    text: String,
    https: bool,
    loopback: bool,
}

/// Why a text is no public address.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum PublicUrlError {
    /// It is empty or has a space or a line break.
    #[error("the public address is empty or has a space in it: write it like https://folje.exempelby.se")]
    Space,
    /// It begins with no scheme, or another one.
    #[error("the public address must begin with https:// (or http:// for trying out)")]
    Scheme,
    /// The host cannot be read.
    #[error("the public address names no host that can be read: write it like https://folje.exempelby.se")]
    Host,
    /// It carries a user or a password.
    #[error("the public address must not carry a user or a password")]
    Login,
    /// It has a path.
    #[error("the public address must not have a path: the app is served at the root of its host")]
    Path,
    /// It has a query or a fragment.
    #[error("the public address must not have a query (?) or a fragment (#)")]
    Tail,
}

impl FromStr for PublicUrl {
    type Err = PublicUrlError;

    fn from_str(text: &str) -> Result<Self, PublicUrlError> {
        if text.is_empty() || text.contains(|c: char| c.is_whitespace() || c.is_control()) {
            return Err(PublicUrlError::Space);
        }
        // The reader of addresses would repair `https:/host` and the like; what is written should be what is meant.
        let scheme = text.split_once("://").map_or("", |(scheme, _)| scheme);
        let https = scheme.eq_ignore_ascii_case("https");
        if !https && !scheme.eq_ignore_ascii_case("http") {
            return Err(PublicUrlError::Scheme);
        }
        let url = Url::parse(text).map_err(|_| PublicUrlError::Host)?;
        if !url.username().is_empty() || url.password().is_some() {
            return Err(PublicUrlError::Login);
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(PublicUrlError::Tail);
        }
        if url.path() != "/" {
            return Err(PublicUrlError::Path);
        }
        let loopback = match url.host().ok_or(PublicUrlError::Host)? {
            Host::Domain(name) => name == "localhost" || name.ends_with(".localhost"),
            Host::Ipv4(address) => address.is_loopback(),
            Host::Ipv6(address) => address.to_canonical().is_loopback(),
        };
        Ok(Self { text: url.origin().ascii_serialization(), https, loopback })
    }
}

impl PublicUrl {
    /// The address as text, without a slash at the end.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether browsers are to reach this host by TLS alone from now on (RFC 6797): the address is https, and the host is
    /// not this very machine, where other programs serve plain HTTP under the same name.
    #[must_use]
    pub const fn asks_for_tls(&self) -> bool {
        self.https && !self.loopback
    }

    /// Whether people reach the app by https.
    #[must_use]
    pub const fn is_https(&self) -> bool {
        self.https
    }

    /// Whether an `Origin` header names this address.
    #[must_use]
    pub fn is_origin(&self, origin: &str) -> bool {
        origin.eq_ignore_ascii_case(&self.text)
    }
}

/// Where a server listens unless anything else is said.
impl Default for PublicUrl {
    fn default() -> Self {
        Self { text: "http://localhost:8080".to_owned(), https: false, loopback: true }
    }
}

impl fmt::Display for PublicUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// The authority of a `Host` header (RFC 9112, section 3.2), if it is one.
pub(crate) fn host(value: &str) -> Option<Authority> {
    value.parse().ok().filter(|host: &Authority| !host.as_str().contains('@') && !host.host().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<String, PublicUrlError> {
        text.parse().map(|url: PublicUrl| url.to_string())
    }

    #[test]
    fn a_scheme_and_a_host_are_an_address() {
        for (text, expected) in [
            ("https://folje.exempelby.se", "https://folje.exempelby.se"),
            ("https://folje.exempelby.se/", "https://folje.exempelby.se"),
            ("HTTPS://Folje.Exempelby.SE:443/", "https://folje.exempelby.se"),
            ("https://folje.exempelby.se:8443", "https://folje.exempelby.se:8443"),
            ("https://följe.exempelby.se", "https://xn--flje-5qa.exempelby.se"),
            ("http://localhost:8080", "http://localhost:8080"),
            ("http://[::1]:8080/", "http://[::1]:8080"),
        ] {
            assert_eq!(read(text).as_deref(), Ok(expected), "{text}");
        }
        assert_eq!(read(PublicUrl::default().as_str()).as_deref(), Ok("http://localhost:8080"));
    }

    #[test]
    fn anything_more_or_less_is_refused_with_its_reason() {
        use PublicUrlError::{Host, Login, Path, Scheme, Space, Tail};
        for (text, expected) in [
            ("", Space),
            (" https://folje.exempelby.se", Space),
            ("https://folje.exempelby.se/ ", Space),
            ("https://folje exempelby.se", Space),
            ("https://folje.exempelby.se\n", Space),
            ("folje.exempelby.se", Scheme),
            ("folje.exempelby.se:443", Scheme),
            ("//folje.exempelby.se", Scheme),
            ("https:folje.exempelby.se", Scheme),
            ("https:/folje.exempelby.se", Scheme),
            ("ftp://folje.exempelby.se", Scheme),
            ("https://", Host),
            ("https://folje<exempelby.se", Host),
            ("https://folje.exempelby.se:port", Host),
            ("https://admin:geheim@folje.exempelby.se", Login),
            ("https://admin@folje.exempelby.se", Login),
            ("https://exempelby.se/folje", Path),
            ("https://exempelby.se/folje/", Path),
            ("https://exempelby.se//", Path),
            ("https://exempelby.se\\folje", Path),
            ("https://folje.exempelby.se?x=1", Tail),
            ("https://folje.exempelby.se/?", Tail),
            ("https://folje.exempelby.se#", Tail),
            ("https://folje.exempelby.se/#x", Tail),
        ] {
            assert_eq!(read(text), Err(expected), "{text:?}");
            assert!(!expected.to_string().contains("geheim"));
        }
    }

    #[test]
    fn only_another_host_by_https_is_to_be_reached_by_tls_alone() {
        for (text, expected) in [
            ("https://folje.exempelby.se", true),
            ("http://folje.exempelby.se", false),
            ("https://localhost:8443", false),
            ("https://127.0.0.1", false),
            ("https://[::1]", false),
            ("https://localhost.exempelby.se", true),
        ] {
            assert_eq!(text.parse::<PublicUrl>().unwrap().asks_for_tls(), expected, "{text}");
        }
    }

    #[test]
    fn a_host_is_one_name_with_perhaps_a_port() {
        for text in ["folje.example", "folje.example:8080", "127.0.0.1:80", "[::1]:8080", "localhost"] {
            assert!(host(text).is_some(), "{text}");
        }
        for text in ["", "a b", "folje.example/", "user@folje.example", "folje.example, evil.example", ":80"]
        {
            assert!(host(text).is_none(), "{text}");
        }
    }
}
