//! One line for each request: method, the template of the path, status, duration. Never an address, a query, a body,
//! a name or a token. Of an answer to a survey there is no line, nor of anything that goes wrong with one: the second at
//! which it came is nobody's business. What is broken then, the daily work on surveys finds and tells.
use crate::{http::letters::UNLOGGED, state::App};
use axum::{
    extract::{MatchedPath, Request, State},
    middleware::Next,
    response::Response,
};
use tracing::{Dispatch, instrument::WithSubscriber as _};

pub(super) async fn line(State(app): State<App>, request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let path = request.extensions().get::<MatchedPath>().cloned();
    if path.as_ref().is_some_and(|path| UNLOGGED.contains(&path.as_str())) {
        return next.run(request).with_subscriber(Dispatch::none()).await;
    }
    let start = app.now();
    let response = next.run(request).await;
    let path = path.as_ref().map_or("(file)", MatchedPath::as_str);
    let milliseconds = (app.now() - start).num_milliseconds();
    tracing::info!(%method, path, status = response.status().as_u16(), milliseconds, "request");
    response
}
