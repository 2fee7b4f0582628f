//! Elias: in Ambassadör, some steps up the hour ramp, at a library with Birgitta.
use super::{
    staff::Staff,
    town::{Plan, Town},
};
use anyhow::Result;
use chrono::TimeDelta;
use folje_domain::{
    ids::{GoalId, HelpId, PersonId, StepId, TaskId},
    people::Role,
    record::{Goal, GoalState, Help, Item, Prompts, Step, Task},
    template::Choices,
};

const LIBRARY: &str = "Exempelby bibliotek, Storgatan 1";

pub(super) async fn begin(town: &Town<'_>, staff: &Staff) -> Result<PersonId> {
    let elias = town.participant("Elias", 15).await?;
    town.contact(elias, staff.coordinator, Role::ProgrammeCoordinator, -80).await?;
    town.beside(elias, staff.ambassador, Role::Ambassador, -48).await?;
    town.beside(elias, staff.caseworker, Role::Caseworker, -200).await?;
    let plan = Plan {
        template: "ambassador",
        start: town.monday(10),
        group: None,
        choices: Choices::default(),
        with: &[
            (Role::ProgrammeCoordinator, staff.coordinator),
            (Role::Ambassador, staff.ambassador),
            (Role::Caseworker, staff.caseworker),
        ],
        places: &[
            ("traffa-ambassadoren", LIBRARY),
            ("ambassadorsplats", LIBRARY),
            ("flerpartssamtal", LIBRARY),
        ],
        finished: None,
    };
    town.begin(elias, plan, |_| Ok(())).await?;
    let prompts = Prompts { goal: "Orka en hel dag på biblioteket".to_owned(), ..Prompts::default() };
    let goal = GoalId(town.id()?);
    town.note(
        elias,
        &[
            Item::Goal(Goal {
                id: goal,
                parent: None,
                prompts,
                state: GoalState::Active,
                shared: true,
                made: town.app.now() - TimeDelta::days(30),
                earlier: Vec::new(),
            }),
            Item::Step(Step {
                id: StepId(town.id()?),
                goal: Some(goal),
                text: "Fika med personalen i stället för ensam".to_owned(),
                day: town.today,
                done: None,
            }),
            Item::Task(Task {
                id: TaskId(town.id()?),
                text: "Visa hur lånedisken fungerar".to_owned(),
                owner: staff.ambassador,
                by: Some(town.day(6)),
                done: None,
            }),
            Item::Help(Help {
                id: HelpId(town.id()?),
                person: staff.ambassador,
                what: "Visade mig runt och presenterade mig för alla".to_owned(),
                place: "Exempelby bibliotek".to_owned(),
                on: town.day(-41),
            }),
        ],
    )
    .await?;
    Ok(elias)
}
