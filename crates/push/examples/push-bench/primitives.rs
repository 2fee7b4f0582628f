//! What a message takes of ring alone: a key pair, the agreement, HKDF three times, AES-GCM over one step.
use crate::measure::Measure;
use anyhow::{Context, Result};
use ring::{
    aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey},
    agreement::{ECDH_P256, EphemeralPrivateKey, PublicKey, UnparsedPublicKey, agree_ephemeral},
    error::Unspecified,
    hkdf::{HKDF_SHA256, KeyType, Prk, Salt},
    rand::{SecureRandom, SystemRandom},
};
use std::hint::black_box;

/// What is encrypted of a body of 512 bytes: it less header and tag.
const TEXT: usize = 512 - 86 - 16;

struct Length(usize);

impl KeyType for Length {
    fn len(&self) -> usize {
        self.0
    }
}

pub(crate) fn run(messages: usize) -> Result<()> {
    let random = SystemRandom::new();
    let theirs = EphemeralPrivateKey::generate(&ECDH_P256, &random)
        .and_then(|key| key.compute_public_key())
        .ok()
        .context("no randomness")?;
    let measure = Measure::begin()?;
    for _ in 0..messages {
        one(&random, &theirs).ok().context("ring refused")?;
    }
    measure.end(messages)
}

fn one(random: &SystemRandom, theirs: &PublicKey) -> Result<(), Unspecified> {
    let mut salt = [0; 16];
    random.fill(&mut salt)?;
    let ours = EphemeralPrivateKey::generate(&ECDH_P256, random)?;
    let public = ours.compute_public_key()?;
    let mut input = [0; 32];
    agree_ephemeral(ours, &UnparsedPublicKey::new(&ECDH_P256, theirs.as_ref()), |shared| {
        let both = Salt::new(HKDF_SHA256, &salt).extract(shared);
        expand(&both, &[b"info", theirs.as_ref(), public.as_ref()], &mut input)
    })??;
    let secret = Salt::new(HKDF_SHA256, &salt).extract(&input);
    let (mut key, mut nonce, mut text) = ([0; 16], [0; 12], [0; TEXT]);
    expand(&secret, &[b"key"], &mut key)?;
    expand(&secret, &[b"nonce"], &mut nonce)?;
    let key = LessSafeKey::new(UnboundKey::new(&AES_128_GCM, &key)?);
    let nonce = Nonce::assume_unique_for_key(nonce);
    let tag = key.seal_in_place_separate_tag(nonce, Aad::empty(), &mut text)?;
    black_box((text, tag.as_ref()));
    Ok(())
}

fn expand(secret: &Prk, info: &[&[u8]], out: &mut [u8]) -> Result<(), Unspecified> {
    secret.expand(info, Length(out.len()))?.fill(out)
}
