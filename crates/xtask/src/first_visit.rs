//! What Chromium transfers on a first visit, measured by `tests/e2e/size.mjs`.

use crate::node::node;
use crate::process::output;
use crate::profile::Profile;
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use serde::Deserialize;
use std::path::Path;

/// One visit on an empty profile.
#[derive(Deserialize)]
pub(crate) struct Visit {
    /// Until today's first activity can be read.
    pub(crate) first: Vec<Transfer>,
    /// After that, until the service worker has everything for offline use.
    pub(crate) ahead: Vec<Transfer>,
}

/// One answer of the server.
#[derive(Deserialize)]
pub(crate) struct Transfer {
    /// Method and path, without secrets.
    pub(crate) name: String,
    /// Bytes of the body after decompression.
    pub(crate) body: usize,
    /// Bytes on the network, headers included.
    pub(crate) sent: usize,
}

/// Lets Chromium open an invite link of the demo, served by `server` with the release build of the app.
///
/// # Errors
/// When the server or the browser does not start, or today never becomes readable.
pub(crate) fn measure(workspace: &Workspace, server: &Path) -> Result<Visit> {
    let printed = output(
        node(workspace, "size.mjs")
            .env("FOLJE_BIN", server)
            .env("FOLJE_DIST", workspace.dist(Profile::Release)),
    )?;
    serde_json::from_str(&printed).context("reading what size.mjs printed")
}
