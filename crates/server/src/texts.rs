//! What the server itself writes to people, in their language: `locales/<language>.json` of this crate, flat, sorted.
//!
//! The app's own texts stand apart, since the build makes functions of them and each must be used there. A place in a
//! text has a name, and so has the argument that fills it: [`filled`] asserts in debug builds, and so in every test,
//! that the key exists and that each place has its argument.
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

/// The text with that key, if there is one.
pub(crate) fn find(language: Language, key: &str) -> Option<&'static str> {
    texts(language).get(key).map(String::as_str)
}

/// The text with that key, which has no places to fill. An unknown key is returned as it is.
pub(crate) fn plain(language: Language, key: &str) -> &str {
    let text = find(language, key);
    debug_assert!(text.is_some(), "there is no text «{key}»");
    text.unwrap_or(key)
}

/// The text with that key, each `{name}` replaced by the value of that name.
pub(crate) fn filled<V: AsRef<str>>(language: Language, key: &str, values: &[(&str, V)]) -> String {
    fill(key, plain(language, key), values)
}

/// Fills `text` in one pass, so that braces in a value are never taken for a place.
fn fill<V: AsRef<str>>(key: &str, text: &str, values: &[(&str, V)]) -> String {
    let mut out = String::with_capacity(text.len() + 40);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((place, after)) = after.split_once('}') else { break };
        let value = values.iter().find(|(name, _)| *name == place);
        debug_assert!(value.is_some(), "«{key}» has no argument for {{{place}}}");
        out.push_str(value.map_or("", |(_, value)| value.as_ref()));
        rest = after;
    }
    out + rest
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
            assert!(
                places(text).iter().all(|name| name.parse::<u8>().is_err()),
                "{key}: a place needs a name"
            );
        }
    }

    #[test]
    fn a_value_with_braces_is_put_in_as_it_is() {
        let values = [("place", "Sal {who}"), ("who", "Karin")];
        assert_eq!(fill("k", "{who}: {place}", &values), "Karin: Sal {who}");
    }

    #[test]
    #[should_panic(expected = "no argument for {who}")]
    fn a_place_without_an_argument_fails_every_test_that_says_the_text() {
        fill("k", "{place} {who}", &[("place", "Sal 1")]);
    }

    #[test]
    #[should_panic(expected = "there is no text")]
    fn an_unknown_key_fails_every_test_that_says_it() {
        plain(Language::Sv, "no_such_text");
    }
}
