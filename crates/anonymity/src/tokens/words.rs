//! A period's keys as four words, which stand in the app and on the printed notice: a person can compare them.
//!
//! What they are worth is told in `docs/decisions/0014-anonymous-surveys.md`: 40 bits, made dear to search by
//! 131,072 rounds of SHA-512. They are what a person checks; the record is what the phone checks.
use super::PublicKeys;
use sha2::{Digest, Sha512};

/// How often the digest is hashed again: a tenth of a second on a computer, less than one on a phone, and 2¹⁷ times the
/// work for whoever searches for keys with the same words.
const ROUNDS: u32 = 1 << 17;

/// The words, separated by white space: plain Swedish, letters from a to z, nothing that is a bad word in either language.
const WORDS: &str = include_str!("words.txt");
/// How many words there are: ten bits for each.
const COUNT: usize = 1024;

/// The four words of a period's keys, in their order. Takes a noticeable moment: ask once, and keep the answer.
#[must_use]
pub fn words(keys: &PublicKeys) -> [&'static str; 4] {
    let digest = keys.digest();
    let mut hash: [u8; 64] = Sha512::new_with_prefix(b"folje words").chain_update(digest.0).finalize().into();
    for _ in 0..ROUNDS {
        // With the digest each time: rounds that met by chance would part again.
        hash = Sha512::new().chain_update(hash).chain_update(digest.0).finalize().into();
    }
    [0, 1, 2, 3].map(|place| word(u16::from_be_bytes([hash[2 * place], hash[2 * place + 1]])))
}

/// The word of a number; 65,536 is a multiple of 1,024, so each word is as likely as the next.
fn word(number: u16) -> &'static str {
    WORDS.split_ascii_whitespace().nth(usize::from(number) % COUNT).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokens::{Issuer, Period};
    use folje_domain::ids::OrganisationId;
    use std::collections::BTreeSet;

    fn keys(seed: u8) -> PublicKeys {
        let organisation = "00000000-0000-0000-0000-000000000001".parse::<OrganisationId>().unwrap();
        let period = Period::new(organisation, "tolg", 2026, 4).unwrap();
        Issuer::new([seed; 32], period).unwrap().public().clone()
    }

    #[test]
    fn there_are_as_many_different_words_as_there_should_be() {
        let words: BTreeSet<_> = WORDS.split_ascii_whitespace().collect();
        assert_eq!(words.len(), COUNT);
        assert_eq!(WORDS.split_ascii_whitespace().count(), COUNT);
        for word in words {
            assert!((3..=9).contains(&word.len()) && word.bytes().all(|letter| letter.is_ascii_lowercase()));
        }
    }

    #[test]
    fn keys_keep_the_words_that_were_printed_and_others_have_others() {
        assert_eq!(words(&keys(1)), ["baka", "dagbok", "plommon", "halt"]);
        assert_ne!(words(&keys(1)), words(&keys(2)));
    }
}
