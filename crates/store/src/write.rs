//! How everything is written: in one transaction, in a task of its own.
//!
//! A request handler may be dropped at any await (the phone hung up), and a transaction dropped half-way has left
//! pooled connections inside it (sqlx #4385, #3932). So the work runs in a spawned task, which nobody drops, and the
//! caller waits for that task.
use crate::{Engine, Store, StoreError};
use sqlx::{AnyConnection, AnyPool, Connection};
use std::{pin::Pin, sync::Arc};

/// Work inside a transaction.
pub(crate) type Work<'c, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'c>>;

/// How often work is done anew after another writer came between.
const TRIES: u32 = 8;

impl Store {
    /// Does `work` on `what` in one transaction, anew where another writer came between, so it may run more than once.
    ///
    /// # Errors
    /// What `work` says, or [`StoreError::Unavailable`]; then nothing of it is kept.
    pub(crate) async fn write<C, T, W>(&self, what: C, work: W) -> Result<T, StoreError>
    where
        C: Send + Sync + 'static,
        T: Send + 'static,
        W: for<'c> Fn(&'c mut AnyConnection, &'c C) -> Work<'c, T> + Send + Sync + 'static,
    {
        let (engine, writers) = (self.engine, self.writers.clone());
        let task = tokio::spawn(async move {
            let (what, work) = (Arc::new(what), Arc::new(work));
            let mut tries = 1;
            loop {
                match attempt(engine, &writers, &*what, &*work).await {
                    Err(StoreError::Changed) if tries < TRIES => tries += 1,
                    result => return result,
                }
            }
        });
        match task.await {
            Ok(result) => result,
            Err(error) => match error.try_into_panic() {
                Ok(panic) => std::panic::resume_unwind(panic),
                Err(_) => Err(StoreError::Unavailable("the server is stopping".to_owned())),
            },
        }
    }
}

async fn attempt<C, T, W>(engine: Engine, writers: &AnyPool, what: &C, work: &W) -> Result<T, StoreError>
where
    W: for<'c> Fn(&'c mut AnyConnection, &'c C) -> Work<'c, T>,
{
    let mut connection = writers.acquire().await?;
    let mut transaction = connection.begin_with(engine.begin()).await?;
    let (result, clean) = match work(&mut transaction, what).await {
        Ok(value) => match transaction.commit().await {
            Ok(()) => (Ok(value), true),
            Err(error) => (Err(error.into()), false),
        },
        Err(error) => (Err(error), transaction.rollback().await.is_ok()),
    };
    if !clean {
        // SQLite ends a transaction by itself when the disk is full; sqlx would count it as open for ever.
        drop(connection.close().await);
    }
    result
}
