//! Making a one-time invite: one link and one code, of which using one uses both.
use super::{code::Code, token::Token};
use crate::random::{self, NoRandomness, Random};
use chrono::{DateTime, TimeDelta, Utc};
use folje_domain::ids::{InviteId, PersonId};
use folje_store::{NewInvite, Store, StoreError};

/// How long an invite holds unless something else is said, in hours.
pub const HOURS: u32 = 24;

/// A fresh invite, shown once: the store keeps hashes only.
#[derive(Clone)]
pub struct Invite {
    /// The path of the link, with the secret behind `#`, which no browser sends to a server.
    pub path: String,
    /// The code to type, as `ABCD-2345`.
    pub code: String,
    /// Until when.
    pub expires: DateTime<Utc>,
}

/// Why no invite was made.
#[derive(Debug, thiserror::Error)]
pub enum InviteError {
    /// No secret could be made.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
    /// It could not be kept.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Makes an invite for `person` that holds for `hours`.
///
/// # Errors
/// [`InviteError`]
pub async fn invite(
    store: &Store,
    random: &dyn Random,
    now: DateTime<Utc>,
    person: PersonId,
    hours: u32,
) -> Result<Invite, InviteError> {
    let (link, code) = (Token::new(random)?, Code::new(random)?);
    let expires = now + TimeDelta::hours(i64::from(hours));
    let id = InviteId(random::uuid(random, now)?);
    store
        .add_invite(&NewInvite {
            id,
            person,
            link_hash: link.hash(),
            code_hash: code.hash(),
            made: now,
            expires,
        })
        .await?;
    Ok(Invite { path: format!("/i#{}", link.text()), code: code.to_string(), expires })
}
