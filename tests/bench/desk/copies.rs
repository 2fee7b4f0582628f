//! An organisation of many: Ada's rows copied, each copy with ids of its own. Twelve of them have her coach and her
//! ambassador; the others have theirs out of two hundred colleagues, who are as many in each organisation: what is seen of
//! colleagues must not be what grows. Each has two weeks of reports and some small steps, so that there is something to
//! count.
use crate::support::app::TestApp;
use anyhow::Result;
use folje_domain::{
    ids::{PersonId, StepId},
    record::{Item, Step},
};
use folje_store::Engine;
use sqlx::{AnyConnection, AssertSqlSafe, Connection, query};
use uuid::Uuid;

/// How many have the coach who asks, Ada among them.
const OWN: u64 = 12;

/// Copies count from here, each kind of row with a number of its own: twelve digits in place of the end of an id.
const PERSON: u64 = 100_000_000_000;
const ENROLMENT: u64 = 200_000_000_000;
const MODULE: u64 = 300_000_000_000;
const PLACEMENT: u64 = 400_000_000_000;
const COACH: u64 = 500_000_000_000;
const AMBASSADOR: u64 = 600_000_000_000;

/// How many other coaches there are, and how many other ambassadors.
const COLLEAGUES: u64 = 100;

/// Lays out an organisation of so many participants.
pub(crate) async fn lay_out(app: &TestApp, address: &str, people: u64) -> Result<()> {
    let world = &app.world;
    steps(app).await?;
    reports(app).await;
    sqlx::any::install_default_drivers();
    let mut connection = AnyConnection::connect(address).await?;
    {
        let mut copies = Copies { transaction: connection.begin().await?, last: people - 1 };
        let ada = world.ada.to_string();
        let columns = "id, organisation, name, works_at, phone, email, language, part, gender";
        let person = new(PERSON, "n.i");
        copies
        .rows("person", columns, &format!("{person}, organisation, name, works_at, phone, email, language, part, CASE WHEN n.i % 2 = 0 THEN 'man' ELSE 'woman' END"), &format!("id = '{ada}'"))
        .await?;
        copies.last = COLLEAGUES;
        for (colleague, base) in [(world.coach, COACH), (world.ambassador, AMBASSADOR)] {
            let columns = "id, organisation, name, works_at, phone, email, language, part";
            let values =
                format!("{}, organisation, name, works_at, phone, email, language, part", new(base, "n.i"));
            copies.rows("person", columns, &values, &format!("id = '{colleague}'")).await?;
        }
        copies.last = people - 1;
        let of_ada = format!("participant = '{ada}'");
        let other = format!("1 + n.i % {COLLEAGUES}");
        let whose = format!(
            "CASE WHEN n.i < {OWN} THEN person WHEN person = '{}' THEN {} WHEN person = '{}' THEN {} ELSE person END",
            world.coach,
            new(COACH, &other),
            world.ambassador,
            new(AMBASSADOR, &other)
        );
        let which = format!("{of_ada} AND role <> 'caseworker'");
        copies
            .rows(
                "relation",
                "organisation, participant, person, role, since, until, contact",
                &format!("organisation, {person}, {whose}, role, since, until, contact"),
                &which,
            )
            .await?;
        copies
            .rows("counter", "person, value", &format!("{person}, value"), &format!("person = '{ada}'"))
            .await?;
        let enrolment = new(ENROLMENT, "n.i");
        let body = format!("REPLACE(REPLACE(body, '{ada}', {person}), id, {enrolment})");
        copies
            .rows(
                "enrolment",
                "id, organisation, participant, cohort, body",
                &format!("{enrolment}, organisation, {person}, cohort, {body}"),
                &of_ada,
            )
            .await?;
        for (series, base) in [(world.module, MODULE), (world.placement, PLACEMENT)] {
            let series = series.to_string();
            let id = new(base, "n.i");
            copies
            .rows(
                "series",
                "id, organisation, cohort, enrolment, kind, starts, version, body",
                &format!("{id}, organisation, cohort, {enrolment}, kind, starts, version, REPLACE(body, '{series}', {id})"),
                &format!("id = '{series}'"),
            )
            .await?;
        }
        copies
        .rows(
            "item",
            "organisation, participant, kind, key, private, place, version, body, addressee, amount, day",
            &format!("organisation, {person}, kind, key, private, place, version, REPLACE(body, '{ada}', {person}), addressee, amount, day"),
            &of_ada,
        )
        .await?;
        copies.transaction.commit().await?;
    }
    if app.app.store.engine() == Engine::Postgres {
        // As its autovacuum would have done; on SQLite nobody gathers statistics.
        sqlx::raw_sql("VACUUM ANALYZE").execute(&mut connection).await?;
    }
    Ok(connection.close().await?)
}

/// Small steps of Ada's.
async fn steps(app: &TestApp) -> Result<()> {
    let organisation = app.world.here;
    let today = app.app.today();
    let step = |number: u128| {
        Item::Step(Step {
            id: StepId(Uuid::from_u128(number)),
            goal: None,
            text: "ett steg".to_owned(),
            day: today,
            done: Some(today),
        })
    };
    let steps: Vec<_> = (1..=10).map(step).collect();
    app.app.store.put_items(organisation, app.world.ada, &steps).await?;
    Ok(())
}

/// What the ambassador reported about Ada's days so far.
async fn reports(app: &TestApp) {
    let bo = app.signed_in(app.world.ambassador).await;
    for day in 16..=22 {
        let id = Uuid::from_u128(0x0190_c0de_0000_7000_8000_0000_0000_0000 + day);
        let occurrence = format!("{}@2026-11-{day}T13:00:00", app.world.placement);
        let action = serde_json::json!({ "check-in": { "occurrence": occurrence, "attendance": "present", "quarters": 8 } });
        let about: PersonId = app.world.ada;
        let command =
            serde_json::json!({ "id": id, "at": "2026-11-23T07:30:00Z", "about": about, "action": action });
        let answer = bo.post("/api/v1/commands", &serde_json::json!({ "commands": [command] })).await;
        assert_eq!(answer.body["outcomes"][0]["result"], "done", "{:?}", answer.body);
    }
}

/// An id of a copy.
fn new(base: u64, number: &str) -> String {
    format!("('01900000-0000-7000-8000-' || ({base} + {number}))")
}

/// Copies of rows, numbered from 1.
struct Copies<'a> {
    transaction: sqlx::Transaction<'a, sqlx::Any>,
    last: u64,
}

impl Copies<'_> {
    /// A copy of the rows for which `which` holds, for each number.
    async fn rows(&mut self, table: &str, columns: &str, values: &str, which: &str) -> Result<()> {
        let sql = format!(
            "WITH RECURSIVE n(i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < {}) \
             INSERT INTO {table} ({columns}) SELECT {values} FROM {table}, n WHERE {which}",
            self.last
        );
        query(AssertSqlSafe(sql)).execute(&mut *self.transaction).await?;
        Ok(())
    }
}
