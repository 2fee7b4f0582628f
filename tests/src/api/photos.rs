//! A photo of a step: small, nothing in it but the picture, and for nobody else.
use crate::support::app::{Answer, Device, TestApp};
use axum::body::Body;
use serde_json::json;

/// The photo that the trip of [`with_a_step`] shows.
pub(super) const PHOTO: &str = "/api/v1/photos/0190c0de-0000-7000-8000-000000000701";

/// As little of a JPEG as there can be, with `extra` segments.
pub(super) fn jpeg(extra: &[u8], coded: usize) -> Vec<u8> {
    let scan = vec![7; coded];
    [&b"\xff\xd8"[..], extra, b"\xff\xda\0\x02", &scan, b"\xff\xd9"].concat()
}

/// Saves a trip with a step that shows [`PHOTO`].
pub(super) async fn with_a_step(app: &TestApp, ada: &Device) {
    let id = PHOTO.rsplit('/').next();
    let trip = json!({
        "id": "0190c0de-0000-7000-8000-000000000700", "name": "till stan",
        "there": { "from": { "name": "Lillbyn" }, "to": { "name": "Torget" }, "walk": 5, "ride": 20,
            "steps": [{ "words": "Här är hållplatsen", "photo": id }] },
    });
    let command = json!({
        "id": "0190c0de-0000-7000-8000-000000000002", "at": "2026-11-23T07:30:00Z", "about": app.world.ada,
        "action": { "keep-trip": { "trip": trip } },
    });
    let said = ada.post("/api/v1/commands", &json!({ "commands": [command] })).await;
    assert_eq!(said.body["outcomes"][0]["result"], "done");
}

pub(super) async fn put(device: &Device, path: &str, kind: &str, bytes: Vec<u8>) -> Answer {
    let headers = [("sec-fetch-site", "same-origin"), ("content-type", kind)];
    device.ask("PUT", path, &headers, Body::from(bytes)).await
}

#[tokio::test]
async fn a_photo_is_kept_as_it_is_and_given_to_nobody_else() {
    let app = TestApp::new().await;
    let ada = app.signed_in(app.world.ada).await;
    assert_eq!(put(&ada, PHOTO, "image/jpeg", jpeg(b"", 50)).await.status, 404, "no step shows it");
    with_a_step(&app, &ada).await;
    assert_eq!(ada.get(PHOTO).await.status, 404);
    for _ in 0..2 {
        assert_eq!(put(&ada, PHOTO, "image/jpeg", jpeg(b"", 50)).await.status, 204);
    }
    let other = app.signed_in(app.world.ada).await;
    let photo = other.get(PHOTO).await;
    assert_eq!((photo.status, photo.header("content-type")), (200, "image/jpeg"));
    assert_eq!(photo.header("cache-control"), "private, no-store");
    assert_eq!(photo.bytes, jpeg(b"", 50));
    for person in [app.world.coach, app.world.eva, app.world.other_coach] {
        let device = app.signed_in(person).await;
        assert_eq!(device.get(PHOTO).await.status, 404);
        assert_eq!(put(&device, PHOTO, "image/jpeg", jpeg(b"", 9)).await.status, 404);
    }
    assert_eq!(app.device().get(PHOTO).await.status, 401);
    assert_eq!(ada.get("/api/v1/photos/nonsense").await.status, 404);
}

#[tokio::test]
async fn what_is_more_than_a_picture_is_refused() {
    let app = TestApp::new().await;
    let ada = app.signed_in(app.world.ada).await;
    with_a_step(&app, &ada).await;
    let exif = b"\xff\xe1\0\x10Exif\0\0GPS 59.3";
    let xmp = b"\xff\xe1\0\x22http://ns.adobe.com/xap/1.0/\0<x>";
    let webp = b"RIFF\x18\0\0\0WEBPVP8 \x02\0\0\0ab".to_vec();
    for (what, kind, bytes, status) in [
        ("EXIF", "image/jpeg", jpeg(exif, 9), 422),
        ("XMP", "image/jpeg", jpeg(xmp, 9), 422),
        ("a comment", "image/jpeg", jpeg(b"\xff\xfe\0\x05abc", 9), 422),
        ("something behind it", "image/jpeg", [jpeg(b"", 9), b"mp4".to_vec()].concat(), 422),
        ("no type", "application/octet-stream", jpeg(b"", 9), 422),
        ("another type", "image/webp", jpeg(b"", 9), 422),
        ("a WebP that breaks off", "image/webp", webp, 422),
        ("a page", "image/jpeg", b"<svg onload=alert(1)>".to_vec(), 422),
        ("nothing", "image/jpeg", Vec::new(), 422),
        ("one byte too many", "image/jpeg", jpeg(b"", 200_001 - 8), 413),
    ] {
        let answer = put(&ada, PHOTO, kind, bytes).await;
        assert_eq!(answer.status, status, "{what}: {:?}", answer.body);
        assert_eq!(ada.get(PHOTO).await.status, 404, "{what}");
    }
    assert_eq!(put(&ada, PHOTO, "image/jpeg", jpeg(b"", 200_000 - 8)).await.status, 204);
}
