//! The push service that everything is sent to, in a process of its own.

use crate::process::command;
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use serde::Deserialize;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

/// The push service; ends when dropped.
pub(crate) struct Receiver {
    process: Child,
    asked: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
    /// The program that it runs.
    pub(crate) program: PathBuf,
    /// Where it listens on loopback.
    pub(crate) port: String,
    /// The certificate that it shows, as DER.
    pub(crate) certificate: PathBuf,
}

/// What came since the last question.
pub(crate) struct Came {
    /// The number of each message and when it came, in microseconds since 1970.
    pub(crate) messages: Vec<(u64, i64)>,
    /// Seconds of processor that it took the receiver.
    pub(crate) processor: f64,
}

#[derive(Deserialize)]
struct Answer {
    processor: f64,
}

impl Receiver {
    /// Starts it.
    ///
    /// # Errors
    /// When it does not start.
    pub(crate) fn start(workspace: &Workspace, program: &Path) -> Result<Self> {
        let certificate = workspace.target().join("push-bench.der");
        let mut process = command(program, workspace.root())
            .arg("receive")
            .arg(&certificate)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("starting the receiver")?;
        let printed = process.stdout.take().context("the receiver prints nothing")?;
        let mut answers = BufReader::new(printed);
        let mut port = String::new();
        answers.read_line(&mut port)?;
        let asked = process.stdin.take();
        let (program, port) = (program.to_owned(), port.trim().to_owned());
        Ok(Self { process, asked, answers, program, port, certificate })
    }

    /// What came since it was asked last.
    ///
    /// # Errors
    /// When it has ended.
    pub(crate) fn came(&mut self) -> Result<Came> {
        let file = self.certificate.with_extension("came");
        let asked = self.asked.as_mut().context("the receiver hears nothing")?;
        writeln!(asked, "{}", file.display())?;
        asked.flush()?;
        let mut answer = String::new();
        self.answers.read_line(&mut answer)?;
        let answer: Answer = serde_json::from_str(&answer).context("reading what came")?;
        let text = fs::read_to_string(&file)?;
        let lines = text.lines().map(|line| {
            let (number, at) = line.split_once(' ').context("a line without a time")?;
            Ok((number.parse()?, at.parse()?))
        });
        Ok(Came { messages: lines.collect::<Result<_>>()?, processor: answer.processor })
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        // It ends with its input.
        drop(self.asked.take());
        drop(self.process.wait());
    }
}
