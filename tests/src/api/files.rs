//! The app's files: kept for ever where their names carry their content, and a page for every path of the app.
use crate::support::{app::TestApp, folder::Folder};
use axum::body::Body;
use folje_server::state::Settings;
use std::fs;

/// A server with a small app.
async fn with_files() -> (TestApp, Folder) {
    let folder = Folder::new();
    let dist = folder.path().join("dist");
    fs::create_dir_all(dist.join("assets")).unwrap();
    for (name, content) in [
        ("index.html", "<style>a{}</style>page"),
        ("index.html.br", "page in brotli"),
        ("sw.js", "worker"),
        ("manifest.webmanifest", "{}"),
        ("assets/app-1.js", "script"),
        ("assets/app-1.js.br", "script in brotli"),
        ("assets/app-1.wasm", "wasm"),
    ] {
        fs::write(dist.join(name), content).unwrap();
    }
    fs::write(dist.join("../outside.txt"), "outside").unwrap();
    let app = TestApp::with(Settings { dist: Some(dist), ..Settings::default() }).await;
    (app, folder)
}

#[tokio::test]
async fn every_path_of_the_app_is_its_page() {
    let (app, _folder) = with_files().await;
    for path in ["/", "/week", "/goals/0190c0de", "/people", "/me", "/sign-in", "/i", "/week?x=1.2"] {
        let answer = app.device().get(path).await;
        assert_eq!(&answer.bytes[..], b"<style>a{}</style>page", "{path}");
        assert_eq!(answer.header("content-type"), "text/html", "{path}");
        assert_eq!(answer.header("cache-control"), "no-cache", "{path}");
        assert!(answer.header("content-security-policy").contains("style-src 'self' 'sha256-X1RutGBrXCt9"));
    }
}

#[tokio::test]
async fn files_have_their_types_and_are_kept_as_long_as_they_hold() {
    let (app, _folder) = with_files().await;
    let ever = "public, max-age=31536000, immutable";
    for (path, kind, keeping) in [
        ("/assets/app-1.js", "text/javascript", ever),
        ("/assets/app-1.wasm", "application/wasm", ever),
        ("/sw.js", "text/javascript", "no-cache"),
        ("/manifest.webmanifest", "application/manifest+json", "no-cache"),
    ] {
        let answer = app.device().get(path).await;
        assert_eq!((answer.status, answer.header("content-type")), (200, kind), "{path}");
        assert_eq!(answer.header("cache-control"), keeping, "{path}");
    }
}

#[tokio::test]
async fn brotli_goes_to_those_who_take_it() {
    let (app, _folder) = with_files().await;
    for (path, content) in [("/assets/app-1.js", "script in brotli"), ("/week", "page in brotli")] {
        let answer = app.device().ask("GET", path, &[("accept-encoding", "gzip, br")], Body::empty()).await;
        assert_eq!(answer.header("content-encoding"), "br");
        assert_eq!(answer.bytes, content);
    }
    let answer = app.device().get("/assets/app-1.js").await;
    assert_eq!((answer.header("content-encoding"), &answer.bytes[..]), ("", &b"script"[..]));
}

#[tokio::test]
async fn what_is_missing_is_missing_and_never_a_page() {
    let (app, _folder) = with_files().await;
    for path in [
        "/assets/app-0.js",
        "/assets/",
        "/assets/app-0",
        "/favicon.ico",
        "/../outside.txt",
        "/%2e%2e/outside.txt",
        "/assets/..%2f..%2foutside.txt",
    ] {
        let answer = app.device().get(path).await;
        assert_eq!((answer.status, answer.code()), (404, "not-found"), "{path}");
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
    }
    let post = app.device().ask("POST", "/week", &[("sec-fetch-site", "none")], Body::empty()).await;
    assert_eq!(post.status, 405);
}
