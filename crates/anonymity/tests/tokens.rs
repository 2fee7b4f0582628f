//! Tokens from the first blinding to the last attempt to cheat.
use folje_anonymity::{
    hex::Hex,
    tokens::{Batch, Distrusted, Issuer, NotIssued, NotRedeemed, Period, Request, Slot, Token, issue},
};
use folje_domain::ids::OrganisationId;

pub(crate) fn period(quarter: u8) -> Period {
    let organisation: OrganisationId = "00000000-0000-0000-0000-000000000001".parse().unwrap();
    Period::new(organisation, "tolg", 2026, quarter).unwrap()
}

pub(crate) fn issuer(seed: u8, quarter: u8) -> Issuer {
    Issuer::new([seed; 32], period(quarter)).unwrap()
}

fn batch(issuer: &Issuer, random: u8) -> Batch {
    Batch::begin(issuer.public().clone(), [random; 32])
}

fn tokens(issuer: &Issuer, random: u8) -> Vec<Token> {
    let batch = batch(issuer, random);
    let (_, answer) = issue(issuer, None, &batch.request()).unwrap();
    batch.finish(&answer).unwrap()
}

fn slot(number: u8) -> Slot {
    Slot::try_from(number).unwrap()
}

#[test]
fn each_slot_gives_one_token_that_is_worth_one_answer() {
    let issuer = issuer(1, 4);
    let tokens = tokens(&issuer, 1);
    let mut spent = Vec::new();
    for (slot, token) in Slot::all().zip(&tokens) {
        let mark = issuer.redeem(slot, token, |mark| spent.contains(mark)).unwrap();
        spent.push(mark);
        let again = issuer.redeem(slot, token, |mark| spent.contains(mark));
        assert_eq!(again, Err(NotRedeemed::Spent));
    }
    assert_eq!(spent.len(), 12);
}

#[test]
fn a_lost_reply_costs_nothing_and_a_second_batch_is_refused() {
    let issuer = issuer(1, 4);
    let kept = serde_json::to_string(&batch(&issuer, 1)).unwrap();
    let (before, lost) = issue(&issuer, None, &batch(&issuer, 1).request()).unwrap();
    // The phone was switched off; what it kept asks the same.
    let batch_again: Batch = serde_json::from_str(&kept).unwrap();
    let (still, again) = issue(&issuer, Some(before), &batch_again.request()).unwrap();
    assert_eq!((still, &again), (before, &lost));
    assert!(batch_again.finish(&again).is_ok());
    let other = issue(&issuer, Some(before), &batch(&issuer, 2).request());
    assert_eq!(other.unwrap_err(), NotIssued::Before);
}

#[test]
fn a_token_is_worth_nothing_elsewhere() {
    let (here, later, other) = (issuer(1, 4), issuer(1, 3), issuer(2, 4));
    let token = tokens(&here, 1).remove(0);
    let refused = Err(NotRedeemed::NotOurs);
    assert!(here.redeem(slot(0), &token, |_| false).is_ok());
    assert_eq!(here.redeem(slot(1), &token, |_| false), refused, "another slot");
    assert_eq!(
        here.redeem(slot(1), &Token { slot: slot(1), ..token.clone() }, |_| false),
        refused,
        "relabelled"
    );
    assert_eq!(later.redeem(slot(0), &token, |_| false), refused, "another period of the same seed");
    assert_eq!(other.redeem(slot(0), &token, |_| false), refused, "another key");
}

#[test]
fn a_forged_token_is_worth_nothing() {
    let issuer = issuer(1, 4);
    let token = tokens(&issuer, 1).remove(0);
    let refused = Err(NotRedeemed::NotOurs);
    for byte in 0..64 {
        let mut output = token.output;
        output.0[byte] ^= 1;
        assert_eq!(issuer.redeem(slot(0), &Token { output, ..token.clone() }, |_| false), refused);
    }
    let other = Token { input: Hex([5; 32]), ..token };
    assert_eq!(issuer.redeem(slot(0), &other, |_| false), refused);
}

#[test]
fn a_phone_refuses_to_be_marked_by_a_key_of_its_own() {
    let (everybodys, own) = (issuer(1, 4), issuer(2, 4));
    let batch = batch(&everybodys, 1);
    let (_, marked) = issue(&own, None, &batch.request()).unwrap();
    assert_eq!(batch.finish(&marked), Err(Distrusted::OtherKey));
    // One slot alone is enough to be marked, so one is enough to refuse all.
    let (_, mut mostly) = issue(&everybodys, None, &batch.request()).unwrap();
    mostly.slots[7] = marked.slots[7].clone();
    assert_eq!(batch.finish(&mostly), Err(Distrusted::OtherKey));
    let (_, mut mixed_up) = issue(&everybodys, None, &batch.request()).unwrap();
    mixed_up.slots.swap(0, 1);
    assert_eq!(batch.finish(&mixed_up), Err(Distrusted::OtherKey));
    mixed_up.slots.pop();
    assert_eq!(batch.finish(&mixed_up), Err(Distrusted::Unreadable));
}

#[test]
fn what_is_no_point_is_refused() {
    let issuer = issuer(1, 4);
    let good = batch(&issuer, 1).request();
    let with = |point: [u8; 32]| {
        let mut request = good.clone();
        request.blinded[3] = Hex(point);
        issue(&issuer, None, &request).map(|_| ())
    };
    // The neutral point would give the key away in nothing, but proves nothing either; the others are no points at all.
    assert_eq!(with([0; 32]), Err(NotIssued::Unreadable));
    assert_eq!(with([0xff; 32]), Err(NotIssued::Unreadable));
    let few = Request { blinded: good.blinded[..11].to_vec() };
    assert_eq!(issue(&issuer, None, &few).unwrap_err(), NotIssued::Unreadable);
}

#[test]
fn nothing_of_a_token_was_ever_seen_by_the_server_when_it_was_issued() {
    let issuer = issuer(1, 4);
    let batch = batch(&issuer, 1);
    let (issued, answer) = issue(&issuer, None, &batch.request()).unwrap();
    let seen = serde_json::to_string(&(issued, &batch.request(), &answer)).unwrap();
    for token in batch.finish(&answer).unwrap() {
        for part in
            [token.input.to_string(), token.output.to_string()[..64].to_owned(), token.mark().0.to_string()]
        {
            assert!(!seen.contains(&part));
        }
    }
}
