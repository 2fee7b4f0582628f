//! A mail server on loopback: `tests/python/mailbox.py`, which is PyPI's `aiosmtpd`.
use crate::support::python::command;
use folje_server::{
    channels::{Channels, MailSettings, Security},
    random::SeededRandom,
};
use serde_json::Value;
use std::{
    io::{BufRead as _, BufReader},
    process::{Child, ChildStdout, Stdio},
    sync::Arc,
};

/// The server; it ends with this value.
pub(super) struct Mailbox {
    child: Child,
    said: BufReader<ChildStdout>,
    port: u16,
}

impl Mailbox {
    /// A server that asks for `login`, where there is one.
    pub(super) fn open(login: &[&str]) -> Self {
        let mut child = command("mailbox.py")
            .args(login)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("run `cargo xtask test`, which makes this environment");
        let said = BufReader::new(child.stdout.take().unwrap());
        let mut mailbox = Self { child, said, port: 0 };
        mailbox.port = u16::try_from(mailbox.next().as_u64().unwrap()).unwrap();
        mailbox
    }

    /// What it says next: a mail that it took.
    pub(super) fn next(&mut self) -> Value {
        let mut line = String::new();
        self.said.read_line(&mut line).unwrap();
        serde_json::from_str(&line).unwrap_or_else(|error| panic!("{line:?}: {error}"))
    }

    /// The channels that write to it.
    pub(super) fn channels(&self, security: Security, login: Option<(&str, &str)>) -> Channels {
        let settings = MailSettings {
            host: "localhost".to_owned(),
            port: Some(self.port),
            security,
            login: login.map(|(user, password)| (user.to_owned(), password.to_owned())),
            from: "Följe <folje@kommun.example>".to_owned(),
        };
        Channels::new(None, Some(&settings), Arc::new(SeededRandom::new(7))).unwrap()
    }
}

impl Drop for Mailbox {
    fn drop(&mut self) {
        // Closing its stdin ends it.
        drop(self.child.stdin.take());
        drop(self.child.wait());
    }
}
