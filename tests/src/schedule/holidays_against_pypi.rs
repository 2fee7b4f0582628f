//! Swedish holidays over seventy years, day by day, against PyPI's `holidays`.
use crate::support::python::python;
use folje_domain::schedule::holidays;
use serde_json::json;
use std::collections::BTreeSet;

#[test]
fn the_same_days_are_public_holidays_and_customary_days_off() {
    let (first, last) = (1990, 2060);
    let theirs: BTreeSet<(String, bool)> =
        serde_json::from_value(python("days_off.py", &json!({ "first": first, "last": last }))).unwrap();
    let ours: BTreeSet<_> =
        (first..=last).flat_map(holidays::in_year).map(|day| (day.date.to_string(), day.public)).collect();
    let ours_alone: Vec<_> = ours.difference(&theirs).collect();
    let theirs_alone: Vec<_> = theirs.difference(&ours).collect();
    assert!(
        ours_alone.is_empty() && theirs_alone.is_empty(),
        "only ours: {ours_alone:?}; only theirs: {theirs_alone:?}"
    );
}
