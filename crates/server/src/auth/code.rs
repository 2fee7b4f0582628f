//! The short code of an invite, to be typed where a link cannot be opened: an installed app on an iPhone does not
//! share Safari's storage, and links open in Safari.
//!
//! Eight characters of Crockford's alphabet (40 bits): without I, L, O and U, and with what is easily misread taken
//! for what was meant. Few enough bits to need limits on tries ([`super::limits`]) and a short life.
use crate::random::{NoRandomness, Random};
use folje_domain::entry;
use folje_store::Hash;
use sha2::{Digest, Sha256};
use std::fmt;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 8;

/// A short code. Shown as `ABCD-2345`.
#[derive(Clone, PartialEq, Eq)]
pub struct Code([u8; LENGTH]);

impl Code {
    /// A new one.
    ///
    /// # Errors
    /// Where there is no randomness.
    pub fn new(random: &dyn Random) -> Result<Self, NoRandomness> {
        let bytes = random.bytes()?;
        // 256 is a multiple of 32, so that no character is likelier than another.
        Ok(Self(std::array::from_fn(|place| ALPHABET[usize::from(bytes[place] % 32)])))
    }

    /// The code that somebody typed or pasted, if it can be one ([`entry::code`]).
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        entry::code(typed).map(Self)
    }

    /// What the store keeps of it.
    #[must_use]
    pub fn hash(&self) -> Hash {
        Hash(Sha256::digest(self.0).into())
    }

    /// What a typed text that cannot be a code is looked up by, so that it takes the time of any unknown code.
    #[must_use]
    pub fn hash_of_no_code(typed: &str) -> Hash {
        Hash(Sha256::new().chain_update("no code: ").chain_update(typed).finalize().into())
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, character) in self.0.iter().enumerate() {
            if place == LENGTH / 2 {
                f.write_str("-")?;
            }
            write!(f, "{}", char::from(*character))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::SeededRandom;

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        for seed in 0..200 {
            let code = Code::new(&SeededRandom::new(seed)).unwrap();
            let shown = code.to_string();
            for typed in [
                shown.clone(),
                shown.to_lowercase(),
                shown.replace('-', " "),
                format!("  {}\n", shown.replace('-', "")),
                shown.replace('0', "o").replace('1', "l"),
            ] {
                assert!(Code::parse(&typed).is_some_and(|read| read == code), "{typed}");
            }
        }
    }

    #[test]
    fn what_is_too_short_too_long_or_foreign_is_no_code() {
        for typed in ["", "ABCD-234", "ABCD-23456", "ABCD-234!", "ÅBCD-2345"] {
            assert!(Code::parse(typed).is_none(), "{typed}");
        }
    }
}
