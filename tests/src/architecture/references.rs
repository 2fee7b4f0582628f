//! References to the source documents and their rows resolve to `docs/sources.md`.
use super::files::{ROOT, files};
use std::{collections::BTreeSet, path::Path};

/// The first cells of the table rows of `docs/sources.md`: names of documents and numbers of rows.
fn defined() -> BTreeSet<String> {
    let (_, text) = files("docs", &["md"])
        .into_iter()
        .find(|(path, _)| path.ends_with("sources.md"))
        .expect("docs/sources.md exists");
    text.lines()
        .filter_map(|line| line.strip_prefix('|')?.split('|').next())
        .map(|cell| cell.trim().trim_matches('*').to_owned())
        .collect()
}

/// Names of documents (`S1`) and numbers of rows (`row 91`, `rows 69 and 70`) that a text mentions.
fn mentioned(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let words: Vec<_> = text
        .split(|letter: char| !letter.is_alphanumeric() && letter != '_' && letter != '-')
        .filter(|word| !word.is_empty())
        .collect();
    let is_number = |word: &str| word.chars().all(|digit| digit.is_ascii_digit());
    for (at, word) in words.iter().enumerate() {
        if word.strip_prefix('S').is_some_and(|rest| rest.len() == 1 && is_number(rest)) {
            found.insert((*word).to_owned());
        }
        let following = words[at + 1..].iter().take_while(|word| is_number(word) || **word == "and");
        if matches!(*word, "row" | "rows") {
            found.extend(following.filter(|word| is_number(word)).map(|word| (*word).to_owned()));
        }
    }
    found
}

#[test]
fn references_to_source_documents_and_rows_resolve() {
    let defined = defined();
    assert!(defined.contains("S1") && defined.contains("91"), "the tables of docs/sources.md are read");
    // Only comments cite rows in code: `row 1` in a text or a test's data is something else.
    let comments = |text: &str| {
        let comment = |line: &&str| line.trim_start().starts_with("//") || line.trim_start().starts_with('#');
        text.lines().filter(comment).collect::<Vec<_>>().join("\n")
    };
    for folder in ["crates", "src", "tests", "templates", "docs"] {
        for (path, text) in files(folder, &["rs", "md", "toml", "mjs"]) {
            let is_prose = path.extension().is_some_and(|ending| ending == "md");
            let text = if is_prose { text } else { comments(&text) };
            for reference in mentioned(&text) {
                assert!(
                    defined.contains(&reference),
                    "{} cites {reference}, which docs/sources.md does not define",
                    path.display()
                );
            }
        }
    }
}

/// The names in the last column of the tables of `docs/glossary.md`.
fn glossary_names() -> Vec<String> {
    let (_, text) = files("docs", &["md"])
        .into_iter()
        .find(|(path, _)| path.ends_with("glossary.md"))
        .expect("docs/glossary.md exists");
    let last_cell = |line: &str| line.strip_suffix(" |")?.rsplit_once("| ").map(|(_, cell)| cell.to_owned());
    text.lines()
        .filter_map(last_cell)
        .filter(|cell| cell.starts_with('`'))
        .flat_map(|cell| cell.split(", ").map(|name| name.trim_matches('`').to_owned()).collect::<Vec<_>>())
        .collect()
}

#[test]
fn every_rust_name_of_the_glossary_exists() {
    let sources: Vec<_> = ["crates", "src"].iter().flat_map(|folder| files(folder, &["rs"])).collect();
    let names = glossary_names();
    assert!(names.len() > 50, "the tables of docs/glossary.md are read");
    for name in names {
        let exists = if name.contains('/') {
            Path::new(ROOT).join(&name).exists()
        } else {
            let (kind, variant) = name.split_once("::").unwrap_or((&name, ""));
            let defines = |text: &str| {
                [" struct ", " enum ", " type "].iter().any(|keyword| {
                    text.split(keyword).skip(1).any(|rest| {
                        rest.strip_prefix(kind).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
                    })
                }) && text.contains(variant)
            };
            sources.iter().any(|(_, text)| defines(text))
        };
        assert!(exists, "docs/glossary.md names {name}, which does not exist");
    }
}

#[test]
fn nothing_refers_to_documents_outside_the_repository() {
    for folder in ["crates", "src", "templates", "docs"] {
        for (path, text) in files(folder, &["rs", "md", "toml"]) {
            assert!(
                !text.contains("domain.md"),
                "{} refers to domain.md, which is not in the repository",
                path.display()
            );
        }
    }
}
