//! Whom a push service turns to when our messages trouble it.
use url::{Host, Url};

/// Whom a push service can turn to (RFC 8292, section 2.1): `mailto:` or `https:`. Goes into each token; Apple
/// answers 403 when it is not somebody's real address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact(String);

/// The text is no contact: neither `mailto:name@host.example` nor `https://host.example/…`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a contact is mailto:name@host.example or https://host.example/")]
pub struct ContactError;

impl Contact {
    /// Reads a contact.
    ///
    /// # Errors
    /// When the text is none.
    pub fn read(text: &str) -> Result<Self, ContactError> {
        // What would need escaping in a token, or in a mail, does not stand in a plain address.
        let plain = text.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"\\<>".contains(&byte));
        let sound = match text.strip_prefix("mailto:") {
            Some(mail) => mail.split_once('@').is_some_and(|(name, host)| !name.is_empty() && is_host(host)),
            None => Url::parse(text).is_ok_and(|url| {
                url.scheme() == "https" && matches!(url.host(), Some(Host::Domain(host)) if is_host(host))
            }),
        };
        if plain && sound { Ok(Self(text.to_owned())) } else { Err(ContactError) }
    }

    pub(super) fn text(&self) -> &str {
        &self.0
    }
}

/// Whether this could be the name of a host in the world: at least two labels.
fn is_host(name: &str) -> bool {
    let known = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    let mut labels = name.split('.');
    name.contains('.') && labels.all(|label| !label.is_empty() && label.bytes().all(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contact_is_an_address_that_leads_to_somebody() {
        for sound in
            ["mailto:drift@kommun.example", "https://kommun.example", "https://kommun.example/om?x=1"]
        {
            assert!(Contact::read(sound).is_ok(), "{sound}");
        }
        for broken in [
            "",
            "drift@kommun.example",
            "mailto:",
            "mailto:drift",
            "mailto:@kommun.example",
            "mailto:drift@localhost",
            "mailto:drift@kommun..example",
            "mailto: drift@kommun.example",
            "mailto:<drift@kommun.example>",
            "mailto:a@b@kommun.example",
            "mailto:\"a\"@kommun.example",
            "http://kommun.example",
            "https://localhost",
            "https://192.168.0.1/",
            "https://kommun.example/\"",
        ] {
            assert_eq!(Contact::read(broken), Err(ContactError), "{broken:?}");
        }
    }
}
