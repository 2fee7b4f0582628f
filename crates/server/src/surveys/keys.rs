//! Where the keys of boxes lie: each sealing's in a file of its own, in a folder outside the store.
//!
//! A new key is on the disk before its sealing is, and the old one goes after that: so whatever is in force after a power
//! cut has its key. Names of files are random, and their times say nothing. Several processes share the folder: each writes
//! and clears only while it holds the lock on the box, and afterwards takes away nothing but the one key that it has made
//! useless.
use super::seal::{self, Edition};
use crate::random::Random;
use folje_domain::ids::SurveyId;
use folje_store::{Keys, KeysLost};
use std::{
    collections::BTreeMap,
    fs::{self, File, OpenOptions},
    io::{self, Write as _},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::UNIX_EPOCH,
};

/// The keys of boxes.
pub struct BallotKeys {
    random: Arc<dyn Random>,
    place: Place,
}

/// Where they lie.
enum Place {
    /// In a folder.
    Folder(PathBuf),
    /// In memory, for a store that lives no longer.
    Memory(Mutex<BTreeMap<(SurveyId, Edition), [u8; 32]>>),
}

impl BallotKeys {
    /// Keys in `folder`, which is made when it is needed; in memory without one.
    #[must_use]
    pub fn new(folder: Option<PathBuf>, random: Arc<dyn Random>) -> Self {
        Self { random, place: folder.map_or_else(|| Place::Memory(Mutex::default()), Place::Folder) }
    }

    fn key(&self, survey: SurveyId, edition: Edition) -> io::Result<[u8; 32]> {
        let wrong = || io::Error::other("not a key");
        match &self.place {
            Place::Folder(folder) => fs::read(file(folder, survey, edition))?.try_into().map_err(|_| wrong()),
            Place::Memory(keys) => {
                let keys = keys.lock().unwrap_or_else(PoisonError::into_inner);
                keys.get(&(survey, edition)).copied().ok_or_else(wrong)
            }
        }
    }

    fn keep(&self, survey: SurveyId, edition: Edition, key: [u8; 32]) -> io::Result<()> {
        match &self.place {
            Place::Folder(folder) => write(folder, &file(folder, survey, edition), &key),
            Place::Memory(keys) => {
                keys.lock().unwrap_or_else(PoisonError::into_inner).insert((survey, edition), key);
                Ok(())
            }
        }
    }
}

impl Keys for BallotKeys {
    fn seal(&self, survey: SurveyId, plain: &[u8]) -> Result<Vec<u8>, KeysLost> {
        let bytes = || self.random.bytes().map_err(|error| KeysLost(error.to_string()));
        let (name, key) = (bytes()?, bytes()?);
        let edition = name.first_chunk().copied().unwrap_or_default();
        self.keep(survey, edition, key).map_err(|error| KeysLost(format!("it cannot be kept: {error}")))?;
        seal::seal(&key, survey, edition, plain).ok_or_else(|| KeysLost("nothing can be sealed".to_owned()))
    }

    fn open(&self, survey: SurveyId, sealed: &[u8]) -> Result<Vec<u8>, KeysLost> {
        let edition = seal::edition(sealed).ok_or_else(|| KeysLost("this is no box".to_owned()))?;
        let key = self.key(survey, edition).map_err(|error| KeysLost(error.to_string()))?;
        seal::open(&key, survey, sealed).ok_or_else(|| KeysLost("it does not fit".to_owned()))
    }

    fn forget(&self, survey: SurveyId, sealed: &[u8]) {
        let Some(edition) = seal::edition(sealed) else { return };
        match &self.place {
            Place::Folder(folder) => erase(&file(folder, survey, edition)),
            Place::Memory(keys) => {
                keys.lock().unwrap_or_else(PoisonError::into_inner).remove(&(survey, edition));
            }
        }
    }

    fn forget_others(&self, survey: SurveyId, sealed: &[u8]) {
        let edition = seal::edition(sealed);
        match &self.place {
            Place::Folder(folder) => {
                let stays = edition.map(|edition| file(folder, survey, edition));
                let own = format!("{survey}.");
                for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                    let path = entry.path();
                    if entry.file_name().to_string_lossy().starts_with(&own) && Some(&path) != stays.as_ref()
                    {
                        erase(&path);
                    }
                }
            }
            Place::Memory(keys) => {
                let mut keys = keys.lock().unwrap_or_else(PoisonError::into_inner);
                keys.retain(|(of, kept), _| *of != survey || Some(*kept) == edition);
            }
        }
    }
}

fn file(folder: &Path, survey: SurveyId, edition: Edition) -> PathBuf {
    folder.join(format!("{survey}.{}", folje_anonymity::hex::Hex(edition)))
}

/// Writes a key such that it is there after a power cut, readable by nobody else on the machine.
fn write(folder: &Path, path: &Path, key: &[u8; 32]) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)?;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(key)?;
    // When it was written is when a letter came.
    file.set_modified(UNIX_EPOCH)?;
    file.sync_all()?;
    File::open(folder)?.sync_all()
}

/// Writes over a key and takes it away. What a file system keeps of it all the same is said in docs/anonymity.md.
fn erase(path: &Path) {
    let erased = OpenOptions::new().write(true).open(path).and_then(|mut file| {
        file.write_all(&[0; 32])?;
        file.sync_all()?;
        fs::remove_file(path)
    });
    if let Err(error) = erased
        && error.kind() != io::ErrorKind::NotFound
    {
        tracing::error!(%error, "the key of an old sealing could not be taken away");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::SeededRandom;
    use uuid::Uuid;

    fn folder(name: &str) -> PathBuf {
        std::env::temp_dir().join(format!("folje-ballot-keys-{}-{name}", std::process::id()))
    }

    fn files(folder: &Path) -> usize {
        fs::read_dir(folder).map_or(0, Iterator::count)
    }

    #[test]
    fn whatever_is_in_force_opens_and_nothing_else_does() {
        let folder = folder("force");
        let survey = SurveyId(Uuid::from_u128(1));
        for place in [Some(folder.clone()), None] {
            let keys = BallotKeys::new(place, Arc::new(SeededRandom::new(1)));
            let first = keys.seal(survey, b"one").unwrap();
            let second = keys.seal(survey, b"two").unwrap();
            assert_eq!(keys.open(survey, &first).unwrap(), b"one", "until the second is in force");
            assert_eq!(keys.open(survey, &second).unwrap(), b"two");
            keys.forget(survey, &first);
            assert!(keys.open(survey, &first).is_err());
            let never_kept = keys.seal(survey, b"three").unwrap();
            keys.forget_others(survey, &second);
            assert!(keys.open(survey, &never_kept).is_err());
            assert_eq!(keys.open(survey, &second).unwrap(), b"two");
        }
        assert_eq!(files(&folder), 1);
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_key_says_nothing_of_when_it_was_made_and_is_for_nobody_else() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = folder("times");
        let keys = BallotKeys::new(Some(folder.clone()), Arc::new(SeededRandom::new(1)));
        keys.seal(SurveyId(Uuid::from_u128(1)), b"one").unwrap();
        let kept = fs::read_dir(&folder).unwrap().next().unwrap().unwrap().metadata().unwrap();
        assert_eq!(kept.modified().unwrap(), UNIX_EPOCH);
        assert_eq!(kept.permissions().mode() & 0o077, 0);
        assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o077, 0);
        fs::remove_dir_all(folder).unwrap();
    }
}
