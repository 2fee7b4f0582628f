//! Whether a store may be touched: which migrations it has, held against those that this program knows.
use crate::StoreError;
use sqlx::{AnyConnection, Row, migrate::Migrator, query};

/// Looks at the migrations that a store says it has, before anything is changed in it.
///
/// # Errors
/// [`StoreError::WrongVersion`] for a store of a newer program, [`StoreError::NotAStore`] where the migrations are
/// somebody else's, [`StoreError::Corrupt`] where one broke off.
pub(crate) async fn check(connection: &mut AnyConnection, known: &Migrator) -> Result<(), StoreError> {
    let rows = query(
        "SELECT version, checksum, CAST(CASE WHEN success THEN 1 ELSE 0 END AS BIGINT) AS whole \
         FROM _sqlx_migrations ORDER BY version",
    )
    .fetch_all(connection)
    .await?;
    let newest_known = known.iter().map(|migration| migration.version).max().unwrap_or(0);
    let mut newest_found = 0;
    for row in &rows {
        let version: i64 = row.try_get("version")?;
        let checksum: Vec<u8> = row.try_get("checksum")?;
        newest_found = newest_found.max(version);
        if known.iter().any(|migration| migration.version == version && *migration.checksum != *checksum) {
            return Err(StoreError::NotAStore(format!("its migration {version} is not the known one")));
        }
        if row.try_get::<i64, _>("whole")? == 0 {
            return Err(StoreError::Corrupt { what: "a migration that broke off" });
        }
    }
    if newest_found > newest_known {
        return Err(StoreError::WrongVersion { found: newest_found, known: newest_known });
    }
    Ok(())
}

/// Brings the tables up to date.
pub(crate) async fn migrate(connection: &mut AnyConnection, known: &Migrator) -> Result<(), StoreError> {
    use sqlx::migrate::MigrateError;
    known.run(connection).await.map_err(|error| match error {
        MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => error.into(),
        other => StoreError::Unavailable(other.to_string()),
    })
}
