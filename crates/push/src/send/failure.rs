//! Why a message may not have arrived, other than by the service's refusal.
use std::net::IpAddr;

/// Why a message may not have arrived: worth trying again while it is of use.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// The host's name leads to no address.
    #[error("the name leads nowhere: {0}")]
    Name(String),
    /// The host's name leads to an address that is not out in the world: nothing was connected to.
    #[error("the name leads to {0}, where no push service is")]
    Address(IpAddr),
    /// Nobody took the connection.
    #[error("no connection: {0}")]
    Connect(String),
    /// Whoever took the connection is not who it should be.
    #[error("the certificate is not trusted: {0}")]
    Certificate(String),
    /// No encryption could be agreed on.
    #[error("no encryption: {0}")]
    Tls(String),
    /// No answer within the deadline. The message may have arrived.
    #[error("no answer in time")]
    Timeout,
    /// The connection or the stream ended before an answer. The message may have arrived.
    #[error("broken off: {0}")]
    Broken(String),
    /// The answer leads elsewhere (3xx), where we do not follow; the status.
    #[error("a redirect ({0})")]
    Redirect(u16),
    /// An answer that has no other meaning here, such as 500; with the beginning of what it says.
    #[error("answered {status}: {text}")]
    Status {
        /// The status.
        status: u16,
        /// The beginning of the body.
        text: String,
    },
    /// No token could be signed, for want of randomness.
    #[error("no token could be signed")]
    Signing,
}
