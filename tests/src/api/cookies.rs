//! The session cookie: what it says to the browser, and what comes back broken.
use crate::support::app::TestApp;

#[tokio::test]
async fn the_cookie_is_for_this_host_and_no_script() {
    let app = TestApp::new().await;
    let invite = app.invite(app.world.ada).await;
    let answer = app.device().sign_in_by_link(&invite).await;
    let cookie = answer.header("set-cookie");
    let mut parts = cookie.split("; ");
    let (name, value) = parts.next().unwrap().split_once('=').unwrap();
    assert_eq!(name, "__Host-folje");
    assert_eq!(value.len(), 43, "256 bits");
    let mut attributes: Vec<_> = parts.collect();
    attributes.sort_unstable();
    assert_eq!(attributes, ["HttpOnly", "Max-Age=15552000", "Path=/", "SameSite=Lax", "Secure"]);
}

#[tokio::test]
async fn a_broken_cookie_is_nobody() {
    let app = TestApp::new().await;
    let mut device = app.signed_in(app.world.ada).await;
    let good = device.cookie.clone().unwrap();
    for broken in [
        "__Host-folje=",
        "__Host-folje=ÅÄÖ",
        "__Host-folje",
        ";;;=;",
        &good[..good.len() - 1],
        &format!("{good}A"),
        &good.replace("__Host-folje", "folje"),
        &format!("__Host-folje={}", "A".repeat(100_000)),
    ] {
        device.cookie = Some(broken.to_owned());
        assert_eq!(device.get("/api/v1/session").await.code(), "signed-out", "{broken:.60}");
    }
    device.cookie = Some(format!("theme=dark; {good}; other=1"));
    assert_eq!(device.get("/api/v1/session").await.status, 200);
}
