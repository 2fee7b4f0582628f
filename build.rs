//! Turns `locales/*.json` into typed functions: a missing text, a missing argument and a text that nobody uses are
//! errors or warnings of the compiler. All languages must hold the same keys and placeholders.
//!
//! A key ending in `#one` and one ending in `#other` make one function that takes a `count` and lets the browser's
//! `Intl.PluralRules` choose. A text with two or more arguments becomes a struct with named fields and a method `text`,
//! so that two arguments cannot change places. The texts themselves are no part of the wasm: the build ships four arrays for each
//! language: what is needed to read today, what comes with the later pages, what with the desk and what with the surveys
//! (`later.rs`), each in the order of the sorted keys, and the functions know the index.
#[path = "crates/xtask/src/later.rs"]
mod later;

use later::{Comes, pascal_case, words};
use serde_json::{Map, Value};
use std::{collections::BTreeMap, env, error::Error, fmt::Write as _, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=locales");
    println!("cargo:rerun-if-changed=src");
    let first = read("locales/sv.json")?;
    for entry in fs::read_dir("locales")? {
        let path = entry?.path();
        compare(&first, &read(&path)?, &path.display().to_string())?;
    }
    let code = functions(&first)?;
    fs::write(Path::new(&env::var("OUT_DIR")?).join("texts.rs"), code)?;
    Ok(())
}

/// The texts of a file by key, sorted as the build sorts them: bytewise.
fn read(path: impl AsRef<Path>) -> Result<BTreeMap<String, String>, Box<dyn Error>> {
    let path = path.as_ref();
    let object: Map<String, Value> = serde_json::from_str(&fs::read_to_string(path)?)
        .map_err(|error| format!("{}: {error}", path.display()))?;
    object
        .into_iter()
        .map(|(key, value)| match value {
            Value::String(text) => Ok((key, text)),
            _ => Err(format!("{}: «{key}» is no text", path.display()).into()),
        })
        .collect()
}

fn compare(
    first: &BTreeMap<String, String>,
    other: &BTreeMap<String, String>,
    name: &str,
) -> Result<(), Box<dyn Error>> {
    for (key, text) in first {
        let Some(translated) = other.get(key) else {
            return Err(format!("{name}: «{key}» is missing").into());
        };
        let mut own = placeholders(translated);
        let mut expected = placeholders(text);
        own.sort_unstable();
        expected.sort_unstable();
        if own != expected {
            return Err(format!("{name}: «{key}» has {own:?} where Swedish has {expected:?}").into());
        }
    }
    match other.keys().find(|key| !first.contains_key(*key)) {
        Some(key) => Err(format!("{name}: «{key}» is not in sv.json").into()),
        None => Ok(()),
    }
}

/// The names in braces, in order of first use.
fn placeholders(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for part in text.split('{').skip(1) {
        if let Some((name, _)) = part.split_once('}')
            && !names.contains(&name)
        {
            names.push(name);
        }
    }
    names
}

fn functions(texts: &BTreeMap<String, String>) -> Result<String, Box<dyn Error>> {
    let words = words(Path::new("src"))?;
    let coming = |comes| texts.iter().filter(|(key, _)| words.when(key) == comes).collect::<Vec<_>>();
    let (first, later) = (coming(Comes::First), coming(Comes::Later));
    let (desk, survey) = (coming(Comes::Desk), coming(Comes::Survey));
    let mut code = format!("pub(super) const FIRST: usize = {};\n", first.len());
    writeln!(code, "pub(super) const DESK: usize = {};", first.len() + later.len())?;
    writeln!(code, "pub(super) const SURVEY: usize = {};", first.len() + later.len() + desk.len())?;
    for (index, (key, text)) in first.into_iter().chain(later).chain(desk).chain(survey).enumerate() {
        let (name, plural) = match key.split_once('#') {
            Some((name, "one")) => (name, true),
            Some((_, "other")) => continue,
            Some(_) => return Err(format!("«{key}»: only #one and #other are known").into()),
            None => (key.as_str(), false),
        };
        let names = if plural {
            let other =
                texts.get(&format!("{name}#other")).ok_or_else(|| format!("«{name}#other» is missing"))?;
            placeholders(other).into_iter().filter(|name| *name != "count").collect()
        } else {
            placeholders(text)
        };
        let doc = text.replace('\n', " ");
        writeln!(code, "/// «{doc}»")?;
        code.push_str(&match (plural, names.as_slice()) {
            (false, []) => format!("pub(crate) fn {name}() -> String {{ super::plain({index}) }}\n"),
            (true, []) => {
                format!("pub(crate) fn {name}(count: usize) -> String {{ super::counted({index}, count, &[]) }}\n")
            }
            (false, [one]) => format!(
                "pub(crate) fn {name}({one}: &str) -> String {{ super::filled({index}, &[(\"{one}\", {one})]) }}\n"
            ),
            (true, [one]) => format!(
                "pub(crate) fn {name}(count: usize, {one}: &str) -> String {{ super::counted({index}, count, &[(\"{one}\", {one})]) }}\n"
            ),
            (_, several) => with_named_arguments(name, index, plural, several),
        });
    }
    Ok(code)
}

/// A struct with a field for each argument, whose method `text` gives the text. Two or more arguments of the same type
/// are never passed by position: `f(name, day)` instead of `f(day, name)` would compile.
fn with_named_arguments(name: &str, index: usize, plural: bool, arguments: &[&str]) -> String {
    let pascal = pascal_case(name);
    let count = if plural { "pub(crate) count: usize, " } else { "" };
    let fields: String = arguments.iter().map(|name| format!("pub(crate) {name}: &'a str, ")).collect();
    let values: String = arguments.iter().map(|name| format!("(\"{name}\", self.{name}), ")).collect();
    let filled = if plural {
        format!("super::counted({index}, self.count, &[{values}])")
    } else {
        format!("super::filled({index}, &[{values}])")
    };
    format!(
        "pub(crate) struct {pascal}<'a> {{ {count}{fields}}}\n\
         impl {pascal}<'_> {{ pub(crate) fn text(&self) -> String {{ {filled} }} }}\n"
    )
}
