//! `POST /api/v1/session`: signing in with a one-time link or code.
//!
//! Unknown, mistyped and malformed secrets get the same words after the same look-up.
use super::{json::Body, problem::Failure, session::signed_in};
use crate::{
    auth::{client::Client, code::Code as InviteCode, cookie, token::Token, viewer::Viewer},
    random, reminders,
    state::App,
};
use axum::{Json, extract::State, http::header, response::AppendHeaders};
use chrono::TimeDelta;
use folje_api::v1::{
    paths,
    problem::{Code, Problem},
    session::{Secret, SignIn, SignedIn},
};
use folje_domain::{command::single_line, ids::SessionId};
use folje_store::{InviteRefusal, InviteSecret, NewSession};

/// Characters of a device's name that are kept.
const DEVICE_NAME: usize = 80;

/// Sign in with a one-time link or code; the session comes in a cookie.
#[utoipa::path(
    post, path = paths::SESSION, tag = "session", request_body = SignIn,
    responses(
        (status = 200, description = "signed in; sets the session cookie", body = SignedIn),
        (status = 404, description = "unknown-invite: unknown or mistyped", body = Problem, content_type = "application/problem+json"),
        (status = 410, description = "used-invite, expired-invite", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "too-many-tries: too many failed from this network; wait as long as retry_after says", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn sign_in(
    State(app): State<App>,
    client: Client,
    before: Option<Viewer>,
    Body(sign_in): Body<SignIn>,
) -> Result<(AppendHeaders<[(header::HeaderName, header::HeaderValue); 1]>, Json<SignedIn>), Failure> {
    let (secret, attempt) = match &sign_in.secret {
        Secret::Link(text) => {
            let link = Token::parse(text.trim()).ok_or(InviteRefusal::Unknown);
            let link = link.inspect_err(|_| app.limits.link_failed())?;
            (InviteSecret::Link(link.hash()), None)
        }
        Secret::Code(typed) => {
            let attempt = app.limits.attempt_code(client);
            let attempt = attempt.map_err(|wait| Failure::new(Code::TooManyTries).retry_after(wait))?;
            let code = InviteCode::parse(typed);
            let hash = code.map_or_else(|| InviteCode::hash_of_no_code(typed), |code| code.hash());
            (InviteSecret::Code(hash), Some(attempt))
        }
    };
    let now = app.now();
    let token = Token::new(&*app.random)?;
    let session = NewSession {
        id: SessionId(random::uuid(&*app.random, now)?),
        token_hash: token.hash(),
        device: device_name(&sign_in.device),
        expires: now + TimeDelta::days(cookie::DAYS),
    };
    let redeemed = app.store.redeem(secret, session, now).await;
    match (&redeemed, attempt) {
        // It counts as failed when it goes out of scope.
        (Ok(Err(_)), Some(_)) => {}
        (Ok(Err(_)), None) => app.limits.link_failed(),
        // A store that fails says nothing about the code.
        (_, Some(attempt)) => attempt.forgive(),
        (_, None) => {}
    }
    let person = redeemed??;
    // From the first sign-in on text messages may be sent: what waits for them is looked at again.
    reminders::reachable_anew(&app, person.id).await?;
    // Whoever was signed in on this device before is so no longer.
    if let Some(before) = before {
        app.store.end_session(before.person.id, before.session.id).await?;
    }
    let cookie = cookie::keep(&token).ok_or_else(|| Failure::new(Code::Internal))?;
    Ok((AppendHeaders([(header::SET_COOKIE, cookie)]), Json(signed_in(&app, &person).await?)))
}

/// What a device calls itself, cut to what a list of devices can show.
fn device_name(told: &str) -> String {
    let name = single_line(told);
    name.chars().filter(|c| !c.is_control()).take(DEVICE_NAME).collect::<String>().trim().to_owned()
}
