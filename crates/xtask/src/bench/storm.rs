//! The storm: many wake-ups due at once, through the real engine on a real store in a file, to a push service in another
//! process; beside it a sender that looks every ten seconds. What is measured stands in `tests/bench/storm/`.
//!
//! Each storm is laid out once and copied for the peer. One core's rate of encrypting is measured right before each, so
//! that a machine that is slow for a while is slow for both.

use super::receiver::{Came, Receiver};
use crate::process::{cargo, command, output};
use crate::workspace::Workspace;
use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// How much of one core's rate of encrypting a storm reaches on two cores, at least.
const RATE: f64 = 0.5;
/// How many megabytes the engine holds, at most.
const MEMORY: f64 = 300.0;
/// The number of the first wake-up's phone, see `tests/src/reminders/copies.rs`.
const FIRST: u64 = 100_000_000_001;
/// How many milliseconds after the first wake-up the peer looks: at the mean, half of its ten seconds.
const PHASE: &str = "5000";

/// One storm.
struct Storm {
    name: &'static str,
    due: u64,
    /// Microseconds from one wake-up to the next.
    step: i64,
    /// Rows beside that are not due for days.
    others: u64,
    /// How many seconds before the first the engine starts.
    ahead: u64,
    /// Whether the peer has its turn as well.
    peer: bool,
}

const SMALL: [Storm; 3] = [
    Storm { name: "1,000 at 07:00:00", due: 1000, step: 0, others: 0, ahead: 5, peer: true },
    Storm { name: "3,000 at 07:00:00", due: 3000, step: 0, others: 0, ahead: 5, peer: false },
    Storm { name: "1,000 with 10,000 beside", due: 1000, step: 0, others: 10_000, ahead: 5, peer: false },
];

const LARGE: [Storm; 6] = [
    Storm { name: "1,000 at 07:00:00", due: 1000, step: 0, others: 0, ahead: 10, peer: true },
    Storm { name: "10,000 at 07:00:00", due: 10_000, step: 0, others: 0, ahead: 20, peer: true },
    Storm { name: "100,000 at 07:00:00", due: 100_000, step: 0, others: 0, ahead: 61, peer: true },
    Storm {
        name: "... with 1,000,000 beside",
        due: 100_000,
        step: 0,
        others: 1_000_000,
        ahead: 61,
        peer: false,
    },
    Storm { name: "10,000 in one second", due: 10_000, step: 100, others: 0, ahead: 20, peer: true },
    Storm { name: "1,000 in one minute", due: 1000, step: 60_000, others: 0, ahead: 10, peer: true },
];

/// What the engine prints.
#[derive(Deserialize)]
struct Engine {
    /// When the first wake-up was due, in microseconds since 1970.
    due: i64,
    /// Seconds of processor before that, and from then on.
    preparing: f64,
    sending: f64,
    /// Seconds from the first wake-up until the last message is marked.
    seconds: f64,
    /// The most megabytes that it held.
    memory: f64,
}

/// What the peer prints.
#[derive(Deserialize)]
struct Peer {
    due: i64,
}

/// What laying out prints.
#[derive(Deserialize)]
struct Laid {
    rows: u64,
}

/// Measures each storm once and prints a line for it.
///
/// # Errors
/// When something does not build or run, and where a wake-up did not arrive.
pub(crate) fn run(
    workspace: &Workspace,
    receiver: &mut Receiver,
    encrypts: &dyn Fn() -> Result<f64>,
    quick: bool,
) -> Result<()> {
    let bench = Bench { program: build(workspace)?, folder: workspace.target().join("storm"), workspace };
    println!(
        "\nThe storm, on SQLite: seconds from the first wake-up until the last is marked; their rate over one"
    );
    println!(
        "core's of encrypting (at least {RATE}); the engine's memory (at most {MEMORY} MB); processor time for"
    );
    println!("each wake-up before and after it is due, and the receiver's; how late they came.\n");
    println!(
        "{:28}{:>9}{:>9}{:>7}{:>8}{:>9}{:>9}{:>9}{:>10}{:>10}{:>10}",
        "", "seconds", "/s", "ratio", "MB", "µs ahead", "µs then", "µs recv", "p50 ms", "p99 ms", "max ms"
    );
    for storm in if quick { &SMALL[..] } else { &LARGE[..] } {
        bench.measure(storm, receiver, encrypts)?;
    }
    fs::remove_dir_all(&bench.folder)?;
    Ok(())
}

/// Where it is measured.
struct Bench<'a> {
    program: PathBuf,
    folder: PathBuf,
    workspace: &'a Workspace,
}

