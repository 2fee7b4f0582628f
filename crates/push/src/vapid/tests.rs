//! Tokens as a push service sees them: signature, audience, end; and when new ones are signed.
use super::*;
use crate::{
    Random,
    endpoint::{Allowed, Endpoint, Origin},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

const HOUR: u64 = 3600;
const NOON: u64 = 1_790_000_000;

fn at(seconds: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(seconds)
}

fn tokens() -> Tokens {
    let keys = ApplicationKeys::read(&ApplicationKeys::make(&Random::new()).unwrap()).unwrap();
    Tokens::new(keys, Contact::read("mailto:drift@kommun.example").unwrap())
}

fn origin(text: &str) -> Origin {
    Endpoint::read(text, Allowed::Loopback).unwrap().origin().clone()
}

fn apple() -> Origin {
    origin("https://web.push.apple.com/x")
}

/// What the header says, after its signature was held against the key that it carries.
fn claims(header: &http::HeaderValue) -> String {
    let (token, key) = header.to_str().unwrap().strip_prefix("vapid t=").unwrap().split_once(", k=").unwrap();
    let (text, signature) = token.rsplit_once('.').unwrap();
    UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, URL_SAFE_NO_PAD.decode(key).unwrap())
        .verify(text.as_bytes(), &URL_SAFE_NO_PAD.decode(signature).unwrap())
        .unwrap();
    let (head, claims) = text.split_once('.').unwrap();
    assert_eq!(URL_SAFE_NO_PAD.decode(head).unwrap(), br#"{"typ":"JWT","alg":"ES256"}"#);
    String::from_utf8(URL_SAFE_NO_PAD.decode(claims).unwrap()).unwrap()
}

#[test]
fn a_token_names_the_service_its_end_and_the_contact() {
    let tokens = tokens();
    let said = |origin: &Origin| claims(&tokens.authorization(origin, at(NOON)).unwrap());
    let end = NOON + 12 * HOUR;
    assert_eq!(
        said(&apple()),
        format!(r#"{{"aud":"https://web.push.apple.com","exp":{end},"sub":"mailto:drift@kommun.example"}}"#)
    );
    assert!(said(&origin("https://localhost:8443/x")).contains(r#""aud":"https://localhost:8443""#));
}

#[test]
fn a_token_is_reused_for_eleven_hours() {
    let tokens = tokens();
    let token = |seconds| tokens.authorization(&apple(), at(seconds)).unwrap();
    let first = token(NOON);
    assert_eq!(token(NOON + 11 * HOUR - 1), first);
    let second = token(NOON + 11 * HOUR);
    assert!(claims(&second).contains(&format!("\"exp\":{}", NOON + 23 * HOUR)));
    assert_eq!(token(NOON + 12 * HOUR), second);
}

#[test]
fn a_clock_that_jumps_causes_no_new_tokens_and_none_that_is_refused() {
    let tokens = tokens();
    let token = |seconds| tokens.authorization(&apple(), at(seconds)).unwrap();
    let first = token(NOON);
    for jump in [600, HOUR, 10 * HOUR] {
        assert_eq!(token(NOON - jump), first, "back {jump} s");
        assert_eq!(token(NOON + jump), first, "forth {jump} s");
    }
    // From a wrong clock, years ahead: such a token would be refused as too long.
    let wrong = token(NOON + 1_000_000);
    let right = token(NOON);
    assert_ne!(right, wrong);
    assert!(claims(&right).contains(&format!("\"exp\":{}", NOON + 12 * HOUR)));
}

#[test]
fn services_have_tokens_of_their_own() {
    let tokens = tokens();
    let token = |origin: &Origin| tokens.authorization(origin, at(NOON)).unwrap();
    let firefox = origin("https://updates.push.services.mozilla.com/x");
    assert_ne!(token(&apple()), token(&firefox));
    assert_eq!(token(&apple()), token(&apple()));
}

#[test]
fn made_up_hosts_do_not_fill_the_memory() {
    let tokens = tokens();
    for number in 0..1100 {
        let made_up = origin(&format!("https://h{number}.push.apple.com/x"));
        tokens.authorization(&made_up, at(NOON + number)).unwrap();
    }
    assert!(format!("{tokens:?}").matches("Signed").count() <= 1000);
}

#[test]
fn the_key_pair_survives_being_kept() {
    let kept = ApplicationKeys::make(&Random::new()).unwrap();
    let (first, again) = (ApplicationKeys::read(&kept).unwrap(), ApplicationKeys::read(&kept).unwrap());
    assert_eq!(first.public(), again.public());
    assert_eq!(URL_SAFE_NO_PAD.decode(first.public()).unwrap().len(), 65);
    assert!(matches!(ApplicationKeys::read(&kept[1..]), Err(ApplicationKeysError::Unreadable(_))));
    assert!(matches!(ApplicationKeys::read(&[]), Err(ApplicationKeysError::Unreadable(_))));
}
