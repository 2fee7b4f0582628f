//! Who are asked together, for each programme: one value, read and written as a whole.
use crate::{Engine, Store, StoreError, rows};
use folje_anonymity::disclosure::Panels;
use folje_domain::ids::OrganisationId;
use sqlx::{AnyConnection, query};

impl Store {
    /// The panels of a programme.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`], [`StoreError::Corrupt`].
    pub async fn survey_panels(
        &self,
        organisation: OrganisationId,
        programme: &str,
    ) -> Result<Panels, StoreError> {
        read(&mut *self.reader().await?, organisation, programme).await
    }
}

/// The panels of a programme.
pub(super) async fn read(
    connection: &mut AnyConnection,
    organisation: OrganisationId,
    programme: &str,
) -> Result<Panels, StoreError> {
    let row = query("SELECT panels FROM survey_panels WHERE organisation = $1 AND programme = $2")
        .bind(organisation.to_string())
        .bind(programme)
        .fetch_optional(connection)
        .await?;
    row.map_or_else(|| Ok(Panels::default()), |row| rows::body(&row, "panels"))
}

/// The same, locked until the transaction ends.
pub(super) async fn lock(
    engine: Engine,
    connection: &mut AnyConnection,
    organisation: OrganisationId,
    programme: &str,
) -> Result<Panels, StoreError> {
    query(
        "INSERT INTO survey_panels (organisation, programme, panels) VALUES ($1, $2, $3) \
         ON CONFLICT (organisation, programme) DO NOTHING",
    )
    .bind(organisation.to_string())
    .bind(programme)
    .bind(rows::json(&Panels::default())?)
    .execute(&mut *connection)
    .await?;
    let row = query(engine.lock_panels())
        .bind(organisation.to_string())
        .bind(programme)
        .fetch_one(connection)
        .await?;
    rows::body(&row, "panels")
}

/// Writes locked panels.
pub(super) async fn write(
    connection: &mut AnyConnection,
    organisation: OrganisationId,
    programme: &str,
    panels: &Panels,
) -> Result<(), StoreError> {
    query("UPDATE survey_panels SET panels = $3 WHERE organisation = $1 AND programme = $2")
        .bind(organisation.to_string())
        .bind(programme)
        .bind(rows::json(panels)?)
        .execute(connection)
        .await?;
    Ok(())
}
