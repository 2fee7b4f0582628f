//! `cargo xtask bench push`. What is measured of ours stands in `crates/push/examples/push-bench/`, the peer in
//! `tests/bench/push/`; each measurement is a process of its own, and only the sender's processor time counts. Then the
//! storm, see [`super::storm`].

use super::receiver::Receiver;
use super::storm;
use super::table::{self, Row, Target};
use crate::node;
use crate::process::{cargo, command, output, run as finish};
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use serde::Deserialize;
use std::process::Command;

/// How long to measure.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// How many rounds of encrypting and sending; each measures everything once, and none leaves the storm alone
    #[arg(long, default_value_t = 5)]
    rounds: usize,
    /// One round and a small storm: whether it works, for figures of no weight
    #[arg(long)]
    quick: bool,
}

/// What a measurement prints.
#[derive(Deserialize)]
struct Measured {
    messages: f64,
    /// Seconds of the sender's processor.
    processor: f64,
}

/// What is measured, in the order of the table, with enough messages for seconds each.
const ENCRYPT: usize = 0;
const PRIMITIVES: usize = 1;
const NPM_SIGN: usize = 2;
const NPM_SEND: usize = 6;
const INLINE: usize = 4;
const PREPARED: usize = 5;
const NAMES: [&str; 7] = [
    "encrypt and sign: ours",
    "the same of ring's primitives alone",
    "encrypt and sign: npm web-push as shipped",
    "encrypt alone: npm web-push",
    "send, encrypting at once: ours",
    "send, prepared: ours",
    "send: npm web-push",
];

/// What is promised.
const TARGETS: [Target; 4] = [
    Target { name: "encrypt and sign, over npm's", ours: ENCRYPT, theirs: NPM_SIGN, least: 10.0 },
    Target { name: "encrypt and sign, over the primitives", ours: ENCRYPT, theirs: PRIMITIVES, least: 0.8 },
    Target { name: "send, encrypting at once, over npm's", ours: INLINE, theirs: NPM_SEND, least: 10.0 },
    Target { name: "send, prepared, over npm's", ours: PREPARED, theirs: NPM_SEND, least: 50.0 },
];

/// Measures in rounds and prints the table.
///
/// # Errors
/// When something does not build, install or run.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    let build = ["build", "--release", "-p", "folje-push", "--example", "push-bench"];
    finish(cargo(workspace.root()).args(build))?;
    let ours = workspace.target().join("release/examples/push-bench");
    let mut receiver = Receiver::start(workspace, &ours)?;
    let rounds = if options.quick { options.rounds.min(1) } else { options.rounds };
    if rounds > 0 {
        encrypt_and_send(workspace, &receiver, rounds)?;
    }
    let encrypts = || rate(command(&ours, workspace.root()).args(["encrypt", "20000"]));
    storm::run(workspace, &mut receiver, &encrypts, options.quick)
}

fn encrypt_and_send(workspace: &Workspace, receiver: &Receiver, rounds: usize) -> Result<()> {
    let npm = workspace.path("tests/bench/push");
    node::install(workspace, &npm)?;
    let mut rows = NAMES.map(|name| Row { name, rates: Vec::new() });
    for round in 1..=rounds {
        eprintln!("round {round} of {rounds}");
        let (port, certificate) = (receiver.port.as_str(), &receiver.certificate);
        let certificate = certificate.to_string_lossy();
        let ours = |arguments: &[&str]| rate(command(&receiver.program, workspace.root()).args(arguments));
        let npm = |arguments: &[&str]| rate(node::node_in(workspace, &npm, "web-push.mjs").args(arguments));
        let rates = [
            ours(&["encrypt", "20000"])?,
            ours(&["primitives", "20000"])?,
            npm(&["sign", "2000"])?,
            npm(&["encrypt", "5000"])?,
            ours(&["inline", port, &certificate, "15000"])?,
            ours(&["prepared", port, &certificate, "80000"])?,
            npm(&["send", port, &certificate, "1000"])?,
        ];
        for (row, rate) in rows.iter_mut().zip(rates) {
            row.rates.push(rate);
        }
    }
    println!("\nMessages for each second of the sender's processor, medians of {rounds} rounds.");
    println!("Sending: HTTP/2 (npm: HTTP/1.1, 100 kept connections) and TLS to another process on loopback.");
    table::print("per second", &rows, &TARGETS);
    Ok(())
}

/// How many messages a measurement did for each second of its processor.
fn rate(measurement: &mut Command) -> Result<f64> {
    let printed = output(measurement)?;
    let measured: Measured = serde_json::from_str(&printed).context("reading what was measured")?;
    Ok(measured.messages / measured.processor)
}
