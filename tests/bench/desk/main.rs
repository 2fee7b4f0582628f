//! What `cargo xtask bench desk` measures: how long each screen of the desk takes over HTTP for a coach with twelve people,
//! in an organisation of so many. Prints one line of JSON.
//!
//! ```text
//! desk STORE PEOPLE SAMPLES    lays an empty store out, serves it on a port of its own, asks for each screen
//! ```
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "it shares the tests' own world, which panics")]
mod copies;
mod measure;
#[path = "../../src/support/mod.rs"]
#[expect(dead_code, unused_imports, reason = "the tests' own world, of which a bench needs less")]
mod support;

use anyhow::{Result, bail};
use folje_api::v1::paths;
use folje_domain::people::Duty;
use folje_server::state::Settings;
use folje_store::Store;
use serde_json::json;
use std::collections::BTreeMap;
use support::app::TestApp;

#[tokio::main]
async fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let [address, people, samples] = arguments[..] else { bail!("see the head of main.rs for what to say") };
    let (people, samples): (u64, usize) = (people.parse()?, samples.parse()?);
    let app = TestApp::on(Store::open(address).await?, Settings::default()).await;
    copies::lay_out(&app, address, people).await?;
    let world = app.world;
    let organisation = world.here;
    app.app.store.add_duty(organisation, world.caseworker, Duty::ProjectCoordinator).await?;
    // Pairs, and opens surveys, too.
    app.app.store.add_duty(organisation, world.coach, Duty::ProgrammeCoordinator).await?;
    let coach = app.signed_in(world.coach).await.cookie.unwrap_or_default();
    let koordinator = app.signed_in(world.caseworker).await.cookie.unwrap_or_default();
    let server = measure::serve(&app).await?;
    let of_ada = |path: &str| path.replace("{id}", &world.ada.to_string());
    let week = format!("{}?participant={}&from={}", paths::DESK_SCHEDULE, world.ada, app.app.today());
    let screens = [
        ("people and who needs a person", paths::PEOPLE.to_owned(), &coach),
        ("one participant's page", of_ada(paths::DESK_PERSON), &coach),
        ("with whom a participant could be paired", of_ada(paths::DESK_PAIRING), &coach),
        ("the week grid of one participant", week, &coach),
        ("the desk: programmes, groups, colleagues", paths::DESK.to_owned(), &coach),
        ("talks", paths::DESK_TALKS.to_owned(), &coach),
        ("meetings to come", paths::MEETINGS.to_owned(), &coach),
        ("one participant's meetings", of_ada(paths::MEETINGS_WITH), &coach),
        ("statistics (everybody is counted)", paths::DESK_STATISTICS.to_owned(), &koordinator),
        ("distance travelled (everybody is counted)", paths::DESK_DISTANCE.to_owned(), &koordinator),
        ("surveys (everybody is counted)", paths::DESK_SURVEYS.to_owned(), &coach),
    ];
    let mut measured = BTreeMap::new();
    for (name, path, cookie) in screens {
        let cookie = cookie.clone();
        // What counts everybody takes seconds where there are many.
        let samples = if name.contains("everybody") { samples.div_ceil(20) } else { samples };
        let took =
            tokio::task::spawn_blocking(move || measure::p95(server, &path, &cookie, samples)).await??;
        measured.insert(name, took);
    }
    println!("{}", json!({ "people": people, "p95_ms": measured }));
    Ok(())
}
