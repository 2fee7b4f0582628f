//! Printed codes for people without a phone: twelve characters of Crockford's alphabet, 60 bits. The store keeps digests.
use crate::random::{NoRandomness, Random};
use folje_api::v1::surveys::CODE_LETTERS;
use folje_domain::ids::SurveyId;
use sha2::{Digest as _, Sha256};

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A new code.
///
/// # Errors
/// Where there is no randomness.
pub fn new(random: &dyn Random) -> Result<[u8; CODE_LETTERS], NoRandomness> {
    let bytes = random.bytes()?;
    // 256 is a multiple of 32, so that no character is likelier than another.
    Ok(std::array::from_fn(|place| ALPHABET[usize::from(bytes[place] % 32)]))
}

/// The code as it is typed: `ABCD-2345-EFGH`.
#[must_use]
pub fn written(code: &[u8; CODE_LETTERS]) -> String {
    let parts: Vec<_> = code.chunks(4).map(|part| String::from_utf8_lossy(part).into_owned()).collect();
    parts.join("-")
}

/// What the store keeps of a code that stands in a letter; `None` for what cannot be one.
#[must_use]
pub fn digest(survey: SurveyId, input: &[u8; 32]) -> Option<[u8; 32]> {
    let (code, rest) = input.split_at(CODE_LETTERS);
    let sound = rest.iter().all(|byte| *byte == 0) && code.iter().all(|letter| ALPHABET.contains(letter));
    let hash =
        || Sha256::new_with_prefix(b"folje survey code").chain_update(survey.0.as_bytes()).chain_update(code);
    sound.then(|| hash().finalize().into())
}
