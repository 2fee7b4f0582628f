//! What the server itself writes to people, in their language: `locales/<language>.json` of this crate, flat, sorted.
//!
//! The app's own texts stand apart, since the build makes functions of them and each must be used there.
use folje_domain::language::Language;
use std::{collections::BTreeMap, sync::LazyLock};

type Texts = BTreeMap<String, String>;

static SV: LazyLock<Texts> = LazyLock::new(|| read(include_str!("../locales/sv.json")));
static EN: LazyLock<Texts> = LazyLock::new(|| read(include_str!("../locales/en.json")));

/// The files are part of the program, and a test reads them: there is nothing that could fail later.
fn read(text: &str) -> Texts {
    serde_json::from_str(text).unwrap_or_default()
}

fn texts(language: Language) -> &'static Texts {
    match language {
        Language::Sv => &SV,
        Language::En => &EN,
    }
}

/// The text with that key; the key itself where there is none.
pub(crate) fn plain(language: Language, key: &'static str) -> &'static str {
    texts(language).get(key).map_or(key, String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_hold_the_same_keys_and_places() {
        let places = |text: &str| {
            let mut names: Vec<_> =
                text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0.to_owned())).collect();
            names.sort();
            names
        };
        assert!(!SV.is_empty());
        assert!(SV.keys().eq(EN.keys()));
        for (key, text) in &*SV {
            assert_eq!(places(text), places(&EN[key]), "{key}");
        }
    }
}
