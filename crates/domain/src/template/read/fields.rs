//! A table of the file, read field by field; what nobody asked for is told as unknown.
use super::{Found, Problems};
use crate::template::error::Problem;
use std::cell::RefCell;
use toml::de::DeTable;

/// A table that is being read.
pub(super) struct Fields<'t> {
    table: &'t DeTable<'t>,
    path: String,
    offset: usize,
    problems: &'t Problems<'t>,
    asked: RefCell<Vec<&'static str>>,
}

impl<'t> Fields<'t> {
    /// The fields of `table`, whose path is `path` (empty for the whole file) and which begins at `offset`.
    pub(super) const fn new(
        table: &'t DeTable<'t>,
        path: String,
        offset: usize,
        problems: &'t Problems<'t>,
    ) -> Self {
        Self { table, path, offset, problems, asked: RefCell::new(Vec::new()) }
    }

    /// A field that may be there.
    pub(super) fn may(&self, name: &'static str) -> Option<Found<'t>> {
        self.know(name);
        let (_, value) = self.table.iter().find(|(key, _)| key.get_ref() == name)?;
        Some(Found::new(value, self.path_of(name), self.problems))
    }

    /// Notes that there is a field of that name.
    pub(super) fn know(&self, name: &'static str) {
        let mut asked = self.asked.borrow_mut();
        if !asked.contains(&name) {
            asked.push(name);
        }
    }

    /// A field that must be there.
    pub(super) fn must(&self, name: &'static str) -> Option<Found<'t>> {
        let found = self.may(name);
        if found.is_none() {
            self.problems.report(self.offset, self.path_of(name), Problem::Missing);
        }
        found
    }

    /// The entries of a list of tables, `[[name]]`; none where it is absent.
    pub(super) fn tables(&self, name: &'static str) -> Vec<Self> {
        let list = self.may(name).map(|found| found.list()).unwrap_or_default();
        list.into_iter().filter_map(Found::table).collect()
    }

    /// The entries of a list of tables that must have one at least.
    pub(super) fn some_tables(&self, name: &'static str) -> Vec<Self> {
        match self.must(name) {
            Some(found) if found.is_empty_list() => found.report(Problem::Missing),
            _ => {}
        }
        self.tables(name)
    }

    /// The text of a field, without a word about it.
    pub(super) fn peek(&self, name: &str) -> Option<&'t str> {
        let (_, value) = self.table.iter().find(|(key, _)| key.get_ref() == name)?;
        value.get_ref().as_str()
    }

    /// Notes that the table itself has this `problem`.
    pub(super) fn report(&self, problem: Problem) {
        self.problems.report(self.offset, self.path.as_str(), problem);
    }

    /// Every field that the table has and nobody asked for is told as unknown. Called last.
    pub(super) fn done(&self) {
        let asked = self.asked.borrow();
        for (key, _) in self.table.iter().filter(|(key, _)| !asked.contains(&key.get_ref().as_ref())) {
            let known = asked.iter().map(|&name| name.to_owned()).collect();
            let path = self.path_of(key.get_ref());
            self.problems.report(key.span().start, path, Problem::UnknownField(known));
        }
    }

    fn path_of(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) }
    }
}
