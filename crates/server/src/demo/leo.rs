//! Leo: went from Access to work long before the placement's last day, which is the success. Nobody lets go of him:
//! his coach calls in a while.
use super::{
    staff::Staff,
    town::{Plan, Town, at, text},
};
use anyhow::Result;
use folje_domain::{
    ids::{HelpId, PersonId, SeriesId},
    people::Role,
    programme::{Ending, Finished},
    record::{Help, Item},
    schedule::{ActivityKind, OnHoliday, Series, expand},
    template::Choices,
};

pub(super) async fn begin(town: &Town<'_>, staff: &Staff) -> Result<PersonId> {
    let leo = town.participant("Leo", 16).await?;
    town.contact(leo, staff.coach, Role::Coach, -120).await?;
    town.beside(leo, staff.caseworker, Role::Caseworker, -200).await?;
    town.relation(leo, staff.supervisor, Role::Supervisor, (-75, Some(-3)), false).await?;
    let last_day = town.day(-3);
    let plan = Plan {
        template: "access",
        start: town.monday(16),
        group: None,
        choices: Choices::default(),
        with: &[(Role::Coach, staff.coach), (Role::Supervisor, staff.supervisor)],
        places: &[("praktik", "Exempelby cykelverkstad"), ("praktik-torsdag", "Exempelby cykelverkstad")],
        finished: Some(Finished { on: last_day, ending: Ending::Work }),
    };
    let call = Series {
        id: SeriesId(town.id()?),
        title: text("Hur går det på jobbet?", "How is it going at work?"),
        kind: ActivityKind::Talk,
        start: at(town.next_working_day(), 15, 0),
        minutes: 20,
        recurrence: None,
        extra: Vec::new(),
        except: Vec::new(),
        on_holiday: OnHoliday::Keep,
        overrides: Vec::new(),
        place: Some(text("Karin ringer dig", "Karin calls you")),
        with: vec![staff.coach],
        bring: Vec::new(),
        about: None,
        instead: None,
        say: None,
        last_day: None,
    };
    town.begin(leo, plan, |series| {
        // What would have come after the last day does not exist any longer.
        let after = town.day(-2);
        for series in series.iter_mut() {
            let gone = expand(series, after, town.day(400));
            series.except.extend(gone.into_iter().map(|occurrence| occurrence.id.start));
        }
        series.push(call);
        Ok(())
    })
    .await?;
    town.note(
        leo,
        &[Item::Help(Help {
            id: HelpId(town.id()?),
            person: staff.supervisor,
            what: "Skrev ett intyg om praktiken".to_owned(),
            place: "Exempelby cykelverkstad".to_owned(),
            on: last_day,
        })],
    )
    .await?;
    Ok(leo)
}
