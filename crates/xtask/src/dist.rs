//! The folder that the server serves, filled file by file.
//!
//! It is filled beside the old one and takes its place in the end, so that a running server never serves
//! half a build.

use crate::compress;
use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// When a file crosses the network.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Role {
    /// Before a first visit can read today; the app cannot start without it.
    Start,
    /// On a first visit too, but only to look right; a missing one stops nothing.
    Seen,
    /// After today can be read; without it pages are missing, so that no version is kept offline without it.
    Pages,
    /// By those alone who come to a part of the app: kept for offline use where somebody has been there.
    Of(Owners),
    /// Later, fetched ahead by the service worker; a missing one stops nothing.
    Ahead,
    /// The service worker itself, which may not keep itself.
    Worker,
}

/// The parts of the app that not everybody has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Owners {
    /// Companions fetch it.
    Desk,
    /// Whoever opens a survey.
    Survey,
    /// Both.
    Both,
}

impl Owners {
    /// The names, as the service worker reads them.
    pub(crate) const fn names(self) -> &'static str {
        match self {
            Self::Desk => "desk",
            Self::Survey => "survey",
            Self::Both => "desk survey",
        }
    }
}

/// A file that was written, with its size on the network.
pub(crate) struct Shipped {
    /// Its path on the server, `/assets/app-0123456789.js`.
    pub(crate) url: String,
    pub(crate) role: Role,
    /// Bytes as it is.
    pub(crate) raw: usize,
    /// Bytes as it is sent to a browser that takes brotli.
    pub(crate) sent: usize,
}

/// A folder being filled.
pub(crate) struct Dist {
    target: PathBuf,
    filling: PathBuf,
    compressed: bool,
    files: Vec<Shipped>,
}

impl Dist {
    /// Starts an empty folder that will become `target`; with `compressed`, brotli copies lie beside the
    /// files that it makes smaller.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub(crate) fn begin(target: &Path, compressed: bool) -> Result<Self> {
        let filling = target.with_extension("new");
        remove(&filling)?;
        fs::create_dir_all(filling.join("assets"))?;
        Ok(Self { target: target.to_path_buf(), filling, compressed, files: Vec::new() })
    }

    /// Writes a file under a name that carries its content, `assets/<stem>-<hash>.<extension>`, and returns
    /// its path on the server: such a file never changes and can be kept for ever.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(crate) fn put_hashed(
        &mut self,
        stem: &str,
        extension: &str,
        role: Role,
        bytes: &[u8],
    ) -> Result<String> {
        let name = format!("assets/{stem}-{}.{extension}", short_hash(bytes));
        self.put(&name, role, bytes)
    }

    /// Writes a file under a name of its own, and returns its path on the server.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(crate) fn put(&mut self, name: &str, role: Role, bytes: &[u8]) -> Result<String> {
        let path = self.filling.join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&path, bytes).with_context(|| format!("writing {}", path.display()))?;
        let mut sent = bytes.len();
        if self.compressed
            && let Some(small) = compress::brotli_copy(name, bytes)?
        {
            sent = small.len();
            fs::write(self.filling.join(format!("{name}.br")), small)?;
        }
        let url = format!("/{name}");
        self.files.push(Shipped { url: url.clone(), role, raw: bytes.len(), sent });
        Ok(url)
    }

    /// What was written so far.
    pub(crate) fn files(&self) -> &[Shipped] {
        &self.files
    }

    /// Puts the filled folder in the place of the old one.
    ///
    /// # Errors
    /// When the old one cannot be removed or the new one not be moved.
    pub(crate) fn finish(self) -> Result<Vec<Shipped>> {
        remove(&self.target)?;
        fs::rename(&self.filling, &self.target)
            .with_context(|| format!("putting {} in its place", self.target.display()))?;
        Ok(self.files)
    }
}

/// The first ten hexadecimal digits of a content's SHA-256.
pub(crate) fn short_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(5).map(|byte| format!("{byte:02x}")).collect()
}

fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("removing {}", folder.display()))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_changes_with_the_content_only() {
        assert_eq!(short_hash(b"f\xc3\xb6lje"), short_hash("följe".as_bytes()));
        assert_ne!(short_hash(b"one"), short_hash(b"two"));
        assert_eq!(short_hash(b"").len(), 10);
    }

    #[test]
    fn the_old_folder_stands_until_the_new_one_is_whole() -> Result<()> {
        let target = std::env::temp_dir().join(format!("folje-dist-{}", std::process::id()));
        let mut first = Dist::begin(&target, true)?;
        first.put("index.html", Role::Start, "idag ".repeat(200).as_bytes())?;
        first.finish()?;
        let second = Dist::begin(&target, false)?;
        assert!(target.join("index.html.br").exists());
        second.finish()?;
        assert!(!target.join("index.html").exists());
        remove(&target)
    }
}
