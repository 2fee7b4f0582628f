//! Nothing is changed at the wish of another site: the second wall behind the cookie's `SameSite`.
use crate::{http::problem::Failure, state::App};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use folje_api::v1::problem::Code;

pub(super) async fn check(State(app): State<App>, request: Request, next: Next) -> Response {
    if request.method().is_safe() || is_own(&app, request.headers()) {
        next.run(request).await
    } else {
        Failure::new(Code::ForeignOrigin).into_response()
    }
}

/// Whether the request comes from our own pages. The browser says so in `Sec-Fetch-Site`; an older one sends only the
/// `Origin`. That must be the public address where one is set; a name that merely agrees with `Host` proves nothing, since
/// both can be a stranger's that leads here. Without a public address it must be the host that is asked, by any scheme.
fn is_own(app: &App, headers: &HeaderMap) -> bool {
    if headers.contains_key("sec-fetch-site") {
        return matches!(text(headers, "sec-fetch-site"), Some("same-origin" | "none"));
    }
    let Some(origin) = text(headers, header::ORIGIN.as_str()) else { return false };
    if let Some(public) = &app.settings.public_url {
        return public.is_origin(origin);
    }
    let host = text(headers, header::HOST.as_str());
    let named = origin.split_once("://").map(|(_, host)| host);
    named.is_some_and(|named| host.is_some_and(|host| named.eq_ignore_ascii_case(host)))
}

/// The value of a header that was sent once; `None` for one that was sent twice.
fn text<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?;
    values.next().is_none().then(|| value.to_str().ok())?
}
