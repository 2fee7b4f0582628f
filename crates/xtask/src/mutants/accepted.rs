//! The survivors that were looked at and accepted, each with the reason.

use super::outcome::Mutant;
use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use std::collections::HashMap;
use std::fs;
use std::path::Path;

/// All of them.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(crate) struct Accepted {
    #[serde(default)]
    accepted: Vec<Entry>,
}

/// One, named by its file and by what was done to it; lines change too often.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    file: String,
    /// As cargo-mutants prints it, without line and column.
    mutation: String,
    /// In how many places of the function: the text does not tell them apart.
    #[serde(default = "once")]
    times: usize,
    /// Why no test has to notice it.
    reason: String,
}

const fn once() -> usize {
    1
}

impl Accepted {
    /// Reads the list.
    ///
    /// # Errors
    /// When it cannot be read, or an entry has no reason.
    pub(crate) fn read(path: &Path) -> Result<Self> {
        let text = fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
        Self::parse(&text).with_context(|| format!("in {}", path.display()))
    }

    fn parse(text: &str) -> Result<Self> {
        let list: Self = toml::from_str(text)?;
        for entry in &list.accepted {
            let name = format!("{}: {}", entry.file, entry.mutation);
            ensure!(!entry.reason.trim().is_empty() && entry.times > 0, "{name} has no reason");
        }
        Ok(list)
    }

    /// The survivors that are not accepted. Where more survive in a function than are accepted, all of them are given,
    /// since nothing tells which are the accepted ones.
    pub(crate) fn without_accepted(&self, survivors: &[Mutant]) -> Vec<Mutant> {
        let mut found: HashMap<(&str, &str), usize> = HashMap::new();
        for mutant in survivors {
            *found.entry((&mutant.file, &mutant.mutation)).or_default() += 1;
        }
        let times = |mutant: &Mutant| {
            let same = |entry: &&Entry| entry.file == mutant.file && entry.mutation == mutant.mutation;
            self.accepted.iter().filter(same).map(|entry| entry.times).sum::<usize>()
        };
        let unaccepted = |mutant: &&Mutant| {
            found.get(&(&*mutant.file, &*mutant.mutation)).is_some_and(|found| *found > times(mutant))
        };
        survivors.iter().filter(unaccepted).cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::Workspace;

    fn mutant(line: u32) -> Mutant {
        let name = format!("src/a.rs:{line}:9: replace < with <= in f");
        Mutant::of_name("src/a.rs", line, &name)
    }

    fn accepted(times: usize) -> Accepted {
        let text = format!(
            "[[accepted]]\nfile = \"src/a.rs\"\nmutation = \"replace < with <= in f\"\ntimes = {times}\nreason = \"both give the same\""
        );
        Accepted::parse(&text).unwrap()
    }

    #[test]
    fn a_survivor_is_accepted_wherever_its_line_has_gone() {
        assert_eq!(accepted(1).without_accepted(&[mutant(7)]), []);
        assert_eq!(accepted(1).without_accepted(&[mutant(70)]), []);
        assert_eq!(Accepted::default().without_accepted(&[mutant(7)]), [mutant(7)]);
    }

    #[test]
    fn one_more_in_the_same_function_is_not_accepted() {
        let both = [mutant(7), mutant(9)];
        assert_eq!(accepted(1).without_accepted(&both), both);
        assert_eq!(accepted(2).without_accepted(&both), []);
    }

    #[test]
    fn an_entry_without_a_reason_is_refused() {
        let entry = "[[accepted]]\nfile = \"a\"\nmutation = \"b\"\nreason = \" \"";
        assert!(Accepted::parse(entry).is_err());
    }

    #[test]
    fn the_list_can_be_read_and_names_files_that_are_there() {
        let workspace = Workspace::find();
        let list = Accepted::read(&workspace.path("tests/mutants/accepted.toml")).unwrap();
        for entry in &list.accepted {
            assert!(workspace.path(&entry.file).exists(), "{}", entry.file);
        }
    }
}
