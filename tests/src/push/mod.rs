//! Our encryption, read by another implementation.
use crate::support::python::python;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use folje_push::{
    Random,
    encrypt::{MAX_PAYLOAD, UserAgentKeys, encrypt},
};
use serde_json::json;

/// The browser of RFC 8291, section 5: private key (d), public key, authentication secret.
const PRIVATE: &str = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94";
const PUBLIC: &str =
    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
const AUTH: &str = "BTBZMqHH6r4Tts7J_aSIgg";
/// What that section sends to it, and what it says.
const EXAMPLE: &str = "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS\
                       6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qu\
                       lcy4a-fN";
const SAYS: &str = "When I grow up, I want to be a watermelon";

#[test]
fn http_ece_reads_what_we_encrypt_in_every_length() {
    let keys = UserAgentKeys::read(PUBLIC, AUTH).unwrap();
    let random = Random::new();
    let payloads: Vec<Vec<u8>> = (0..=MAX_PAYLOAD)
        .map(|length| (0..length).map(|place| (place * 31 + length).to_le_bytes()[0]).collect())
        .collect();
    let ours = payloads
        .iter()
        .map(|payload| URL_SAFE_NO_PAD.encode(encrypt(&keys, payload, &random).unwrap().bytes()));
    let bodies: Vec<String> = ours.chain([EXAMPLE.to_owned()]).collect();
    let read = python("read_push.py", &json!({ "private": PRIVATE, "auth": AUTH, "bodies": bodies }));
    let read: Vec<String> = serde_json::from_value(read).unwrap();
    // Python reads the RFC's own example, so that it is known to be a judge.
    let expected: Vec<_> = payloads.iter().map(Vec::as_slice).chain([SAYS.as_bytes()]).collect();
    assert_eq!(read.len(), expected.len());
    for (read, expected) in read.iter().zip(expected) {
        assert_eq!(URL_SAFE_NO_PAD.decode(read).unwrap(), expected, "{} bytes", expected.len());
    }
}
