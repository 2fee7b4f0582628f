//! The network from which a request comes, for the limits. Nothing keeps it longer than that.
use crate::state::App;
use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::request::Parts,
};
use std::{
    convert::Infallible,
    net::{IpAddr, Ipv6Addr, SocketAddr},
};

/// The network that a request comes from: an IPv4 address, or a /64 of IPv6 (what one household has to itself). `None`
/// where the listener does not say.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Client(pub Option<IpAddr>);

impl FromRequestParts<App> for Client {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let direct = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
        // Anybody can write this header; only the last address was written by the proxy before us.
        let forwarded = parts
            .headers
            .get_all("x-forwarded-for")
            .iter()
            .next_back()
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.rsplit(',').next())
            .and_then(address);
        let address = if app.settings.trust_proxy { forwarded.or(direct) } else { direct };
        Ok(Self(address.map(coarse)))
    }
}

/// The address in an entry of `X-Forwarded-For`. Most proxies write it bare; Azure and IIS add the port, with brackets
/// around an IPv6 address.
fn address(entry: &str) -> Option<IpAddr> {
    let entry = entry.trim();
    let bracketed = || entry.strip_prefix('[')?.strip_suffix(']')?.parse::<Ipv6Addr>().ok();
    let with_port = || entry.parse().ok().map(|address: SocketAddr| address.ip());
    entry.parse().ok().or_else(with_port).or_else(|| bracketed().map(IpAddr::from))
}

fn coarse(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX)).into(),
        address @ IpAddr::V4(_) => address,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_read_with_and_without_a_port() {
        let v4 = Some(IpAddr::from([198, 51, 100, 7]));
        let v6 = "2001:db8::1".parse().ok();
        for (entry, expected) in [
            ("198.51.100.7", v4),
            (" 198.51.100.7:4711 ", v4),
            ("2001:db8::1", v6),
            ("[2001:db8::1]", v6),
            ("[2001:db8::1]:443", v6),
            ("unknown", None),
            ("", None),
            ("198.51.100.7:", None),
            ("198.51.100.7:99999", None),
            ("[198.51.100.7]:80", None),
        ] {
            assert_eq!(address(entry), expected, "{entry}");
        }
    }
}
