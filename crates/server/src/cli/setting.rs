//! Settings that several commands share.
use crate::{clock::SystemClock, zone::Stockholm};
use anyhow::{Context as _, Result};
use chrono::NaiveDateTime;
use clap::Args;
use folje_domain::schedule::Zone as _;
use folje_store::Store;
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
