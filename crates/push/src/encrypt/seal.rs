//! Everything after the two keys have met: derived keys, padding, the one record. Apart from the agreement, so
//! that RFC 8291's own example can be held against it (its keys cannot be given to ring).
use super::{EncryptError, UserAgentKeys, length::HEADER};
use ring::{
    aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey},
    hmac::{self, HMAC_SHA256},
};

/// Bytes of the salt.
pub(super) const SALT: usize = 16;
/// Bytes of AES-GCM's tag.
pub(super) const TAG: usize = 16;
/// Bytes of the cipher's key and nonce.
const KEY: usize = 16;
const NONCE: usize = 12;
/// The record size that the header states: larger than any body of ours, since there is one record only.
const RECORD: u32 = 4096;
/// Ends the payload in the last record (RFC 8188, section 2).
const LAST: u8 = 2;

/// The body of `length` bytes that carries `payload`.
pub(super) fn seal(
    shared: &[u8],
    theirs: &UserAgentKeys,
    ours: &[u8],
    salt: &[u8; SALT],
    payload: &[u8],
    length: usize,
) -> Result<Vec<u8>, EncryptError> {
    let (key, nonce) = derive(shared, theirs, ours, salt);
    let mut body = Vec::with_capacity(length);
    body.extend_from_slice(salt);
    body.extend_from_slice(&RECORD.to_be_bytes());
    body.push(u8::try_from(ours.len()).map_err(|_| EncryptError::Cipher)?);
    body.extend_from_slice(ours);
    body.extend_from_slice(payload);
    body.push(LAST);
    body.resize(length - TAG, 0);
    let key = LessSafeKey::new(UnboundKey::new(&AES_128_GCM, &key).map_err(|_| EncryptError::Cipher)?);
    let tag = key
        .seal_in_place_separate_tag(Nonce::assume_unique_for_key(nonce), Aad::empty(), &mut body[HEADER..])
        .map_err(|_| EncryptError::Cipher)?;
    body.extend_from_slice(tag.as_ref());
    Ok(body)
}

/// The cipher's key and nonce (RFC 8291, section 3.4).
fn derive(shared: &[u8], theirs: &UserAgentKeys, ours: &[u8], salt: &[u8; SALT]) -> ([u8; KEY], [u8; NONCE]) {
    let both = hmac(theirs.auth(), &[shared]);
    let input = hmac(&both, &[b"WebPush: info\0", theirs.public(), ours, &[1]]);
    let secret = hmac(salt, &[&input]);
    (
        first(&hmac(&secret, &[b"Content-Encoding: aes128gcm\0", &[1]])),
        first(&hmac(&secret, &[b"Content-Encoding: nonce\0", &[1]])),
    )
}

/// One step of HKDF (RFC 5869): as long as what is asked for fits one hash, both of its halves are this.
fn hmac(key: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    let mut context = hmac::Context::with_key(&hmac::Key::new(HMAC_SHA256, key));
    for part in parts {
        context.update(part);
    }
    first(context.sign().as_ref())
}

/// The first bytes of a hash, which is never shorter than what is asked for here.
fn first<const LENGTH: usize>(hash: &[u8]) -> [u8; LENGTH] {
    let mut bytes = [0; LENGTH];
    bytes.copy_from_slice(&hash[..LENGTH]);
    bytes
}
