//! Addresses that browsers give, and the corpus of tricks.
use super::*;

fn refusal(text: &str) -> EndpointError {
    Endpoint::read(text, Allowed::Services).expect_err(text)
}

#[test]
fn what_browsers_give_is_taken() {
    for (text, origin) in [
        ("https://fcm.googleapis.com/fcm/send/dXn:APA91bG_x-y", "https://fcm.googleapis.com"),
        ("https://fcm.googleapis.com/wp/eW3:APA91bE", "https://fcm.googleapis.com"),
        (
            "https://updates.push.services.mozilla.com/wpush/v2/gAAAAABm_-=",
            "https://updates.push.services.mozilla.com",
        ),
        ("https://web.push.apple.com/QGuQyavXutnMH8S6", "https://web.push.apple.com"),
        (
            "https://wns2-par02p.notify.windows.com/w/?token=BQYAAAD%2fx%2bY%3d",
            "https://wns2-par02p.notify.windows.com",
        ),
    ] {
        let endpoint = Endpoint::read(text, Allowed::Services).expect(text);
        assert_eq!(endpoint.origin().to_string(), origin);
        assert_eq!(endpoint.uri().to_string(), text);
    }
}

#[test]
fn numbers_are_refused_in_every_spelling() {
    for host in [
        "127.0.0.1",
        "127.1",
        "127.0.1",
        "0x7f.1",
        "0x7f000001",
        "2130706433",
        "017700000001",
        "0177.0.0.1",
        "169.254.169.254",
        "0xa9fea9fe",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[fd00::1]",
        "[fe80::1]",
        "①②⑦.⓪.⓪.①",
        "127。0。0。1",
        "%31%32%37.0.0.1",
        "142.250.74.138",
    ] {
        assert_eq!(refusal(&format!("https://{host}/x")), EndpointError::Number, "{host}");
    }
}

#[test]
fn hosts_outside_the_list_are_refused() {
    for host in [
        "localhost",
        "localhost.",
        "example.com",
        "googleapis.com",
        "storage.googleapis.com",
        "xfcm.googleapis.com",
        "a.fcm.googleapis.com",
        "fcm.googleapis.com.evil.example",
        "fcm.googleapis.com.",
        "push.apple.com",
        "evilpush.apple.com",
        "push.apple.com.evil.example",
        "evil-push.services.mozilla.com",
        ".push.apple.com",
        "a..push.apple.com",
        "evil_host.push.apple.com",
        "notify.windows.com",
        "evilnotify.windows.com",
        "x.push.apple.com.evil.example",
        "web.push.apple.com.evil.example",
        "x.push.services.mozilla.com.evil.example",
        "updates.push.services.mozilla.com.evil.example",
        "x.notify.windows.com.evil.example",
        "x.push.apple.com.",
        "fcm.googleapis.cοm", // a Greek letter
        "xn--fcm-googleapis-com.example",
        "fcm.googleapis.com%2eevil.example",
        "127.0.0.1.nip.io",
        "metadata.google.internal",
    ] {
        let refused = refusal(&format!("https://{host}/x"));
        assert!(matches!(refused, EndpointError::Host | EndpointError::Unreadable), "{host}: {refused:?}");
    }
    // A host that stands in the path, the query or the fragment is none.
    for text in [
        "https://evil.example/fcm.googleapis.com",
        "https://x/…google.com/",
        "https://evil.example/?https://fcm.googleapis.com/",
        "https://evil.example#.push.apple.com",
        "https://evil.example\\.push.apple.com/x",
    ] {
        assert_eq!(refusal(text), EndpointError::Host, "{text}");
    }
}

#[test]
fn names_and_passwords_before_the_host_are_refused() {
    for text in [
        "https://fcm.googleapis.com@127.0.0.1/x",
        "https://user@fcm.googleapis.com/x",
        "https://user:word@fcm.googleapis.com/x",
        "https://:word@fcm.googleapis.com/x",
        "https://fcm.googleapis.com:443@evil.example/",
    ] {
        assert_eq!(refusal(text), EndpointError::UserInfo, "{text}");
    }
}

#[test]
fn other_schemes_and_ports_are_refused() {
    for text in [
        "http://fcm.googleapis.com/x",
        "ftp://fcm.googleapis.com/x",
        "file:///etc/passwd",
        "gopher://fcm.googleapis.com/x",
        "data:text/plain,x",
        "javascript:alert(1)",
        "wss://fcm.googleapis.com/x",
    ] {
        assert_eq!(refusal(text), EndpointError::Scheme, "{text}");
    }
    for port in [22, 25, 80, 6379, 8443] {
        assert_eq!(refusal(&format!("https://fcm.googleapis.com:{port}/x")), EndpointError::Port(port));
    }
}

#[test]
fn what_no_browser_writes_is_refused() {
    for text in [
        "https://fcm.googleapis.com:443/x",
        "https://FCM.googleapis.com/x",
        "HTTPS://fcm.googleapis.com/x",
        "https:fcm.googleapis.com/x",
        "https:/\\fcm.googleapis.com/x",
        "https://fcm.googleapis.com\\@evil.example/",
        "https://fcm.googleapis.com",
        "https://fcm.googleapis.com/../x",
        "https://fcm.googleapis.com/a b",
        "https://fcm.googleapis.com/x#y",
        "https://fcm.google\tapis.com/x",
        "https://fcm.googleapis.com/x\r\nHost: evil.example",
        " https://fcm.googleapis.com/x",
        "https://@fcm.googleapis.com/x",
        "https://ｆcm.googleapis.com/x",
    ] {
        assert_eq!(refusal(text), EndpointError::Disguised, "{text:?}");
    }
    for text in
        ["", "fcm.googleapis.com", "//fcm.googleapis.com/x", "https://", "https://[::1/x", "https://a b/"]
    {
        assert_eq!(refusal(text), EndpointError::Unreadable, "{text:?}");
    }
    let long = format!("https://fcm.googleapis.com/{}", "a".repeat(2048));
    assert_eq!(refusal(&long), EndpointError::TooLong(long.len()));
}

#[test]
fn the_machine_itself_is_for_tests_alone() {
    for (text, origin) in [
        ("https://127.0.0.1:8443/x", "https://127.0.0.1:8443"),
        ("http://localhost:80/x", "http://localhost"),
        ("http://localhost:8080/x", "http://localhost:8080"),
    ] {
        let text = text.replace(":80/", "/");
        assert!(Endpoint::read(&text, Allowed::Services).is_err());
        let endpoint = Endpoint::read(&text, Allowed::Loopback).expect(&text);
        assert_eq!(endpoint.origin().to_string(), origin);
    }
    for text in ["https://127.0.0.2/x", "https://[::1]/x", "http://10.0.0.1/x", "http://fcm.googleapis.com/x"]
    {
        assert!(Endpoint::read(text, Allowed::Loopback).is_err(), "{text}");
    }
    assert!(Endpoint::read("https://web.push.apple.com/x", Allowed::Loopback).is_ok());
}

#[test]
fn the_path_is_not_printed() {
    let endpoint = Endpoint::read("https://web.push.apple.com/secret", Allowed::Services).unwrap();
    assert_eq!(format!("{endpoint:?}"), "Endpoint(https://web.push.apple.com/…)");
}
