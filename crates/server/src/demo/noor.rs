//! Noor: begins tomorrow, and has nothing yet but a first day.
use super::{
    staff::Staff,
    town::{Plan, Town},
};
use anyhow::Result;
use folje_domain::{ids::PersonId, people::Role, template::Choices};

pub(super) async fn begin(town: &Town<'_>, staff: &Staff) -> Result<PersonId> {
    let noor = town.participant("Noor", 17).await?;
    town.contact(noor, staff.coach, Role::Coach, -2).await?;
    town.beside(noor, staff.social_worker, Role::SocialWorker, -90).await?;
    let plan = Plan {
        template: "access-halvtid",
        start: town.next_working_day(),
        group: Some("Access halvtid, nästa omgång"),
        choices: Choices::default(),
        with: &[(Role::Coach, staff.coach)],
        places: &[("forsta-dagen", "Access lokaler, Kvarngatan 3, en trappa upp")],
        finished: None,
    };
    town.begin(noor, plan, |_| Ok(())).await?;
    Ok(noor)
}
