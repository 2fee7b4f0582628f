//! RFC 8291's example, lengths, and keys that are refused. That others can read what we write is tested in
//! `tests/` of this crate and against Python in the package of that name.
use super::*;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

/// RFC 8291, section 5 and appendix A.
const P256DH: &str =
    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
const AUTH: &str = "BTBZMqHH6r4Tts7J_aSIgg";

fn bytes(text: &str) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(text).unwrap()
}

#[test]
fn the_example_of_rfc_8291_comes_out_to_the_byte() {
    let keys = UserAgentKeys::read(P256DH, AUTH).unwrap();
    let shared = bytes("kyrL1jIIOHEzg3sM2ZWRHDRB62YACZhhSlknJ672kSs");
    let ours =
        bytes("BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8");
    let salt = bytes("DGv6ra1nlYgDCS1FRnbzlw").try_into().unwrap();
    let payload = b"When I grow up, I want to be a watermelon";
    // The example has no padding.
    let length = length::HEADER + payload.len() + 1 + seal::TAG;
    let body = seal::seal(&shared, &keys, &ours, &salt, payload, length).unwrap();
    assert_eq!(
        URL_SAFE_NO_PAD.encode(body),
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8w\
         EqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
    );
}

#[test]
fn bodies_come_in_steps_and_no_longer_than_two_kibibytes() {
    let keys = UserAgentKeys::read(P256DH, AUTH).unwrap();
    let length =
        |payload: usize| encrypt(&keys, &vec![b'x'; payload], &Random::new()).map(|body| body.bytes().len());
    assert_eq!(length(0), Ok(512));
    assert_eq!(length(409), Ok(512));
    assert_eq!(length(410), Ok(1024));
    assert_eq!(length(MAX_PAYLOAD), Ok(2048));
    assert_eq!(length(MAX_PAYLOAD + 1), Err(EncryptError::TooLong(MAX_PAYLOAD + 1)));
}

#[test]
fn each_message_has_its_own_key_and_salt() {
    let keys = UserAgentKeys::read(P256DH, AUTH).unwrap();
    let head = || encrypt(&keys, b"same", &Random::new()).unwrap().bytes()[..length::HEADER].to_vec();
    let (first, second) = (head(), head());
    assert_ne!(first[..seal::SALT], second[..seal::SALT]);
    assert_ne!(first[seal::SALT + 5..], second[seal::SALT + 5..]);
}

#[test]
fn keys_that_cannot_be_used_are_refused_with_the_reason() {
    let refusal = |p256dh: &str, auth: &str| UserAgentKeys::read(p256dh, auth).unwrap_err();
    assert_eq!(refusal("", AUTH), KeyError::PublicKeyLength(0));
    assert_eq!(refusal("AA", AUTH), KeyError::PublicKeyLength(1)); // the identity
    assert_eq!(refusal(&P256DH[..86], AUTH), KeyError::PublicKeyLength(64));
    assert_eq!(refusal(&format!("{P256DH}AAAA"), AUTH), KeyError::PublicKeyLength(68));
    assert_eq!(refusal(&format!("{P256DH}="), AUTH), KeyError::PublicKeyText);
    assert_eq!(refusal("not base64!", AUTH), KeyError::PublicKeyText);
    assert_eq!(refusal(P256DH, ""), KeyError::AuthLength(0));
    assert_eq!(refusal(P256DH, "AAAA"), KeyError::AuthLength(3));
    assert_eq!(refusal(P256DH, "å"), KeyError::AuthText);
    let mut compressed = bytes(P256DH);
    compressed[0] = 2;
    assert_eq!(UserAgentKeys::from_bytes(&compressed, &bytes(AUTH)), Err(KeyError::PublicKeyForm));
}

#[test]
fn points_off_the_curve_are_refused_at_registration_and_at_sending() {
    let mut moved = bytes(P256DH);
    moved[64] ^= 1;
    let mut zero = vec![0; 65];
    zero[0] = 4;
    let mut beyond = vec![0xff; 65]; // both coordinates above the field's prime
    beyond[0] = 4;
    for point in [moved, zero, beyond] {
        let keys = UserAgentKeys::from_bytes(&point, &bytes(AUTH)).unwrap();
        assert_eq!(keys.check(&Random::new()), Err(KeyError::NotOnCurve));
        assert_eq!(encrypt(&keys, b"", &Random::new()), Err(EncryptError::Key(KeyError::NotOnCurve)));
    }
    let sound = UserAgentKeys::read(P256DH, AUTH).unwrap();
    assert_eq!(sound.check(&Random::new()), Ok(()));
}

#[test]
fn a_secret_is_not_printed() {
    let keys = UserAgentKeys::read(P256DH, AUTH).unwrap();
    assert_eq!(format!("{keys:?}"), "UserAgentKeys { .. }");
}
