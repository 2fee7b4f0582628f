//! `PUT /api/v1/push/subscription`: this device takes pushes. The app says so at each opening, since browsers change
//! addresses and keys without telling anybody.
use super::{json::Body, problem::Failure};
use crate::{auth::viewer::Viewer, random, reminders, state::App};
use axum::{extract::State, http::StatusCode};
use folje_api::v1::{paths, problem::Problem, push::Subscription};
use folje_push::{encrypt::UserAgentKeys, endpoint::Endpoint};
use folje_store::NewSubscription;

/// Take pushes on this device.
#[utoipa::path(
    put, path = paths::PUSH_SUBSCRIPTION, tag = "push", request_body = Subscription,
    responses(
        (status = 204, description = "pushes come to this device, and to nobody else who used it before"),
        (status = 422, description = "unprocessable: keys that are none, or an address that may not be sent to", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn push_subscription(
    State(app): State<App>,
    viewer: Viewer,
    Body(told): Body<Subscription>,
) -> Result<StatusCode, Failure> {
    // The reasons name what is wrong and never repeat what was sent.
    let bad = |reason: String| Failure::unprocessable(reason);
    let pushing = app.reminders.pushing(&app).await?;
    Endpoint::read(&told.endpoint, pushing.allowed).map_err(|error| bad(error.to_string()))?;
    let (p256dh, auth) = (told.keys.p256dh.trim_end_matches('='), told.keys.auth.trim_end_matches('='));
    let keys = UserAgentKeys::read(p256dh, auth).map_err(|error| bad(error.to_string()))?;
    keys.check(&pushing.random).map_err(|error| bad(error.to_string()))?;
    let subscription = folje_store::Subscription {
        id: random::uuid(&*app.random, app.now())?.to_string(),
        session: viewer.session.id,
        endpoint: told.endpoint,
        p256dh: p256dh.to_owned(),
        auth: auth.to_owned(),
    };
    let first = app.store.subscriptions(viewer.person.id, app.now()).await?.is_empty();
    app.store.keep_subscription(&NewSubscription { person: viewer.person.id, subscription }).await?;
    if first {
        reminders::reachable_anew(&app, viewer.person.id).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}
