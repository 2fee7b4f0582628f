//! `cargo xtask size`: what a first visit costs somebody with a slow or metered network.

use crate::dist::{Owners, Role, Shipped};
use crate::first_visit::{self, Visit};
use crate::profile::Profile;
use crate::report::Report;
use crate::workspace::Workspace;
use crate::{build, tools};
use anyhow::{Result, bail};
use std::collections::BTreeSet;
use std::path::Path;

/// Bytes that a first visit may transfer until today is readable. The limit leaves room above the present size, so
/// that it guards against accidents and does not shape the code.
const BUDGET: usize = 280_000;

/// Builds the release, measures a first visit in Chromium, and prints both tables.
///
/// # Errors
/// When something does not build, or a table stands above [`BUDGET`].
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    let mut report = Report::new(build::steps(Profile::Release) + 3);
    let files = build::app(workspace, &mut report, Profile::Release)?;
    // The development build answers with the same bytes.
    report.step("Building the server", || build::server(workspace, Profile::Dev))?;
    report.step("Installing what the browser takes", tools::for_the_browser)?;
    let visit = report.step("Measuring a first visit in Chromium", || {
        first_visit::measure(workspace, &workspace.server(Profile::Dev))
    })?;
    report.finish();
    print_files(&files);
    print_visit(&visit);
    visit_is_small(&visit, &files)
}

/// Measures a first visit against a server that is built already and serves `files`, for the tests.
///
/// # Errors
/// When the visit fails, transfers more than [`BUDGET`], or anything that not everybody has.
pub(crate) fn visit_is_no_larger(workspace: &Workspace, server: &Path, files: &[Shipped]) -> Result<()> {
    let visit = first_visit::measure(workspace, server)?;
    print_visit(&visit);
    visit_is_small(&visit, files)
}

fn visit_is_small(visit: &Visit, files: &[Shipped]) -> Result<()> {
    within("a first visit", of_the_visit(visit), BUDGET)?;
    within("of it the desk", of_a_part(visit, files, Owners::Desk), 0)?;
    within("of it the surveys", of_a_part(visit, files, Owners::Survey), 0)
}

/// Prints what the build made, apart for what a start needs, what is fetched ahead, what is the desk's and what the
/// surveys'.
pub(crate) fn print_files(files: &[Shipped]) {
    let rows = |of: fn(&Shipped) -> bool| {
        let of = files.iter().filter(|file| of(file));
        of.map(|file| (file.url.as_str(), file.raw, file.sent)).collect::<Vec<_>>()
    };
    print_table("Files of a first visit", "raw", "brotli", &rows(of_a_first_visit));
    let ahead = |file: &Shipped| !of_a_first_visit(file) && !matches!(file.role, Role::Of(_));
    print_table("Fetched ahead, for offline use and for installing", "raw", "brotli", &rows(ahead));
    let desk = |file: &Shipped| matches!(file.role, Role::Of(Owners::Desk | Owners::Both));
    print_table("The desk, for companions alone", "raw", "brotli", &rows(desk));
    let survey = |file: &Shipped| matches!(file.role, Role::Of(Owners::Survey | Owners::Both));
    print_table("Surveys, for whoever opens one or fetches tokens", "raw", "brotli", &rows(survey));
}

/// Refuses a build whose files alone are above [`BUDGET`].
///
/// # Errors
/// When they are.
pub(crate) fn files_are_no_larger(files: &[Shipped]) -> Result<()> {
    let sent = files.iter().filter(|file| of_a_first_visit(file)).map(|file| file.sent).sum();
    within("the files of a first visit", sent, BUDGET)
}

fn of_a_first_visit(file: &Shipped) -> bool {
    matches!(file.role, Role::Start | Role::Seen)
}

/// Prints what Chromium transferred.
fn print_visit(visit: &Visit) {
    let rows = |transfers: &[first_visit::Transfer]| {
        transfers.iter().map(|one| (one.name.clone(), one.body, one.sent)).collect::<Vec<_>>()
    };
    let first = rows(&visit.first);
    let ahead = rows(&visit.ahead);
    print_table("First visit, from the invite link until today can be read", "raw", "on the wire", &first);
    print_table("Transferred after that, for offline use", "raw", "on the wire", &ahead);
}

fn of_the_visit(visit: &Visit) -> usize {
    visit.first.iter().map(|one| one.sent).sum()
}

/// What a visit transferred of the files of one part of the app, of those that it shares with another too.
fn of_a_part(visit: &Visit, files: &[Shipped], owner: Owners) -> usize {
    let of_it = |file: &&Shipped| matches!(file.role, Role::Of(of) if of == owner || of == Owners::Both);
    let of_it: BTreeSet<_> = files.iter().filter(of_it).map(|file| format!("GET {}", file.url)).collect();
    visit.first.iter().filter(|one| of_it.contains(&one.name)).map(|one| one.sent).sum()
}

fn within(what: &str, sent: usize, most: usize) -> Result<()> {
    if sent > most {
        bail!("{what} transfers {sent} bytes, {} above {most}", sent - most);
    }
    println!("{what}: {sent} of {most} bytes");
    Ok(())
}

/// Prints rows of a name, its bytes as they are, and its bytes on the network, with their sums.
fn print_table<Name: AsRef<str>>(title: &str, raw: &str, sent: &str, rows: &[(Name, usize, usize)]) {
    println!("\n{title:<60} {raw:>10} {sent:>12}");
    for (name, raw, sent) in rows {
        println!("  {:<58} {raw:>10} {sent:>12}", name.as_ref());
    }
    let sum = |column: fn(&(Name, usize, usize)) -> usize| rows.iter().map(column).sum::<usize>();
    println!("  {:<58} {:>10} {:>12}", "together", sum(|row| row.1), sum(|row| row.2));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::first_visit::Transfer;

    fn file(role: Role, sent: usize) -> Shipped {
        Shipped { url: "/a".into(), role, raw: sent * 3, sent }
    }

    #[test]
    fn a_visit_that_takes_a_part_is_told_how_much_of_it() {
        let file = |url: &str, role| Shipped { url: url.into(), role, raw: 9, sent: 3 };
        let files = [
            file("/assets/app.js", Role::Start),
            file("/assets/survey.wasm", Role::Of(Owners::Survey)),
            file("/assets/shared.wasm", Role::Of(Owners::Both)),
        ];
        let got = |name: &str, sent| Transfer { name: format!("GET {name}"), body: 9, sent };
        let mut visit = Visit { first: vec![got("/", 100), got("/assets/app.js", 10)], ahead: vec![] };
        assert!(visit_is_small(&visit, &files).is_ok());
        visit.ahead.push(got("/assets/survey.wasm", 5));
        assert!(visit_is_small(&visit, &files).is_ok(), "later is not on the first visit");
        visit.first.extend([got("/assets/survey.wasm", 5), got("/assets/shared.wasm", 2)]);
        assert_eq!(of_a_part(&visit, &files, Owners::Survey), 7);
        assert_eq!(of_a_part(&visit, &files, Owners::Desk), 2);
        assert!(visit_is_small(&visit, &files).is_err());
    }

    #[test]
    fn only_what_a_start_needs_counts() {
        assert!(
            files_are_no_larger(&[file(Role::Start, BUDGET), file(Role::Ahead, 1), file(Role::Worker, 1)])
                .is_ok()
        );
        let error = files_are_no_larger(&[file(Role::Start, BUDGET), file(Role::Start, 7)]).unwrap_err();
        assert!(error.to_string().contains("7 above"), "{error}");
    }
}
