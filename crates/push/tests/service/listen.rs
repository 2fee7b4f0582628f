//! The listening side: TLS with a certificate of its own, HTTP/2 or HTTP/1.1.
use super::{Answer, Got, Seen, answer::Text, lingering::Lingering};
use folje_push::CertificateDer;
use http::{Request, Response};
use http_body_util::BodyExt;
use hyper::{body::Incoming, server::conn, service::service_fn};
use hyper_util::rt::{TokioExecutor, TokioIo};
use rustls::{ServerConfig, crypto::ring, pki_types::PrivatePkcs8KeyDer};
use std::{
    pin::pin,
    sync::{Arc, atomic::Ordering},
};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpListener,
    sync::Notify,
};
use tokio_rustls::TlsAcceptor;

/// What the service speaks.
#[derive(Clone, Copy)]
pub(crate) struct Protocol {
    /// For whom the certificate is; None: no TLS.
    pub(crate) name: Option<&'static str>,
    /// How many messages at a time; None: HTTP/1.1.
    pub(crate) streams: Option<u32>,
}

impl Protocol {
    pub(crate) const fn http2() -> Self {
        Self { name: Some("localhost"), streams: Some(100) }
    }

    pub(crate) const fn http1() -> Self {
        Self { name: Some("localhost"), streams: None }
    }
}

pub(super) async fn listen(protocol: Protocol, seen: Arc<Seen>) -> (u16, CertificateDer<'static>) {
    let own =
        rcgen::generate_simple_self_signed(vec![protocol.name.unwrap_or("localhost").to_owned()]).unwrap();
    let certificate = own.cert.der().clone();
    let key = PrivatePkcs8KeyDer::from(own.signing_key.serialize_der()).into();
    let mut config = ServerConfig::builder_with_provider(ring::default_provider().into())
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.clone()], key)
        .unwrap();
    let speaks: &[u8] = if protocol.streams.is_some() { b"h2" } else { b"http/1.1" };
    config.alpn_protocols = vec![speaks.to_vec()];
    let tls = protocol.name.map(|_| TlsAcceptor::from(Arc::new(config)));
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            seen.connections.fetch_add(1, Ordering::SeqCst);
            let (tls, seen) = (tls.clone(), seen.clone());
            tokio::spawn(async move {
                let Some(tls) = tls else { return serve(stream, protocol, seen).await };
                // A caller that does not trust the certificate hangs up.
                if let Ok(stream) = tls.accept(stream).await {
                    serve(stream, protocol, seen).await;
                }
            });
        }
    });
    (port, certificate)
}

async fn serve(
    stream: impl AsyncRead + AsyncWrite + Send + Unpin + 'static,
    protocol: Protocol,
    seen: Arc<Seen>,
) {
    let goodbye = Arc::new(Notify::new());
    let service = service_fn({
        let goodbye = goodbye.clone();
        move |request| answer(request, seen.clone(), goodbye.clone())
    });
    let stream = TokioIo::new(Lingering(stream));
    // How a connection ends is what the tests provoke.
    if let Some(streams) = protocol.streams {
        let mut builder = conn::http2::Builder::new(TokioExecutor::new());
        builder.max_concurrent_streams(streams);
        let mut connection = pin!(builder.serve_connection(stream, service));
        tokio::select! {
            _ = &mut connection => return,
            () = goodbye.notified() => (),
        }
        connection.as_mut().graceful_shutdown();
        drop(connection.await);
    } else {
        drop(conn::http1::Builder::new().serve_connection(stream, service).await);
    }
}

async fn answer(
    request: Request<Incoming>,
    seen: Arc<Seen>,
    goodbye: Arc<Notify>,
) -> Result<Response<Text>, h2::Error> {
    let (head, body) = request.into_parts();
    let body = body.collect().await.map_err(|_| h2::Error::from(h2::Reason::CANCEL))?.to_bytes();
    let got = Got { path: head.uri.path().to_owned(), headers: head.headers, body };
    let answer = (seen.answer)(&got);
    if !matches!(answer, Answer::Resets(h2::Reason::REFUSED_STREAM)) {
        seen.got.lock().unwrap().push(got);
    }
    let status = |status: u16| Response::builder().status(status);
    match answer {
        Answer::Status(code, header, text) => {
            let mut response = status(code);
            if let Some((name, value)) = header {
                response = response.header(name, value);
            }
            Ok(response.body(Text::whole(text)).unwrap())
        }
        Answer::Drips(code) => Ok(status(code).body(Text::dripping()).unwrap()),
        Answer::Goodbye(code) => {
            goodbye.notify_one();
            Ok(status(code).body(Text::whole("")).unwrap())
        }
        Answer::Hangs => std::future::pending().await,
        Answer::Resets(reason) => Err(reason.into()),
    }
}
