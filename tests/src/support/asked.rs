//! Asking a program of another language as JSON.
use serde_json::Value;
use std::{
    io::Write,
    process::{Command, Stdio},
};

/// What the program that `command` runs answers to `input`; `name` is what it is called where it fails.
pub(super) fn asked(mut command: Command, name: &str, input: &Value) -> Value {
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap_or_else(
            |error| panic!("{command:?}: {error}; run `cargo xtask test`, which makes it ready"),
        );
    // A script that ends before it has read says why on stderr; a broken pipe adds nothing to that.
    let written = child.stdin.take().unwrap().write_all(input.to_string().as_bytes());
    let output = child.wait_with_output().unwrap();
    assert!(
        output.status.success() && written.is_ok(),
        "{name}: {}\n{}\nif a package is missing, run `cargo xtask test`",
        output.status,
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).unwrap()
}
