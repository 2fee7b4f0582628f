//! `cargo xtask build`: the app, ready to be served.

use crate::dist::Shipped;
use crate::process;
use crate::profile::Profile;
use crate::report::Report;
use crate::workspace::Workspace;
use crate::{assets, split, tools, wasm};
use anyhow::Result;

/// How to build.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Build quickly into target/dist-dev, neither small nor compressed
    #[arg(long)]
    dev: bool,
}

/// How many steps [`app`] reports.
pub(crate) const fn steps(profile: Profile) -> usize {
    match profile {
        Profile::Dev | Profile::Demo => 5,
        Profile::Release => 6,
    }
}

/// Builds the app and says where it lies.
///
/// # Errors
/// When a tool cannot be installed, or the app does not build.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    let profile = if options.dev { Profile::Dev } else { Profile::Release };
    let mut report = Report::new(steps(profile));
    app(workspace, &mut report, profile)?;
    report.finish();
    eprintln!("\nThe app lies in {}", workspace.dist(profile).display());
    Ok(())
}

/// Builds the app as steps of a longer command, and returns the files that the server is to serve.
///
/// # Errors
/// As [`run`].
pub(crate) fn app(workspace: &Workspace, report: &mut Report, profile: Profile) -> Result<Vec<Shipped>> {
    report.step("Installing what the app's build takes", || tools::for_the_app(workspace))?;
    let module = report.step("Compiling the app", || wasm::compile(workspace, profile))?;
    let parts = report.step("Splitting it", || split::split(workspace, &module, profile))?;
    let mut bound = report.step("Binding it to JavaScript", || wasm::bind(workspace, parts, profile))?;
    if profile == Profile::Release {
        bound = report.step("Making it small", || wasm::optimise(workspace, bound))?;
    }
    report.step("Putting the files together", || assets::write(workspace, &bound, profile))
}

/// Builds the server.
///
/// # Errors
/// When it does not compile.
pub(crate) fn server(workspace: &Workspace, profile: Profile) -> Result<()> {
    let mut command = process::cargo(workspace.root());
    if profile == Profile::Dev {
        // The program that its own tests run, built with what all tests take: alone it would want another build of
        // half of its dependencies.
        command.args(["test", "--workspace", "--no-run", "--test", "cli"]);
    } else {
        command.args([
            "build",
            "--profile",
            profile.server_folder(),
            "--package",
            "folje-server",
            "--bin",
            "folje",
        ]);
    }
    process::run(&mut command)
}
