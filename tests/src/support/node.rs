//! Independent implementations from npm, which are asked as JSON.
use super::asked::asked;
use serde_json::Value;
use std::{env, path::Path, process::Command};

/// What the script `tests/e2e/<name>` answers to `input`.
///
/// Runs the Node named by `FOLJE_NODE`, else the machine's own, with the packages of `tests/e2e`, which
/// `cargo xtask test` installs.
pub(crate) fn node(name: &str, input: &Value) -> Value {
    let node = env::var_os("FOLJE_NODE").unwrap_or_else(|| "node".into());
    let mut command = Command::new(node);
    command.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("e2e").join(name));
    asked(command, name, input)
}
