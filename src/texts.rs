//! Every text of the interface as a function, made by `build.rs` from `locales/`. The page was given the texts that are
//! needed to read today in one language before the app started; those of the later pages come with these, those of the
//! desk with the desk, those of the surveys with these. Changing the language loads the page anew.
use crate::platform::{intl, shell};
use std::{cell::OnceCell, thread::LocalKey};

mod generated {
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}
pub(crate) use generated::*;

thread_local! {
    static TEXTS: OnceCell<Vec<String>> = const { OnceCell::new() };
    static LATER: OnceCell<Vec<String>> = const { OnceCell::new() };
    static DESK: OnceCell<Vec<String>> = const { OnceCell::new() };
    static SURVEY: OnceCell<Vec<String>> = const { OnceCell::new() };
}

/// Takes the texts of the language in use, in the order of the sorted keys. The first call counts.
pub(crate) fn load(texts: Vec<String>) {
    TEXTS.with(|cell| drop(cell.set(texts)));
}

/// Fetches the texts of the later pages, at once unless they are there; whether they are then.
pub(crate) fn fetch_later() -> impl Future<Output = bool> {
    fetch(&LATER, "laterTexts")
}

/// The same with those of the desk, which bring its styles along.
pub(crate) fn fetch_desk() -> impl Future<Output = bool> {
    fetch(&DESK, "deskTexts")
}

/// The same with those of the surveys.
pub(crate) fn fetch_survey() -> impl Future<Output = bool> {
    fetch(&SURVEY, "surveyTexts")
}

fn fetch(cell: &'static LocalKey<OnceCell<Vec<String>>>, name: &str) -> impl Future<Output = bool> {
    let there = || cell.with(|cell| cell.get().is_some());
    let coming = (!there()).then(|| shell::more_texts(name));
    async move {
        if let Some(coming) = coming
            && let Some(texts) = coming.await
        {
            cell.with(|cell| drop(cell.set(texts)));
        }
        there()
    }
}

fn plain(index: usize) -> String {
    let parts = [(generated::SURVEY, &SURVEY), (generated::DESK, &DESK), (generated::FIRST, &LATER)];
    let found = parts.into_iter().find_map(|(from, texts)| Some((texts, index.checked_sub(from)?)));
    let (texts, place) = found.unwrap_or((&TEXTS, index));
    texts.with(|cell| cell.get().and_then(|texts| texts.get(place)).cloned().unwrap_or_default())
}

fn filled(index: usize, values: &[(&str, &str)]) -> String {
    fill(&plain(index), values)
}

/// `#one` stands right before `#other` in the sorted keys.
fn counted(one: usize, count: usize, values: &[(&str, &str)]) -> String {
    let index = if intl::is_one(count) { one } else { one + 1 };
    let number = count.to_string();
    let mut all = values.to_vec();
    all.push(("count", &number));
    fill(&plain(index), &all)
}

/// One pass, so that braces in a person's own words are left alone.
fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut parts = text.split('{');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let known = part.split_once('}').and_then(|(name, rest)| {
            values.iter().find(|(key, _)| *key == name).map(|(_, value)| (value, rest))
        });
        match known {
            Some((value, rest)) => {
                out.push_str(value);
                out.push_str(rest);
            }
            None => {
                out.push('{');
                out.push_str(part);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn braces_in_a_persons_words_are_left_alone() {
        assert_eq!(fill("{name}: {text}", &[("name", "{text}"), ("text", "{x")]), "{text}: {x");
    }
}
