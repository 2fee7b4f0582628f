//! What a participant shares with whom: read before anybody else's scope is made.
use crate::{Store, StoreError, rows};
use chrono::NaiveDate;
use folje_domain::{
    record::{Item, Kind, Record, Until},
    visibility::{Consents, Scope},
};
use sqlx::query;

impl Store {
    /// The participant's consents as they bear on `today`; none where the scope (the participant's own) does not show
    /// them.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`], [`StoreError::Corrupt`].
    pub async fn consents(&self, scope: &Scope, today: NaiveDate) -> Result<Consents, StoreError> {
        if !scope.kinds().contains(&(Kind::Consent, true)) {
            return Ok(Consents::default());
        }
        let rows = query(
            "SELECT body FROM item WHERE organisation = $1 AND participant = $2 AND kind = $3 ORDER BY place",
        )
        .bind(scope.organisation().to_string())
        .bind(scope.subject().to_string())
        .bind(Kind::Consent.name())
        .fetch_all(&mut *self.reader().await?)
        .await?;
        let items: Result<Vec<Item>, _> = rows.iter().map(|row| rows::body(row, "body")).collect();
        let given = items?.into_iter().collect::<Record>().consents;
        let with_programme = given
            .iter()
            .filter_map(|consent| consent.stands())
            .any(|given| matches!(given.until, Until::ProgrammeEnds(_)));
        let in_programme =
            with_programme && self.enrolments(scope).await?.iter().any(|one| one.lasts_until(today));
        Ok(Consents { given, in_programme })
    }
}
