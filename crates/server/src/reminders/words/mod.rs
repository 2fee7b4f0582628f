//! What messages say: the server's own texts, since a message is made ready in the person's language before it is sent
//! and the app's texts never leave the app.
//!
//! A file for each language beside this one, the same keys in each. `{0}`, `{1}` … stand for what goes in, in order.
//! A key with `#one` is for a last argument of one, one with `#3` for three arguments.
use chrono::{NaiveTime, Timelike as _};
use folje_domain::{
    ids::PersonId,
    language::Language,
    reminder::{Argument, Words},
};
use std::{
    collections::{BTreeMap, HashMap},
    sync::LazyLock,
};

type Texts = BTreeMap<String, String>;

static TEXTS: LazyLock<[(Language, Texts); 2]> = LazyLock::new(|| {
    // A test holds that both can be read; a server without words says the key, which is better than nothing.
    let read = |json| serde_json::from_str(json).unwrap_or_default();
    [(Language::Sv, read(include_str!("sv.json"))), (Language::En, read(include_str!("en.json")))]
});

fn find(language: Language, key: &str) -> Option<&'static str> {
    let (_, texts) = TEXTS.iter().find(|(known, _)| *known == language)?;
    texts.get(key).map(String::as_str)
}

/// The text with that key, filled in.
#[must_use]
pub fn text(language: Language, key: &str, arguments: &[String]) -> String {
    let with = format!("{key}#{}", arguments.len());
    let text = find(language, &with).or_else(|| find(language, key)).unwrap_or(key);
    fill(text, arguments)
}

/// A ring's text: `names` are those of the people whom it speaks of, `participant` whose plan it is of.
#[must_use]
pub fn ring(
    language: Language,
    words: &Words,
    names: &HashMap<PersonId, String>,
    participant: &str,
) -> String {
    let arguments: Vec<_> = words
        .arguments
        .iter()
        .map(|argument| match argument {
            Argument::Time(time) => clock(language, *time),
            Argument::Count(count) => count.to_string(),
            Argument::Title(title) => title.in_language(language).to_owned(),
            Argument::Own(own) => own.clone(),
            Argument::Person(person) => names.get(person).cloned().unwrap_or_default(),
            Argument::Participant => participant.to_owned(),
        })
        .collect();
    let one = matches!(words.arguments.last(), Some(Argument::Count(1)));
    match find(language, &format!("{}#one", words.key)).filter(|_| one) {
        Some(singular) => fill(singular, &arguments),
        None => text(language, words.key, &arguments),
    }
}

/// A time of day as it is said: «9», «9.30»; «9:30».
#[must_use]
pub fn clock(language: Language, time: NaiveTime) -> String {
    match (language, time.minute()) {
        (Language::Sv, 0) => time.hour().to_string(),
        (Language::Sv, minute) => format!("{}.{minute:02}", time.hour()),
        (Language::En, minute) => format!("{}:{minute:02}", time.hour()),
    }
}

/// One pass over the text, so that what goes in is never taken for a place to fill.
fn fill(text: &str, arguments: &[String]) -> String {
    let mut filled = String::with_capacity(text.len() + 40);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((place, after)) = after.split_once('}') else { break };
        filled.push_str(place.parse().ok().and_then(|place: usize| arguments.get(place)).map_or("", |a| a));
        rest = after;
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use folje_domain::language::Text;

    #[test]
    fn every_text_stands_in_every_language_with_the_same_places() {
        let [(_, first), others @ ..] = &*TEXTS;
        assert!(first.len() > 40, "the texts can be read");
        let places = |text: &str| {
            let mut places: Vec<_> = text.split('{').skip(1).map(|part| part[..1].to_owned()).collect();
            places.sort_unstable();
            places
        };
        for (language, texts) in others {
            let keys = |texts: &Texts| texts.keys().cloned().collect::<Vec<_>>();
            assert_eq!(keys(first), keys(texts), "{language:?}");
            for (key, text) in texts {
                assert_eq!(places(&first[key]), places(text), "{language:?}: {key}");
            }
        }
    }

    #[test]
    fn what_goes_in_is_put_into_its_place_and_never_read() {
        let words = Words {
            key: "ring_activity",
            arguments: vec![
                Argument::Time(NaiveTime::from_hms_opt(9, 30, 0).unwrap()),
                Argument::Title(Text::plain("Kurs {2}")),
                Argument::Own("Sal 1".to_owned()),
            ],
        };
        assert_eq!(ring(Language::Sv, &words, &HashMap::new(), "Ada"), "Kl 9.30: Kurs {2}, Sal 1");
        let one = Words {
            key: "ring_tomorrow",
            arguments: vec![
                Argument::Time(NaiveTime::from_hms_opt(9, 0, 0).unwrap()),
                Argument::Title(Text::plain("Kurs")),
                Argument::Count(1),
            ],
        };
        assert_eq!(ring(Language::En, &one, &HashMap::new(), "Ada"), "Tomorrow at 9:00: Kurs");
    }
}
