//! Samira: in the eighth week of Tolg, where the handover opens.
use super::{
    staff::Staff,
    town::{Plan, Town},
};
use anyhow::Result;
use folje_domain::{
    ids::{PersonId, TaskId},
    people::Role,
    record::{Item, Task},
    template::Choices,
};

pub(super) async fn begin(town: &Town<'_>, staff: &Staff) -> Result<PersonId> {
    let samira = town.participant("Samira", 18).await?;
    town.contact(samira, staff.guide, Role::TransitionGuide, -56).await?;
    town.beside(samira, staff.coordinator, Role::ProgrammeCoordinator, -60).await?;
    town.beside(samira, staff.caseworker, Role::Caseworker, -300).await?;
    town.beside(samira, staff.sponsor, Role::Sponsor, -3).await?;
    let plan = Plan {
        template: "tolg",
        start: town.monday(7),
        group: Some("Tolg, den här omgången"),
        choices: Choices::default(),
        with: &[
            (Role::TransitionGuide, staff.guide),
            (Role::ProgrammeCoordinator, staff.coordinator),
            (Role::Caseworker, staff.caseworker),
        ],
        places: &[],
        finished: None,
    };
    town.begin(samira, plan, |_| Ok(())).await?;
    let task = |owner, text: &str, by| -> Result<Item> {
        let (id, text, by) = (TaskId(town.id()?), text.to_owned(), Some(town.day(by)));
        Ok(Item::Task(Task::new(id, text, owner, by)))
    };
    town.note(
        samira,
        &[
            task(staff.guide, "Boka möte med handläggaren efter Tolg", 7)?,
            task(staff.caseworker, "Läsa rekommendationerna och svara", 14)?,
            task(samira, "Tänka ut vad jag vill säga på mötet om nästa steg", 10)?,
        ],
    )
    .await?;
    town.note(samira, &super::samira_next::items(town, staff, samira)?).await?;
    Ok(samira)
}
