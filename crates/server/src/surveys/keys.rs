//! Where the keys of boxes lie: each sealing's in a file of its own, in a folder outside the store.
//!
//! A new key is on the disk before its sealing is, and the old one goes after that: so whatever is in force after a power
//! cut has its key. Names of files are random, and their times say nothing. Several processes share the folder: each writes
//! and clears only while it holds the lock on the box, and afterwards takes away nothing but the one key that it has made
//! useless.
//!
//! Nothing here is logged: the line would say when a letter came. What could not be taken away is told by the daily work.
mod folder;

use super::seal::{self, Edition};
use crate::random::Random;
use folder::Folder;
use folje_domain::ids::SurveyId;
use folje_store::{Keys, KeysLost};
use std::{
    collections::{BTreeMap, BTreeSet},
    io,
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// The keys of boxes.
pub struct BallotKeys {
    random: Arc<dyn Random>,
    place: Place,
    /// Why a key could not be taken away, if so.
    stuck: Mutex<Option<io::Error>>,
}

/// Where they lie.
enum Place {
    /// In a folder.
    Folder(Folder),
    /// In memory, for a store that lives no longer.
    Memory(Mutex<BTreeMap<(SurveyId, Edition), [u8; 32]>>),
}

impl BallotKeys {
    /// Keys in `folder`, which is made when it is needed; in memory without one.
    #[must_use]
    pub fn new(folder: Option<PathBuf>, random: Arc<dyn Random>) -> Self {
        let place =
            folder.map_or_else(|| Place::Memory(Mutex::default()), |path| Place::Folder(Folder::new(path)));
        Self { random, place, stuck: Mutex::default() }
    }

    /// Of which surveys keys lie here.
    ///
    /// # Errors
    /// Where the folder cannot be read.
    pub fn surveys(&self) -> io::Result<BTreeSet<SurveyId>> {
        match &self.place {
            Place::Folder(folder) => folder.surveys(),
            Place::Memory(keys) => Ok(held(keys).keys().map(|(survey, _)| *survey).collect()),
        }
    }

    /// Why a key could not be taken away since this was asked last.
    pub fn stuck(&self) -> Option<io::Error> {
        held(&self.stuck).take()
    }

    fn key(&self, survey: SurveyId, edition: Edition) -> io::Result<[u8; 32]> {
        match &self.place {
            Place::Folder(folder) => folder.read(survey, edition),
            Place::Memory(keys) => {
                held(keys).get(&(survey, edition)).copied().ok_or_else(|| io::Error::other("not a key"))
            }
        }
    }

    fn keep(&self, survey: SurveyId, edition: Edition, key: [u8; 32]) -> io::Result<()> {
        match &self.place {
            Place::Folder(folder) => folder.write(survey, edition, &key),
            Place::Memory(keys) => {
                held(keys).insert((survey, edition), key);
                Ok(())
            }
        }
    }

    fn note(&self, erased: io::Result<()>) {
        if let Err(error) = erased {
            *held(&self.stuck) = Some(error);
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
            Place::Folder(folder) => self.note(folder.erase(survey, edition)),
            Place::Memory(keys) => {
                held(keys).remove(&(survey, edition));
            }
        }
    }

    fn forget_others(&self, survey: SurveyId, sealed: &[u8]) {
        let edition = seal::edition(sealed);
        match &self.place {
            Place::Folder(folder) => self.note(folder.erase_others(survey, edition)),
            Place::Memory(keys) => {
                held(keys).retain(|(of, kept), _| *of != survey || Some(*kept) == edition);
            }
        }
    }
}

/// What a lock holds; whoever panicked while holding it left it whole.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::SeededRandom;
    use std::{fs, path::Path};
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
    fn a_key_that_cannot_be_taken_away_is_told_of_when_it_is_asked_for() {
        let folder = folder("stuck");
        let survey = SurveyId(Uuid::from_u128(1));
        let keys = BallotKeys::new(Some(folder.clone()), Arc::new(SeededRandom::new(1)));
        let sealed = keys.seal(survey, b"one").unwrap();
        // A folder in the file's place can be neither written over nor removed as a file.
        let file = fs::read_dir(&folder).unwrap().next().unwrap().unwrap().path();
        fs::remove_file(&file).unwrap();
        fs::create_dir(&file).unwrap();
        assert!(keys.stuck().is_none());
        keys.forget(survey, &sealed);
        assert!(keys.stuck().is_some());
        assert!(keys.stuck().is_none(), "once");
        keys.forget_others(survey, &[]);
        assert!(keys.stuck().is_some());
        fs::remove_dir_all(folder).unwrap();
    }
}
