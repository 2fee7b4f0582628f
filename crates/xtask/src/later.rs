//! Which texts come when: those that nothing speaks of which the app has before today can be read come with the later
//! pages, those that only the desk speaks of come with the desk, which participants never fetch, and those that only
//! surveys speak of come with these.
//!
//! The app's build script and this build both ask here, since each text is known by its place.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// The pages that come later; `src/pages/rest.rs` draws them. What is named neither here nor in [`DESK`] or [`SURVEY`]
/// is there from the beginning.
const PAGES: [&str; 21] = [
    "about",
    "attendance",
    "below_today",
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
    "survey_told",
    "talks",
    "trips",
    "up",
    "week",
    "wishes",
];

/// The pages of the desk; `src/pages/desk_part.rs` draws them.
const DESK: [&str; 1] = ["desk"];

/// The pages of surveys; `src/pages/survey_part.rs` draws them.
const SURVEY: [&str; 1] = ["survey"];

/// With what a text comes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Comes {
    /// With what today needs.
    First,
    /// With the later pages.
    Later,
    /// With the desk.
    Desk,
    /// With the surveys.
    Survey,
}

/// Every word in the sources, the names of texts among them.
#[derive(Default)]
pub(crate) struct Words {
    /// Of those that are there from the beginning.
    pub(crate) first: BTreeSet<String>,
    /// Of the later pages.
    pub(crate) later: BTreeSet<String>,
    /// Of the desk.
    pub(crate) desk: BTreeSet<String>,
    /// Of the surveys.
    pub(crate) survey: BTreeSet<String>,
}

impl Words {
    /// With what the text `key` comes.
    pub(crate) fn when(&self, key: &str) -> Comes {
        let name = key.split('#').next().unwrap_or(key);
        // A text with several arguments is a struct; the source names it in Pascal case.
        let pascal = pascal_case(name);
        let named_in = |words: &BTreeSet<String>| words.contains(name) || words.contains(&pascal);
        if named_in(&self.first) {
            Comes::First
        } else if named_in(&self.later) {
            Comes::Later
        } else {
            match (named_in(&self.desk), named_in(&self.survey)) {
                // Neither comes with the other, and the later pages come with both.
                (true, true) => Comes::Later,
                (false, true) => Comes::Survey,
                _ => Comes::Desk,
            }
        }
    }
}

/// `need_overdue` as `NeedOverdue`: the name of the struct that stands for a text with several arguments.
pub(crate) fn pascal_case(key: &str) -> String {
    let mut pascal = String::with_capacity(key.len());
    for part in key.split('_') {
        let mut letters = part.chars();
        pascal.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        pascal.push_str(letters.as_str());
    }
    pascal
}

/// The words of the sources under `src`.
///
/// # Errors
/// When a source cannot be read.
pub(crate) fn words(src: &Path) -> io::Result<Words> {
    let pages = |names: &[&str]| names.iter().map(|page| src.join("pages").join(page)).collect::<Vec<_>>();
    let kinds = [(Comes::Later, pages(&PAGES)), (Comes::Desk, pages(&DESK)), (Comes::Survey, pages(&SURVEY))];
    let mut words = Words::default();
    // A folder with what it comes with.
    let mut folders: Vec<(PathBuf, Comes)> = vec![(src.to_path_buf(), Comes::First)];
    while let Some((folder, of)) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let page = path.with_extension("");
            let comes = kinds.iter().find(|(_, pages)| pages.contains(&page)).map_or(of, |(comes, _)| *comes);
            if path.is_dir() {
                folders.push((path, comes));
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path)?;
                let split = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
                let into = match comes {
                    Comes::First => &mut words.first,
                    Comes::Later => &mut words.later,
                    Comes::Desk => &mut words.desk,
                    Comes::Survey => &mut words.survey,
                };
                into.extend(split.map(ToOwned::to_owned));
            }
        }
    }
    Ok(words)
}
