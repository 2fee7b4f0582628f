//! What came of the mutants: the file that cargo-mutants writes, and the table that is printed.

use super::areas::Area;
use anyhow::{Context, Result};
use serde::Deserialize;
use std::fs;
use std::path::Path;

/// A small fault that was put into the code.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Mutant {
    /// The file, from the root of the workspace.
    pub(crate) file: String,
    /// The line, counted from one.
    pub(crate) line: u32,
    /// What was changed, without its place.
    pub(crate) mutation: String,
    /// What cargo-mutants calls it: place and change.
    name: String,
}

/// What the tests said to it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Verdict {
    Caught,
    Missed,
    Timeout,
    Unviable,
}

/// All mutants of an area.
#[derive(Debug)]
pub(crate) struct Outcomes(Vec<(Mutant, Verdict)>);

#[derive(Deserialize)]
struct Written {
    outcomes: Vec<WrittenOutcome>,
}

#[derive(Deserialize)]
struct WrittenOutcome {
    scenario: serde_json::Value,
    summary: String,
}

#[derive(Deserialize)]
struct WrittenMutant {
    name: String,
    file: String,
    span: Span,
}

#[derive(Deserialize)]
struct Span {
    start: Start,
}

#[derive(Deserialize)]
struct Start {
    line: u32,
}

impl Mutant {
    /// The mutant that cargo-mutants calls `name`, `path:line:column: change`.
    pub(crate) fn of_name(file: &str, line: u32, name: &str) -> Self {
        let mutation = name.split_once(": ").map_or(name, |(_, change)| change).to_owned();
        Self { file: file.to_owned(), line, mutation, name: name.to_owned() }
    }

    /// A regular expression that matches this mutant alone.
    pub(crate) fn pattern(&self) -> String {
        let mut pattern = String::from("^");
        for character in self.name.chars() {
            if r"\.+*?()|[]{}^$".contains(character) {
                pattern.push('\\');
            }
            pattern.push(character);
        }
        pattern.push('$');
        pattern
    }
}

impl Outcomes {
    /// Reads `outcomes.json`.
    ///
    /// # Errors
    /// When it is missing or has another form.
    pub(crate) fn read(path: &Path) -> Result<Self> {
        // Where no line of the area has changed, nothing is written.
        if !path.exists() {
            return Ok(Self(Vec::new()));
        }
        let text = fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
        Self::parse(&text).with_context(|| format!("in {}", path.display()))
    }

    fn parse(text: &str) -> Result<Self> {
        let written: Written = serde_json::from_str(text)?;
        let mut outcomes = Vec::new();
        for WrittenOutcome { mut scenario, summary } in written.outcomes {
            // The run without a mutant is called "Baseline".
            let Some(mutant) = scenario.get_mut("Mutant").map(serde_json::Value::take) else { continue };
            let mutant: WrittenMutant = serde_json::from_value(mutant)?;
            let verdict = match summary.as_str() {
                "CaughtMutant" => Verdict::Caught,
                "Timeout" => Verdict::Timeout,
                "Unviable" => Verdict::Unviable,
                _ => Verdict::Missed,
            };
            outcomes.push((Mutant::of_name(&mutant.file, mutant.span.start.line, &mutant.name), verdict));
        }
        Ok(Self(outcomes))
    }

    /// Those that no test noticed.
    pub(crate) fn survivors(&self) -> impl Iterator<Item = &Mutant> {
        self.0.iter().filter(|(_, verdict)| *verdict == Verdict::Missed).map(|(mutant, _)| mutant)
    }

    /// Takes in what came of the same mutants on other tests.
    pub(crate) fn update(&mut self, later: Self) {
        for (mutant, verdict) in later.0 {
            if let Some(place) = self.0.iter_mut().find(|(known, _)| *known == mutant) {
                place.1 = verdict;
            }
        }
    }

    fn count(&self, verdict: Verdict) -> usize {
        self.0.iter().filter(|(_, other)| *other == verdict).count()
    }
}

/// Prints a row for each area, in the form of the table in docs/mutants.md.
pub(crate) fn print(rows: &[(Area, Outcomes)]) {
    println!("\n| area | mutants | caught | missed | timeouts | unviable |");
    println!("|---|---:|---:|---:|---:|---:|");
    for (area, outcomes) in rows {
        let [caught, missed, timeouts, unviable] =
            [Verdict::Caught, Verdict::Missed, Verdict::Timeout, Verdict::Unviable]
                .map(|verdict| outcomes.count(verdict));
        let (name, all) = (area.name(), outcomes.0.len());
        println!("| {name} | {all} | {caught} | {missed} | {timeouts} | {unviable} |");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(summary: &str) -> String {
        format!(
            r#"{{"outcomes":[{{"scenario":"Baseline","summary":"Success"}},
            {{"scenario":{{"Mutant":{{"name":"src/a.rs:7:9: replace f -> bool with true","file":"src/a.rs",
            "span":{{"start":{{"line":7,"column":9}},"end":{{"line":7,"column":12}}}}}}}},"summary":"{summary}"}}]}}"#
        )
    }

    #[test]
    fn survivors_are_read_with_their_place_and_their_change() {
        let outcomes = Outcomes::parse(&written("MissedMutant")).unwrap();
        let [mutant] = &outcomes.survivors().collect::<Vec<_>>()[..] else { panic!("one survivor") };
        assert_eq!(
            (&*mutant.file, mutant.line, &*mutant.mutation),
            ("src/a.rs", 7, "replace f -> bool with true")
        );
        assert_eq!(mutant.pattern(), r"^src/a\.rs:7:9: replace f -> bool with true$");
    }

    #[test]
    fn what_the_tests_across_crates_notice_does_not_survive() {
        let mut outcomes = Outcomes::parse(&written("MissedMutant")).unwrap();
        outcomes.update(Outcomes::parse(&written("CaughtMutant")).unwrap());
        assert_eq!(outcomes.survivors().count(), 0);
        assert_eq!((outcomes.count(Verdict::Caught), outcomes.count(Verdict::Missed)), (1, 0));
    }

    #[test]
    fn mutants_that_do_not_compile_do_not_survive() {
        for summary in ["CaughtMutant", "Unviable", "Timeout"] {
            assert_eq!(Outcomes::parse(&written(summary)).unwrap().survivors().count(), 0, "{summary}");
        }
    }
}
