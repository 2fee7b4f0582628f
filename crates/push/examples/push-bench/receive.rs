//! A push service that takes everything: HTTP/2 or HTTP/1.1 over TLS, until its input ends.
use anyhow::{Context, Result};
use bytes::Bytes;
use http::{Request, Response, StatusCode};
use http_body_util::{BodyExt, Empty};
use hyper::{
    body::Incoming,
    server::conn::{http1, http2},
    service::service_fn,
};
use hyper_util::rt::{TokioExecutor, TokioIo};
use rustls::{ServerConfig, crypto::ring, pki_types::PrivatePkcs8KeyDer};
use std::{fs, io, sync::Arc};
use tokio::{net::TcpListener, runtime};
use tokio_rustls::TlsAcceptor;

/// What FCM allows at a time.
const STREAMS: u32 = 100;

pub(crate) fn run(certificate: &str) -> Result<()> {
    let own = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()])?;
    let key = PrivatePkcs8KeyDer::from(own.signing_key.serialize_der()).into();
    let mut config = ServerConfig::builder_with_provider(ring::default_provider().into())
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(vec![own.cert.der().clone()], key)?;
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    // As PEM for Node, as DER for us.
    fs::write(certificate, own.cert.der())?;
    fs::write(format!("{certificate}.pem"), own.cert.pem())?;
    let tls = TlsAcceptor::from(Arc::new(config));
    let runtime = runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    runtime.spawn(async move {
        let listener = TcpListener::bind(("localhost", 0)).await?;
        println!("{}", listener.local_addr()?.port());
        loop {
            let (stream, _) = listener.accept().await?;
            stream.set_nodelay(true)?;
            let tls = tls.clone();
            tokio::spawn(async move {
                let stream = tls.accept(stream).await?;
                let speaks_http2 = stream.get_ref().1.alpn_protocol() == Some(b"h2");
                let (stream, service) = (TokioIo::new(stream), service_fn(take));
                if speaks_http2 {
                    let mut builder = http2::Builder::new(TokioExecutor::new());
                    builder.max_concurrent_streams(STREAMS).serve_connection(stream, service).await?;
                } else {
                    http1::Builder::new().serve_connection(stream, service).await?;
                }
                anyhow::Ok(())
            });
        }
        #[expect(unreachable_code, reason = "names the type of what `?` returns")]
        anyhow::Ok(())
    });
    io::copy(&mut io::stdin(), &mut io::sink()).context("waiting for the end")?;
    Ok(())
}

async fn take(request: Request<Incoming>) -> Result<Response<Empty<Bytes>>> {
    let mut body = request.into_body();
    while let Some(frame) = body.frame().await {
        frame?;
    }
    let mut response = Response::new(Empty::new());
    *response.status_mut() = StatusCode::CREATED;
    Ok(response)
}
