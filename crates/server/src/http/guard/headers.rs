//! The security headers, on every response.
//!
//! Those that speak to a page (what it may load, which features it may use, what it tells other sites) stand on pages only.
//! A response of the API gets what concerns it: no guessing of its type, no reading by other sites, nothing to load if
//! somebody opens it in a tab. On a slow network an unchanged snapshot is mostly headers.
use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};

/// What differs between servers.
#[derive(Clone)]
pub(super) struct Headers {
    /// The Content-Security-Policy of pages.
    pub(super) policy: HeaderValue,
    /// Whether browsers are to come by TLS alone.
    pub(super) asks_for_tls: bool,
}

/// The same for every response.
const FIXED: [(HeaderName, &str); 2] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// For pages and the files that they are made of.
const OF_A_PAGE: [(HeaderName, &str); 2] = [
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
];

/// The Content-Security-Policy of everything that is no page.
const NO_PAGE: HeaderValue = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'");

const PERMISSIONS_POLICY: HeaderName = HeaderName::from_static("permissions-policy");

/// Everything that the app does not use is denied.
const PERMISSIONS: &str = "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), fullscreen=(), \
     geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), \
     picture-in-picture=(), publickey-credentials-get=(), serial=(), usb=(), xr-spatial-tracking=()";

/// A year: long enough to hold between two visits. Without `includeSubDomains`: the host may be a municipality's own
/// domain, of which other systems that we know nothing about have their names. The session cookie needs no help from it,
/// since `__Host-` keeps other hosts from setting it (docs/decisions/0020).
const HSTS: HeaderValue = HeaderValue::from_static("max-age=31536000");

/// What a path leads to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// The API, and calendars for other programs.
    Data,
    /// A file that a page loads, by a name that carries its content.
    Part,
    /// A page, the service worker, the manifest.
    Page,
}

impl Kind {
    fn of(path: &str) -> Self {
        match path.split('/').nth(1) {
            Some("api" | "calendar") => Self::Data,
            Some("assets") => Self::Part,
            _ => Self::Page,
        }
    }
}

pub(super) async fn put(State(own): State<Headers>, request: Request, next: Next) -> Response {
    let kind = Kind::of(request.uri().path());
    let mut response = next.run(request).await;
    let has_body = response.headers().contains_key(header::CONTENT_TYPE);
    let headers = response.headers_mut();
    for (name, value) in FIXED {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if kind != Kind::Data {
        for (name, value) in OF_A_PAGE {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    match kind {
        Kind::Page => {
            headers.insert(PERMISSIONS_POLICY, HeaderValue::from_static(PERMISSIONS));
            headers.insert(header::CONTENT_SECURITY_POLICY, own.policy);
        }
        // 204 and 304 have nothing that could load anything.
        Kind::Data if has_body => {
            headers.insert(header::CONTENT_SECURITY_POLICY, NO_PAGE);
        }
        Kind::Data | Kind::Part => {}
    }
    if own.asks_for_tls {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HSTS);
    }
    // Without a word about caching nothing may be cached: it may be about a person.
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}
