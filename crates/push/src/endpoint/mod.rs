//! Which addresses may be sent to. A subscription's endpoint is an address that somebody else chose, and our
//! server would call it (OWASP ASVS 5.0, V1.3.6): so it is read as browsers read it, and only the known push
//! services are called, by the suffix of the host that was read.
//!
//! What the name stands for is judged again when a connection is made, on the very address that is connected to
//! ([`crate::send`]); redirects are never followed.
mod address;
mod error;
mod origin;
mod service;
#[cfg(test)]
mod tests;

pub(crate) use address::is_public;
pub use error::EndpointError;
pub use origin::Origin;
pub use service::Allowed;

use http::Uri;
use url::Url;

/// The longest address that is taken, in bytes: the real ones have 150 to 800.
const LONGEST: usize = 2048;

/// The address of one subscription, which may be sent to. Cheap to clone but for its origin.
#[derive(Clone, PartialEq, Eq)]
pub struct Endpoint {
    uri: Uri,
    origin: Origin,
}

impl Endpoint {
    /// Reads the address of a subscription.
    ///
    /// It must stand as a browser writes it: what changes when it is read and written again was not written by a
    /// browser, and hides something (a backslash, a number as host, an upper-case scheme, a default port).
    ///
    /// # Errors
    /// Why it may not be sent to.
    pub fn read(text: &str, allowed: Allowed) -> Result<Self, EndpointError> {
        if text.len() > LONGEST {
            return Err(EndpointError::TooLong(text.len()));
        }
        let url = Url::parse(text).map_err(|_| EndpointError::Unreadable)?;
        if !url.username().is_empty() || url.password().is_some() {
            return Err(EndpointError::UserInfo);
        }
        let origin = service::origin(&url, allowed)?;
        if url.as_str() != text || url.fragment().is_some() {
            return Err(EndpointError::Disguised);
        }
        let uri = text.parse().map_err(|_| EndpointError::Unreadable)?;
        Ok(Self { uri, origin })
    }

    /// The push service: scheme, host, port.
    #[must_use]
    pub const fn origin(&self) -> &Origin {
        &self.origin
    }

    pub(crate) const fn uri(&self) -> &Uri {
        &self.uri
    }
}

impl std::fmt::Debug for Endpoint {
    /// Without the path: whoever knows it can use up the subscription.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Endpoint({}/…)", self.origin)
    }
}
