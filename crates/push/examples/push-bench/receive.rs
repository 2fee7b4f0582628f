//! A push service that takes everything: HTTP/2 or HTTP/1.1 over TLS, until its input ends.
//!
//! A line of its input names a file: it writes there what came since the last one, a line for each message with the
//! number at the end of its path and the microsecond since 1970, and prints the processor time that this took.
use crate::measure::Measure;
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
use std::{
    fmt::Write as _,
    fs,
    io::{self, BufRead as _},
    mem,
    sync::{Arc, Mutex, PoisonError},
    time::{SystemTime, UNIX_EPOCH},
};
use tokio::{net::TcpListener, runtime};
use tokio_rustls::TlsAcceptor;

/// What FCM allows at a time.
const STREAMS: u32 = 100;

/// What came: the number at the end of the path, and when, in microseconds since 1970.
type Came = Arc<Mutex<Vec<(u64, u128)>>>;

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
    let came = Came::default();
    let coming = came.clone();
    runtime.spawn(async move {
        let listener = TcpListener::bind(("localhost", 0)).await?;
        println!("{}", listener.local_addr()?.port());
        loop {
            let (stream, _) = listener.accept().await?;
            stream.set_nodelay(true)?;
            let (tls, came) = (tls.clone(), coming.clone());
            tokio::spawn(async move {
                let stream = tls.accept(stream).await?;
                let speaks_http2 = stream.get_ref().1.alpn_protocol() == Some(b"h2");
                let (stream, service) =
                    (TokioIo::new(stream), service_fn(move |request| take(request, came.clone())));
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
    let mut measure = Measure::begin()?;
    for file in io::stdin().lock().lines() {
        let came = mem::take(&mut *came.lock().unwrap_or_else(PoisonError::into_inner));
        let mut lines = String::with_capacity(came.len() * 32);
        for (number, at) in &came {
            writeln!(lines, "{number} {at}")?;
        }
        fs::write(file?, lines)?;
        measure.end(came.len())?;
        measure = Measure::begin()?;
    }
    Ok(())
}

async fn take(request: Request<Incoming>, came: Came) -> Result<Response<Empty<Bytes>>> {
    let digits = request.uri().path().rsplit('/').next().unwrap_or_default();
    let number = digits.trim_start_matches('0').parse().unwrap_or_default();
    let mut body = request.into_body();
    while let Some(frame) = body.frame().await {
        frame?;
    }
    let at = now()?;
    came.lock().unwrap_or_else(PoisonError::into_inner).push((number, at));
    let mut response = Response::new(Empty::new());
    *response.status_mut() = StatusCode::CREATED;
    Ok(response)
}

#[expect(clippy::disallowed_methods, reason = "a push service has a clock of its own")]
fn now() -> Result<u128> {
    Ok(SystemTime::now().duration_since(UNIX_EPOCH).context("a clock that stands before 1970")?.as_micros())
}
