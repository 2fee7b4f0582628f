//! `cargo xtask bench tokens`. What is measured stands in `crates/anonymity/examples/token-bench/`: each step of a
//! survey's token, on one core.

use super::table::{self, Row};
use crate::process::{cargo, command, output, run as finish};
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use serde::Deserialize;

/// How long to measure.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// How many rounds; each measures everything once
    #[arg(long, default_value_t = 5)]
    rounds: usize,
    /// How many tokens in each measurement
    #[arg(long, default_value_t = 6000)]
    tokens: u32,
}

/// What a measurement prints.
#[derive(Deserialize)]
struct Measured {
    tokens: f64,
    /// Seconds of the processor.
    processor: f64,
}

/// What is measured, in the order of the table.
const STEPS: [(&str, &str); 4] = [
    ("ask", "phone: blinded"),
    ("issue", "server: issued, with proof"),
    ("finish", "phone: proof verified, unblinded"),
    ("redeem", "server: redeemed"),
];

/// Measures in rounds and prints the table.
///
/// # Errors
/// When something does not build or run.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    let build = ["build", "--release", "-p", "folje-anonymity", "--example", "token-bench"];
    finish(cargo(workspace.root()).args(build))?;
    let bench = workspace.target().join("release/examples/token-bench");
    let mut rows = STEPS.map(|(_, name)| Row { name, rates: Vec::new() });
    let tokens = options.tokens.to_string();
    for round in 1..=options.rounds {
        eprintln!("round {round} of {}", options.rounds);
        for (row, (step, _)) in rows.iter_mut().zip(STEPS) {
            let printed = output(command(&bench, workspace.root()).args([step, &tokens]))?;
            let measured: Measured = serde_json::from_str(&printed).context("reading what was measured")?;
            row.rates.push(measured.tokens / measured.processor);
        }
    }
    println!("\nTokens for each second of one core, medians of {} rounds.", options.rounds);
    table::print("per second", &rows, &[]);
    Ok(())
}
