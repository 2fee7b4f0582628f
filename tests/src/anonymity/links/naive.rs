//! The same surveys as they are often kept: a row for each answer, as it comes, on the same engine.
use super::survey::{Habits, Survey};
use crate::{anonymity::traces::copied, support::folder::Folder};
use folje_anonymity::stream::Stream;
use sqlx::{AnyConnection, Connection as _, query};

pub(super) async fn play(seed: u8, surveys: u32) -> Vec<Survey> {
    sqlx::any::install_default_drivers();
    let mut random = Stream::new("links on files", &[seed; 32], b"");
    let mut seen = Vec::new();
    for _ in 0..surveys {
        let folder = Folder::fast();
        let file = folder.path().join("plain.db");
        std::fs::write(&file, b"").unwrap();
        let mut connection = AnyConnection::connect(&format!("sqlite:{}", file.display())).await.unwrap();
        sqlx::raw_sql("PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; CREATE TABLE answer (text TEXT NOT NULL) STRICT;")
            .execute(&mut connection)
            .await
            .unwrap();
        let habits = Habits::random(&mut random);
        for person in &habits.order {
            query("INSERT INTO answer (text) VALUES ($1)")
                .bind(habits.texts[*person].as_str())
                .execute(&mut connection)
                .await
                .unwrap();
        }
        let log = copied(&folder.path().join("plain.db-wal"));
        sqlx::raw_sql("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut connection).await.unwrap();
        seen.push(habits.seen(&copied(&file), &log));
        connection.close().await.unwrap();
    }
    seen
}
