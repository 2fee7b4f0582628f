//! Where the files of a feed come from: a zip archive or a folder.
use crate::FeedError;
use std::{
    fs::File,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
};
use zip::{ZipArchive, result::ZipError};

/// A feed that was opened.
pub(super) enum Source {
    /// A folder.
    Folder(PathBuf),
    /// An archive, and the folder inside it in which the files stand («» or one that ends in /).
    Zip(Box<ZipArchive<BufReader<File>>>, String),
}

/// Bytes that are read at once.
const BUFFER: usize = 256 * 1024;

impl Source {
    /// Opens a zip file or a folder.
    pub(super) fn open(path: &Path) -> Result<Self, FeedError> {
        if path.is_dir() {
            return Ok(Self::Folder(path.to_owned()));
        }
        let file = File::open(path).map_err(|error| unreadable(path.display(), error))?;
        let archive = ZipArchive::new(BufReader::new(file)).map_err(|error| match error {
            ZipError::Io(error) => unreadable(path.display(), error),
            other => FeedError::NotAFeed(other.to_string()),
        })?;
        // Some pack the folder instead of the files in it.
        let inside = archive.file_names().find_map(|name| {
            let folder = name.strip_suffix("stops.txt")?;
            (folder.is_empty() || (folder.ends_with('/') && !folder.contains("__MACOSX"))).then_some(folder)
        });
        let inside = inside.unwrap_or_default().to_owned();
        Ok(Self::Zip(Box::new(archive), inside))
    }

    /// A file of the feed; None where it is not there.
    pub(super) fn file(&mut self, name: &str) -> Result<Option<Box<dyn BufRead + '_>>, FeedError> {
        match self {
            Self::Folder(folder) => match File::open(folder.join(name)) {
                Ok(file) => Ok(Some(Box::new(BufReader::with_capacity(BUFFER, file)))),
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
                Err(error) => Err(unreadable(name, error)),
            },
            Self::Zip(archive, inside) => match archive.by_name(&format!("{inside}{name}")) {
                Ok(file) => Ok(Some(Box::new(BufReader::with_capacity(BUFFER, file)))),
                Err(ZipError::FileNotFound) => Ok(None),
                Err(error) => Err(unreadable(name, error)),
            },
        }
    }
}

/// The error of the system, about `what`.
pub(super) fn unreadable(what: impl ToString, why: impl ToString) -> FeedError {
    FeedError::Unreadable { what: what.to_string(), why: why.to_string() }
}

#[cfg(test)]
mod tests;
