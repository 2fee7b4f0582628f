//! `cargo xtask bench …`: what the project promises about speed, measured beside its peers in one run. Machines
//! differ, so what counts is ratios; a run fails on errors, never on a target missed.

mod desk;
mod import;
mod push;
mod receiver;
mod storm;
mod table;
mod tokens;

use crate::workspace::Workspace;
use anyhow::Result;

/// What can be measured.
#[derive(clap::Subcommand)]
pub(crate) enum Bench {
    /// Web Push: encrypting and sending, beside ring's primitives and npm's web-push; then a storm of wake-ups
    Push(push::Options),
    /// Importing a timetable, and what whoever writes beside it waits
    Import(import::Options),
    /// The desk's screens, for a coach with twelve people among 200 and among 20,000
    Desk(desk::Options),
    /// Tokens of the anonymous surveys: asked for, issued, finished, redeemed
    Tokens(tokens::Options),
}

/// Measures and prints a table.
///
/// # Errors
/// When something does not build, install or run.
pub(crate) fn run(workspace: &Workspace, what: &Bench) -> Result<()> {
    match what {
        Bench::Push(options) => push::run(workspace, options),
        Bench::Import(options) => import::run(workspace, options),
        Bench::Desk(options) => desk::run(workspace, options),
        Bench::Tokens(options) => tokens::run(workspace, options),
    }
}
