//! Asking a server on a socket, one request after the other on one kept connection, as a browser does.
use crate::support::app::TestApp;
use anyhow::{Context as _, Result, ensure};
use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{SocketAddr, TcpStream},
    time::Instant,
};
use tokio::net::TcpListener;

/// Requests before the measurement: the first ones fill caches.
const WARM: usize = 20;

/// Serves the app on a port of its own until the process ends.
pub(crate) async fn serve(app: &TestApp) -> Result<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let service = app.router.clone().into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, service).await });
    Ok(address)
}

/// The 95th percentile of so many answers, in milliseconds.
pub(crate) fn p95(server: SocketAddr, path: &str, cookie: &str, samples: usize) -> Result<f64> {
    let stream = TcpStream::connect(server)?;
    stream.set_nodelay(true)?;
    let (mut to, mut from) = (stream.try_clone()?, BufReader::new(stream));
    let request = format!(
        "GET {path} HTTP/1.1\r\nhost: {server}\r\ncookie: {cookie}\r\nsec-fetch-site: same-origin\r\n\r\n"
    );
    let mut took = Vec::with_capacity(samples);
    for number in 0..WARM + samples {
        let begun = Instant::now();
        to.write_all(request.as_bytes())?;
        answer(&mut from).with_context(|| format!("GET {path}"))?;
        if number >= WARM {
            took.push(begun.elapsed().as_secs_f64() * 1000.0);
        }
    }
    took.sort_by(f64::total_cmp);
    took.get(samples * 95 / 100).copied().context("nothing was measured")
}

/// Reads one answer to its end.
fn answer(from: &mut BufReader<TcpStream>) -> Result<()> {
    let (mut line, mut length, mut first) = (String::new(), 0, true);
    loop {
        line.clear();
        from.read_line(&mut line)?;
        ensure!(!first || line.contains(" 200 "), "answered {line}");
        first = false;
        if line.trim().is_empty() {
            break;
        }
        if let Some(said) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = said.trim().parse()?;
        }
    }
    ensure!(length > 0, "an answer without a length");
    let mut body = vec![0; length];
    Ok(from.read_exact(&mut body)?)
}
