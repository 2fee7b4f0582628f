//! The address from which a request comes, for the limits on tries. Nothing keeps it longer than that.
use crate::state::App;
use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::request::Parts,
};
use std::{
    convert::Infallible,
    net::{IpAddr, Ipv6Addr, SocketAddr},
};

/// Whom a request comes from, as finely as limits need it: an IPv4 address, or a /64 of IPv6 (what one household
/// has to itself). None where the listener does not say.
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
            .and_then(|address| address.trim().parse().ok());
        let address = if app.settings.trust_proxy { forwarded.or(direct) } else { direct };
        Ok(Self(address.map(coarse)))
    }
}

fn coarse(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX)).into(),
        address @ IpAddr::V4(_) => address,
    }
}
