//! Many participants out of a file (CSV): a report by line, and all of them or none.
//!
//! Whoever imports is told of duplicates among their own participants only: nobody learns by a file who else takes part.
mod check;
mod table;
mod text;

use check::Known;
use folje_api::v1::desk_import::{ImportReport, ImportRow, RowProblem};
use folje_domain::{
    ids::{CohortId, EnrolmentId, PersonId},
    language::Language,
};
use folje_store::{Cohort, Person};
use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

/// Somebody in the file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found {
    /// The line, the head being the first.
    pub line: u32,
    /// The name.
    pub name: String,
    /// The language; Swedish where nothing stands.
    pub language: Language,
    /// A phone number, or nothing.
    pub phone: String,
    /// An e-mail address, or nothing.
    pub email: String,
    /// What stands as the group.
    pub group: String,
    /// The group of that name.
    pub cohort: Option<CohortId>,
}

/// What a file says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Import {
    /// Everybody in it.
    pub people: Vec<Found>,
    /// What is told of it; nothing is done yet.
    pub report: ImportReport,
}

impl Import {
    /// Whether everybody can be added.
    #[must_use]
    pub fn is_fine(&self) -> bool {
        self.report.problems.is_empty() && self.report.rows.iter().all(|row| row.problems.is_empty())
    }
}

/// Reads the file of the import `id`, and holds it against the groups and one's own participants.
#[must_use]
pub fn read(file: &[u8], id: Uuid, cohorts: &[Cohort], own: &[Person]) -> Import {
    let nothing = |problems| Import {
        people: Vec::new(),
        report: ImportReport { done: false, problems, rows: Vec::new() },
    };
    let text = match text::decode(file) {
        Ok(text) => text,
        Err(problem) => return nothing(vec![problem]),
    };
    let lines = match table::read(&text) {
        Ok(lines) => lines,
        Err(problems) => return nothing(problems),
    };
    let checked: Vec<_> = lines.iter().map(|line| check::line(line, cohorts)).collect();
    let ids: Vec<_> = checked.iter().map(|(found, _)| person_id(id, found.line)).collect();
    // Those whom this import added before, when its answer was lost, are nobody else.
    let others: Vec<_> = own
        .iter()
        .filter(|person| !ids.contains(&person.id))
        .map(|person| Known::of(&person.name, &person.phone, &person.email))
        .collect();
    let mut seen: Vec<(Known, u32)> = Vec::new();
    let (mut people, mut rows) = (Vec::new(), Vec::new());
    for ((found, mut problems), person) in checked.into_iter().zip(ids) {
        let known = Known::of(&found.name, &found.phone, &found.email);
        if !found.name.is_empty() {
            let same = seen.iter().find(|(other, _)| known.is(other));
            problems.extend(same.map(|(_, line)| RowProblem::SameAs(*line)));
            problems.extend(others.iter().any(|other| known.is(other)).then_some(RowProblem::AlreadyHere));
            seen.push((known, found.line));
        }
        let (line, name, group) = (found.line, found.name.clone(), found.group.clone());
        rows.push(ImportRow { line, person, name, group, problems });
        people.push(found);
    }
    Import { people, report: ImportReport { done: false, problems: Vec::new(), rows } }
}

/// The id of whoever stands on that line: the same each time, so that sending an import again adds nobody twice.
#[must_use]
pub fn person_id(import: Uuid, line: u32) -> PersonId {
    PersonId(derived(import, line, b"person"))
}

/// The id of their time in a programme.
#[must_use]
pub fn enrolment_id(import: Uuid, line: u32) -> EnrolmentId {
    EnrolmentId(derived(import, line, b"enrolment"))
}

fn derived(import: Uuid, line: u32, what: &[u8]) -> Uuid {
    let hash = Sha256::new().chain_update(import.as_bytes()).chain_update(line.to_be_bytes());
    let hash: [u8; 32] = hash.chain_update(what).finalize().into();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    Builder::from_custom_bytes(bytes).into_uuid()
}
