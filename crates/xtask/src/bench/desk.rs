//! `cargo xtask bench desk`. What is measured stands in `tests/bench/desk/`: how long each screen of the desk takes for a
//! coach with twelve people, in a small organisation and in one a hundred times as large.

use crate::process::{cargo, output};
use crate::workspace::Workspace;
use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;

/// How many participants.
const SMALL: u64 = 200;
const LARGE: u64 = 20_000;

/// How much slower a screen may be where there are more people whom the viewer does not see: noise, and a deeper index.
const MOST: f64 = 1.5;

/// What counts everybody must grow with everybody.
const COUNTS_EVERYBODY: &str = "everybody";

/// How much to measure.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Answers of each screen
    #[arg(long, default_value_t = 400)]
    samples: u64,
    /// Addresses of two empty stores, the small organisation's and the large one's; else SQLite files are made
    #[arg(long, num_args = 2)]
    stores: Vec<String>,
    /// The profile to build with: a figure of weight needs `release`
    #[arg(long, default_value = "release")]
    profile: String,
}

/// What a measurement prints.
#[derive(Deserialize)]
struct Measured {
    p95_ms: BTreeMap<String, f64>,
}

/// Measures both and prints a table.
///
/// # Errors
/// When something does not build or run.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    let folder = workspace.target().join("desk-bench");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let own = |people: u64| format!("sqlite:{}", folder.join(format!("{people}.db")).display());
    let measure = |place: usize, people: u64| -> Result<Measured> {
        let address = options.stores.get(place).cloned().unwrap_or_else(|| own(people));
        eprintln!("{people} participants");
        let bench = ["bench", "-p", "folje-tests", "--bench", "desk", "--profile", &options.profile, "--"];
        let printed = output(cargo(workspace.root()).args(bench).args([
            address,
            people.to_string(),
            options.samples.to_string(),
        ]))?;
        serde_json::from_str(&printed).context("reading what was measured")
    };
    let (small, large) = (measure(0, SMALL)?, measure(1, LARGE)?);
    ensure!(small.p95_ms.keys().eq(large.p95_ms.keys()), "not the same screens were measured");
    println!("\n{:48}{SMALL:>10}{LARGE:>10}{:>8}{:>10}", "p95 in ms, participants", "ratio", "");
    for (screen, before) in &small.p95_ms {
        let after = large.p95_ms.get(screen).copied().unwrap_or(f64::NAN);
        let ratio = after / before;
        let verdict = match (screen.contains(COUNTS_EVERYBODY), ratio <= MOST) {
            (true, _) => "",
            (false, true) => "met",
            (false, false) => "MISSED",
        };
        println!("{screen:48}{before:>10.2}{after:>10.2}{ratio:>8.2}{verdict:>10}");
    }
    println!(
        "\nA screen must not grow with people whom the viewer may not see: at most {MOST} times as long."
    );
    Ok(())
}
