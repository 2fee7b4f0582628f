//! Settings that several commands share.
use anyhow::{Context as _, Result};
use clap::Args;
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
