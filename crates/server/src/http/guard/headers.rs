//! The security headers, on every answer.
use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};

/// What differs between servers.
#[derive(Clone)]
pub(super) struct Headers {
    /// The Content-Security-Policy.
    pub(super) policy: HeaderValue,
    /// Whether this server speaks TLS.
    pub(super) tls: bool,
}

/// The same for every answer.
const FIXED: [(HeaderName, &str); 4] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

const PERMISSIONS_POLICY: HeaderName = HeaderName::from_static("permissions-policy");

/// Everything that the app does not use is denied.
const PERMISSIONS: &str = "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), fullscreen=(), \
     geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), \
     picture-in-picture=(), publickey-credentials-get=(), serial=(), usb=(), xr-spatial-tracking=()";

/// A year: long enough to hold between two visits.
const HSTS: HeaderValue = HeaderValue::from_static("max-age=31536000");

pub(super) async fn put(State(own): State<Headers>, request: Request, next: Next) -> Response {
    let part_of_a_page = request.uri().path().starts_with("/assets/");
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in FIXED {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if !part_of_a_page {
        // These speak to a page; on each of its parts they would cost a kilobyte and say nothing.
        headers.insert(PERMISSIONS_POLICY, HeaderValue::from_static(PERMISSIONS));
        headers.insert(header::CONTENT_SECURITY_POLICY, own.policy);
    }
    if own.tls {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HSTS);
    }
    // What says nothing about keeping is not to be kept: it may be about a person.
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}
