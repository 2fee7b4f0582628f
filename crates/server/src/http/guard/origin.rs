//! Nothing is changed at the wish of another site: the second wall behind the cookie's SameSite.
use crate::http::problem::Failure;
use axum::{
    extract::Request,
    http::{HeaderMap, header, uri::Authority},
    middleware::Next,
    response::{IntoResponse, Response},
};
use folje_api::v1::problem::Code;

pub(super) async fn check(request: Request, next: Next) -> Response {
    if request.method().is_safe() || own(&request) {
        next.run(request).await
    } else {
        Failure::new(Code::ForeignOrigin).into_response()
    }
}

/// Whether the request comes from our own pages: the browser says so in `Sec-Fetch-Site`; an older one sends the
/// `Origin`, whose host must be the one that is asked. The scheme may differ behind a proxy that ends TLS.
fn own(request: &Request) -> bool {
    let headers = request.headers();
    if let Some(site) = text(headers, "sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    let origin = text(headers, header::ORIGIN.as_str());
    let origin = origin.and_then(|origin| origin.split_once("://")).map(|(_, host)| host);
    let host =
        text(headers, header::HOST.as_str()).or_else(|| request.uri().authority().map(Authority::as_str));
    origin.is_some_and(|origin| host.is_some_and(|host| origin.eq_ignore_ascii_case(host)))
}

/// The one value of a header; a header that was sent twice says nothing.
fn text<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?;
    values.next().is_none().then(|| value.to_str().ok())?
}
