//! Why an address may not be sent to.

/// Why an address may not be sent to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EndpointError {
    /// Longer than any push service's; its length in bytes.
    #[error("the address has {0} bytes")]
    TooLong(usize),
    /// No address at all.
    #[error("this is no address")]
    Unreadable,
    /// Not `https:`.
    #[error("the address is not https")]
    Scheme,
    /// A name or password before the host.
    #[error("the address carries a user name or password")]
    UserInfo,
    /// Another port than 443.
    #[error("the address names port {0}")]
    Port(u16),
    /// A number instead of a name, in any spelling.
    #[error("the address names a number instead of a host")]
    Number,
    /// A host that belongs to no known push service.
    #[error("the host belongs to no known push service")]
    Host,
    /// Written otherwise than a browser writes it.
    #[error("the address is not written as a browser writes it")]
    Disguised,
}
