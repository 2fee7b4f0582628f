//! SQLite's own ways: one file in WAL mode, one connection that writes, a few that read.
//!
//! A transaction that writes begins as a writer (`BEGIN IMMEDIATE`): one that began as a reader and wrote later would
//! be refused when another wrote in between, without waiting. An acknowledged write is on the disk
//! (`synchronous=FULL`). `mmap_size` stays 0: mapped files have made damage worse in the field.
//!
//! There are no statistics (`ANALYZE`), so that each query is planned in each house as it is in the tests: those of a
//! quiet evening, when hardly a message waits, let the planner read all messages for each that was sent in the morning
//! (`docs/decisions/0019`).
use super::{Engine, Opened, version};
use crate::StoreError;
use sqlx::{AnyConnection, AnyPool, Connection, Row, any::AnyPoolOptions, migrate::Migrator, query};
use std::{fmt::Write as _, path::Path, time::Duration};

/// How a transaction that writes begins.
pub(super) const BEGIN: &str = "BEGIN IMMEDIATE";

/// Another program that waits for the file looks every 100 ms at the latest (SQLite's busy handler).
pub(super) const REST: Duration = Duration::from_millis(120);

/// Claims what is due of the rings ($1 now, $2 the end of the lease, $3 how many): the transaction has the whole file.
pub(super) const CLAIM_RINGS: &str = "UPDATE ring SET next_at = $2, version = version + 1 WHERE id IN \
    (SELECT id FROM ring WHERE next_at <= $1 ORDER BY next_at, id LIMIT $3) RETURNING *";

/// Claims what is due of the messages on their way, in the same manner.
pub(super) const CLAIM_OUTGOING: &str = "UPDATE outgoing SET next_at = $2 WHERE id IN \
    (SELECT id FROM outgoing WHERE next_at <= $1 ORDER BY next_at, id LIMIT $3) RETURNING *";

static MIGRATIONS: Migrator = sqlx::migrate!("migrations/sqlite");

/// What `PRAGMA application_id` says in our files («Följ», see the first migration).
const OURS: i64 = 0x466C_6A31;

/// Connections that read.
const READERS: u32 = 4;

/// SQLite from 3.7.0 to 3.51.2 can lose what was written when the WAL is reset (<https://www.sqlite.org/wal.html>).
const FIRST_SAFE: (u32, u32, u32) = (3, 51, 3);

/// Opens `PATH` or `:memory:`.
pub(super) async fn open(rest: &str) -> Result<Opened, StoreError> {
    if rest == ":memory:" {
        // Each connection would have a memory of its own, so there is one, and it never ends.
        let only = pool(1, "sqlite::memory:".to_owned(), WRITER).await?;
        prepare(&only).await?;
        return Ok(Opened { engine: Engine::Sqlite, readers: only.clone(), writers: only });
    }
    let path = std::path::absolute(rest.strip_prefix("//").unwrap_or(rest))
        .map_err(|_| StoreError::Address("there is no path behind sqlite:".to_owned()))?;
    make_private(&path)?;
    let url = format!("sqlite:{}", escaped(&path));
    look(&url).await?;
    let writers = pool(1, url.clone(), WRITER).await?;
    prepare(&writers).await?;
    let readers = pool(READERS, url, READER).await?;
    Ok(Opened { engine: Engine::Sqlite, readers, writers })
}

/// The cache is in kibibytes where it is below zero. With the default of 2 MB, and a checkpoint each 4 MB, a morning on
/// which many wake writes the same pages of indexes again and again.
const WRITER: &str = "PRAGMA busy_timeout=5000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; \
                      PRAGMA foreign_keys=ON; PRAGMA mmap_size=0; PRAGMA cache_size=-32768; \
                      PRAGMA wal_autocheckpoint=4000;";
const READER: &str =
    "PRAGMA busy_timeout=5000; PRAGMA query_only=ON; PRAGMA mmap_size=0; PRAGMA cache_size=-8192;";

async fn pool(connections: u32, url: String, settings: &'static str) -> Result<AnyPool, StoreError> {
    let pool = AnyPoolOptions::new()
        .min_connections(1)
        .max_connections(connections)
        .idle_timeout(None)
        .max_lifetime(None)
        .after_connect(move |connection, _| {
            Box::pin(async move {
                sqlx::raw_sql(settings).execute(connection).await?;
                Ok(())
            })
        })
        .connect(&url)
        .await?;
    Ok(pool)
}

/// Looks at what is there without changing it.
async fn look(url: &str) -> Result<(), StoreError> {
    let mut connection = AnyConnection::connect(&format!("{url}?mode=ro")).await?;
    let looked = look_by(&mut connection).await;
    drop(connection.close().await);
    looked
}

