//! Stops and departures over HTTP.
use super::feed::Feed;
use crate::support::app::{Device, TestApp};
use serde_json::{Value, json};

async fn phone() -> (TestApp, Device) {
    let app = TestApp::new().await;
    app.app.store.put_timetable(Feed::village().read(), app.app.now(), async |_| {}).await.unwrap();
    let phone = app.signed_in(app.world.ada).await;
    (app, phone)
}

/// The departures as «leaves-arrives line», with « + line» for a change.
fn short(body: &Value) -> Vec<String> {
    let time = |value: &Value| value.as_str().unwrap()[11..16].to_owned();
    let one = |bus: &Value| {
        let then = bus["then"]["line"].as_str().map(|line| format!(" + {line}")).unwrap_or_default();
        format!("{}-{} {}{then}", time(&bus["leaves"]), time(&bus["arrives"]), bus["line"].as_str().unwrap())
    };
    body["departures"].as_array().unwrap().iter().map(one).collect()
}

#[tokio::test]
async fn a_stop_is_found_and_its_departures_follow() {
    let (_app, phone) = phone().await;
    let stops = phone.get("/api/v1/stops?q=lill").await.body;
    assert_eq!(stops["stops"], json!([{ "id": "byn", "name": "Lillbyn" }]));
    assert_eq!(stops["covers"], json!({ "first": "2026-11-02", "last": "2027-12-31" }));
    let ask = async |more: &str| phone.get(&format!("/api/v1/departures?{more}")).await.body;
    let monday = ask("from=byn&to=jobb&day=2026-11-23").await;
    assert_eq!(short(&monday), ["07:40-08:05 1", "08:10-08:35 1"]);
    assert_eq!(
        (&monday["departures"][0]["minutes"], &monday["departures"][0]["headsign"]),
        (&json!(25), &json!("Jobboteket"))
    );
    assert_eq!(short(&ask("from=byn&to=jobb&day=2026-11-23&by=08:05").await), ["07:40-08:05 1"]);
    assert_eq!(short(&ask("from=byn&to=jobb&day=2026-11-23&after=07:41").await), ["08:10-08:35 1"]);
    assert_eq!(short(&ask("from=torget&to=byn&day=2026-11-23&after=23:00").await), ["00:50-01:10 Natt"]);
    assert_eq!(short(&ask("from=byn&to=jobb&day=2026-11-24").await), [""; 0]);
    let change = ask("from=byn&to=skolan&change=torget&day=2026-11-23&by=09:00").await;
    assert_eq!(short(&change), ["07:40-08:12 1 + 2"]);
    assert_eq!(change["departures"][0]["then"]["off"], "07:55:00");
    assert_eq!(
        short(&ask("from=byn&to=skolan&day=2026-11-23").await),
        [""; 0],
        "nothing goes there directly"
    );
}

#[tokio::test]
async fn what_has_to_be_booked_and_what_is_not_known_is_told() {
    let app = TestApp::new().await;
    // Line 1 has to be booked and ends before line 2 and the night bus, which go on.
    let feed = Feed::village()
        .put("routes.txt", "Byalinjen,3", "Byalinjen,1501")
        .put("calendar.txt", "20271231", "20261212")
        .and("calendar.txt", "länge,1,1,1,1,1,1,1,20261102,20271231\n")
        .put("trips.txt", "r2,vardag,t5", "r2,länge,t5")
        .and("trips.txt", "r2,länge,t8,\n")
        .and("stop_times.txt", "t8,09:00:00,09:00:00,byn,1\nt8,09:30:00,09:30:00,torget-a,2\n");
    app.app.store.put_timetable(feed.read(), app.app.now(), async |_| {}).await.unwrap();
    let phone = app.signed_in(app.world.ada).await;
    let ask = async |more: &str| phone.get(&format!("/api/v1/departures?{more}")).await.body;
    let monday = ask("from=byn&to=torget&day=2026-11-23").await;
    let booked: Vec<_> =
        monday["departures"].as_array().unwrap().iter().map(|bus| bus["must_book"] == true).collect();
    assert_eq!((short(&monday).len(), booked), (3, vec![true, true, false]));
    assert_eq!(monday["unknown"], Value::Null);
    let change = ask("from=byn&to=skolan&change=torget&day=2026-11-23&after=07:00").await;
    assert_eq!(
        (&change["departures"][0]["must_book"], &change["departures"][0]["then"]["must_book"]),
        (&json!(true), &Value::Null)
    );
    // Line 1 says nothing of the days after its own last one; the feed as a whole goes on.
    let later = ask("from=byn&to=torget&day=2026-12-14").await;
    assert_eq!((short(&later), &later["unknown"]), (vec!["09:00-09:30 2".to_owned()], &json!(["1"])));
    let direct = ask("from=byn&to=jobb&day=2026-12-14").await;
    assert_eq!(direct["covers"], json!({ "first": "2026-11-02", "last": "2026-12-12" }));
}

#[tokio::test]
async fn what_cannot_be_read_is_told() {
    let (_app, phone) = phone().await;
    let long = "a".repeat(81);
    for path in [
        "stops",
        "stops?q=",
        &format!("stops?q={long}"),
        "departures",
        "departures?from=byn&to=jobb&day=måndag",
        "departures?from=byn&to=jobb&day=2026-11-23&by=9",
        "departures?from=byn&to=jobb&day=2026-11-23&after=25:10",
    ] {
        let path = format!("/api/v1/{}", path.replace('å', "%C3%A5"));
        let answer = phone.get(&path).await;
        assert_eq!((answer.status, answer.code()), (400, "bad-request"), "{path}");
    }
    let both = phone.get("/api/v1/departures?from=byn&to=jobb&day=2026-11-23&after=08:00&by=09:00").await;
    assert_eq!((both.status, both.code()), (422, "unprocessable"));
    for path in ["from=x&to=jobb", "from=byn&to=x", "from=byn&to=jobb&change=x"] {
        let answer = phone.get(&format!("/api/v1/departures?{path}&day=2026-11-23")).await;
        assert_eq!((answer.status, answer.code()), (404, "not-found"), "{path}");
    }
    // The ends of the calendar, and a name with nothing to look for.
    for path in [
        "departures?from=byn&to=jobb&day=%2B262142-12-31",
        "departures?from=byn&to=jobb&day=-262143-01-01&by=00:00",
        "departures?from=byn&to=jobb&day=%2B262142-12-31&after=23:59",
        "stops?q=%20%00",
    ] {
        let status = phone.get(&format!("/api/v1/{path}")).await.status;
        assert!([200, 400, 422].contains(&status), "{path}: {status}");
    }
}
