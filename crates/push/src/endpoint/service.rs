//! The push services that browsers use.
use super::{EndpointError, Origin};
use std::net::Ipv4Addr;
use url::{Host, Url};

/// Hosts of push services: Chrome and its kin; Firefox.
const HOSTS: [&str; 2] = ["fcm.googleapis.com", "updates.push.services.mozilla.com"];

/// What hosts of push services end with: Firefox, Safari (Apple asks to allow its whole suffix), Edge.
const SUFFIXES: [&str; 3] = [".push.services.mozilla.com", ".push.apple.com", ".notify.windows.com"];

/// Who may be sent to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Allowed {
    /// The push services of the browsers.
    Services,
    /// Those, and this machine itself (127.0.0.1 and localhost, any port, also without TLS). For tests.
    Loopback,
}

/// Scheme, host and port of `url`, when it may be sent to.
pub(super) fn origin(url: &Url, allowed: Allowed) -> Result<Origin, EndpointError> {
    let tls = match url.scheme() {
        "https" => true,
        "http" => false,
        _ => return Err(EndpointError::Scheme),
    };
    let host = url.host().ok_or(EndpointError::Unreadable)?;
    let port = url.port_or_known_default().ok_or(EndpointError::Unreadable)?;
    let loopback = match host {
        Host::Domain(name) => name == "localhost",
        Host::Ipv4(number) => number == Ipv4Addr::LOCALHOST,
        Host::Ipv6(_) => false,
    };
    if loopback && allowed == Allowed::Loopback {
        return Ok(Origin { tls, host: host.to_string().into(), port, loopback });
    }
    let Host::Domain(name) = host else { return Err(EndpointError::Number) };
    if !tls {
        return Err(EndpointError::Scheme);
    }
    if !is_service(name) {
        return Err(EndpointError::Host);
    }
    if port != 443 {
        return Err(EndpointError::Port(port));
    }
    Ok(Origin { tls, host: name.into(), port, loopback: false })
}

fn is_service(name: &str) -> bool {
    // A label of a real host is letters, digits and hyphens; the reading of addresses lets more through.
    let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'.');
    let labelled = !name.split('.').any(str::is_empty);
    plain && labelled && (HOSTS.contains(&name) || SUFFIXES.iter().any(|suffix| name.ends_with(suffix)))
}
