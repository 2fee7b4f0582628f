//! A disk with a store and a folder of keys; and copies of it, made at each thing that is done to keys.
use crate::support::folder::Folder;
use folje_domain::ids::SurveyId;
use folje_server::surveys::keys::BallotKeys;
use folje_store::{Keys, KeysLost};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::{Arc, Mutex},
};

pub(super) struct Disk(Folder);

impl Disk {
    pub(super) fn new() -> Self {
        Self(Folder::fast())
    }

    /// The store's address.
    pub(super) fn store(&self) -> String {
        format!("sqlite:{}", self.0.path().join("store.db").display())
    }

    /// The folder of keys.
    pub(super) fn keys(&self) -> PathBuf {
        self.0.path().join("keys")
    }

    /// Each key with what is in it, by name.
    pub(super) fn files(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let entries = fs::read_dir(self.keys()).into_iter().flatten();
        let file = |path: PathBuf| (path.file_name().unwrap().into(), fs::read(&path).unwrap());
        let mut files: Vec<_> = entries.map(|entry| file(entry.unwrap().path())).collect();
        files.sort();
        files
    }

    /// Writes a key's file as it is to be.
    pub(super) fn put(&self, name: &Path, bytes: &[u8]) {
        fs::create_dir_all(self.keys()).unwrap();
        fs::write(self.keys().join(name), bytes).unwrap();
    }

    pub(super) fn copy(&self) -> Self {
        copy(self.0.path())
    }
}

/// Another process copies: a file of the database that is closed in this one would lose the locks that SQLite holds on it.
fn copy(disk: &Path) -> Disk {
    let copy = Disk::new();
    let copied = Command::new("cp").arg("-r").arg(disk.join(".")).arg(copy.0.path()).status();
    assert!(copied.unwrap().success());
    copy
}

/// What the disk may look like when it is started from again.
pub(super) struct Cut {
    pub(super) when: String,
    pub(super) disk: Disk,
}

/// Keys that copy the disk before and after each thing that is done to them.
pub(super) struct Watched {
    keys: Arc<BallotKeys>,
    disk: PathBuf,
    done: Mutex<Vec<(&'static str, Disk, Disk)>>,
}

impl Watched {
    pub(super) fn new(keys: Arc<BallotKeys>, disk: &Disk) -> Self {
        Self { keys, disk: disk.0.path().to_owned(), done: Mutex::default() }
    }

    fn watch<T>(&self, what: &'static str, work: impl FnOnce() -> T) -> T {
        let before = copy(&self.disk);
        let value = work();
        self.done.lock().unwrap().push((what, before, copy(&self.disk)));
        value
    }

    /// Each disk that a power cut could have left since this was asked last.
    pub(super) fn cuts(&self) -> Vec<Cut> {
        let done = std::mem::take(&mut *self.done.lock().unwrap());
        done.into_iter().flat_map(|(what, before, after)| cuts(what, before, after)).collect()
    }
}

impl Keys for Watched {
    fn seal(&self, survey: SurveyId, plain: &[u8]) -> Result<Vec<u8>, KeysLost> {
        self.watch("a key is written", || self.keys.seal(survey, plain))
    }

    fn open(&self, survey: SurveyId, sealed: &[u8]) -> Result<Vec<u8>, KeysLost> {
        self.keys.open(survey, sealed)
    }

    fn forget(&self, survey: SurveyId, sealed: &[u8]) {
        self.watch("the old key is taken away", || self.keys.forget(survey, sealed));
    }

    fn forget_others(&self, survey: SurveyId, sealed: &[u8]) {
        self.watch("what was left over is taken away", || self.keys.forget_others(survey, sealed));
    }
}

/// Before, in between and after. A file that is new may have been begun; one that is gone may be half written over, and
/// its name may come back.
fn cuts(what: &str, before: Disk, after: Disk) -> Vec<Cut> {
    let (had, has) = (before.files(), after.files());
    let mut between = Vec::new();
    let mut file = |name: &Path, state: &str, bytes: &[u8]| {
        let disk = before.copy();
        disk.put(name, bytes);
        between.push(Cut { when: format!("while {what}: {state}"), disk });
    };
    for (name, bytes) in has.iter().filter(|file| !had.contains(file)) {
        for length in [0, 1, 31] {
            file(name, &format!("{length} bytes of it"), &bytes[..length]);
        }
        file(name, "its length and nothing in it", &[0; 32]);
    }
    for (name, bytes) in had.iter().filter(|file| !has.contains(file)) {
        file(name, "half of it", &[&[0; 16], &bytes[16..]].concat());
        file(name, "nothing but its name", &[0; 32]);
    }
    between.push(Cut { when: format!("before {what}"), disk: before });
    between.push(Cut { when: format!("after {what}"), disk: after });
    between
}
