//! Running other programs, with errors that say which one and what to do about it.

use anyhow::{Context, Result, bail};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A command that runs in `folder`; its output goes where ours goes.
pub(crate) fn command(program: impl AsRef<std::ffi::OsStr>, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder);
    command
}

/// Runs a command to its end.
///
/// # Errors
/// When it cannot be started, or ends with anything but success.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let line = line(command);
    let status = command.status().with_context(|| format!("could not start `{line}`"))?;
    if !status.success() {
        bail!("`{line}` ended with {status}");
    }
    Ok(())
}

/// A command that runs in the background and ends with us at the latest. Its output and its exit status are ignored.
pub(crate) struct Aside(Child);

impl Aside {
    /// Starts it.
    ///
    /// # Errors
    /// When it cannot be started.
    pub(crate) fn start(command: &mut Command) -> Result<Self> {
        let line = line(command);
        let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        quiet.spawn().map(Self).with_context(|| format!("could not start `{line}`"))
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        // It may have ended.
        _ = self.0.kill();
        _ = self.0.wait();
    }
}

/// Runs a command to its end and returns what it printed; its errors stay visible.
///
/// # Errors
/// When it cannot be started, ends with anything but success, or prints something that is not text.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let line = line(command);
    let output =
        command.stderr(Stdio::inherit()).output().with_context(|| format!("could not start `{line}`"))?;
    if !output.status.success() {
        bail!("`{line}` ended with {}", output.status);
    }
    String::from_utf8(output.stdout).with_context(|| format!("`{line}` printed something that is not text"))
}

/// Whether a command can be started and succeeds; what it prints is nobody's concern.
pub(crate) fn succeeds(program: &str, arguments: &[&str]) -> bool {
    Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// The cargo that runs us, so that a toolchain chosen with `+` stays chosen.
pub(crate) fn cargo(folder: &Path) -> Command {
    let mut command = command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()), folder);
    // What cargo tells this program about its own package would make the inner cargo build afresh.
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy().into_owned();
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
            command.env_remove(name);
        }
    }
    // What is built once is not kept for being built again.
    if std::env::var_os("CI").is_some() {
        command.env("CARGO_INCREMENTAL", "0");
    }
    command
}

/// The command as a person would type it.
fn line(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|part| part.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let failure = run(&mut command("folje-no-such-program", Path::new("/"))).unwrap_err();
        assert!(format!("{failure:#}").contains("could not start `folje-no-such-program`"));
        assert!(!succeeds("folje-no-such-program", &[]));
    }

    #[test]
    fn what_goes_on_beside_us_ends_with_us() {
        let aside = Aside::start(command("sleep", Path::new("/")).arg("600")).unwrap();
        let id = aside.0.id().to_string();
        assert!(succeeds("kill", &["-0", &id]));
        drop(aside);
        assert!(!succeeds("kill", &["-0", &id]));
    }

    #[test]
    fn a_program_that_fails_is_named_with_its_arguments() {
        let failure = run(command("sh", Path::new("/")).args(["-c", "exit 3"])).unwrap_err();
        assert!(failure.to_string().starts_with("`sh -c exit 3` ended with"));
    }
}
