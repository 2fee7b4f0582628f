//! A browser that reads its messages: RFC 8291 from the other side, on another implementation of the curve.
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use folje_push::Random;
use p256::{PublicKey, SecretKey, ecdh::diffie_hellman, elliptic_curve::sec1::ToSec1Point};
use ring::{
    aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey},
    hkdf::{HKDF_SHA256, KeyType, Salt},
    rand::SecureRandom,
};

/// A browser with one subscription.
pub(crate) struct Browser {
    secret: SecretKey,
    auth: [u8; 16],
}

/// How many bytes of key material are asked for.
struct Bytes(usize);

impl KeyType for Bytes {
    fn len(&self) -> usize {
        self.0
    }
}

fn expand(salt: &[u8], secret: &[u8], info: &[&[u8]], length: usize) -> Vec<u8> {
    let mut out = vec![0; length];
    let derived = Salt::new(HKDF_SHA256, salt).extract(secret);
    derived.expand(info, Bytes(length)).unwrap().fill(&mut out).unwrap();
    out
}

impl Browser {
    pub(crate) fn new() -> Self {
        let (mut secret, mut auth) = ([0; 32], [0; 16]);
        Random::new().fill(&mut secret).unwrap();
        Random::new().fill(&mut auth).unwrap();
        Self { secret: SecretKey::from_slice(&secret).unwrap(), auth }
    }

    /// The browser of RFC 8291, section 5.
    fn of_the_rfc() -> Self {
        let bytes = |text: &str| URL_SAFE_NO_PAD.decode(text).unwrap();
        Self {
            secret: SecretKey::from_slice(&bytes("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94")).unwrap(),
            auth: bytes("BTBZMqHH6r4Tts7J_aSIgg").try_into().unwrap(),
        }
    }

    fn public(&self) -> Vec<u8> {
        self.secret.public_key().to_sec1_point(false).as_bytes().to_vec()
    }

    /// `p256dh` and `auth`, as a page sends them.
    pub(crate) fn texts(&self) -> (String, String) {
        (URL_SAFE_NO_PAD.encode(self.public()), URL_SAFE_NO_PAD.encode(self.auth))
    }

    /// What a body says, without its padding.
    pub(crate) fn read(&self, body: &[u8]) -> Vec<u8> {
        let (salt, rest) = body.split_at(16);
        let (record, rest) = rest.split_at(4);
        let (theirs, text) = rest[1..].split_at(usize::from(rest[0]));
        assert!(
            u32::from_be_bytes(record.try_into().unwrap()) as usize >= text.len(),
            "more than one record"
        );
        let public = PublicKey::from_sec1_bytes(theirs).unwrap();
        let shared = diffie_hellman(&self.secret.to_nonzero_scalar(), public.as_affine());
        let info: [&[u8]; 3] = [b"WebPush: info\0", &self.public(), theirs];
        let input = expand(&self.auth, shared.raw_secret_bytes(), &info, 32);
        let key = expand(salt, &input, &[b"Content-Encoding: aes128gcm\0"], 16);
        let nonce = expand(salt, &input, &[b"Content-Encoding: nonce\0"], 12);
        let mut text = text.to_vec();
        let key = LessSafeKey::new(UnboundKey::new(&AES_128_GCM, &key).unwrap());
        let nonce = Nonce::try_assume_unique_for_key(&nonce).unwrap();
        let plain = key.open_in_place(nonce, Aad::empty(), &mut text).unwrap();
        let end = plain.iter().rposition(|byte| *byte != 0).unwrap();
        assert_eq!(plain[end], 2, "the last record's delimiter");
        plain[..end].to_vec()
    }
}

#[test]
fn the_browser_reads_the_example_of_rfc_8291() {
    let body = URL_SAFE_NO_PAD
        .decode(
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8w\
             EqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN",
        )
        .unwrap();
    assert_eq!(Browser::of_the_rfc().read(&body), b"When I grow up, I want to be a watermelon");
}
