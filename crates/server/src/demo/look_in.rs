//! How to look in: a link and a code for each of the fictional people, as a table for people and as JSON for tests.
use crate::{auth::invite, state::App};
use anyhow::{Context as _, Result};
use folje_domain::ids::{OrganisationId, PersonId};
use serde::Serialize;

/// How to look in as one of the fictional people.
#[derive(Clone, Serialize)]
pub struct LookIn {
    /// What they are: participant, ambassador, coach, coordinator, overseer, caseworker.
    pub part: &'static str,
    /// Their name.
    pub name: String,
    /// Their story in some words.
    pub about: &'static str,
    /// The path of the link, with its secret.
    pub path: String,
    /// The code.
    pub code: String,
}

/// Makes an invite for one of them.
pub(super) async fn look_in(
    app: &App,
    part: &'static str,
    (organisation, person): (OrganisationId, PersonId),
    about: &'static str,
) -> Result<LookIn> {
    let name = app.store.person(organisation, person).await?.context("the person is not there")?.name;
    let invite = invite::invite(&app.store, &*app.random, app.now(), person, invite::HOURS).await?;
    Ok(LookIn { part, name, about, path: invite.path, code: invite.code })
}

/// The table that `folje demo` prints, for the app at `base` (`http://localhost:8080`).
#[must_use]
pub fn table(base: &str, looks: &[LookIn]) -> String {
    let mut table = format!(
        "\nExempelby is ready at {base}\nNobody in it exists. Each link and each code lets one device in, once, within \
         24 hours.\n"
    );
    for LookIn { part, name, about, path, code } in looks {
        table += &format!(
            "\n  {part}: {name} ({about})\n    {base}{path}\n    or the code {code} at {base}/sign-in\n"
        );
    }
    table
}

/// The same for tests: `{"base": …, "people": [{"part", "name", "about", "link", "code"}]}`.
#[must_use]
pub fn json(base: &str, looks: &[LookIn]) -> serde_json::Value {
    let people: Vec<_> = looks
        .iter()
        .map(|look| {
            serde_json::json!({
                "part": look.part, "name": look.name, "about": look.about,
                "link": format!("{base}{}", look.path), "code": look.code,
            })
        })
        .collect();
    serde_json::json!({ "base": base, "people": people })
}
