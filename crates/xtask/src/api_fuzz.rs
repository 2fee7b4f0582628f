//! `cargo xtask api-fuzz`: Schemathesis sends generated requests to the demo, as each kind of user, and compares every
//! answer with the OpenAPI document.

use crate::process::{Aside, command, output, run as finish};
use crate::profile::Profile;
use crate::report::Report;
use crate::watch::pause;
use crate::workspace::Workspace;
use crate::{build, tools};
use anyhow::{Context as _, Result, bail, ensure};
use clap::ValueEnum;
use serde::Deserialize;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

/// The wall time at which every demo begins, so that runs can be compared.
const AT: &str = "2027-01-12T08:30";

/// What the configuration says besides for somebody who is signed in: the value of the session cookie. Schemathesis
/// still leaves it out and replaces it where it checks that an operation needs it.
const SIGNED_IN: &str = r#"
[auth.openapi.session]
api_key = "${FOLJE_SESSION}"

[generation]
with-security-parameters = false
"#;

/// How long a demo may take until it answers.
const START: Duration = Duration::from_secs(60);

/// Operations that end the session that the run is signed in with: after one of them, the rest would be tested as a
/// client without a session.
const SIGNS_OUT: [(&str, &str); 2] = [("DELETE", "/api/v1/session"), ("DELETE", "/api/v1/devices/{id}")];

/// How to fuzz.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Test as this user only; by default as each of the five
    #[arg(long = "as", value_enum, value_name = "USER")]
    user: Option<User>,
    /// The most generated requests per operation and phase
    #[arg(long, default_value_t = 50)]
    examples: u32,
    /// The seed of what is generated
    #[arg(long, default_value_t = 7)]
    seed: u64,
    /// Further arguments for `schemathesis run`, such as `--include-path /api/v1/desk`
    #[arg(last = true)]
    more: Vec<String>,
}

/// Who sends the requests.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum User {
    /// A client without a session
    Anonymous,
    /// A participant
    Participant,
    /// An ambassador
    Ambassador,
    /// A coach
    Coach,
    /// A programme coordinator
    Coordinator,
}

impl User {
    /// What the demo calls a person of this kind; none for a client without a session.
    const fn part(self) -> Option<&'static str> {
        match self {
            Self::Anonymous => None,
            Self::Participant => Some("participant"),
            Self::Ambassador => Some("ambassador"),
            Self::Coach => Some("coach"),
            Self::Coordinator => Some("coordinator"),
        }
    }
}

/// How to reach a demo, as `folje demo --json` writes it.
#[derive(Deserialize)]
struct Demo {
    base: String,
    people: Vec<Person>,
}

/// One of the demo's people.
#[derive(Deserialize)]
struct Person {
    part: String,
    code: String,
}

/// Fuzzes as each user against a fresh demo.
///
/// # Errors
/// When something does not build or start, or any check failed.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    let users = options.user.map_or_else(|| User::value_variants().to_vec(), |user| vec![user]);
    let mut report = Report::new(2 + users.len());
    report.step("Installing Schemathesis", || tools::for_the_api_fuzzer(workspace))?;
    report.step("Building the server", || build::server(workspace, Profile::Dev))?;
    let mut failed = Vec::new();
    for user in users {
        let name = name(user);
        // Each user is tested even if an earlier one failed: one run shows everything.
        if let Err(error) = report.step(&format!("As {name}"), || fuzz(workspace, options, user)) {
            eprintln!("{error:#}");
            failed.push(name);
        }
    }
    report.finish();
    ensure!(failed.is_empty(), "checks failed as {}", failed.join(", "));
    Ok(())
}

/// Runs Schemathesis as `user`.
fn fuzz(workspace: &Workspace, options: &Options, user: User) -> Result<()> {
    let folder = workspace.target().join("api-fuzz").join(name(user));
    // The store of an earlier run, if there was one: a demo starts from an empty store.
    let _ = fs::remove_dir_all(&folder);
    // The API alone is tested: the page is a placeholder.
    let dist = folder.join("dist");
    fs::create_dir_all(&dist)?;
    fs::write(dist.join("index.html"), "<!doctype html>\n")?;
    let json = folder.join("demo.json");
    let _server = Aside::start(
        command(workspace.server(Profile::Dev), workspace.root())
            .args(["demo", "--listen", "127.0.0.1:0", "--at", AT])
            .arg("--store")
            .arg(format!("sqlite:{}", folder.join("folje.db").display()))
            .arg("--dist")
            .arg(&dist)
            .arg("--json")
            .arg(&json),
    )?;
    let demo = started(&json)?;
    let python = workspace.api_fuzzer();
    let mut config = fs::read_to_string(workspace.path("tests/api-fuzz/schemathesis.toml"))?;
    let config_file = folder.join("schemathesis.toml");
    let mut schemathesis = command(&python, &folder);
    schemathesis
        .args(["-m", "schemathesis.cli", "--config-file"])
        .arg(&config_file)
        .args(["run", &format!("{}/api/v1/openapi.json", demo.base)])
        .args(["--checks", "all", "--continue-on-failure", "--no-color"])
        .args(["--max-examples", &options.examples.to_string(), "--seed", &options.seed.to_string()])
        .args(["--report", "json", "--report-json-path"])
        .arg(folder.join("report.json"));
    if let Some(part) = user.part() {
        let person = demo.people.iter().find(|person| person.part == part);
        let person = person.with_context(|| format!("the demo has no {part}"))?;
        let script = workspace.path("tests/api-fuzz/sign_in.py");
        let token = output(command(&python, &folder).arg(script).args([&demo.base, &person.code]))?;
        config += SIGNED_IN;
        schemathesis.env("FOLJE_SESSION", token.trim());
        for (method, path) in SIGNS_OUT {
            schemathesis.args(["--exclude-name", &format!("{method} {path}")]);
        }
    }
    fs::write(&config_file, config)?;
    finish(schemathesis.args(&options.more))
}

/// The demo that writes `json` once it can be signed in to.
fn started(json: &Path) -> Result<Demo> {
    let began = Instant::now();
    loop {
        // Absent or half written until the demo is ready.
        let demo = fs::read(json).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        match demo {
            Some(demo) => return Ok(demo),
            None if began.elapsed() > START => bail!("the demo did not start within {START:?}"),
            None => pause(),
        }
    }
}

/// The user's name on the command line.
fn name(user: User) -> String {
    user.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}
