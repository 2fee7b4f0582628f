//! The store's story, told on both engines.
//!
//! To add a test: 1. an `async fn name(place: Place)` in the file of its area; 2. its name in that file's `on_both!`.
//! What only one engine can do (a file that is no database, a full disk) is an ordinary test in a file of its own.
mod calendars;
mod cancellation;
mod companions;
mod files;
pub(crate) mod full_disk;
mod groups;
mod items;
mod lost;
mod photos;
mod place;
mod races;
mod reminders;
mod scopes;
mod story;
mod transport;
mod version;
mod world;

pub(crate) use place::Place;

/// Makes of each `async fn name(place: Place)` a test on SQLite and one on PostgreSQL.
macro_rules! on_both {
    ($($name:ident),* $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            async fn $name() {
                super::$name(crate::store::Place::sqlite()).await;
            })*
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            async fn $name() {
                super::$name(crate::store::Place::postgres()).await;
            })*
        }
    };
}
pub(crate) use on_both;
