//! Amina: in the second week of Access, full time, in a group. The fullest story, and the first to look in as.
use super::{
    bus,
    staff::Staff,
    town::{Plan, Town, at, change, text},
    voices,
};
use anyhow::Result;
use chrono::{Days, NaiveDate, TimeDelta, Timelike as _};
use folje_domain::{
    ids::{GoalId, HelpId, PersonId, StepId, SupportId, TaskId},
    people::Role,
    record::{Goal, GoalState, Help, Item, Prompts, Step, Support, Task},
    reminder::Trip,
    schedule::{Change, Series},
    template::Choices,
};

/// The bus goes to what begins before this hour.
const NOON: u32 = 12;

pub(super) async fn begin(town: &Town<'_>, staff: &Staff) -> Result<PersonId> {
    let amina = town.participant("Amina", 14).await?;
    town.contact(amina, staff.coach, Role::Coach, -21).await?;
    town.beside(amina, staff.coordinator, Role::ProgrammeCoordinator, -21).await?;
    town.beside(amina, staff.caseworker, Role::Caseworker, -400).await?;
    town.relation(amina, staff.social_worker, Role::SocialWorker, (-500, Some(-60)), false).await?;
    let plan = Plan {
        template: "access",
        start: town.monday(1),
        group: Some("Access, den här omgången"),
        choices: Choices::default(),
        with: &[(Role::Coach, staff.coach), (Role::Caseworker, staff.caseworker)],
        places: &[],
        finished: None,
    };
    let tomorrow = town.day(1);
    let (mut mornings, mut last) = (Vec::new(), None);
    let begun = |series: &mut Vec<Series>| {
        mornings = series.iter().filter(|one| one.start.hour() < NOON).map(|one| one.id).collect();
        last = voices::last_of(town, series);
        changes(series, tomorrow)
    };
    town.begin(amina, plan, begun).await?;
    mornings.truncate(Trip::MOST_SERIES);
    bus::practise(town, amina, mornings).await?;
    town.note(amina, &goals(town)?).await?;
    voices::of_amina(town, staff, amina, last).await?;
    town.note(amina, &agreements(town, staff, amina)?).await?;
    Ok(amina)
}

/// One occurrence is moved and one is cancelled, within the next two weeks.
fn changes(series: &mut [Series], from: NaiveDate) -> Result<()> {
    let why = text("Lokalen är bokad den dagen.", "The room is taken that day.");
    change(series, "Kost & Hälsa", (from, 0), why, |start| {
        let start = at(start.date(), 14, 30);
        Change::Moved {
            start,
            minutes: Some(90),
            place: Some(text("Exempelby medborgarhus", "Exempelby community house")),
        }
    })?;
    let why = text("Coachen är på utbildning.", "The coach is on a course.");
    change(series, "Frisk & Svette", (from, 0), why, |_| Change::Cancelled)
}

fn goals(town: &Town<'_>) -> Result<Vec<Item>> {
    let made = |days: i64| town.app.now() + TimeDelta::days(days);
    let goal = |parent, prompts, shared, days| -> Result<Goal> {
        let id = GoalId(town.id()?);
        Ok(Goal {
            id,
            parent,
            prompts,
            state: GoalState::Active,
            shared,
            made: made(days),
            earlier: Vec::new(),
        })
    };
    let rhythm = Prompts {
        goal: "Vända på dygnet".to_owned(),
        when: "Innan praktiken börjar".to_owned(),
        how: "En kvart tidigare varje kväll".to_owned(),
        first_step: "Ställa klockan på samma tid varje dag".to_owned(),
        first_step_when: "På söndag kväll".to_owned(),
        needed: "Att min syster påminner mig".to_owned(),
    };
    let words = |goal: &str| Prompts { goal: goal.to_owned(), ..Prompts::default() };
    let rhythm = goal(None, rhythm, true, -6)?;
    let evening = goal(Some(rhythm.id), words("Lägga mig före midnatt"), true, -5)?;
    let morning = goal(Some(rhythm.id), words("Frukost innan jag åker"), true, -5)?;
    let people = goal(None, words("Träffa folk en gång i veckan"), false, -4)?;
    let step = |goal: &Goal, text: &str, day: i64, done: bool| -> Result<Item> {
        let (id, day, goal) = (StepId(town.id()?), town.day(day), Some(goal.id));
        Ok(Item::Step(Step { id, goal, text: text.to_owned(), day, done: done.then_some(day) }))
    };
    let support = Support {
        id: SupportId(town.id()?),
        name: "Leyla".to_owned(),
        who: "min syster".to_owned(),
        phone: "+46701740620".to_owned(),
        email: String::new(),
        removed: false,
    };
    let paused = Goal {
        state: GoalState::Paused { since: town.day(-2) },
        ..goal(None, words("Ta körkort"), true, -6)?
    };
    Ok(vec![
        step(&evening, "Mobilen i köket när jag lägger mig", 0, false)?,
        step(&morning, "Köpa gröt och bananer", 1, false)?,
        step(&people, "Fråga Leyla om vi ska fika", 4, false)?,
        step(&rhythm, "Ställa klockan på sju", -1, true)?,
        step(&people, "Gå med gruppen på lunch", -3, true)?,
        Item::Goal(rhythm),
        Item::Goal(evening),
        Item::Goal(morning),
        Item::Goal(people),
        Item::Goal(paused),
        Item::Support(support),
    ])
}

fn agreements(town: &Town<'_>, staff: &Staff, amina: PersonId) -> Result<Vec<Item>> {
    let task = |owner, text: &str, by: i64, done: Option<i64>| -> Result<Item> {
        let (id, text) = (TaskId(town.id()?), text.to_owned());
        let (by, done) =
            (town.today.checked_add_days(Days::new(by.unsigned_abs())), done.map(|day| town.day(day)));
        Ok(Item::Task(Task { done, ..Task::new(id, text, owner, by) }))
    };
    let help = |person, what: &str, place: &str, on: i64| -> Result<Item> {
        let (id, on) = (HelpId(town.id()?), town.day(on));
        Ok(Item::Help(Help { id, person, what: what.to_owned(), place: place.to_owned(), on }))
    };
    Ok(vec![
        task(staff.coach, "Ringa biblioteket om ett studiebesök", 2, None)?,
        task(staff.caseworker, "Skicka beslutet om ersättning", 5, None)?,
        task(amina, "Skriva upp tre arbetsplatser som jag är nyfiken på", 4, None)?,
        task(staff.coordinator, "Ordna ett skåp", 0, Some(-1))?,
        help(staff.coach, "Prata om hur dagarna ser ut", "Access lokaler", -4)?,
        help(staff.coach, "Åka buss till Access första gången", "Hållplats Torget", -7)?,
        help(staff.caseworker, "Planera starten i Access", "Arbetsförmedlingen", -24)?,
        help(staff.social_worker, "Ansöka om bostadsbidrag", "Socialtjänsten", -90)?,
    ])
}
