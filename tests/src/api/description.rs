//! The description of the API says all that there is, and nothing else.
use crate::support::app::TestApp;
use axum::body::Body;
use folje_api::v1::paths;
use serde_json::Value;

const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

/// The description as it is served.
async fn served(app: &TestApp) -> Value {
    let answer = app.device().get(paths::OPENAPI).await;
    assert_eq!(answer.status, 200);
    answer.body
}

/// The document as it stands in the repository.
const COMMITTED: &str = include_str!("../../../docs/openapi.json");

#[test]
fn the_committed_document_is_what_the_server_serves() {
    let fresh = format!("{:#}\n", folje_server::http::description().unwrap());
    let stale = "docs/openapi.json is stale; run: cargo run -p folje-server -- openapi > docs/openapi.json";
    assert!(fresh == COMMITTED, "{stale}");
}

#[tokio::test]
async fn every_path_and_every_method_that_is_answered_is_described() {
    let app = TestApp::new().await;
    let description = served(&app).await;
    let described = description["paths"].as_object().unwrap();
    let all = [
        paths::SNAPSHOT,
        paths::PEOPLE,
        paths::SEEN_BY,
        paths::DESK,
        paths::DESK_COHORTS,
        paths::DESK_PEOPLE,
        paths::DESK_ENROLMENTS,
        paths::DESK_RELATIONS,
        paths::DESK_INVITES,
        paths::DESK_LOST_PHONES,
        paths::DESK_GENDER,
        paths::DESK_NETWORK,
        paths::DESK_NETWORK_DAY,
        paths::DESK_STATISTICS,
        paths::DESK_STATISTICS_FILE,
        paths::DESK_DISTANCE,
        paths::CALLING,
        paths::DESK_OPENINGS,
        paths::MEETINGS,
        paths::MEETINGS_WITH,
        paths::MEETING_FILE,
        paths::COMMANDS,
        paths::SESSION,
        paths::DEVICES,
        paths::DEVICE,
        paths::PUSH,
        paths::PUSH_SUBSCRIPTION,
        paths::PUSH_TEST,
        paths::TEXT_MESSAGES,
        paths::RINGS,
        paths::STOPS,
        paths::DEPARTURES,
        paths::PHOTO,
        paths::CALENDAR,
        paths::CALENDAR_EVENT,
        paths::CALENDAR_FEED,
        paths::DESK_COMPANIONS,
        paths::DESK_DATES,
        paths::DESK_ENDINGS,
        paths::DESK_IMPORT,
        paths::DESK_PAIRING,
        paths::DESK_PERSON,
        paths::DESK_SCHEDULE,
        paths::DESK_TALKS,
        paths::TALKS,
        paths::SURVEY_KEYS,
        paths::SURVEYS,
        paths::TOKENS,
        paths::LETTER,
        paths::SURVEY_CODE,
        paths::DESK_SURVEYS,
        paths::DESK_SURVEY_POOL,
        paths::DESK_SURVEY_CODES,
        paths::DESK_SURVEY_READ,
        paths::DESK_SURVEY_ANSWER,
        paths::OPENAPI,
    ];
    let mut named: Vec<_> = described.keys().map(String::as_str).collect();
    let mut known = all.to_vec();
    named.sort_unstable();
    known.sort_unstable();
    assert_eq!(named, known);
    for path in all {
        for method in METHODS {
            let asked = path.replace("{id}", "0190c0de-0000-7000-8000-000000000000");
            let headers = [("sec-fetch-site", "none")];
            let answer = app.device().ask(&method.to_uppercase(), &asked, &headers, Body::empty()).await;
            let answered = answer.status != 405;
            assert_eq!(answered, described[path].get(method).is_some(), "{method} {path}");
        }
    }
}

#[tokio::test]
async fn every_reference_leads_somewhere() {
    let app = TestApp::new().await;
    let description = served(&app).await;
    let mut waiting = vec![&description];
    let mut references = 0;
    while let Some(value) = waiting.pop() {
        match value {
            Value::Object(fields) => {
                if let Some(Value::String(reference)) = fields.get("$ref") {
                    references += 1;
                    let pointer = reference.strip_prefix('#').unwrap();
                    assert!(description.pointer(pointer).is_some(), "{reference} leads nowhere");
                }
                waiting.extend(fields.values());
            }
            Value::Array(values) => waiting.extend(values),
            _ => {}
        }
    }
    assert!(references > 10);
}

#[tokio::test]
async fn every_operation_describes_the_problems_of_its_kind() {
    let app = TestApp::new().await;
    let description = served(&app).await;
    for (path, item) in description["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let mut wanted = vec!["500", "503"];
            if method != "get" {
                wanted.push("403");
            }
            if operation.get("requestBody").is_some() {
                wanted.extend(["400", "413", "422"]);
            }
            if operation.get("parameters").is_some() {
                wanted.push("400");
            }
            for status in wanted {
                let content = &operation["responses"][status]["content"]["application/problem+json"];
                assert!(content["schema"].is_object(), "{method} {path} {status}");
            }
            let signed_in = operation["responses"].get("401").is_some();
            assert_eq!(operation["security"] != serde_json::json!([]), signed_in, "{method} {path}");
        }
    }
}

#[tokio::test]
async fn wall_times_are_described_as_what_they_are() {
    let app = TestApp::new().await;
    let description = served(&app).await;
    let start = &description["components"]["schemas"]["Occurrence"]["properties"]["start"];
    assert_eq!(start["$ref"], "#/components/schemas/WallTime");
    let schema = &description["components"]["schemas"]["WallTime"];
    assert!(schema.get("format").is_none() && schema["pattern"].is_string(), "{schema}");
}
