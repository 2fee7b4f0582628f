//! Sealed boxes in the store, and the keys that are not in it.
use super::{BallotBox, Survey};
use crate::{Engine, StoreError, rows};
use folje_domain::ids::SurveyId;
use sqlx::{AnyConnection, query};

/// The keys of boxes, kept outside the store and outside its backups. Each sealing has a key of its own.
///
/// Whoever calls holds the lock on the box, but for [`Keys::forget`], which names one sealing and disturbs no other.
pub trait Keys: Send + Sync {
    /// Seals under a new key, and keeps that key such that it survives a power cut, before this returns.
    ///
    /// # Errors
    /// [`KeysLost`] where it cannot be kept.
    fn seal(&self, survey: SurveyId, plain: &[u8]) -> Result<Vec<u8>, KeysLost>;

    /// Opens what was sealed.
    ///
    /// # Errors
    /// [`KeysLost`] where the key is not there, or does not fit.
    fn open(&self, survey: SurveyId, sealed: &[u8]) -> Result<Vec<u8>, KeysLost>;

    /// Does away with the key of a sealing.
    fn forget(&self, survey: SurveyId, sealed: &[u8]);

    /// Does away with what sealings that were never kept have left; `sealed` is the one that is in force.
    fn forget_others(&self, survey: SurveyId, sealed: &[u8]);
}

/// The key of a box is not there: nothing can be read of it or put into it.
#[derive(Debug, thiserror::Error)]
#[error("the key of a ballot box is not there: {0}")]
pub struct KeysLost(pub String);

impl From<KeysLost> for StoreError {
    fn from(error: KeysLost) -> Self {
        Self::Unavailable(error.to_string())
    }
}

/// The box of a survey, locked until the transaction ends: as it is sealed, and what lies in it. `None` where it is closed.
pub(super) async fn lock(
    engine: Engine,
    connection: &mut AnyConnection,
    keys: &dyn Keys,
    survey: SurveyId,
) -> Result<Option<(Vec<u8>, BallotBox)>, StoreError> {
    let Some(sealed) = lock_sealed(engine, connection, survey).await? else { return Ok(None) };
    let filled = open(keys, survey, &sealed)?;
    Ok(Some((sealed, filled)))
}

/// The same as it is sealed.
pub(super) async fn lock_sealed(
    engine: Engine,
    connection: &mut AnyConnection,
    survey: SurveyId,
) -> Result<Option<Vec<u8>>, StoreError> {
    // What an update leaves behind in the file is a sealing whose key is gone; it need not lie there all the same.
    engine.wipe(connection).await?;
    let row = query(engine.lock_box()).bind(survey.to_string()).fetch_optional(connection).await?;
    row.map(|row| rows::bytes(&row, "sealed")).transpose()
}

/// What lies in a box.
pub(super) fn open(keys: &dyn Keys, survey: SurveyId, sealed: &[u8]) -> Result<BallotBox, StoreError> {
    let plain = keys.open(survey, sealed)?;
    BallotBox::read(&plain).ok_or(StoreError::Corrupt { what: "a ballot box" })
}

/// Seals a locked box anew. Once the transaction is kept, the key of the sealing `before` is to be forgotten.
pub(super) async fn seal(
    connection: &mut AnyConnection,
    keys: &dyn Keys,
    survey: &Survey,
    before: &[u8],
    filled: &BallotBox,
) -> Result<(), StoreError> {
    keys.forget_others(survey.id, before);
    let sealed = keys.seal(survey.id, &filled.bytes(&survey.form, survey.invited))?;
    query("UPDATE ballot_box SET sealed = $2 WHERE survey = $1")
        .bind(survey.id.to_string())
        .bind(sealed)
        .execute(connection)
        .await?;
    Ok(())
}
