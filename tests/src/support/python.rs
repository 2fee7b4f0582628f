//! Independent implementations, which are written in Python and asked as JSON.
use serde_json::Value;
use std::{
    env,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
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
    let mut command = command(name);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap_or_else(
            |error| panic!("{command:?}: {error}; run `cargo xtask test`, which makes this environment"),
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
