//! The engine as it runs in the server, from some time before the storm until the last message is marked.
use crate::{
    measure::{most_memory, processor},
    reminders::copies::seven,
};
use anyhow::{Result, ensure};
use chrono::TimeDelta;
use folje_push::CertificateDer;
use folje_server::{
    clock::{Clock as _, SystemClock},
    random::SystemRandom,
    reminders::{PushSettings, engine::Engine},
    state::{App, Settings},
};
use folje_store::Store;
use sqlx::{AnyConnection, Connection, Row, query};
use std::{fs, sync::Arc, time::Duration};

/// How often it is looked whether all is done.
const LOOK: Duration = Duration::from_millis(20);

pub(crate) async fn run(address: &str, certificate: &str, due: u64, step: u64, ahead: i64) -> Result<()> {
    let store = Store::open(address).await?;
    let mut looks = AnyConnection::connect(address).await?;
    let clock = SystemClock::starting_at(seven() - TimeDelta::seconds(ahead));
    let trust = vec![CertificateDer::from(fs::read(certificate)?)];
    let push = PushSettings { loopback: true, trust, ..PushSettings::default() };
    let settings =
        Settings { push, public_url: "https://folje.exempelby.example".parse().ok(), ..Settings::default() };
    let app = App::new(store, Arc::new(clock), Arc::new(SystemRandom), settings)?;
    let shift = app.now() - SystemClock::default().now();
    let before = processor()?;
    let running = tokio::spawn(Engine::new(app.clone()).run());
    app.clock.sleep_until(seven() - TimeDelta::milliseconds(20)).await;
    let preparing = processor()? - before;
    let last = seven() + TimeDelta::microseconds(i64::try_from(due.saturating_sub(1) * step)?);
    app.clock.sleep_until(last).await;
    while busy(&mut looks, last.timestamp_micros()).await? {
        ensure!(!running.is_finished(), "the engine has ended");
        tokio::time::sleep(LOOK).await;
    }
    let took = app.now() - seven();
    let sending = processor()? - before - preparing;
    running.abort();
    let row =
        query("SELECT COUNT(*) AS handed, COUNT(CASE WHEN state = 'done' THEN 1 END) AS done FROM outgoing")
            .fetch_one(&mut looks)
            .await?;
    let handed = i64::try_from(due)?;
    ensure!(
        row.try_get::<i64, _>("handed")? >= handed && row.try_get::<i64, _>("done")? >= handed,
        "not all were handed over"
    );
    println!(
        r#"{{"due":{},"preparing":{preparing:.3},"sending":{sending:.3},"seconds":{:.3},"memory":{:.1}}}"#,
        (seven() - shift).timestamp_micros(),
        took.as_seconds_f64(),
        most_memory()?,
    );
    Ok(())
}

/// Whether anything that is due has not been handed over and marked.
async fn busy(connection: &mut AnyConnection, last: i64) -> Result<bool> {
    // A claimed ring is due again at the end of its lease, half a minute later.
    let row = query(
        "SELECT COUNT(*) AS waits FROM (SELECT id FROM \
         (SELECT id FROM ring WHERE next_at <= $1 LIMIT 1) AS rings UNION ALL SELECT id FROM \
         (SELECT id FROM outgoing WHERE next_at IS NOT NULL LIMIT 1) AS messages) AS both_of_them",
    )
    .bind(last + 120_000_000)
    .fetch_one(connection)
    .await?;
    Ok(row.try_get::<i64, _>("waits")? > 0)
}
