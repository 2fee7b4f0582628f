//! PostgreSQL's own ways: one pool, and a lock on the person whose record is changed.
use super::{Engine, Opened, transport, version};
use crate::StoreError;
use folje_domain::ids::PersonId;
use sqlx::{AnyConnection, Row, any::AnyPoolOptions, migrate::Migrator, postgres::PgConnectOptions, query};
use std::time::Duration;

/// How a transaction that writes begins: each statement sees what is there by then, and rows are locked by name.
pub(super) const BEGIN: &str = "BEGIN ISOLATION LEVEL READ COMMITTED";

/// Rows are locked by name, so nobody waits for others.
pub(super) const REST: Duration = Duration::ZERO;

/// Claims what is due of the rings ($1 now, $2 the end of the lease, $3 how many): several processes share what is due.
pub(super) const CLAIM_RINGS: &str = "UPDATE ring SET next_at = $2, version = version + 1 WHERE id IN \
    (SELECT id FROM ring WHERE next_at <= $1 ORDER BY next_at, id LIMIT $3 FOR UPDATE SKIP LOCKED) RETURNING *";

/// Claims what is due of the messages on their way, in the same manner.
pub(super) const CLAIM_OUTGOING: &str = "UPDATE outgoing SET next_at = $2 WHERE id IN \
    (SELECT id FROM outgoing WHERE next_at <= $1 ORDER BY next_at, id LIMIT $3 FOR UPDATE SKIP LOCKED) RETURNING *";

static MIGRATIONS: Migrator = sqlx::migrate!("migrations/postgres");

/// Connections in all.
const CONNECTIONS: u32 = 8;

/// The first version that is tested against.
const FIRST_SAFE: i64 = 150_000;

/// A lock that nobody gives back ends by itself; an acknowledged write is on the disk whatever the server's settings.
const SETTINGS: &str = "SET lock_timeout = '10s'; SET idle_in_transaction_session_timeout = '30s'; \
                        SET synchronous_commit = on;";

/// Opens a `postgres://` address.
pub(super) async fn open(address: &str) -> Result<Opened, StoreError> {
    transport::check(&address.parse::<PgConnectOptions>()?)?;
    let pool = AnyPoolOptions::new()
        .max_connections(CONNECTIONS)
        .after_connect(|connection, _| {
            Box::pin(async move {
                sqlx::raw_sql(SETTINGS).execute(connection).await?;
                Ok(())
            })
        })
        .connect(address)
        .await?;
    let mut connection = pool.acquire().await?;
    look(&mut connection).await?;
    version::migrate(&mut connection, &MIGRATIONS).await?;
    drop(connection);
    Ok(Opened { engine: Engine::Postgres, readers: pool.clone(), writers: pool })
}

/// Looks at what is there without changing it.
async fn look(connection: &mut AnyConnection) -> Result<(), StoreError> {
    let row = query(
        "SELECT CAST(current_setting('server_version_num') AS BIGINT), current_setting('server_version')",
    )
    .fetch_one(&mut *connection)
    .await?;
    if row.try_get::<i64, _>(0)? < FIRST_SAFE {
        return Err(StoreError::TooOldEngine { engine: "PostgreSQL", found: row.try_get(1)?, needed: "15" });
    }
    let row = query(
        "SELECT COUNT(*), COUNT(*) FILTER (WHERE table_name = '_sqlx_migrations') \
         FROM information_schema.tables WHERE table_schema = current_schema()",
    )
    .fetch_one(&mut *connection)
    .await?;
    match (row.try_get::<i64, _>(0)?, row.try_get::<i64, _>(1)?) {
        (0, _) => Ok(()),
        (_, 0) => Err(StoreError::NotAStore("the schema holds some other program's tables".to_owned())),
        _ => version::check(connection, &MIGRATIONS).await,
    }
}

/// Keeps other transactions off the person's record; foreign keys to that person are not kept waiting.
pub(super) async fn lock_person(connection: &mut AnyConnection, person: PersonId) -> Result<(), StoreError> {
    query("SELECT id FROM person WHERE id = $1 FOR NO KEY UPDATE")
        .bind(person.to_string())
        .fetch_optional(connection)
        .await?;
    Ok(())
}

/// Writes the tables anew without the versions that are over.
pub(super) async fn purge(connection: &mut AnyConnection) -> Result<(), StoreError> {
    for table in ["ballot_box", "survey_code", "survey_answer", "survey_result", "token_seed"] {
        sqlx::raw_sql(sqlx::AssertSqlSafe(format!("VACUUM (FULL) {table}")))
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}
