//! From a host's name to its addresses.
use std::{future::Future, io, net::SocketAddr, pin::Pin};

/// The addresses that are being asked for.
pub type Addresses<'asked> = Pin<Box<dyn Future<Output = io::Result<Vec<SocketAddr>>> + Send + 'asked>>;

/// Tells the addresses of a host. What it answers is judged before anything is connected to.
pub trait Resolve: Send + Sync {
    /// The addresses of `host`, each with `port`, best first.
    fn addresses<'asked>(&'asked self, host: &'asked str, port: u16) -> Addresses<'asked>;
}

/// Asks as every program on this machine does.
#[derive(Debug, Default, Clone, Copy)]
pub struct SystemResolver;

impl Resolve for SystemResolver {
    fn addresses<'asked>(&'asked self, host: &'asked str, port: u16) -> Addresses<'asked> {
        Box::pin(async move { Ok(tokio::net::lookup_host((host, port)).await?.collect()) })
    }
}
