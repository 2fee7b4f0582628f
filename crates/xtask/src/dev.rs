//! `cargo xtask dev`: the demo, quickly built, and built again whenever a file changes.

use crate::process::command;
use crate::profile::Profile;
use crate::report::Report;
use crate::watch::{Watch, pause};
use crate::workspace::Workspace;
use crate::{assets, build, split, wasm};
use anyhow::{Context, Result};
use std::process::Child;

/// How to serve while working.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Where to listen
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: String,
}

/// Builds, serves, and builds again until it is interrupted. A mistake in a file is shown and waited out.
///
/// # Errors
/// When the first build fails, or the server cannot be started.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    let mut report = Report::new(build::steps(Profile::Dev) + 1);
    build::app(workspace, &mut report, Profile::Dev)?;
    report.step("Building the server", || build::server(workspace, Profile::Dev))?;
    let paths = |names: &[&str]| Watch::new(names.iter().map(|name| workspace.path(name)).collect());
    let mut app = paths(&["src", "style", "public", "locales", "build.rs", "crates/api", "crates/domain"]);
    let mut served = paths(&["crates/api", "crates/domain", "crates/store", "crates/server", "templates"]);
    let mut server = Served::start(workspace, options)?;
    loop {
        pause();
        if app.changed() {
            show(rebuild_app(workspace), "the app is new: reload the page");
        }
        if served.changed() {
            let built = build::server(workspace, Profile::Dev);
            if built.is_ok() {
                server = server.again(workspace, options)?;
            }
            show(built, "the server is new");
        }
    }
}

fn rebuild_app(workspace: &Workspace) -> Result<()> {
    let module = wasm::compile(workspace, Profile::Dev)?;
    let parts = split::split(workspace, &module, Profile::Dev)?;
    assets::write(workspace, &wasm::bind(workspace, parts, Profile::Dev)?, Profile::Dev)?;
    Ok(())
}

fn show(outcome: Result<()>, news: &str) {
    match outcome {
        Ok(()) => eprintln!("{news}"),
        Err(error) => eprintln!("{error:#}"),
    }
}

/// The running server; it ends with us.
struct Served(Child);

impl Served {
    fn start(workspace: &Workspace, options: &Options) -> Result<Self> {
        let mut server = command(workspace.server(Profile::Dev), workspace.root());
        server
            .arg("demo")
            .arg("--dist")
            .arg(workspace.dist(Profile::Dev))
            .args(["--listen", &options.listen]);
        Ok(Self(server.spawn().context("starting the server")?))
    }

    fn again(self, workspace: &Workspace, options: &Options) -> Result<Self> {
        // The address is free only when the old one is gone.
        drop(self);
        Self::start(workspace, options)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to do.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
