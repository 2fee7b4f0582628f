//! How a box is sealed: ChaCha20-Poly1305 (RFC 8439) under a key that seals once. What was sealed says which survey and which
//! sealing it is of, and cannot be opened as another.
use folje_domain::ids::SurveyId;
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, Nonce, UnboundKey};

/// Names a sealing: random, so that nobody can count by it.
pub(super) type Edition = [u8; 16];

/// The edition in front, then the sealed bytes. `None` where the library refuses, which it has no reason to.
pub(super) fn seal(key: &[u8; 32], survey: SurveyId, edition: Edition, plain: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = plain.to_vec();
    let about = Aad::from(about(survey, edition));
    keyed(key)?.seal_in_place_append_tag(only(), about, &mut bytes).ok()?;
    Some([edition.as_slice(), &bytes].concat())
}

/// What was sealed; `None` where key, survey or bytes are others.
pub(super) fn open(key: &[u8; 32], survey: SurveyId, sealed: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = sealed.get(16..)?.to_vec();
    let about = Aad::from(about(survey, edition(sealed)?));
    let length = keyed(key)?.open_in_place(only(), about, &mut bytes).ok()?.len();
    bytes.truncate(length);
    Some(bytes)
}

/// Which sealing it is.
pub(super) fn edition(sealed: &[u8]) -> Option<Edition> {
    sealed.first_chunk().copied()
}

fn keyed(key: &[u8; 32]) -> Option<LessSafeKey> {
    UnboundKey::new(&CHACHA20_POLY1305, key).ok().map(LessSafeKey::new)
}

/// Each key seals once, so there is one nonce.
fn only() -> Nonce {
    Nonce::assume_unique_for_key([0; 12])
}

fn about(survey: SurveyId, edition: Edition) -> Vec<u8> {
    [b"folje ballot box ".as_slice(), survey.0.as_bytes(), &edition].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_right_key_and_the_right_survey_open_what_is_whole() {
        let (one, other) = (SurveyId(uuid::Uuid::from_u128(1)), SurveyId(uuid::Uuid::from_u128(2)));
        let sealed = seal(&[7; 32], one, [3; 16], b"answers").unwrap();
        assert_eq!(open(&[7; 32], one, &sealed).as_deref(), Some(b"answers".as_slice()));
        assert_eq!(open(&[8; 32], one, &sealed), None);
        assert_eq!(open(&[7; 32], other, &sealed), None);
        for place in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[place] ^= 1;
            assert_eq!(open(&[7; 32], one, &changed), None, "byte {place}");
        }
        assert_eq!(open(&[7; 32], one, &sealed[..15]), None);
    }
}