impl Bench<'_> {
    fn measure(
        &self,
        storm: &Storm,
        receiver: &mut Receiver,
        encrypts: &dyn Fn() -> Result<f64>,
    ) -> Result<()> {
        if self.folder.exists() {
            fs::remove_dir_all(&self.folder)?;
        }
        fs::create_dir_all(&self.folder)?;
        let (ours, theirs) = (self.folder.join("ours.db"), self.folder.join("theirs.db"));
        let (due, step) = (storm.due.to_string(), storm.step.to_string());
        let certificate = receiver.certificate.to_string_lossy().into_owned();
        let laid: Laid =
            self.ask(&["lay", &address(&ours), &receiver.port, &due, &step, &storm.others.to_string()])?;
        ensure!(laid.rows >= storm.due + storm.others, "only {} rows were laid out", laid.rows);
        fs::copy(&ours, &theirs)?;
        let core = encrypts()?;
        receiver.came()?;
        let ahead = storm.ahead.to_string();
        let engine: Engine = self.ask(&["engine", &address(&ours), &certificate, &due, &step, &ahead])?;
        let came = receiver.came()?;
        let late = Lateness::of(storm, &came, engine.due)?;
        let rate = count(storm.due) / engine.seconds;
        let each = |seconds: f64| seconds / count(storm.due) * 1_000_000.0;
        let missed = (storm.step == 0 && rate / core < RATE) || engine.memory > MEMORY;
        println!(
            "{:28}{:>9.2}{rate:>9.0}{:>7.2}{:>8.0}{:>9.0}{:>9.0}{:>9.0}{late}{}",
            storm.name,
            engine.seconds,
            rate / core,
            engine.memory,
            each(engine.preparing),
            each(engine.sending),
            each(came.processor),
            if missed { "  MISSED" } else { "" },
        );
        if storm.peer {
            let peer: Peer = self.ask(&["poll", &address(&theirs), &certificate, &due, &step, PHASE])?;
            let came = receiver.came()?;
            let late = Lateness::of(storm, &came, peer.due)?;
            println!("{:28}{:51}{:>9.0}{late}", "  a look every ten seconds", "", each(came.processor));
        }
        Ok(())
    }

    /// Runs one measurement and reads what it prints.
    fn ask<T: for<'a> Deserialize<'a>>(&self, arguments: &[&str]) -> Result<T> {
        let printed = output(command(&self.program, self.workspace.root()).args(arguments))?;
        serde_json::from_str(&printed).with_context(|| format!("reading what `{}` printed", arguments[0]))
    }
}

/// How late wake-ups came, in milliseconds: half of them, 99 of 100, the last.
struct Lateness([f64; 3]);

impl Lateness {
    fn of(storm: &Storm, came: &Came, due: i64) -> Result<Self> {
        let mut first: Vec<Option<i64>> = vec![None; usize::try_from(storm.due)?];
        for (number, at) in &came.messages {
            let place = number.checked_sub(FIRST).and_then(|place| usize::try_from(place).ok());
            let earliest = place.and_then(|place| first.get_mut(place));
            let earliest = earliest.with_context(|| format!("message {number} is nobody's"))?;
            *earliest = Some(earliest.map_or(*at, |earliest| earliest.min(*at)));
        }
        let late = first.iter().zip(0..).map(|(at, place)| Some(at.as_ref()? - due - place * storm.step));
        let late: Option<Vec<i64>> = late.collect();
        let mut late = late.context("a wake-up did not arrive")?;
        late.sort_unstable();
        let part = |hundredths: usize| late[(late.len() - 1) * hundredths / 100];
        Ok(Self([part(50), part(99), part(100)].map(milliseconds)))
    }
}

impl std::fmt::Display for Lateness {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|late| write!(formatter, "{late:>10.0}"))
    }
}

#[expect(clippy::cast_precision_loss, reason = "an hour in microseconds is far below 2^52")]
fn milliseconds(microseconds: i64) -> f64 {
    microseconds as f64 / 1000.0
}

#[expect(clippy::cast_precision_loss, reason = "a storm is far below 2^52")]
fn count(number: u64) -> f64 {
    number as f64
}

fn address(file: &Path) -> String {
    format!("sqlite:{}", file.display())
}

/// Builds the bench; cargo says where it stands.
fn build(workspace: &Workspace) -> Result<PathBuf> {
    let json = "--message-format=json-render-diagnostics";
    let build = ["build", "--release", "-p", "folje-tests", "--bench", "storm", json];
    let printed = output(cargo(workspace.root()).args(build))?;
    let artifacts = printed.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let mut programs = artifacts.filter(|artifact| artifact["target"]["name"] == "storm");
    let program = programs.find_map(|artifact| Some(PathBuf::from(artifact["executable"].as_str()?)));
    program.context("cargo does not say where the storm's bench stands")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_as_late_as_its_first_message_and_none_may_be_missing() {
        let storm = Storm { name: "", due: 2, step: 1000, others: 0, ahead: 0, peer: false };
        let came = |messages| Came { messages, processor: 0.0 };
        let both = came(vec![(FIRST, 5_000), (FIRST, 9_000), (FIRST + 1, 8_000)]);
        assert_eq!(Lateness::of(&storm, &both, 1_000).unwrap().0, [4.0, 4.0, 6.0]);
        assert!(Lateness::of(&storm, &came(vec![(FIRST, 5_000)]), 1_000).is_err());
        assert!(Lateness::of(&storm, &came(vec![(FIRST + 2, 5_000)]), 1_000).is_err());
    }
}