async fn look_by(connection: &mut AnyConnection) -> Result<(), StoreError> {
    safe(&one::<String>(connection, "SELECT sqlite_version()").await?)?;
    // A first start that broke off, or goes on in another program, has the list of migrations and nothing else.
    let tables = "SELECT COUNT(*) FROM sqlite_master WHERE tbl_name <> '_sqlx_migrations'";
    if one::<i64>(connection, tables).await? == 0 {
        return Ok(());
    }
    if one::<i64>(connection, "PRAGMA application_id").await? != OURS {
        return Err(StoreError::NotAStore("the file is some other program's SQLite database".to_owned()));
    }
    version::check(connection, &MIGRATIONS).await
}

/// Makes sure of the settings, and brings the tables up to date.
async fn prepare(writers: &AnyPool) -> Result<(), StoreError> {
    let mut connection = writers.acquire().await?;
    let journal = one::<String>(&mut connection, "PRAGMA journal_mode").await?;
    let synchronous = one::<i64>(&mut connection, "PRAGMA synchronous").await?;
    let foreign_keys = one::<i64>(&mut connection, "PRAGMA foreign_keys").await?;
    if !matches!((journal.as_str(), synchronous, foreign_keys), ("wal" | "memory", 2, 1)) {
        let why = format!("SQLite keeps to journal_mode={journal}, synchronous={synchronous} here");
        return Err(StoreError::Unavailable(why));
    }
    // Another program may bring the same tables up to date at this moment. Each of its migrations can come before
    // ours once; then there is one less left to do.
    let mut migrated = version::migrate(&mut connection, &MIGRATIONS).await;
    for _ in MIGRATIONS.iter() {
        if migrated.is_ok() {
            break;
        }
        migrated = version::migrate(&mut connection, &MIGRATIONS).await;
    }
    migrated?;
    // Where somebody has gathered them by hand.
    sqlx::raw_sql("DROP TABLE IF EXISTS sqlite_stat1; DROP TABLE IF EXISTS sqlite_stat4")
        .execute(&mut *connection)
        .await?;
    Ok(())
}

/// From here on this connection writes zeros over what it deletes, until [`purge`].
pub(super) async fn wipe(connection: &mut AnyConnection) -> Result<(), StoreError> {
    sqlx::raw_sql("PRAGMA secure_delete=ON").execute(connection).await?;
    Ok(())
}

/// Brings everything from the log into the file and empties the log; other writing goes on without wiping, which costs
/// large imports much.
pub(super) async fn purge(connection: &mut AnyConnection) -> Result<(), StoreError> {
    let row = query("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(&mut *connection).await?;
    let busy: i64 = row.try_get(0)?;
    sqlx::raw_sql("PRAGMA secure_delete=OFF").execute(connection).await?;
    if busy == 0 { Ok(()) } else { Err(StoreError::Unavailable("somebody reads the log".to_owned())) }
}

async fn one<T>(connection: &mut AnyConnection, sql: &'static str) -> Result<T, StoreError>
where
    for<'r> T: sqlx::Decode<'r, sqlx::Any> + sqlx::Type<sqlx::Any>,
{
    Ok(query(sql).fetch_one(connection).await?.try_get(0)?)
}

/// Whether that version of SQLite is safe.
fn safe(version: &str) -> Result<(), StoreError> {
    let mut parts = version.split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    let mut part = || parts.next().unwrap_or(0);
    if (part(), part(), part()) < FIRST_SAFE {
        return Err(StoreError::TooOldEngine {
            engine: "SQLite",
            found: version.to_owned(),
            needed: "3.51.3",
        });
    }
    Ok(())
}

/// Makes the file, if it is not there, such that nobody else on the machine can read it.
fn make_private(path: &Path) -> Result<(), StoreError> {
    if !path.parent().is_some_and(Path::is_dir) {
        return Err(StoreError::Address("the folder does not exist".to_owned()));
    }
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists && path.is_file() => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            Err(StoreError::Address("that is no file".to_owned()))
        }
        Err(error) => Err(StoreError::Unavailable(error.to_string())),
    }
}

/// The path as it stands in an address: whatever could mean something there is escaped.
fn escaped(path: &Path) -> String {
    path.to_string_lossy().bytes().fold(String::new(), |mut text, byte| {
        if byte.is_ascii_alphanumeric() || b"/_-.".contains(&byte) {
            text.push(char::from(byte));
        } else {
            // Writing to a text cannot fail.
            let _ = write!(text, "%{byte:02X}");
        }
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_as_numbers() {
        assert!(safe("3.51.3").is_ok() && safe("3.100.0").is_ok() && safe("4.0").is_ok());
        assert!(safe("3.51.2").is_err() && safe("3.9.99").is_err() && safe("").is_err());
    }

    #[test]
    fn what_means_something_in_an_address_is_escaped() {
        assert_eq!(escaped(Path::new("/a b/ö?#%.db")), "/a%20b/%C3%B6%3F%23%25.db");
    }
}
