//! Invites: a link and a code for the same single use.
use crate::{
    Hash, NewSession, Person, Store, StoreError, commands, organisations, people, rows, text_messages,
};
use chrono::{DateTime, Utc};
use folje_domain::ids::{InviteId, PersonId};
use sqlx::{AnyConnection, any::AnyRow, query};

/// An invite to be made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewInvite {
    /// Its id.
    pub id: InviteId,
    /// Who may sign in by it.
    pub person: PersonId,
    /// The hash of what stands in the link.
    pub link_hash: Hash,
    /// The hash of the short code.
    pub code_hash: Hash,
    /// When it was made.
    pub made: DateTime<Utc>,
    /// When it ends.
    pub expires: DateTime<Utc>,
}

/// By what somebody signs in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum InviteSecret {
    /// By the link.
    Link(Hash),
    /// By the code, typed.
    Code(Hash),
}

/// Why an invite does not let anybody in.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum InviteRefusal {
    /// There is no such invite.
    Unknown,
    /// It was used, by its link or by its code.
    Used,
    /// Its time is over.
    Expired,
}

impl Store {
    /// Adds an invite.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if the id, the link or the code is taken (draw another), [`StoreError::NotFound`]
    /// without the person.
    pub async fn add_invite(&self, invite: &NewInvite) -> Result<(), StoreError> {
        self.write(invite.clone(), |connection, invite| {
            Box::pin(async move {
                let organisation = organisations::of_person(connection, invite.person).await?;
                query(
                    "INSERT INTO invite (id, organisation, person, link_hash, code_hash, made, expires) \
                     VALUES ($1, $2, $3, $4, $5, $6, $7)",
                )
                .bind(invite.id.to_string())
                .bind(organisation.to_string())
                .bind(invite.person.to_string())
                .bind(invite.link_hash.bytes())
                .bind(invite.code_hash.bytes())
                .bind(invite.made.timestamp_micros())
                .bind(invite.expires.timestamp_micros())
                .execute(connection)
                .await?;
                Ok(())
            })
        })
        .await
    }

    /// Uses an invite up and makes the session, both or neither; of many at once exactly one gets in.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if the session's id or token is taken, [`StoreError::Unavailable`].
    pub async fn redeem(
        &self,
        by: InviteSecret,
        session: NewSession,
        now: DateTime<Utc>,
    ) -> Result<Result<Person, InviteRefusal>, StoreError> {
        self.write((by, session, now), |connection, (by, session, now)| {
            Box::pin(redeem(connection, *by, session, *now))
        })
        .await
    }
}

async fn redeem(
    connection: &mut AnyConnection,
    by: InviteSecret,
    session: &NewSession,
    now: DateTime<Utc>,
) -> Result<Result<Person, InviteRefusal>, StoreError> {
    let (sql, hash) = match by {
        InviteSecret::Link(hash) => {
            ("SELECT id, person, expires, used FROM invite WHERE link_hash = $1", hash)
        }
        InviteSecret::Code(hash) => {
            ("SELECT id, person, expires, used FROM invite WHERE code_hash = $1", hash)
        }
    };
    let Some(invite) = query(sql).bind(hash.bytes()).fetch_optional(&mut *connection).await? else {
        return Ok(Err(InviteRefusal::Unknown));
    };
    if is_used(&invite)? {
        return Ok(Err(InviteRefusal::Used));
    }
    if rows::instant(&invite, "expires")? <= now {
        return Ok(Err(InviteRefusal::Expired));
    }
    // A second one who came this far waits here for the first, and then finds nothing to use. So does one whose invite
    // was ended at this moment.
    let used = query("UPDATE invite SET used = $2 WHERE id = $1 AND used IS NULL AND expires > $2")
        .bind(rows::text(&invite, "id")?)
        .bind(now.timestamp_micros())
        .execute(&mut *connection)
        .await?;
    if used.rows_affected() == 0 {
        return Ok(Err(InviteRefusal::Used));
    }
    let row = query("SELECT * FROM person WHERE id = $1")
        .bind(rows::text(&invite, "person")?)
        .fetch_one(&mut *connection)
        .await?;
    let person = people::person(&row)?;
    sign_in(connection, &person, session, now).await?;
    text_messages::begin(connection, person.id).await?;
    commands::note(connection, person.organisation, person.id, person.id, "sign-in", now).await?;
    Ok(Ok(person))
}

async fn sign_in(
    connection: &mut AnyConnection,
    person: &Person,
    session: &NewSession,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    query(
        "INSERT INTO session (id, organisation, person, token_hash, device, made, last_seen, expires) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(session.id.to_string())
    .bind(person.organisation.to_string())
    .bind(person.id.to_string())
    .bind(session.token_hash.bytes())
    // PostgreSQL's text holds no NUL, and nobody reads control characters in a list of devices.
    .bind(session.device.replace(char::is_control, " "))
    .bind(now.timestamp_micros())
    .bind(now.date_naive().to_string())
    .bind(session.expires.timestamp_micros())
    .execute(connection)
    .await?;
    Ok(())
}

fn is_used(invite: &AnyRow) -> Result<bool, StoreError> {
    use sqlx::Row;
    let used: Option<i64> = invite.try_get("used").map_err(|_| StoreError::Corrupt { what: "used" })?;
    Ok(used.is_some())
}
