//! The words of a ring, filled in for the one who reads them. The texts are in [`crate::texts`].
//!
//! A key with `#one` is for a count of one, one with `#place` for a ring whose place is known.
use crate::texts::{filled, find};
use chrono::{NaiveTime, Timelike as _};
use folje_domain::{
    ids::PersonId,
    language::Language,
    reminder::{Argument, Words},
};
use std::collections::HashMap;

/// The text of a ring in the reader's language. `names` holds the names of the people that the ring mentions,
/// `participant` is the name of the person whose plan it belongs to.
#[must_use]
pub fn ring(
    language: Language,
    words: &Words,
    names: &HashMap<PersonId, String>,
    participant: &str,
) -> String {
    let value = |argument: &Argument| match argument {
        Argument::Time(time) => clock(language, *time),
        Argument::Count(count) => count.to_string(),
        Argument::Title(title) => title.in_language(language).to_owned(),
        Argument::Own(own) => own.clone(),
        Argument::Person(person) => names.get(person).cloned().unwrap_or_default(),
        Argument::Participant => participant.to_owned(),
    };
    let values: Vec<_> = words.arguments.iter().map(|(name, argument)| (*name, value(argument))).collect();
    let one = words.arguments.iter().any(|(_, argument)| *argument == Argument::Count(1));
    let place = words.arguments.iter().any(|(name, _)| *name == "place");
    let variants = [(one, "one"), (place, "place")];
    let variant = variants.iter().filter(|(applies, _)| *applies).find_map(|(_, variant)| {
        let key = format!("{}#{variant}", words.key);
        find(language, &key).is_some().then_some(key)
    });
    filled(language, variant.as_deref().unwrap_or(words.key), &values)
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

#[cfg(test)]
mod tests {
    use super::*;
    use folje_domain::language::Text;

    #[test]
    fn what_goes_in_is_put_into_its_place_and_never_read() {
        let words = Words {
            key: "ring_activity",
            arguments: vec![
                ("place", Argument::Own("Sal 1".to_owned())),
                ("title", Argument::Title(Text::plain("Kurs {place}"))),
                ("time", Argument::Time(NaiveTime::from_hms_opt(9, 30, 0).unwrap())),
            ],
        };
        assert_eq!(ring(Language::Sv, &words, &HashMap::new(), "Ada"), "Kl 9.30: Kurs {place}, Sal 1");
        let one = Words {
            key: "ring_tomorrow",
            arguments: vec![
                ("time", Argument::Time(NaiveTime::from_hms_opt(9, 0, 0).unwrap())),
                ("title", Argument::Title(Text::plain("Kurs"))),
                ("count", Argument::Count(1)),
            ],
        };
        assert_eq!(ring(Language::En, &one, &HashMap::new(), "Ada"), "Tomorrow at 9:00: Kurs");
    }
}
