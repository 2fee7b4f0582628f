//! Invitations to meetings by mail: what goes to which address, in order, and what became of it.
//!
//! The rows follow the meetings: [`Store::follow_meetings`] writes what is new since, in one transaction, so that asking
//! it again changes nothing and a server that stopped in between loses nothing.
use crate::{Store, StoreError, rows};
use chrono::{DateTime, Utc};
use folje_domain::{
    ids::{MeetingId, OrganisationId, PersonId},
    record::{Item, Kind, Meeting},
    visibility::Scope,
};
use sqlx::{AnyConnection, any::AnyRow, query};
use std::collections::{BTreeMap, BTreeSet};

/// A mail about a meeting that is to be sent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MeetingMail {
    /// The participant's organisation.
    pub organisation: OrganisationId,
    /// Whose meeting.
    pub participant: PersonId,
    /// Which.
    pub meeting: MeetingId,
    /// To which address.
    pub address: String,
    /// Which one to that address.
    pub number: i64,
    /// Of which time and place it tells (SEQUENCE).
    pub sequence: u32,
    /// Whether it calls off.
    pub cancels: bool,
    /// How often it was tried.
    pub tries: i64,
    /// The meeting as it stands now.
    pub about: Meeting,
}

/// A mail about a meeting that did not reach its address.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UndeliveredMail {
    /// Which meeting.
    pub meeting: MeetingId,
    /// The address.
    pub address: String,
    /// Whether it was to say that they need not come.
    pub cancels: bool,
}

/// What became of a mail.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MailFate {
    /// It was handed over.
    Sent,
    /// It is tried again then.
    Again(DateTime<Utc>),
    /// It cannot be handed over.
    GivenUp,
}

impl Store {
    /// Notes what is to be sent about a participant's meetings.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`], [`StoreError::Corrupt`].
    pub async fn follow_meetings(
        &self,
        organisation: OrganisationId,
        participant: PersonId,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let engine = self.engine;
        self.write((organisation, participant, now), move |connection, (organisation, participant, now)| {
            Box::pin(async move {
                engine.lock_person(connection, *participant).await?;
                for meeting in meetings(connection, *organisation, *participant).await? {
                    follow(connection, (*organisation, *participant), &meeting, *now).await?;
                }
                Ok(())
            })
        })
        .await
    }

    /// Everybody who has meetings to which is invited by mail: at start, what they miss is noted.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn with_meetings(&self) -> Result<Vec<(OrganisationId, PersonId)>, StoreError> {
        let rows = query("SELECT DISTINCT organisation, participant FROM item WHERE kind = $1")
            .bind(Kind::Meeting.name())
            .fetch_all(&mut *self.reader().await?)
            .await?;
        rows.iter()
            .map(|row| Ok((rows::parsed(row, "organisation")?, rows::parsed(row, "participant")?)))
            .collect()
    }

    /// Some mails that are due, claimed until `until`: nobody else sends them before.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`], [`StoreError::Corrupt`].
    pub async fn claim_meeting_mails(
        &self,
        now: DateTime<Utc>,
        until: DateTime<Utc>,
        most: i64,
    ) -> Result<Vec<MeetingMail>, StoreError> {
        self.write((now, until, most), |connection, (now, until, most)| {
            Box::pin(async move {
                let rows = query(
                    "SELECT m.*, i.body FROM meeting_mail m JOIN item i ON i.participant = m.participant \
                     AND i.kind = $3 AND i.key = m.meeting WHERE m.state = 'due' AND m.due_at <= $1 \
                     ORDER BY m.due_at, m.meeting, m.address LIMIT $2",
                )
                .bind(now.timestamp_micros())
                .bind(*most)
                .bind(Kind::Meeting.name())
                .fetch_all(&mut *connection)
                .await?;
                let mut claimed = Vec::new();
                for row in &rows {
                    let mail = mail(row)?;
                    let taken = query(
                        "UPDATE meeting_mail SET due_at = $4, tries = tries + 1 WHERE meeting = $1 AND address = $2 \
                         AND number = $3 AND state = 'due' AND due_at <= $5",
                    )
                    .bind(mail.meeting.to_string())
                    .bind(mail.address.as_str())
                    .bind(mail.number)
                    .bind(until.timestamp_micros())
                    .bind(now.timestamp_micros())
                    .execute(&mut *connection)
                    .await?
                    .rows_affected();
                    if taken == 1 {
                        claimed.push(mail);
                    }
                }
                Ok(claimed)
            })
        })
        .await
    }

    /// Notes what became of a mail.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn meeting_mail_went(&self, mail: &MeetingMail, fate: MailFate) -> Result<(), StoreError> {
        let key = (mail.meeting, mail.address.clone(), mail.number);
        self.write((key, fate), |connection, ((meeting, address, number), fate)| {
            Box::pin(async move {
                let (state, due) = match fate {
                    MailFate::Sent => ("sent", None),
                    MailFate::Again(at) => ("due", Some(at.timestamp_micros())),
                    MailFate::GivenUp => ("given-up", None),
                };
                query(
                    "UPDATE meeting_mail SET state = $4, due_at = COALESCE($5, due_at) \
                     WHERE meeting = $1 AND address = $2 AND number = $3",
                )
                .bind(meeting.to_string())
                .bind(address.as_str())
                .bind(*number)
                .bind(state)
                .bind(due)
                .execute(connection)
                .await?;
                Ok(())
            })
        })
        .await
    }

    /// The addresses whose last mail about a participant's meetings was given up.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`], [`StoreError::Corrupt`].
    pub async fn undelivered_mails(&self, scope: &Scope) -> Result<Vec<UndeliveredMail>, StoreError> {
        let rows = query(
            "SELECT m.meeting, m.address, m.cancels FROM meeting_mail m WHERE m.organisation = $1 \
             AND m.participant = $2 AND m.state = 'given-up' AND m.number = (SELECT MAX(o.number) \
             FROM meeting_mail o WHERE o.meeting = m.meeting AND o.address = m.address) \
             ORDER BY m.meeting, m.address",
        )
        .bind(scope.organisation().to_string())
        .bind(scope.subject().to_string())
        .fetch_all(&mut *self.reader().await?)
        .await?;
        rows.iter()
            .map(|row| {
                Ok(UndeliveredMail {
                    meeting: rows::parsed(row, "meeting")?,
                    address: rows::text(row, "address")?,
                    cancels: rows::flag(row, "cancels")?,
                })
            })
            .collect()
    }

    /// When the next mail is due.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn next_meeting_mail(&self) -> Result<Option<DateTime<Utc>>, StoreError> {
        let row = query("SELECT MIN(due_at) AS next FROM meeting_mail WHERE state = 'due'")
            .fetch_one(&mut *self.reader().await?)
            .await?;
        rows::maybe_instant(&row, "next")
    }
}

