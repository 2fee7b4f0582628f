//! The fictional municipality «Exempelby»: fictional people in the programmes of the templates, dated around today.
//!
//! Nobody in it exists. Phone numbers are of the series that is set aside for fiction (070-174 06 05 to 99), addresses
//! end in `.example` (RFC 2606), and the app marks everything as a demo.
//!
//! A file for each participant tells their story. To add one: 1. a file; 2. a line in [`fill`].
mod amina;
mod bus;
mod elias;
mod leo;
pub mod look_in;
mod noor;
mod samira;
mod samira_next;
mod shared;
mod staff;
mod surveys;
mod town;
mod voices;
mod yusuf;

use crate::state::App;
use anyhow::Result;
use look_in::{LookIn, look_in};
use staff::Staff;
use town::Town;

/// Fills an empty store with the municipality, and makes an invite for each of those who can be looked in as.
///
/// # Errors
/// Where the store cannot be written, or a template does not fit what is made of it.
pub async fn fill(app: &App) -> Result<Vec<LookIn>> {
    let town = Town::found(app).await?;
    let staff = Staff::hire(&town).await?;
    let amina = amina::begin(&town, &staff).await?;
    let elias = elias::begin(&town, &staff).await?;
    let samira = samira::begin(&town, &staff).await?;
    let noor = noor::begin(&town, &staff).await?;
    let leo = leo::begin(&town, &staff).await?;
    let yusuf = yusuf::begin(&town, &staff).await?;
    shared::by_samira(&town, &staff, samira).await?;
    shared::by_elias(&town, elias).await?;
    surveys::ask(&town, &staff, amina).await?;
    let all = [
        ("participant", amina, "Access, vecka 2"),
        ("participant", elias, "Ambassadör, med timtrappa"),
        ("participant", samira, "Tolgmodellen, vecka 8"),
        ("participant", noor, "Access halvtid, börjar i morgon"),
        ("participant", leo, "slutade tidigt, till ett arbete"),
        ("participant", yusuf, "Jobbotek; kontakten har slutat"),
        ("ambassador", staff.ambassador, "går bredvid Elias"),
        ("coach", staff.coach, "coach i Access"),
        ("coordinator", staff.coordinator, "samordnare"),
        ("overseer", staff.overseer, "koordinator; ser summor, inga namn"),
        ("caseworker", staff.caseworker, "handläggare; ser det som Samira delar"),
    ];
    let mut looks = Vec::new();
    for (part, person, about) in all {
        looks.push(look_in(app, part, (town.organisation, person), about).await?);
    }
    Ok(looks)
}
