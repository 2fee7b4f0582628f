//! The texts of the app: `locales/<language>.json`, a flat object from key to text.
//!
//! What is shipped is four arrays of texts, those that are needed to read today, those of the later pages, of the desk and
//! of the surveys, each in the order of their keys (bytewise), since the app knows each key as an index into the four:
//! `build.rs` of the app counts in the same order.

use crate::later::{Comes, Words};
use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The language that is used where no other one fits.
pub(crate) const DEFAULT: &str = "sv";

/// What is shipped for a language.
#[derive(PartialEq, Eq, Debug)]
pub(crate) struct Arrays {
    /// The texts that are needed to read today.
    pub(crate) first: Vec<u8>,
    /// Those that come with the later pages.
    pub(crate) later: Vec<u8>,
    /// Those that come with the desk.
    pub(crate) desk: Vec<u8>,
    /// Those that come with the surveys.
    pub(crate) survey: Vec<u8>,
}

/// Reads every language of the folder: its name, and what is shipped for it. `words` says
/// which text comes when.
///
/// # Errors
/// When a file is not a flat object of texts, or lacks a key that the default language has, or has one more;
/// the error names the file and the keys.
pub(crate) fn read(folder: &Path, words: &Words) -> Result<BTreeMap<String, Arrays>> {
    let mut languages = BTreeMap::new();
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let path = entry?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()?.strip_suffix(".json")) else {
            continue;
        };
        let file = fs::read_to_string(&path)?;
        let texts: BTreeMap<String, String> = serde_json::from_str(&file)
            .with_context(|| format!("{} is not an object from key to text", path.display()))?;
        languages.insert(name.to_owned(), texts);
    }
    let Some(default) = languages.get(DEFAULT) else {
        bail!("{} has no {DEFAULT}.json", folder.display());
    };
    for (name, texts) in &languages {
        let missing: Vec<_> = default.keys().filter(|key| !texts.contains_key(*key)).collect();
        let extra: Vec<_> = texts.keys().filter(|key| !default.contains_key(*key)).collect();
        if !missing.is_empty() || !extra.is_empty() {
            bail!(
                "locales/{name}.json and {DEFAULT}.json differ: missing {missing:?}, not in {DEFAULT} {extra:?}"
            );
        }
    }
    languages.into_iter().map(|(name, texts)| Ok((name, arrays(&texts, words)?))).collect()
}

fn arrays(texts: &BTreeMap<String, String>, words: &Words) -> Result<Arrays> {
    let array = |comes| {
        let texts = texts.iter().filter(|(key, _)| words.when(key) == comes);
        serde_json::to_vec(&texts.map(|(_, text)| text).collect::<Vec<_>>())
    };
    Ok(Arrays {
        first: array(Comes::First)?,
        later: array(Comes::Later)?,
        desk: array(Comes::Desk)?,
        survey: array(Comes::Survey)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str, files: &[(&str, &str)]) -> Result<std::path::PathBuf> {
        let folder = std::env::temp_dir().join(format!("folje-locales-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        for (name, content) in files {
            fs::write(folder.join(name), content)?;
        }
        Ok(folder)
    }

    #[test]
    fn texts_are_shipped_in_the_order_of_their_keys() -> Result<()> {
        let folder = folder(
            "order",
            &[(
                "sv.json",
                r#"{"b": "två", "a#one": "noll", "a": "ett", "B": "stort", "c": "sen", "d": "skrivbord", "e": "enkät"}"#,
            )],
        )?;
        let named = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let words = Words {
            first: named(&["a", "b", "B"]),
            later: named(&["c"]),
            desk: named(&["d"]),
            survey: named(&["e"]),
        };
        let (first, later) = (r#"["stort","ett","noll","två"]"#, r#"["sen"]"#);
        let (desk, survey) = (r#"["skrivbord"]"#, r#"["enkät"]"#);
        let expected =
            Arrays { first: first.into(), later: later.into(), desk: desk.into(), survey: survey.into() };
        assert_eq!(read(&folder, &words)?[DEFAULT], expected);
        Ok(fs::remove_dir_all(folder)?)
    }

    #[test]
    fn a_text_that_is_missing_in_one_language_is_named() -> Result<()> {
        let folder = folder("missing", &[("sv.json", r#"{"a": "ett"}"#), ("en.json", r#"{"b": "two"}"#)])?;
        let error = read(&folder, &Words::default()).unwrap_err().to_string();
        assert!(error.contains(r#"en.json and sv.json differ: missing ["a"], not in sv ["b"]"#), "{error}");
        Ok(fs::remove_dir_all(folder)?)
    }

    #[test]
    fn a_text_whose_struct_the_app_names_is_shipped_with_it() {
        let words = Words { first: std::iter::once("NeedOverdue".to_owned()).collect(), ..Words::default() };
        assert_eq!(words.when("need_overdue"), Comes::First);
        assert_eq!(words.when("need_over"), Comes::Desk);
    }
}
