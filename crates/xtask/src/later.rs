//! Which texts come when: those that nothing speaks of which the app has before today can be read come with the later
//! pages, and those that only the desk speaks of come with the desk, which participants never fetch.
//!
//! The app's build script and this build both ask here, since each text is known by its place.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// The pages that come later; `src/pages/rest.rs` draws them. What is named neither here nor in [`DESK`] is there from
/// the beginning.
const PAGES: [&str; 19] = [
    "about",
    "attendance",
    "beside",
    "feedback",
    "goals",
    "handover",
    "me",
    "meetings",
    "people",
    "reminders",
    "rough_plan",
    "seen_by",
    "self_rating",
    "sharing",
    "talks",
    "trips",
    "up",
    "week",
    "wishes",
];

/// The pages of the desk; `src/pages/desk_part.rs` draws them.
const DESK: [&str; 1] = ["desk"];

/// With what a text comes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Comes {
    /// With what today needs.
    First,
    /// With the later pages.
    Later,
    /// With the desk.
    Desk,
}

/// Every word in the sources, the names of texts among them.
#[derive(Default)]
pub(crate) struct Words {
    /// Of those that are there from the beginning.
    pub(crate) first: BTreeSet<String>,
    /// Of the later pages.
    pub(crate) later: BTreeSet<String>,
}

impl Words {
    /// With what the text `key` comes.
    pub(crate) fn when(&self, key: &str) -> Comes {
        let name = key.split('#').next().unwrap_or(key);
        if self.first.contains(name) {
            Comes::First
        } else if self.later.contains(name) {
            Comes::Later
        } else {
            Comes::Desk
        }
    }
}

/// The words of the sources under `src`.
///
/// # Errors
/// When a source cannot be read.
pub(crate) fn words(src: &Path) -> io::Result<Words> {
    let pages = |names: &[&str]| names.iter().map(|page| src.join("pages").join(page)).collect::<Vec<_>>();
    let (later, desk) = (pages(&PAGES), pages(&DESK));
    let mut words = Words::default();
    // A folder with whether it comes later.
    let mut folders: Vec<(PathBuf, bool)> = vec![(src.to_path_buf(), false)];
    while let Some((folder, of_later)) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let page = path.with_extension("");
            if desk.contains(&page) {
                continue;
            }
            let of_later = of_later || later.contains(&page);
            if path.is_dir() {
                folders.push((path, of_later));
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path)?;
                let split = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
                let into = if of_later { &mut words.later } else { &mut words.first };
                into.extend(split.map(ToOwned::to_owned));
            }
        }
    }
    Ok(words)
}
