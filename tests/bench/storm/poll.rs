//! The peer: a sender such as many are, that looks every ten seconds for what is due, sends it, and marks it. It reads
//! the same rows, encrypts when it sends, keeps 200 messages under way through the same HTTP/2, and marks 250 at a time:
//! what differs is when it looks and what it does before.
use crate::reminders::copies::seven;
use anyhow::{Context, Result, ensure};
use chrono::{DateTime, TimeDelta, Utc};
use folje_push::{
    CertificateDer, Random,
    encrypt::{UserAgentKeys, encrypt},
    endpoint::{Allowed, Endpoint},
    message::{Prepared, Topic, Urgency},
    send::{Outcome, Sender, Settings, Trust},
    vapid::{ApplicationKeys, Contact},
};
use folje_server::{
    clock::{Clock as _, SystemClock},
    reminders::message::Message,
};
use sqlx::{AnyConnection, Connection, Row, any::AnyRow, query};
use std::{
    fs,
    sync::Arc,
    time::{Duration, UNIX_EPOCH},
};
use tokio::task::JoinSet;

const EVERY: TimeDelta = TimeDelta::seconds(10);
const AT_A_TIME: usize = 200;

pub(crate) async fn run(address: &str, certificate: &str, due: u64, step: u64, phase: i64) -> Result<()> {
    sqlx::any::install_default_drivers();
    let mut connection = AnyConnection::connect(address).await?;
    let trust = Trust::Only(vec![CertificateDer::from(fs::read(certificate)?)]);
    let random = Random::new();
    let keys = ApplicationKeys::read(&ApplicationKeys::make(&random)?)?;
    let contact = Contact::read("mailto:drift@kommun.example")?;
    let sender = Arc::new(Sender::new(keys, contact, Settings { trust, ..Settings::default() })?);
    let clock = SystemClock::starting_at(seven() - TimeDelta::seconds(1));
    let shift = clock.now() - SystemClock::default().now();
    let mut look = seven() + TimeDelta::milliseconds(phase);
    let mut sent = 0;
    let last = seven() + TimeDelta::microseconds(i64::try_from(due.saturating_sub(1) * step)?);
    while sent < due {
        clock.sleep_until(look).await;
        loop {
            let count = batch(&mut connection, &sender, clock.now().min(last)).await?;
            sent += count;
            if count == 0 {
                break;
            }
        }
        while look <= clock.now() {
            look += EVERY;
        }
    }
    println!(r#"{{"due":{}}}"#, (seven() - shift).timestamp_micros());
    Ok(())
}

/// Sends some of what is due at `now`, and tells how much it was.
async fn batch(connection: &mut AnyConnection, sender: &Arc<Sender>, now: DateTime<Utc>) -> Result<u64> {
    let rows = query(
        "SELECT r.id, r.body, p.endpoint, p.p256dh, p.auth FROM ring r JOIN push_subscription p \
         ON p.person = r.listener WHERE r.next_at <= $1 ORDER BY r.next_at, r.id LIMIT 250",
    )
    .bind(now.timestamp_micros())
    .fetch_all(&mut *connection)
    .await?;
    let mut under_way = JoinSet::new();
    for row in &rows {
        if under_way.len() == AT_A_TIME {
            under_way.join_next().await.context("nothing under way")???;
        }
        under_way.spawn(send(sender.clone(), message(row)?, now));
    }
    while let Some(sent) = under_way.join_next().await {
        sent??;
    }
    let mut marks = connection.begin().await?;
    for row in &rows {
        query("UPDATE ring SET next_at = NULL WHERE id = $1")
            .bind(row.try_get::<i64, _>("id")?)
            .execute(&mut *marks)
            .await?;
    }
    marks.commit().await?;
    Ok(u64::try_from(rows.len())?)
}

fn message(row: &AnyRow) -> Result<Prepared> {
    let message: Message = serde_json::from_str(row.try_get("body")?)?;
    let keys = UserAgentKeys::read(row.try_get("p256dh")?, row.try_get("auth")?)?;
    let payload = message.payload("https://folje.exempelby.example", &"t".repeat(43));
    Ok(Prepared {
        endpoint: Endpoint::read(row.try_get("endpoint")?, Allowed::Loopback)?,
        body: encrypt(&keys, &payload, &Random::new())?,
        ttl: 600,
        urgency: Urgency::High,
        topic: Some(Topic::new(&message.topic)?),
    })
}

async fn send(sender: Arc<Sender>, message: Prepared, now: DateTime<Utc>) -> Result<()> {
    let now = UNIX_EPOCH + Duration::from_micros(u64::try_from(now.timestamp_micros())?);
    let outcome = sender.send(&message, now, Duration::from_secs(30)).await;
    ensure!(outcome == Outcome::Delivered, "{outcome:?}");
    Ok(())
}
