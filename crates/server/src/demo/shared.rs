//! What is shared and wished for in Exempelby: Samira lets her caseworker see her schedule and her programme until it
//! ends, and Elias would like to talk about his workplace.
use super::{staff::Staff, town::Town};
use anyhow::Result;
use chrono::{Days, TimeDelta};
use folje_domain::{
    ids::{PersonId, WishId},
    record::{Consent, ConsentAct, ConsentEntry, Given, Item, Share, Until, Wish, WishKind},
};

/// Samira's consent, which was for her schedule alone at first.
pub(super) async fn by_samira(town: &Town<'_>, staff: &Staff, samira: PersonId) -> Result<()> {
    let given = |days: i64, shares: &[Share], until: Until| ConsentEntry {
        at: town.app.now() - TimeDelta::days(days),
        act: ConsentAct::Given(Given { shares: shares.to_vec(), until }),
    };
    // Tolg has ten weeks; this is the eighth.
    let ends = town.monday(-3) - Days::new(1);
    let ledger = vec![
        given(20, &[Share::Schedule], Until::Day(town.day(10))),
        given(6, &[Share::Schedule, Share::Programme], Until::ProgrammeEnds(ends)),
    ];
    town.note(samira, &[Item::Consent(Consent { person: staff.caseworker, ledger })]).await
}

/// Elias's wish, which nobody has answered yet.
pub(super) async fn by_elias(town: &Town<'_>, elias: PersonId) -> Result<()> {
    let wish = Wish {
        id: WishId(town.id()?),
        about: WishKind::Workplace,
        words: "Jag skulle vilja prova att stå mer i disken.".to_owned(),
        made: town.app.now() - TimeDelta::days(1),
        withdrawn: false,
        answers: Vec::new(),
    };
    town.note(elias, &[Item::Wish(wish)]).await
}
