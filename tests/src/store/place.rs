//! Where a test's store stands.
use crate::support::{folder::Folder, postgres::Database};
use folje_store::Store;

/// A place for one store, cleared when the test is over.
pub(crate) struct Place {
    pub(crate) address: String,
    _held: Held,
}

#[expect(dead_code, reason = "held for what happens when they are dropped")]
enum Held {
    Sqlite(Folder),
    Postgres(Database),
}

impl Place {
    pub(crate) fn sqlite() -> Self {
        let folder = Folder::new();
        let address = format!("sqlite:{}", folder.path().join("store.db").display());
        Self { address, _held: Held::Sqlite(folder) }
    }

    pub(crate) fn postgres() -> Self {
        let database = Database::new();
        Self { address: database.address.clone(), _held: Held::Postgres(database) }
    }

    /// Opens the store that stands here, a new one the first time.
    pub(crate) async fn open(&self) -> Store {
        Store::open(&self.address).await.expect("the store opens")
    }
}
