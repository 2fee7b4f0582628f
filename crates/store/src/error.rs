//! What can go wrong with the store. No error carries anything that a person wrote.
use sqlx::error::ErrorKind;

/// Why the store did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The disk is full, the connection is lost, the store is busy: nothing was kept, and it may be tried again.
    #[error("the store cannot be reached or written: {0}")]
    Unavailable(String),
    /// Somebody else changed it in between; read it anew and try again.
    #[error("somebody else changed it in between")]
    Changed,
    /// Another import of a timetable began meanwhile, and this one gave way to it.
    #[error("another import began in between and goes on; this one has stopped")]
    Overtaken,
    /// The id, or the hash, is there already.
    #[error("the id is taken")]
    Conflict,
    /// What the entry speaks of is not there, or stands in another organisation.
    #[error("what the entry speaks of is not there")]
    NotFound,
    /// A newer version of the program has written the store. It was left as it is.
    #[error("the store has version {found}, this program knows versions up to {known}: use a newer program")]
    WrongVersion {
        /// The newest migration in the store.
        found: i64,
        /// The newest migration that this program has.
        known: i64,
    },
    /// Something is there, but it is no store of Följe. It was left as it is.
    #[error("that is no store of Följe: {0}")]
    NotAStore(String),
    /// The engine is older than what the store is safe on.
    #[error("{engine} is {found}, at least {needed} is needed")]
    TooOldEngine {
        /// Its name.
        engine: &'static str,
        /// Its version.
        found: String,
        /// The first version that will do.
        needed: &'static str,
    },
    /// Something in the store cannot be read.
    #[error("the store is damaged: {what} cannot be read")]
    Corrupt {
        /// Which column, or what else.
        what: &'static str,
    },
    /// The connection would cross a network without encryption, or to a server whose certificate is not verified. It was
    /// not opened.
    #[error(
        "the connection to {host} is not protected: add sslmode=verify-full to the address, and sslrootcert=FILE if the \
         server's certificate is from an authority of your own"
    )]
    Unencrypted {
        /// The host that the address names.
        host: String,
    },
    /// The address says nothing that can be opened.
    #[error("that is no address of a store: {0}")]
    Address(String),
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::Database(error) => match (error.kind(), error.code().as_deref()) {
                (ErrorKind::UniqueViolation, _) => Self::Conflict,
                (ErrorKind::ForeignKeyViolation, _) => Self::NotFound,
                // PostgreSQL: serialization failure, deadlock.
                (_, Some("40001" | "40P01")) => Self::Changed,
                (_, Some(code)) => Self::from_sqlite_code(code)
                    .unwrap_or_else(|| Self::Unavailable(error.message().to_owned())),
                (_, None) => Self::Unavailable(error.message().to_owned()),
            },
            sqlx::Error::RowNotFound => Self::NotFound,
            sqlx::Error::Configuration(error) => Self::Address(error.to_string()),
            sqlx::Error::ColumnDecode { .. }
            | sqlx::Error::ColumnNotFound(_)
            | sqlx::Error::Decode(_)
            | sqlx::Error::TypeNotFound { .. } => Self::Corrupt { what: "a column" },
            other => Self::Unavailable(other.to_string()),
        }
    }
}

impl StoreError {
    /// SQLite's result codes that say what the file is; the low byte tells, the rest is detail
    /// (<https://www.sqlite.org/rescode.html>). PostgreSQL's codes have five characters and are not meant.
    fn from_sqlite_code(code: &str) -> Option<Self> {
        const CORRUPT: u32 = 11;
        const NOT_A_DATABASE: u32 = 26;
        if code.len() == 5 {
            return None;
        }
        match code.parse::<u32>().ok()? & 0xff {
            CORRUPT => Some(Self::Corrupt { what: "the file" }),
            NOT_A_DATABASE => Some(Self::NotAStore("the file is no SQLite database".to_owned())),
            _ => None,
        }
    }
}
