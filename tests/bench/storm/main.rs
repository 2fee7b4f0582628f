//! The storm of `cargo xtask bench push`: many wake-ups due at the same moment, through the real engine on a real store
//! with a clock that goes, to a push service in another process. Each measurement is a process of its own and prints
//! one line of JSON.
//!
//! ```text
//! storm lay STORE PORT DUE STEP OTHERS                 lays a store out: DUE wake-ups at 07:00, each STEP µs after the last
//! storm engine STORE CERTIFICATE DUE STEP AHEAD        the engine, from AHEAD seconds before until all is marked
//! storm poll STORE CERTIFICATE DUE STEP PHASE          the peer: looks every ten seconds, the first time PHASE ms after
//! storm postgres                                       a PostgreSQL of its own, until its input ends; prints its address
//! ```
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "it shares the tests' own world, which panics")]
mod engine;
mod measure;
mod poll;
mod reminders;
#[path = "../../src/support/mod.rs"]
#[expect(dead_code, unused_imports, reason = "the tests' own world, of which a bench needs less")]
mod support;
use std::io::Read as _;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["lay", store, port, due, step, others] => {
            let base = format!("https://localhost:{port}/push/");
            let rows = reminders::copies::lay_out(store, &base, due.parse()?, step.parse()?, others.parse()?)
                .await?;
            println!(r#"{{"rows":{rows}}}"#);
            Ok(())
        }
        ["engine", store, certificate, due, step, ahead] => {
            engine::run(store, certificate, due.parse()?, step.parse()?, ahead.parse()?).await
        }
        ["poll", store, certificate, due, step, phase] => {
            poll::run(store, certificate, due.parse()?, step.parse()?, phase.parse()?).await
        }
        ["postgres"] => {
            let database = support::postgres::Database::new();
            println!("{}", database.address);
            std::io::stdin().read_to_end(&mut Vec::new())?;
            drop(database);
            Ok(())
        }
        _ => anyhow::bail!("see the head of main.rs for what can be measured"),
    }
}