/// All of a participant's meetings, whoever asks.
pub(crate) async fn meetings(
    connection: &mut AnyConnection,
    organisation: OrganisationId,
    participant: PersonId,
) -> Result<Vec<Meeting>, StoreError> {
    let rows = query("SELECT body FROM item WHERE organisation = $1 AND participant = $2 AND kind = $3")
        .bind(organisation.to_string())
        .bind(participant.to_string())
        .bind(Kind::Meeting.name())
        .fetch_all(connection)
        .await?;
    let items: Vec<Item> = rows.iter().map(|row| rows::body(row, "body")).collect::<Result<_, _>>()?;
    let meeting = |item| match item {
        Item::Meeting(meeting) => Some(*meeting),
        _ => None,
    };
    Ok(items.into_iter().filter_map(meeting).collect())
}

/// Writes a mail for each address of which the last one tells of something else than what stands.
async fn follow(
    connection: &mut AnyConnection,
    (organisation, participant): (OrganisationId, PersonId),
    meeting: &Meeting,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    if meeting.held.is_some() || !meeting.by_mail {
        return Ok(());
    }
    let rows = query(
        "SELECT address, number, sequence, cancels, state FROM meeting_mail WHERE meeting = $1 \
         ORDER BY address, number",
    )
    .bind(meeting.id.to_string())
    .fetch_all(&mut *connection)
    .await?;
    let mut last = BTreeMap::new();
    // Addresses that a mail reached or may reach still.
    let mut reached = BTreeSet::new();
    for row in &rows {
        let told = (rows::number(row, "sequence")?, rows::flag(row, "cancels")?);
        let address = rows::text(row, "address")?;
        if rows::text(row, "state")? != "given-up" {
            reached.insert(address.clone());
        }
        last.insert(address, (rows::number(row, "number")?, told));
    }
    let asked: BTreeSet<String> = meeting
        .attendees
        .iter()
        .map(|attendee| attendee.email.clone())
        .filter(|address| !address.is_empty() && meeting.called_off.is_none())
        .collect();
    let sequence = i64::from(meeting.sequence);
    for address in asked.iter().chain(last.keys()).collect::<BTreeSet<_>>() {
        let cancels = !asked.contains(address);
        let before = last.get(address);
        if cancels && !reached.contains(address) {
            // They never heard of the meeting. Asked again, perhaps once the mailbox is there, they are invited anew.
            query("DELETE FROM meeting_mail WHERE meeting = $1 AND address = $2")
                .bind(meeting.id.to_string())
                .bind(address.as_str())
                .execute(&mut *connection)
                .await?;
            continue;
        }
        let told = match before {
            // Who was told that they need not come is not told twice, whatever changes.
            Some((_, (_, true))) if cancels => true,
            Some((_, told)) => *told == (sequence, cancels),
            None => false,
        };
        if told {
            continue;
        }
        query("UPDATE meeting_mail SET state = 'given-up' WHERE meeting = $1 AND address = $2 AND state = 'due'")
            .bind(meeting.id.to_string())
            .bind(address.as_str())
            .execute(&mut *connection)
            .await?;
        query(
            "INSERT INTO meeting_mail (organisation, participant, meeting, address, number, sequence, cancels, state, \
             tries, due_at) VALUES ($1, $2, $3, $4, $5, $6, $7, 'due', 0, $8)",
        )
        .bind(organisation.to_string())
        .bind(participant.to_string())
        .bind(meeting.id.to_string())
        .bind(address.as_str())
        .bind(before.map_or(1, |(number, _)| number + 1))
        .bind(sequence)
        .bind(i64::from(cancels))
        .bind(now.timestamp_micros())
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}

fn mail(row: &AnyRow) -> Result<MeetingMail, StoreError> {
    let Item::Meeting(about) = rows::body(row, "body")? else {
        return Err(StoreError::Corrupt { what: "a meeting" });
    };
    Ok(MeetingMail {
        organisation: rows::parsed(row, "organisation")?,
        participant: rows::parsed(row, "participant")?,
        meeting: rows::parsed(row, "meeting")?,
        address: rows::text(row, "address")?,
        number: rows::number(row, "number")?,
        sequence: rows::count(row, "sequence")?,
        cancels: rows::flag(row, "cancels")?,
        tries: rows::number(row, "tries")?,
        about: *about,
    })
}
