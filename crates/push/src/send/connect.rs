//! A new connection: name, address, TCP, TLS, HTTP.
use super::{Failure, Resolve, connection::Line};
use crate::endpoint::{Origin, is_public};
use hyper::client::conn::{http1, http2};
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use rustls::pki_types::ServerName;
use std::{
    future::{Future, poll_fn},
    io,
    net::{Ipv4Addr, SocketAddr},
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpStream,
    time::timeout,
};
use tokio_rustls::TlsConnector;

/// How long one address may take before the next is tried.
const ONE_ADDRESS: Duration = Duration::from_secs(3);
/// How often a connection with messages under way is asked whether it lives, and how long it may take to say so:
/// a network that swallows everything would otherwise cost every message its whole deadline.
const PING: Duration = Duration::from_secs(10);

/// What a new connection needs to know.
pub(super) struct Connector {
    pub(super) resolver: Arc<dyn Resolve>,
    pub(super) tls: TlsConnector,
}

impl Connector {
    /// Connects to `origin`.
    pub(super) async fn connect(&self, origin: &Origin) -> Result<Line, Failure> {
        let stream = tcp(&self.addresses(origin).await?).await?;
        if !origin.is_tls() {
            return http1(stream).await;
        }
        let name = ServerName::try_from(origin.host().to_owned())
            .map_err(|error| Failure::Tls(error.to_string()))?;
        let stream = self.tls.connect(name, stream).await.map_err(tls_failure)?;
        if stream.get_ref().1.alpn_protocol() == Some(b"h2") {
            http2(stream).await
        } else {
            http1(stream).await
        }
    }

    /// The addresses of the host, each of them checked: what is connected to is what was looked at, so that a
    /// name which changes its mind between two questions gains nothing.
    async fn addresses(&self, origin: &Origin) -> Result<Vec<SocketAddr>, Failure> {
        if origin.is_loopback() {
            return Ok(vec![(Ipv4Addr::LOCALHOST, origin.port()).into()]);
        }
        let asked = self.resolver.addresses(origin.host(), origin.port()).await;
        let addresses = asked.map_err(|error| Failure::Name(error.to_string()))?;
        // One address that leads inside taints the answer: the services' own names have none.
        match addresses.iter().find(|address| !is_public(address.ip())) {
            Some(inside) => Err(Failure::Address(inside.ip())),
            None => Ok(addresses),
        }
    }
}

/// Connects to the first address that takes it.
async fn tcp(addresses: &[SocketAddr]) -> Result<TcpStream, Failure> {
    let mut failure = Failure::Name("no address".to_owned());
    for address in addresses {
        match timeout(ONE_ADDRESS, TcpStream::connect(address)).await {
            Ok(Ok(stream)) => {
                stream.set_nodelay(true).map_err(|error| Failure::Connect(error.to_string()))?;
                return Ok(stream);
            }
            Ok(Err(error)) => failure = Failure::Connect(error.to_string()),
            Err(_) => failure = Failure::Connect(format!("no answer within {ONE_ADDRESS:?}")),
        }
    }
    Err(failure)
}

fn tls_failure(error: io::Error) -> Failure {
    let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>());
    match inner {
        Some(rustls::Error::InvalidCertificate(reason)) => Failure::Certificate(reason.to_string()),
        _ => Failure::Tls(error.to_string()),
    }
}

async fn http2(stream: impl AsyncRead + AsyncWrite + Send + Unpin + 'static) -> Result<Line, Failure> {
    let (sender, mut connection) = http2::Builder::new(TokioExecutor::new())
        .timer(TokioTimer::new())
        .keep_alive_interval(PING)
        .keep_alive_timeout(PING)
        .handshake(TokioIo::new(stream))
        .await
        .map_err(|error| Failure::Connect(error.to_string()))?;
    let streams = Arc::new(AtomicUsize::new(connection.current_max_send_streams()));
    let allowed = streams.clone();
    // Ends with the connection; what went wrong reaches each message on it.
    tokio::spawn(poll_fn(move |context| {
        let ended = Pin::new(&mut connection).poll(context);
        allowed.store(connection.current_max_send_streams(), Ordering::Relaxed);
        ended
    }));
    Ok(Line::Many { sender, streams })
}

async fn http1(stream: impl AsyncRead + AsyncWrite + Send + Unpin + 'static) -> Result<Line, Failure> {
    let (sender, connection) =
        http1::handshake(TokioIo::new(stream)).await.map_err(|error| Failure::Connect(error.to_string()))?;
    tokio::spawn(connection);
    Ok(Line::one(sender))
}
