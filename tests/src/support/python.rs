//! Independent implementations, which are written in Python and asked as JSON.
use super::asked::asked;
use serde_json::Value;
use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

/// What runs the script `tests/python/<name>`.
///
/// The Python is the one named by `FOLJE_PYTHON`, else that of the virtual environment in `target/python`, which
/// `cargo xtask test` makes from `tests/python/requirements.txt`.
pub(crate) fn command(name: &str) -> Command {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let python = env::var_os("FOLJE_PYTHON")
        .map_or_else(|| package.join("../target/python/bin/python"), PathBuf::from);
    let mut command = Command::new(python);
    command.arg(package.join("python").join(name));
    command
}

/// What the script `tests/python/<name>` answers to `input`.
pub(crate) fn python(name: &str, input: &Value) -> Value {
    asked(command(name), name, input)
}
