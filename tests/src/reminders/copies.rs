//! A store as it is on the morning of a storm. One participant gets their rows from commands, the planner and the
//! engine, as Ada in the tests does: a phone, a wake-up plan, two people who agreed to be told, rings for three days.
//! The others are copies of her rows with ids and topics of their own, since 100,000 people cannot sign in one by one.
use super::world::{Gateway, Morning};
use anyhow::{Result, ensure};
use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use folje_server::reminders::message::Message;
use folje_store::{Engine, Store};
use sqlx::{AnyConnection, AssertSqlSafe, Connection, Row, query};

/// When the storm is: Tuesday, 24 November 2026, 07:00 in Stockholm.
pub(crate) fn seven() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_500_000, 0).unwrap()
}

/// The copies' numbers count from here: twelve digits, which take the place of the end of an id.
const FIRST: u64 = 100_000_000_000;

/// The day after the storm, as it stands in keys.
const TOMORROW: &str = "2026-11-25";

/// Lays it out: `due` wake-ups, each `step` microseconds after the last, and `others` that are not due for weeks. The
/// phones are at `base` with 64 digits behind it. Tells how many rings there are.
pub(crate) async fn lay_out(address: &str, base: &str, due: u64, step: u64, others: u64) -> Result<i64> {
    let store = Store::open(address).await?;
    let engine = store.engine();
    let ada = template(store).await;
    sqlx::any::install_default_drivers();
    let mut connection = AnyConnection::connect(address).await?;
    copy(&mut connection, engine, &ada, base, due, step, others).await?;
    if engine == Engine::Postgres {
        // As its autovacuum would have done; on SQLite nobody gathers statistics.
        sqlx::raw_sql("ANALYZE").execute(&mut connection).await?;
    }
    let rows =
        query("SELECT COUNT(*) AS all_of_them, COUNT(CASE WHEN next_at < $1 THEN 1 END) AS due FROM ring")
            .bind((seven() + TimeDelta::hours(1)).timestamp_micros())
            .fetch_one(&mut connection)
            .await?;
    ensure!(rows.try_get::<i64, _>("due")? == i64::try_from(due)?, "not all are due");
    connection.close().await?;
    Ok(rows.try_get("all_of_them")?)
}

/// Everybody else's rows.
async fn copy(
    connection: &mut AnyConnection,
    engine: Engine,
    ada: &str,
    base: &str,
    due: u64,
    step: u64,
    others: u64,
) -> Result<()> {
    let mut copies = Copies { transaction: connection.begin().await?, due, ada: ada.to_owned() };
    let endpoint = format!("'{base}{}' || ({FIRST} + n.i)", "0".repeat(52));
    let bytes = match engine {
        Engine::Sqlite => format!("CAST({} AS BLOB)", new("id")),
        Engine::Postgres => format!("convert_to({}, 'UTF8')", new("id")),
    };
    copies.rows("person", "id", &[], "organisation, name, works_at, phone, email, language, part").await?;
    copies.rows("relation", "participant", &[], "organisation, person, role, since, until, contact").await?;
    copies.rows("counter", "person", &[], "value").await?;
    copies.rows("planned", "person", &[], "counter, day").await?;
    copies.rows("audit", "about", &[], "organisation, who, action, at").await?;
    let body = format!("REPLACE(body, '{ada}', {})", new("participant"));
    let as_it_is = "organisation, kind, key, private, place, version, addressee";
    copies.rows("item", "participant", &[("body", &body)], as_it_is).await?;
    let own = [("id", new("id")), ("token_hash", bytes)];
    copies.rows("session", "person", &pairs(&own), "organisation, device, made, last_seen, expires").await?;
    let own = [("id", new("id")), ("session", new("session")), ("endpoint", endpoint)];
    copies.rows("push_subscription", "person", &pairs(&own), "organisation, p256dh, auth").await?;
    copies.rings(step, others).await?;
    Ok(copies.transaction.commit().await?)
}

