//! `cargo xtask demo`: the product with a fictional municipality in it.

use crate::process::command;
use crate::profile::Profile;
use crate::report::Report;
use crate::workspace::Workspace;
use crate::{build, process};
use anyhow::Result;

/// How to show the demo.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Where to listen
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: String,
    /// Serve TLS with a certificate of the demo's own; Safari keeps nobody signed in without it
    #[arg(long)]
    tls: bool,
}

/// Builds app and server, lightly optimised, and serves the demo until it is interrupted.
///
/// # Errors
/// When something does not build, or the server ends with an error.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    let mut report = Report::new(build::steps(Profile::Demo) + 1);
    build::app(workspace, &mut report, Profile::Demo)?;
    report.step("Building the server", || build::server(workspace, Profile::Demo))?;
    report.finish();
    let mut server = command(workspace.server(Profile::Demo), workspace.root());
    server.arg("demo").arg("--dist").arg(workspace.dist(Profile::Demo)).args(["--listen", &options.listen]);
    if options.tls {
        server.arg("--tls");
    }
    process::run(&mut server)
}
