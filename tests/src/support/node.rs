//! Independent implementations from npm, which are asked as JSON.
use serde_json::Value;
use std::{
    env,
    io::Write,
    path::Path,
    process::{Command, Stdio},
};

/// What the script `tests/e2e/<name>` answers to `input`.
///
/// Runs the Node named by `FOLJE_NODE`, else the machine's own, with the packages of `tests/e2e`, which
/// `cargo xtask test` installs.
pub(crate) fn node(name: &str, input: &Value) -> Value {
    let node = env::var_os("FOLJE_NODE").unwrap_or_else(|| "node".into());
    let mut child = Command::new(&node)
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("e2e").join(name))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{}: {error}; run `cargo xtask test`", node.display()));
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
