//! «A answered x and B answered y» and the other way round cannot be told apart.
use folje_anonymity::{
    answers::{Answers, Form, Kind, Row, Value, close, lay},
    disclosure::{PanelId, table},
};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn form(together: bool) -> Form {
    let questions = vec![Kind::Scale { choices: 5 }, Kind::Choice { choices: 3 }, Kind::Text];
    Form::new(questions, together).unwrap()
}

fn some_answers() -> impl Strategy<Value = Vec<Value>> {
    let choice = |choices: u8| prop_oneof![(0..choices).prop_map(Value::Choice), Just(Value::Declined)];
    (choice(5), choice(3), "[a-zåäö ]{0,40}")
        .prop_map(|(scale, choice, text)| vec![scale, choice, Value::Text(text)])
}

/// What lies there when people's letters come in this order, each with the randomness of its moment.
fn laid(together: bool, everybody: &[Vec<Value>]) -> Vec<Row> {
    let form = form(together);
    let rows = (0..).zip(everybody).flat_map(|(moment, values)| {
        let answers = Answers::new(&form, values.clone()).unwrap();
        lay(&form, PanelId(0), &answers, &[moment; 32])
    });
    rows.collect()
}

proptest! {
    #[test]
    fn after_the_close_the_same_bytes_lie_there(
        everybody in proptest::collection::vec(some_answers(), 2..12), a: prop::sample::Index, b: prop::sample::Index,
        random: [u8; 32], together: bool
    ) {
        let (a, b) = (a.index(everybody.len()), b.index(everybody.len()));
        let mut swapped = everybody.clone();
        swapped.swap(a, b);
        let bytes = |everybody: &[Vec<Value>]| {
            serde_json::to_vec(&close(laid(together, everybody), &random)).unwrap()
        };
        prop_assert_eq!(bytes(&everybody), bytes(&swapped));
        let result = |everybody: &[Vec<Value>]| table(&form(together), 30, &laid(together, everybody));
        prop_assert_eq!(result(&everybody), result(&swapped));
    }

    #[test]
    fn before_the_close_only_random_keys_differ(
        everybody in proptest::collection::vec(some_answers(), 2..12), a: prop::sample::Index, b: prop::sample::Index,
        together: bool
    ) {
        let (a, b) = (a.index(everybody.len()), b.index(everybody.len()));
        let mut swapped = everybody.clone();
        swapped.swap(a, b);
        let (one, other) = (laid(together, &everybody), laid(together, &swapped));
        // The same keys, and the same answers: which key an answer got was random, and in both cases equally so.
        let keys = |rows: &[Row]| rows.iter().map(|row| row.key).collect::<BTreeSet<_>>();
        prop_assert_eq!(keys(&one), keys(&other));
        prop_assert_eq!(keys(&one).len(), one.len());
        let said = |rows: &[Row]| {
            let mut said: Vec<_> = rows.iter().map(|row| (row.question, row.values.clone())).collect();
            said.sort();
            said
        };
        prop_assert_eq!(said(&one), said(&other));
    }

    #[test]
    fn the_close_leaves_no_key_and_loses_no_answer(
        everybody in proptest::collection::vec(some_answers(), 1..12), random: [u8; 32]
    ) {
        let before = laid(false, &everybody);
        let after = close(before.clone(), &random);
        prop_assert_eq!(after.len(), 3 * everybody.len());
        let keys: BTreeSet<_> = before.iter().map(|row| row.key).collect();
        prop_assert!(after.iter().all(|row| !keys.contains(&row.key)));
        prop_assert!(after.is_sorted_by_key(|row| row.key));
    }
}

#[test]
fn a_row_has_no_place_for_a_person_a_device_an_order_or_a_time() {
    let rows = laid(false, &[vec![Value::Choice(1), Value::Declined, Value::Text("bra".to_owned())]]);
    for row in rows {
        let row = serde_json::to_value(row).unwrap();
        let fields: BTreeSet<_> = row.as_object().unwrap().keys().cloned().collect();
        assert_eq!(fields, ["key", "panel", "question", "values"].map(str::to_owned).into());
    }
}
