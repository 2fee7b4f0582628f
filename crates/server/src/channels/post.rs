//! One form sent by POST over TLS, and its answer: all of HTTP that a gateway needs. No redirect is followed, since
//! it would take the message and the password to somebody else.
use super::{Undelivered, settings::NotThatWay};
use bytes::Bytes;
use http::{HeaderValue, Request, header};
use http_body_util::Full;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use rustls::{ClientConfig, RootCertStore, pki_types::ServerName};
use std::{sync::Arc, time::Duration};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpStream,
    time::timeout,
};
use tokio_rustls::TlsConnector;
use url::{Host, Url};

/// How long a message may take from the first step to the answer's head.
const DEADLINE: Duration = Duration::from_secs(15);
/// The longest that somebody is left alone because they asked for it.
const LONGEST_WAIT: Duration = Duration::from_secs(60 * 60);

/// Where forms go.
#[derive(Clone)]
pub(super) struct Door {
    host: String,
    port: u16,
    path: String,
    authorization: HeaderValue,
    /// None where there is no need: the gateway is on this machine.
    tls: Option<TlsConnector>,
}

/// What was answered.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) retry_after: Option<Duration>,
}

impl Door {
    /// The door at `address`, opened with what `authorization` holds.
    pub(super) fn new(address: &str, authorization: HeaderValue) -> Result<Self, NotThatWay> {
        let wrong =
            || NotThatWay("the gateway's address has to be https://… (http:// on this machine alone)");
        let url = Url::parse(address).map_err(|_| wrong())?;
        let (host, here) = match url.host().ok_or_else(wrong)? {
            Host::Domain(name) => (name.to_owned(), name == "localhost"),
            Host::Ipv4(address) => (address.to_string(), address.is_loopback()),
            Host::Ipv6(address) => (address.to_string(), address.is_loopback()),
        };
        let tls = match url.scheme() {
            "https" => Some(connector().map_err(|_| NotThatWay("TLS cannot be set up"))?),
            "http" if here => None,
            _ => return Err(wrong()),
        };
        if !url.username().is_empty() || url.password().is_some() {
            return Err(NotThatWay("user and password of the gateway have settings of their own"));
        }
        let path = match url.query() {
            Some(query) => format!("{}?{query}", url.path()),
            None => url.path().to_owned(),
        };
        Ok(Self { host, port: url.port_or_known_default().unwrap_or(443), path, authorization, tls })
    }

    /// Sends the form and waits for the head of the answer; its text is not looked at, as it may tell the number.
    pub(super) async fn send(&self, form: String) -> Result<Answer, Undelivered> {
        let failed = |what: &str| Undelivered::Failed(what.to_owned());
        match timeout(DEADLINE, self.try_send(form)).await {
            Ok(answer) => answer.map_err(|what| failed(&what)),
            Err(_) => Err(failed("no answer in time")),
        }
    }

    async fn try_send(&self, form: String) -> Result<Answer, String> {
        let stream = TcpStream::connect((self.host.as_str(), self.port))
            .await
            .map_err(|error| format!("no connection: {}", error.kind()))?;
        match &self.tls {
            None => self.exchange(stream, form).await,
            Some(tls) => {
                let name = ServerName::try_from(self.host.clone()).map_err(|error| error.to_string())?;
                let stream = tls.connect(name, stream).await.map_err(|error| format!("no TLS: {error}"))?;
                self.exchange(stream, form).await
            }
        }
    }

    async fn exchange(
        &self,
        stream: impl AsyncRead + AsyncWrite + Send + Unpin + 'static,
        form: String,
    ) -> Result<Answer, String> {
        let (mut sender, connection) =
            http1::handshake(TokioIo::new(stream)).await.map_err(|error| error.to_string())?;
        // Ends with the answer: nothing else holds the connection.
        let connection = tokio::spawn(connection);
        let host = match self.host.contains(':') {
            true => format!("[{}]:{}", self.host, self.port),
            false => format!("{}:{}", self.host, self.port),
        };
        let request = Request::post(self.path.as_str())
            .header(header::HOST, host)
            .header(header::AUTHORIZATION, self.authorization.clone())
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::ACCEPT, "application/json")
            .body(Full::new(Bytes::from(form)))
            .map_err(|error| error.to_string())?;
        let answer = sender.send_request(request).await.map_err(|error| format!("broken off: {error}"));
        connection.abort();
        let answer = answer?;
        let retry_after = answer.headers().get(header::RETRY_AFTER);
        let seconds = retry_after.and_then(|value| value.to_str().ok()?.trim().parse().ok());
        Ok(Answer {
            status: answer.status().as_u16(),
            retry_after: seconds.map(|seconds| Duration::from_secs(seconds).min(LONGEST_WAIT)),
        })
    }
}

/// TLS with those whom browsers trust.
fn connector() -> Result<TlsConnector, rustls::Error> {
    let roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    let config = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(TlsConnector::from(Arc::new(config)))
}
