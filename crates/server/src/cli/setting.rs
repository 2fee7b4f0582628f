//! Settings that several commands share.
use super::channels::Reaching;
use crate::{
    clock::SystemClock, connection::MOST_CONNECTIONS, public_url::PublicUrl, reminders::PushSettings,
    zone::Stockholm,
};
use anyhow::{Context as _, Result};
use chrono::NaiveDateTime;
use clap::Args;
use folje_domain::schedule::Zone as _;
use folje_store::Store;
use rustls::pki_types::{CertificateDer, pem::PemObject as _};
use std::{net::SocketAddr, path::PathBuf};

/// Where everything is kept.
#[derive(Args)]
pub(super) struct Kept {
    /// The store: sqlite:PATH or postgres://…
    #[arg(long, env = "FOLJE_STORE", default_value = "sqlite:folje.db", hide_env_values = true)]
    store: String,
}

impl Kept {
    /// Opens the store.
    pub(super) async fn open(&self) -> Result<Store> {
        Store::open(&self.store).await.context("the store could not be opened")
    }

    /// Where the keys of open surveys lie unless it is said: beside the file, or in the folder where the server runs.
    pub(super) fn ballot_keys(&self) -> PathBuf {
        let file = self.store.strip_prefix("sqlite:").map(|rest| rest.strip_prefix("//").unwrap_or(rest));
        file.filter(|file| *file != ":memory:").map_or_else(
            || PathBuf::from("folje.ballot-keys"),
            |file| PathBuf::from(format!("{file}.ballot-keys")),
        )
    }
}

/// How the server is reached.
#[derive(Args)]
pub(super) struct Reached {
    /// Where to listen
    #[arg(long, env = "FOLJE_LISTEN", default_value = "127.0.0.1:8080")]
    pub(super) listen: SocketAddr,
    /// The folder with the app's files
    #[arg(long, env = "FOLJE_DIST", default_value = "dist")]
    pub(super) dist: PathBuf,
    /// Speak TLS with a certificate made at start (for trying out: browsers will warn)
    #[arg(long, alias = "tls", env = "FOLJE_TLS_SELF_SIGNED")]
    pub(super) tls_self_signed: bool,
    /// A proxy of yours stands before it: believe the last address in X-Forwarded-For
    #[arg(long, env = "FOLJE_TRUST_PROXY")]
    pub(super) trust_proxy: bool,
    /// How many connections may be open at a time; further ones are closed at once
    #[arg(long, env = "FOLJE_MAX_CONNECTIONS", default_value_t = MOST_CONNECTIONS, value_name = "COUNT")]
    pub(super) max_connections: usize,
    /// How people are reached outside the app.
    #[command(flatten)]
    pub(super) reaching: Reaching,
    /// Where people reach the app, as links and messages have it: a scheme and a host (https://folje.exempelby.se); where
    /// it listens unless said
    #[arg(long, env = "FOLJE_PUBLIC_URL", value_name = "URL")]
    pub(super) public_url: Option<PublicUrl>,
    #[command(flatten)]
    pub(super) push: Push,
}

impl Reached {
    /// Whether somebody else must be ending TLS before this process, and it was not told to read the client's address
    /// from that proxy.
    pub(super) fn is_behind_unknown_proxy(&self) -> bool {
        let https = self.public_url.as_ref().is_some_and(PublicUrl::is_https);
        https && !self.tls_self_signed && !self.trust_proxy
    }
}

/// How pushes are sent.
#[derive(Args)]
pub(super) struct Push {
    /// Whom push services turn to when our messages trouble them: mailto:… or https:…; the public address unless said
    #[arg(long, env = "FOLJE_PUSH_CONTACT")]
    push_contact: Option<String>,
    /// Allow a push service on this machine (for tests)
    #[arg(long, env = "FOLJE_PUSH_LOOPBACK", hide = true)]
    push_loopback: bool,
    /// Believe only the certificates in this PEM file (for tests)
    #[arg(long, env = "FOLJE_PUSH_TRUST", hide = true, value_name = "FILE")]
    push_trust: Option<PathBuf>,
}

impl Push {
    /// The settings as the engine takes them.
    pub(super) fn settings(&self) -> Result<PushSettings> {
        let unreadable = |file: &PathBuf| format!("{} holds no certificates", file.display());
        let trust = match &self.push_trust {
            Some(file) => CertificateDer::pem_file_iter(file)
                .and_then(Iterator::collect)
                .with_context(|| unreadable(file))?,
            None => Vec::new(),
        };
        Ok(PushSettings { contact: self.push_contact.clone(), loopback: self.push_loopback, trust })
    }
}

/// The machine's clock, or one that shows `at` in Stockholm now and goes on from there: a demo has a time of its own.
pub(super) fn clock(at: Option<NaiveDateTime>) -> Result<SystemClock> {
    Ok(match at {
        Some(wall) => SystemClock::starting_at(Stockholm::new()?.resolve(wall).instant()),
        None => SystemClock::default(),
    })
}

/// A time as one types it.
pub(super) fn wall_time(text: &str) -> Result<NaiveDateTime, String> {
    ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]
        .into_iter()
        .find_map(|shape| NaiveDateTime::parse_from_str(text, shape).ok())
        .ok_or_else(|| "a time looks like 2026-11-24T08:30".to_owned())
}
