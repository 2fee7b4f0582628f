//! `POST /api/v1/desk/invites`: a link, a code and a QR code with which somebody signs in on one device, once.
use super::{json::Body, problem::Failure};
use crate::{
    auth::invite::{self, InviteError},
    desk::Staff,
    state::App,
};
use axum::{Json, extract::State};
use folje_api::v1::{
    desk::{Invite, NewInvite},
    paths,
    problem::{Code, Problem},
};
use folje_domain::people::Deed;
use qrcode::{Color, QrCode};

/// Invite one's own participant, or somebody who walks beside.
#[utoipa::path(
    post, path = paths::DESK_INVITES, tag = "desk", request_body = NewInvite,
    responses(
        (status = 200, description = "the invite, shown this once", body = Invite),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: not one's work, not one's own participant, or somebody who has work here", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn invite(
    State(app): State<App>,
    staff: Staff,
    Body(new): Body<NewInvite>,
) -> Result<Json<Invite>, Failure> {
    staff.may(Deed::Invite)?;
    let person = match staff.own(&app, new.person).await {
        Ok((person, _)) => person,
        Err(_) => staff.companion(&app, new.person).await?,
    };
    // Whoever has work here is let in by whoever runs the server, or a colleague could sign in as them.
    if !app.store.duties(person.id).await?.is_empty() {
        return Err(Failure::not_found());
    }
    let made = invite::invite(&app.store, &*app.random, app.now(), person.id, invite::HOURS).await;
    let made = made.map_err(|error| match error {
        InviteError::NoRandomness(error) => error.into(),
        InviteError::Store(error) => Failure::from(error),
    })?;
    let link = format!("{}{}", app.settings.link_base(), made.path);
    let qr = QrCode::new(&link).map_err(|_| Failure::new(Code::Internal))?;
    let qr = qr.to_colors().into_iter().map(|color| color == Color::Dark).collect();
    Ok(Json(Invite { path: made.path, code: made.code, expires: made.expires, qr }))
}
