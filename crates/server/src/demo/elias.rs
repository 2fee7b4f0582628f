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
    record::{
        Attendance, CheckIn, Fika, Goal, GoalState, Help, Item, Prompts, Report, Step, Task, WithPeople,
    },
    schedule::{ActivityKind, Occurrence, expand},
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
    let mut at_the_library = Vec::new();
    town.begin(elias, plan, |series| {
        let placements = series.iter().filter(|series| series.kind == ActivityKind::Placement);
        at_the_library.extend(placements.flat_map(|series| expand(series, town.day(-48), town.today)));
        Ok(())
    })
    .await?;
    at_the_library.sort_by_key(|occurrence| std::cmp::Reverse(occurrence.start));
    town.note(elias, &reports(town, staff, &at_the_library)).await?;
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
            Item::Task(Task::new(
                TaskId(town.id()?),
                "Visa hur lånedisken fungerar".to_owned(),
                staff.ambassador,
                Some(town.day(6)),
            )),
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

/// What Birgitta has reported, latest day first. The latest one she forgot, one she corrected, and once Elias was ill.
fn reports(town: &Town<'_>, staff: &Staff, days: &[Occurrence]) -> Vec<Item> {
    let item = |(nth, day): (usize, &Occurrence)| {
        let minutes = day.end.signed_duration_since(day.start).num_minutes();
        let at = town.app.now() - TimeDelta::days((town.today - day.start.date()).num_days());
        let there = |line: &str, hours: TimeDelta| Report {
            attendance: Some(Attendance::Present),
            quarters: u16::try_from(minutes / 15).unwrap_or_default(),
            people: Some(if nth % 3 == 1 { WithPeople::Great } else { WithPeople::Fine }),
            fika: Some(if nth % 2 == 0 { Fika::AWhile } else { Fika::Together }),
            line: line.to_owned(),
            at: at + hours,
            arrived: at + hours,
        };
        let not_there = |line: &str| Report {
            attendance: Some(Attendance::Absent),
            quarters: 0,
            people: None,
            fika: None,
            ..there(line, TimeDelta::zero())
        };
        let (report, earlier) = match nth {
            1 => (there("Du tog lånedisken själv en stund!", TimeDelta::zero()), Vec::new()),
            2 => (there("Jag skrev fel först, förlåt.", TimeDelta::hours(2)), vec![not_there("")]),
            3 => (not_there("Krya på dig! Vi ses på torsdag."), Vec::new()),
            _ => (there("", TimeDelta::zero()), Vec::new()),
        };
        Item::CheckIn(Box::new(CheckIn {
            occurrence: day.id,
            kind: day.kind,
            day: day.start.date(),
            title: day.title.clone(),
            by: staff.ambassador,
            role: Role::Ambassador,
            report,
            earlier,
            contests: Vec::new(),
        }))
    };
    days.iter().enumerate().skip(1).map(item).collect()
}
