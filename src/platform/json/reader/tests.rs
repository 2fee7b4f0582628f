//! What the reader makes of a text is what `serde_json` makes of it.
use super::{Reader, Unexpected, Value};
use folje_anonymity::answers::Form;
use folje_api::v1::{
    commands::{CommandResult, Outcomes},
    problem::{Code, Problem},
    session::SignedIn,
    snapshot::Snapshot,
    surveys::Outcome,
};
use folje_domain::command::Command;
use serde::de::DeserializeOwned;
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;

impl Value for Json {
    fn is_none(&self) -> bool {
        self.is_null()
    }
    fn bool(&self) -> Option<bool> {
        self.as_bool()
    }
    fn number(&self) -> Option<f64> {
        self.as_f64()
    }
    fn text(&self) -> Option<String> {
        self.as_str().map(str::to_owned)
    }
    fn length(&self) -> Option<u32> {
        self.as_array().map(|list| u32::try_from(list.len()).unwrap())
    }
    fn is_object(&self) -> bool {
        Json::is_object(self)
    }
    fn names(&self) -> Option<Vec<String>> {
        Some(self.as_object()?.keys().cloned().collect())
    }
    fn element(&self, index: u32) -> Self {
        self.get(index as usize).cloned().unwrap_or_default()
    }
    fn member(&self, name: &str) -> Self {
        self.get(name).cloned().unwrap_or_default()
    }
}

fn read<T: DeserializeOwned>(json: Json) -> Result<T, Unexpected> {
    T::deserialize(Reader(json))
}

/// Both read it, and the same.
fn reads<T: DeserializeOwned + PartialEq + std::fmt::Debug>(json: &Json) -> T {
    let said: T = serde_json::from_value(json.clone()).unwrap();
    assert_eq!(read::<T>(json.clone()), Ok(serde_json::from_value(json.clone()).unwrap()), "{json}");
    said
}

const A: &str = "018f3c1e-7a3c-7c11-9a51-3f0c5a1b2c3d";

fn command(action: &Json) -> Json {
    json!({ "id": A, "at": "2026-11-24T07:30:00Z", "about": A, "action": action })
}

#[test]
fn commands_of_each_shape() {
    reads::<Command>(&command(&json!({ "set-preferred-name": { "name": "Åsa" } })));
    reads::<Command>(&command(&json!({ "do-step": { "step": A, "on": "2026-11-24" } })));
    let answer = json!({ "occurrence": format!("{A}@2026-11-24T09:00:00"), "answer": "here" });
    reads::<Command>(&command(&json!({ "answer-occurrence": answer })));
    reads::<Command>(&command(&json!({ "add-task": { "task": A, "text": "x", "by": null } })));
}

#[test]
fn a_snapshot_with_what_is_absent_and_what_a_newer_server_adds() {
    let snapshot = json!({
        "made": "2026-11-24T07:30:00.25Z", "wall": "2026-11-24T08:30:00", "new": { "to": ["us"] },
        "me": { "id": A, "name": "Amina", "language": "sv", "organisation": "Granby" },
        "programme": {
            "name": { "sv": "Access", "en": "Access" }, "phases": [],
            "finished": ["2026-12-01", "work"],
        },
        "occurrences": [{
            "id": format!("{A}@2026-11-24T09:00:00"), "title": { "sv": "Start", "en": "Start" },
            "kind": "first-day", "start": "2026-11-24T09:00:00", "end": "2026-11-24T11:30:00",
            "state": { "moved": { "from": "2026-11-23T09:00:00" } }, "with": [A],
            "say": { "sv": "Hej", "en": "Hello" },
        }],
        "window": ["2026-11-10", "2027-01-19"],
        "people": [],
        "record": { "tasks": [], "steps": [{ "id": A, "text": "Gå ut", "day": "2026-11-24" }], "later": 1 },
    });
    let snapshot = reads::<Snapshot>(&snapshot);
    assert_eq!((snapshot.occurrences.len(), snapshot.record.steps.len()), (1, 1));
}

#[test]
fn answers_of_the_server() {
    let refused = json!({ "outcomes": [
        { "id": A, "result": "done" }, { "id": A, "result": { "refused": { "because": "not-allowed" } } },
    ] });
    assert!(matches!(reads::<Outcomes>(&refused).outcomes[1].result, CommandResult::Refused { .. }));
    let problem = json!({ "code": "from-tomorrow", "status": 429, "title": "no", "retry_after": 60 });
    assert_eq!(reads::<Problem>(&problem).code, Code::Other);
    reads::<SignedIn>(&json!({ "person": A, "name": "Bo", "part": "companion", "language": "en" }));
}

#[derive(PartialEq, Debug, serde::Deserialize)]
struct Sparse {
    first: Option<u8>,
    #[serde(default)]
    second: Vec<u8>,
    third: Option<String>,
    fourth: u8,
}

#[test]
fn what_is_absent_is_nothing_or_its_default_and_else_missed() {
    reads::<Sparse>(&json!({ "fourth": 4 }));
    reads::<Sparse>(&json!({ "first": null, "third": "three", "fourth": 4 }));
    assert_eq!(read::<Sparse>(json!({ "first": 1, "second": [2], "third": "three" })), Err(Unexpected));
}

#[test]
fn lists_maps_pairs_and_numbers() {
    reads::<Vec<Option<i32>>>(&json!([1, null, -3]));
    reads::<BTreeMap<String, (u8, bool)>>(&json!({ "a": [1, true], "b": [255, false] }));
    reads::<f64>(&json!(0.5));
}

#[test]
fn what_surveys_are_made_of() {
    let questions = json!([{ "kind": "scale", "choices": 5 }, { "kind": "text" }]);
    reads::<Form>(&json!({ "questions": questions, "together": false }));
    reads::<Outcome>(&json!({ "withheld": "counts" }));
    let parts = json!({ "parts": [{ "choices": [0, 1], "answers": 3 }] });
    reads::<Outcome>(
        &json!({ "shown": { "invited": 9, "answered": 6, "questions": [parts, "few_or_alike", "text"] } }),
    );
}

#[test]
fn what_was_not_expected_is_refused() {
    for broken in [json!(null), json!([]), json!("text"), json!({}), json!({ "code": 1 })] {
        assert_eq!(read::<Problem>(broken.clone()), Err(Unexpected), "{broken}");
    }
    assert_eq!(read::<u8>(json!(256)), Err(Unexpected));
    assert_eq!(read::<u8>(json!(-1)), Err(Unexpected));
    assert_eq!(read::<i64>(json!(1.5)), Err(Unexpected));
    assert_eq!(read::<u64>(json!(1e300)), Err(Unexpected));
    assert_eq!(read::<CommandResult>(json!("unheard-of")), Err(Unexpected));
    assert_eq!(read::<CommandResult>(json!({ "done": {}, "refused": {} })), Err(Unexpected));
    assert_eq!(read::<Command>(command(&json!({ "do-step": { "step": A, "on": "soon" } }))), Err(Unexpected));
}
