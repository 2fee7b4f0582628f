//! Which texts come with the later pages: those that nothing speaks of which the app has before today can be read.
//!
//! The app's build script and this build both ask here, since each text is known by its place.

use std::collections::BTreeSet;
use std::path::Path;
use std::{fs, io};

/// The pages that come later; `src/pages/rest.rs` draws them. What is named beside them is there from the beginning.
const PAGES: [&str; 13] = [
    "about",
    "attendance",
    "desk",
    "goals",
    "me",
    "people",
    "reminders",
    "seen_by",
    "sharing",
    "trips",
    "up",
    "week",
    "wishes",
];

/// Every word in the sources that are there from the beginning, the names of texts among them.
///
/// # Errors
/// When a source cannot be read.
pub(crate) fn words_from_the_beginning(src: &Path) -> io::Result<BTreeSet<String>> {
    let mut words = BTreeSet::new();
    let later: Vec<_> = PAGES.iter().map(|page| src.join("pages").join(page)).collect();
    let mut folders = vec![src.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if later.contains(&path.with_extension("")) {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path)?;
                let split = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
                words.extend(split.map(ToOwned::to_owned));
            }
        }
    }
    Ok(words)
}

/// Whether the text `key` comes later.
pub(crate) fn comes_later(words_from_the_beginning: &BTreeSet<String>, key: &str) -> bool {
    let name = key.split('#').next().unwrap_or(key);
    !words_from_the_beginning.contains(name)
}
