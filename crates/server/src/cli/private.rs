//! Files with secrets in them: readable by whoever runs the command, and by nobody else on the machine.
use anyhow::{Context as _, Result};
use std::{
    fs::{File, OpenOptions},
    io::Write as _,
    path::Path,
};

/// Writes a file that only its owner can read (mode 0600 on Unix), also where it was there before.
///
/// # Errors
/// Where it cannot be written.
pub(super) fn write(path: &Path, content: &str) -> Result<()> {
    let written = open(path).and_then(|mut file| file.write_all(content.as_bytes()));
    written.with_context(|| format!("{} cannot be written", path.display()))
}

fn open(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path)?;
    // A file that was there keeps the mode that it had. Special files (a pipe, /dev/stdout) have none to change.
    #[cfg(unix)]
    if file.metadata()?.is_file() {
        file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
    }
    Ok(file)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::{fs, os::unix::fs::PermissionsExt as _};

    #[test]
    fn a_file_with_secrets_is_for_its_owner_alone_also_where_it_was_there_before() {
        let folder = std::env::temp_dir().join(format!("folje-private-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let (new, old) = (folder.join("new"), folder.join("old"));
        fs::write(&old, "something longer than the secret").unwrap();
        fs::set_permissions(&old, fs::Permissions::from_mode(0o644)).unwrap();
        for file in [&new, &old] {
            write(file, "secret").unwrap();
            assert_eq!(fs::metadata(file).unwrap().permissions().mode() & 0o777, 0o600);
            assert_eq!(fs::read_to_string(file).unwrap(), "secret");
        }
        assert!(write(&folder.join("nowhere/file"), "secret").is_err());
        fs::remove_dir_all(&folder).unwrap();
    }
}
