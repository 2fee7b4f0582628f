//! What stands around every endpoint: from the outside in, headers, the log, panics, the host, the origin.
//!
//! The outermost puts its headers on whatever the inner ones answer, so that no answer leaves without them.
mod headers;
mod host;
mod log;
mod origin;
mod panic;

use crate::state::App;
use axum::{
    Router,
    http::HeaderValue,
    middleware::{from_fn, from_fn_with_state},
};
use tower_http::catch_panic::CatchPanicLayer;

/// `router` inside the guards, with `policy` as the Content-Security-Policy of its answers.
pub fn guarded(router: Router, app: &App, policy: HeaderValue) -> Router {
    let headers = headers::Headers { policy, asks_for_tls: app.settings.link_base().asks_for_tls() };
    router
        .layer(from_fn_with_state(app.clone(), origin::check))
        .layer(from_fn(host::check))
        .layer(CatchPanicLayer::custom(panic::answer))
        .layer(from_fn_with_state(app.clone(), log::line))
        .layer(from_fn_with_state(headers, headers::put))
}
