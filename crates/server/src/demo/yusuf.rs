//! Yusuf: looks for jobs at the jobbotek. His coach has left, so somebody stands in.
use super::{
    staff::Staff,
    town::{Plan, Town},
};
use anyhow::Result;
use chrono::Weekday;
use folje_domain::{
    ids::PersonId,
    people::Role,
    template::{Choices, DayLength},
};

pub(super) async fn begin(town: &Town<'_>, staff: &Staff) -> Result<PersonId> {
    let yusuf = town.participant("Yusuf", 19).await?;
    town.relation(yusuf, staff.former_coach, Role::Coach, (-70, Some(-3)), true).await?;
    town.beside(yusuf, staff.social_worker, Role::SocialWorker, -120).await?;
    let three_hours = |day| DayLength { day, minutes: 180 };
    let plan = Plan {
        template: "jobbotek",
        start: town.monday(3),
        group: None,
        choices: Choices::default()
            .days("dagar", [Weekday::Mon, Weekday::Tue, Weekday::Thu].map(three_hours)),
        with: &[],
        places: &[],
        finished: None,
    };
    town.begin(yusuf, plan, |_| Ok(())).await?;
    Ok(yusuf)
}