/// Ada's rows, as they stand some hours before the storm; gives her id.
async fn template(store: Store) -> String {
    let mut morning = Morning::on(store.clone(), Gateway::switched_off()).await;
    let (ada, bo) = (morning.ada.clone(), morning.bo.clone());
    morning.service.subscribe(&ada, "ada").await;
    morning.service.subscribe(&bo, "bo").await;
    morning.agreed("07:00:00").await;
    // After midnight the rings are laid out from the day itself on.
    morning.at(24 + 5, 0).await;
    store.close().await;
    morning.app.world.ada.to_string()
}

/// An id with the end of a copy's.
fn new(column: &str) -> String {
    format!("SUBSTR({column}, 1, 24) || ({FIRST} + n.i)")
}

fn pairs<'a>(columns: &'a [(&'static str, String)]) -> Vec<(&'static str, &'a str)> {
    columns.iter().map(|(name, text)| (*name, text.as_str())).collect()
}

/// Copies of Ada's rows.
struct Copies<'a> {
    transaction: sqlx::Transaction<'a, sqlx::Any>,
    due: u64,
    ada: String,
}

impl Copies<'_> {
    /// The rows of `table` whose column `whose` is Ada: that column gets the copy's id, `own` what is said, the others
    /// stay as they are.
    async fn rows(&mut self, table: &str, whose: &str, own: &[(&str, &str)], same: &str) -> Result<()> {
        self.some(table, whose, own, same, "").await
    }

    /// The same for some of them.
    async fn some(
        &mut self,
        table: &str,
        whose: &str,
        own: &[(&str, &str)],
        same: &str,
        which: &str,
    ) -> Result<()> {
        let (names, texts): (Vec<_>, Vec<_>) = own.iter().copied().unzip();
        let (names, texts) = (names.join(", "), texts.join(", "));
        let comma = if own.is_empty() { "" } else { ", " };
        let sql = format!(
            "WITH RECURSIVE n(i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < {}) \
             INSERT INTO {table} ({whose}, {same}{comma}{names}) SELECT {}, {same}{comma}{texts} \
             FROM {table}, n WHERE {whose} = '{}' {which}",
            self.due,
            new(whose),
            self.ada,
        );
        query(AssertSqlSafe(sql)).execute(&mut *self.transaction).await?;
        Ok(())
    }

    /// Her rings: the one of the storm for each `step` microseconds later, and those of a later day again and again.
    async fn rings(&mut self, step: u64, others: u64) -> Result<()> {
        let rows = query("SELECT id, key, body FROM ring WHERE participant = $1 ORDER BY next_at")
            .bind(self.ada.as_str())
            .fetch_all(&mut *self.transaction)
            .await?;
        let seven = seven().timestamp_micros();
        let as_it_is = "organisation, progress, version, forget_at";
        let keys = rows.iter().map(|row| row.try_get::<String, _>("key"));
        let tomorrow = keys.flatten().filter(|key| key.contains(TOMORROW)).count();
        let tomorrow = u64::try_from(tomorrow)?;
        for row in &rows {
            let (id, key, body): (i64, String, String) =
                (row.try_get("id")?, row.try_get("key")?, row.try_get("body")?);
            let topic = serde_json::from_str::<Message>(&body)?.topic;
            let body = format!("REPLACE(body, '{topic}', '{}' || ({FIRST} + n.i))", &topic[..20]);
            let again = if key.contains(TOMORROW) { others.div_ceil(self.due * tomorrow) } else { 0 };
            // Further copies stand on days that are not laid out yet.
            for number in (0..=again).map(|copy| if copy == 0 { 0 } else { copy + 7 }) {
                let day = NaiveDate::from_ymd_opt(2026, 11, 25).unwrap() + Days::new(number);
                let key = format!("REPLACE(key, '{TOMORROW}', '{day}')");
                let next = format!(
                    "CASE WHEN next_at = {seven} THEN next_at + (n.i - 1) * {step} \
                     ELSE next_at + {} END",
                    TimeDelta::days(i64::try_from(number)?).num_microseconds().unwrap(),
                );
                let listener = new("listener");
                let own = [("listener", &*listener), ("key", &key), ("body", &body), ("next_at", &next)];
                self.some("ring", "participant", &own, as_it_is, &format!("AND id = {id}")).await?;
            }
        }
        query("DELETE FROM ring WHERE participant = $1")
            .bind(self.ada.as_str())
            .execute(&mut *self.transaction)
            .await?;
        Ok(())
    }
}
