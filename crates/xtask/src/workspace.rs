//! Where things lie: every path that the tools read or write is named here once.

use crate::profile::Profile;
use std::path::{Path, PathBuf};

/// The checkout that this program was built from.
pub(crate) struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// Finds the checkout from the place of this package, so that the tools work from any folder inside it.
    pub(crate) fn find() -> Self {
        let package = Path::new(env!("CARGO_MANIFEST_DIR"));
        Self { root: package.ancestors().nth(2).unwrap_or(package).to_path_buf() }
    }

    /// The folder with the workspace's `Cargo.toml`.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// A path inside the checkout.
    pub(crate) fn path(&self, inside: &str) -> PathBuf {
        self.root.join(inside)
    }

    /// Where cargo builds, and where everything else that is made goes too, so that nothing made lands among
    /// the sources. `CARGO_TARGET_DIR` moves it.
    pub(crate) fn target(&self) -> PathBuf {
        match std::env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => self.root.join(folder),
            None => self.root.join("target"),
        }
    }

    /// Where the app's files for the server are written.
    pub(crate) fn dist(&self, profile: Profile) -> PathBuf {
        self.target().join(profile.folder("dist"))
    }

    /// The server's program.
    pub(crate) fn server(&self, profile: Profile) -> PathBuf {
        self.target().join(profile.server_folder()).join("folje")
    }

    /// The npm package with the browser tests and with the tools that come from npm.
    pub(crate) fn e2e(&self) -> PathBuf {
        self.path("tests/e2e")
    }

    /// The interpreter with the Python packages that the tests compare with.
    pub(crate) fn python(&self) -> PathBuf {
        self.target().join("python/bin/python")
    }

    /// The interpreter with Schemathesis, which fuzzes the API.
    pub(crate) fn api_fuzzer(&self) -> PathBuf {
        self.target().join("api-fuzzer/bin/python")
    }
}
