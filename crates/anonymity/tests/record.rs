//! The public record of keys, and somebody who tampers with it.
use crate::tokens::issuer;
use folje_anonymity::tokens::record::{NotPublic, Record};

fn record(keys: &[(u8, u8)]) -> Record {
    let mut record = Record::default();
    for (seed, quarter) in keys {
        record.add(issuer(*seed, *quarter).public().clone()).unwrap();
    }
    record
}

#[test]
fn a_record_that_grew_is_trusted() {
    let seen = record(&[(1, 1), (2, 2)]).head();
    let grown = record(&[(1, 1), (2, 2), (3, 3)]);
    assert_eq!(grown.check(Some(seen), issuer(3, 3).public()), Ok(()));
    assert_eq!(grown.check(None, issuer(1, 1).public()), Ok(()));
}

#[test]
fn keys_of_ones_own_are_found_out() {
    let record = record(&[(1, 1), (2, 2)]);
    assert_eq!(record.check(None, issuer(9, 2).public()), Err(NotPublic::Other));
    assert_eq!(record.check(None, issuer(9, 3).public()), Err(NotPublic::Missing));
}

#[test]
fn a_record_that_was_rewritten_is_found_out() {
    let seen = record(&[(1, 1), (2, 2)]).head();
    for other in [record(&[(9, 1), (2, 2)]), record(&[(2, 2), (1, 1)]), record(&[(2, 2)])] {
        assert_eq!(other.check(Some(seen), issuer(2, 2).public()), Err(NotPublic::Rewritten));
    }
}

#[test]
fn a_period_has_its_keys_once() {
    let mut twice = record(&[(1, 1)]);
    assert_eq!(twice.add(issuer(2, 1).public().clone()), Err(NotPublic::Twice));
    // A server that does it all the same.
    let one = serde_json::to_value(record(&[(1, 1)])).unwrap();
    let other = serde_json::to_value(record(&[(2, 1)])).unwrap();
    let both = serde_json::Value::Array(vec![one[0].clone(), other[0].clone()]);
    let both: Record = serde_json::from_value(both).unwrap();
    assert_eq!(both.check(None, issuer(1, 1).public()), Err(NotPublic::Twice));
}
