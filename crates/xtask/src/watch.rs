//! Notices that a file changed, by looking twice a second: no library, no limits of the system to run into.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::{Duration, SystemTime};

/// How often to look.
const EVERY: Duration = Duration::from_millis(500);

/// Folders that are watched together.
pub(crate) struct Watch {
    folders: Vec<PathBuf>,
    seen: State,
}

/// What tells two moments apart: how many files there are, and when the last one changed.
type State = (usize, Option<SystemTime>);

impl Watch {
    /// Watches these folders and files from now on.
    pub(crate) fn new(folders: Vec<PathBuf>) -> Self {
        let seen = state_of(&folders);
        Self { folders, seen }
    }

    /// Whether anything changed since the last answer of yes.
    pub(crate) fn changed(&mut self) -> bool {
        let now = state_of(&self.folders);
        let changed = now != self.seen;
        self.seen = now;
        changed
    }
}

/// Waits until it is time to look again.
pub(crate) fn pause() {
    // Nothing is ever sent: only the time-out ends the wait.
    let (_sender, receiver) = mpsc::channel::<()>();
    let _ = receiver.recv_timeout(EVERY);
}

fn state_of(folders: &[PathBuf]) -> State {
    let mut state = (0, None);
    folders.iter().for_each(|folder| look(folder, &mut state));
    state
}

fn look(path: &Path, state: &mut State) {
    if path.is_dir() {
        for entry in fs::read_dir(path).into_iter().flatten().flatten() {
            look(&entry.path(), state);
        }
    } else if let Ok(changed) = fs::metadata(path).and_then(|file| file.modified()) {
        state.0 += 1;
        state.1 = state.1.max(Some(changed));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_and_a_removed_file_are_noticed_once() -> std::io::Result<()> {
        let folder = std::env::temp_dir().join(format!("folje-watch-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        let mut watch = Watch::new(vec![folder.clone()]);
        assert!(!watch.changed());
        fs::write(folder.join("a.rs"), "")?;
        assert!(watch.changed());
        assert!(!watch.changed());
        fs::remove_file(folder.join("a.rs"))?;
        assert!(watch.changed());
        fs::remove_dir_all(folder)
    }
}
