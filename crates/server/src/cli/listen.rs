//! Listens, with or without TLS, until it is told to stop; then what is being answered is answered first.
use super::{log, setting::Reached};
use crate::{
    clock::Clock,
    connection::{self, ConnectionLimits},
    http, invitations,
    programmes::Programmes,
    random::SystemRandom,
    reminders::engine::Engine,
    state::{App, Settings},
    surveys::{self, templates::SurveyTemplates},
};
use anyhow::{Context as _, Result, bail};
use axum_server::{Handle, tls_rustls::RustlsConfig};
use folje_store::Store;
use std::{
    io::IsTerminal as _,
    net::{IpAddr, SocketAddr, TcpListener},
    path::PathBuf,
    sync::Arc,
    time::Duration,
};

/// How long answers may take once the server is told to stop.
const PATIENCE: Duration = Duration::from_secs(10);

/// What a server has of its own.
#[derive(Default)]
pub(super) struct Own {
    /// The programmes that can be begun.
    pub(super) programmes: Programmes,
    /// What can be asked in surveys.
    pub(super) surveys: SurveyTemplates,
    /// The folder with the keys of ballot boxes; none for a store in memory.
    pub(super) ballot_keys: Option<PathBuf>,
}

/// A server that has its address and waits for its first request.
pub(super) struct Ready {
    app: App,
    listener: TcpListener,
    tls: Option<RustlsConfig>,
    limits: ConnectionLimits,
    /// Where it is reached, `http://localhost:8080`.
    pub(super) base: String,
}

/// Gets hold of the address and the app's files; nothing is answered yet.
pub(super) fn ready(reached: &Reached, store: Store, clock: Arc<dyn Clock>, own: Own) -> Result<Ready> {
    tracing_subscriber::fmt()
        .with_env_filter(log::filter(std::env::var("FOLJE_LOG").ok().as_deref())?)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .init();
    if !reached.dist.join("index.html").is_file() {
        bail!("there is no app in {} (no index.html): build it, or say --dist", reached.dist.display());
    }
    let listener = TcpListener::bind(reached.listen)
        .with_context(|| format!("{} cannot be listened on", reached.listen))?;
    let tls = reached.tls_self_signed.then(|| own_certificate(reached.listen.ip())).transpose()?;
    let base = base(listener.local_addr()?, tls.is_some());
    if reached.is_behind_unknown_proxy() {
        tracing::warn!(
            "the public address is https and this process speaks plain HTTP, so a proxy stands before it; without \
             --trust-proxy all people share one limit on failed sign-ins"
        );
    }
    let settings = Settings {
        dist: Some(reached.dist.clone()),
        trust_proxy: reached.trust_proxy,
        public_url: reached.public_url.clone(),
        listening: base.parse()?,
        push: reached.push.settings()?,
        channels: reached.reaching.open()?,
        programmes: own.programmes,
        surveys: own.surveys,
        ballot_keys: own.ballot_keys,
    };
    let app = App::new(store, clock, Arc::new(SystemRandom), settings)?;
    let limits = ConnectionLimits { most: reached.max_connections, ..ConnectionLimits::default() };
    Ok(Ready { app, listener, tls, limits, base })
}

impl Ready {
    /// What requests will use.
    pub(super) const fn app(&self) -> &App {
        &self.app
    }

    /// Answers until ctrl-c or SIGTERM.
    pub(super) async fn serve(self) -> Result<()> {
        // Keys that cannot be read, or a contact that is none, are better known now than at the first reminder.
        self.app.reminders.pushing(&self.app).await.context("no pushes could be sent")?;
        let engine = tokio::spawn(Engine::new(self.app.clone()).run());
        let invitations = tokio::spawn(invitations::run(self.app.clone()));
        let surveys = tokio::spawn(surveys::jobs::run(self.app.clone()));
        let router = http::router(self.app.clone());
        let handle = Handle::new();
        tokio::spawn(stop(handle.clone()));
        tracing::info!(at = self.base, "serving");
        connection::serve(self.listener, self.tls, router, self.limits, handle).await?;
        engine.abort();
        invitations.abort();
        surveys.abort();
        self.app.store.close().await;
        tracing::info!("stopped");
        Ok(())
    }
}

/// Waits for the wish to stop, and passes it on.
async fn stop(handle: Handle<SocketAddr>) {
    use tokio::signal;
    let interrupted = async {
        if signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminated = async {
        match signal::unix::signal(signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => signal.recv().await,
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! {
        () = interrupted => {}
        _ = terminated => {}
    }
    handle.graceful_shutdown(Some(PATIENCE));
}

/// A certificate of our own, good for this machine and the address listened on.
fn own_certificate(address: IpAddr) -> Result<RustlsConfig> {
    let names = ["localhost".to_owned(), "127.0.0.1".to_owned(), "::1".to_owned(), address.to_string()];
    let made = rcgen::generate_simple_self_signed(names).context("no certificate could be made")?;
    let key = rustls::pki_types::PrivatePkcs8KeyDer::from(made.signing_key.serialize_der());
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key.into())?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(RustlsConfig::from_config(Arc::new(config)))
}

/// The address as one types it: browsers treat localhost as safe, and cookies need that.
fn base(address: SocketAddr, tls: bool) -> String {
    let scheme = if tls { "https" } else { "http" };
    if address.ip().is_loopback() || address.ip().is_unspecified() {
        format!("{scheme}://localhost:{}", address.port())
    } else {
        format!("{scheme}://{address}")
    }
}
