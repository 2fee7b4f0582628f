//! How the table of who may do what asks about surveys; what comes of it is told in `anonymity`.
use crate::support::app::{Answer, Device};
use axum::body::Body;
use folje_anonymity::{
    answers::LETTER,
    tokens::{Batch, PublicKeys},
};
use folje_api::v1::paths;
use serde_json::{Value, json};

/// Asks `operation` at `path` as `viewer`; `None` for what is not about surveys.
pub(super) async fn ask(
    method: &str,
    operation: &str,
    path: &str,
    ada: &Device,
    viewer: &Device,
) -> Option<Answer> {
    let (_, template) = operation.split_once(' ')?;
    let body = match (method, template) {
        ("post", paths::LETTER | paths::SURVEY_CODE) => {
            let headers = [("sec-fetch-site", "same-origin"), ("content-type", "application/octet-stream")];
            return Some(viewer.ask("POST", path, &headers, Body::from(vec![0; LETTER])).await);
        }
        ("post", paths::TOKENS) => {
            let surveys = ada.get(paths::SURVEYS).await.body;
            let keys: PublicKeys = serde_json::from_value(surveys["periods"][0].clone()).unwrap();
            let period = keys.period().clone();
            json!({ "period": period, "request": Batch::begin(keys, [1; 32]).request() })
        }
        ("post", paths::DESK_SURVEYS) => json!({
            "id": "0190c0de-0000-7000-8000-000000000009", "programme": "access", "template": "half-way",
            "occasion": "half-way", "alone": true, "closes": "2026-12-04",
        }),
        ("post", paths::DESK_SURVEY_POOL) => json!({ "one": 0, "other": 1 }),
        ("post", paths::DESK_SURVEY_CODES) => json!({ "people": Vec::<Value>::new() }),
        ("post", paths::DESK_SURVEY_READ) => {
            json!({ "panel": 0, "question": 0, "texts": Vec::<Value>::new() })
        }
        ("post", paths::DESK_SURVEY_ANSWER) => json!({ "you_said": "Ja", "we_did": "Ja" }),
        _ => return None,
    };
    Some(viewer.post(path, &body).await)
}
