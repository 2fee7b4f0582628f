//! The people around many rings at once. What cannot be read about one of them is left out: somebody without a name or a
//! device is not reached, and the chain goes on to the next.
use super::{Subscription, subscriptions};
use crate::{
    Person, Store, StoreError, TextMessages,
    many::{AT_ONCE, places},
    people, relations, rows,
    text_messages::text_messages,
};
use chrono::{DateTime, Utc};
use folje_domain::{ids::PersonId, people::Relation};
use sqlx::{AssertSqlSafe, any::AnyRow, query, query::Query};
use std::collections::HashMap;

/// A person with the devices that take pushes.
#[derive(Clone, PartialEq, Eq)]
pub struct WithDevices {
    /// The person.
    pub person: Person,
    /// Whether they take text messages.
    pub text_messages: TextMessages,
    /// Their devices, as [`Store::subscriptions`] gives them.
    pub devices: Vec<Subscription>,
}

impl Store {
    /// Those of the `wanted` who are there, each with the devices that take pushes at `now`.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn with_devices(
        &self,
        wanted: &[PersonId],
        now: DateTime<Utc>,
    ) -> Result<HashMap<PersonId, WithDevices>, StoreError> {
        let found = self.among("SELECT * FROM person WHERE id IN", wanted, "").await?;
        let mut found: HashMap<_, _> = found
            .iter()
            .filter_map(|row| Some((people::person(row).ok()?, text_messages(row).ok()?)))
            .map(|(person, text_messages)| {
                (person.id, WithDevices { person, text_messages, devices: Vec::new() })
            })
            .collect();
        let devices = "SELECT p.person, p.id, p.session, p.endpoint, p.p256dh, p.auth, s.expires \
                       FROM push_subscription p JOIN session s ON s.id = p.session WHERE p.person IN";
        for row in &self.among(devices, wanted, "ORDER BY p.id").await? {
            let (Ok(whose), Ok(device)) = (rows::parsed(row, "person"), subscriptions::subscription(row))
            else {
                continue;
            };
            let goes_on = rows::instant(row, "expires").is_ok_and(|expires| expires > now);
            if let Some(with_devices) = found.get_mut(&whose).filter(|_| goes_on) {
                with_devices.devices.push(device);
            }
        }
        Ok(found)
    }

    /// Everybody's relations to the participants, ended ones too.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn relations_to_each(
        &self,
        participants: &[PersonId],
    ) -> Result<HashMap<PersonId, Vec<Relation>>, StoreError> {
        let sql = "SELECT * FROM relation WHERE participant IN";
        let mut relations: HashMap<_, Vec<_>> = HashMap::with_capacity(participants.len());
        for row in &self.among(sql, participants, "ORDER BY since, participant, person, role").await? {
            if let Ok(relation) = relations::relation(row) {
                relations.entry(relation.participant).or_default().push(relation);
            }
        }
        Ok(relations)
    }

    /// The rows that `sql` finds with the ids of the `people` behind it.
    async fn among(&self, sql: &str, people: &[PersonId], order: &str) -> Result<Vec<AnyRow>, StoreError> {
        let mut found = Vec::new();
        let mut reader = self.reader().await?;
        for some in people.chunks(AT_ONCE) {
            let sql = format!("{sql} {} {order}", places(1, some.len()));
            let ids = some.iter().map(PersonId::to_string);
            let asked = ids.fold(query(AssertSqlSafe(sql)), Query::bind);
            found.extend(asked.fetch_all(&mut *reader).await?);
        }
        Ok(found)
    }
}
