//! Those who walk beside the participants of Exempelby. None of them exists.
use super::town::Town;
use anyhow::Result;
use chrono::NaiveTime;
use folje_domain::{
    ids::PersonId,
    people::Duty,
    reminder::{Hours, Weekdays},
};
use folje_store::By;

/// Those who walk beside.
pub(super) struct Staff {
    pub(super) coach: PersonId,
    pub(super) coordinator: PersonId,
    pub(super) caseworker: PersonId,
    pub(super) social_worker: PersonId,
    pub(super) guide: PersonId,
    pub(super) sponsor: PersonId,
    pub(super) ambassador: PersonId,
    pub(super) supervisor: PersonId,
    /// Works with sums only.
    pub(super) overseer: PersonId,
    /// Has left.
    pub(super) former_coach: PersonId,
}

impl Staff {
    pub(super) async fn hire(town: &Town<'_>) -> Result<Self> {
        const UNIT: &str = "Exempelby arbetsmarknadsenhet";
        let staff = Self {
            coach: town.companion("Karin Ek", UNIT, 5).await?,
            coordinator: town.companion("Anders Lind", UNIT, 6).await?,
            caseworker: town.companion("Eva Holm", "Arbetsförmedlingen Exempelby", 7).await?,
            social_worker: town.companion("Jonas Berg", "Socialtjänsten Exempelby", 8).await?,
            guide: town.companion("Mona Sjö", UNIT, 9).await?,
            sponsor: town.companion("Olle Strand", "Föreningen Exempelringen", 10).await?,
            ambassador: town.companion("Birgitta Alm", "Exempelby bibliotek", 11).await?,
            supervisor: town.companion("Petra Dahl", "Exempelby cykelverkstad", 12).await?,
            overseer: town.companion("Maria Fors", UNIT, 20).await?,
            former_coach: town.companion("Stina Åkerö", UNIT, 13).await?,
        };
        for (person, duty) in [
            (staff.coach, Duty::Coach),
            (staff.coordinator, Duty::ProgrammeCoordinator),
            (staff.overseer, Duty::ProjectCoordinator),
        ] {
            town.app.store.add_duty(town.organisation, person, duty).await?;
        }
        let by = By { organisation: town.organisation, who: staff.coordinator, at: town.app.now() };
        let clock = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default();
        for (person, from, until) in [(staff.ambassador, 9, 16), (staff.supervisor, 7, 15)] {
            let hours = Hours { days: Weekdays::WORKING, from: clock(from), until: clock(until) };
            town.app.store.keep_hours(by, person, Some(hours)).await?;
        }
        Ok(staff)
    }
}
