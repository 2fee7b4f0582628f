//! What can be done with the project, as one command: `cargo xtask`.
//!
//! The tools are programs of the project's own rather than scripts, so that a machine with only Rust and
//! apt can run them, and each of them first installs what it misses ([`tools`]). A recipe for a new command:
//! 1. write its file beside this one, with a `run` that returns what went wrong,
//! 2. add a variant with a one-line description to [`Task`],
//! 3. call it in [`main`].

mod api_fuzz;
mod assets;
mod bench;
mod build;
mod compress;
mod css;
mod demo;
mod dev;
mod dist;
mod esbuild;
mod first_visit;
mod later;
mod locales;
mod mutants;
mod node;
mod process;
mod profile;
mod report;
mod screenshots;
mod setup;
mod shell;
mod size;
mod split;
mod test;
mod tools;
mod wasm;
mod watch;
mod worker;
mod workspace;

use clap::{CommandFactory, Parser, Subcommand};

/// Builds, tests, measures and shows Följe.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    task: Option<Task>,
}

/// The commands; each says in one line what a person gets from it.
#[derive(Subcommand)]
enum Task {
    /// Build everything and serve a fictional municipality to look around in
    Demo(demo::Options),
    /// Like the demo, but quickly built, and built again whenever a file changes
    Dev(dev::Options),
    /// Install everything that building and testing needs
    Setup,
    /// Run every test: format, lints, rules, server, size, browser
    Test(test::Options),
    /// Put small faults into the code, one at a time, and fail when no test notices one
    Mutants(mutants::Options),
    /// Build the app into target/dist
    Build(build::Options),
    /// Print what a first visit transfers, and fail above the budget
    Size,
    /// Measure a part of the product beside its peers; prints whether each target is met
    #[command(subcommand)]
    Bench(bench::Bench),
    /// Fuzz the API of the demo with Schemathesis, as each kind of user
    ApiFuzz(api_fuzz::Options),
    /// Take the screenshots that the README shows
    Screenshots,
}

fn main() -> anyhow::Result<()> {
    let workspace = workspace::Workspace::find();
    match Arguments::parse().task {
        None => Ok(Arguments::command().print_help()?),
        Some(Task::Demo(options)) => demo::run(&workspace, &options),
        Some(Task::Dev(options)) => dev::run(&workspace, &options),
        Some(Task::Setup) => setup::run(&workspace),
        Some(Task::Test(options)) => test::run(&workspace, &options),
        Some(Task::Mutants(options)) => mutants::run(&workspace, &options),
        Some(Task::Build(options)) => build::run(&workspace, &options),
        Some(Task::Size) => size::run(&workspace),
        Some(Task::Bench(what)) => bench::run(&workspace, &what),
        Some(Task::ApiFuzz(options)) => api_fuzz::run(&workspace, &options),
        Some(Task::Screenshots) => screenshots::run(&workspace),
    }
}
