//! What the stories of the demo are told with: people, relations, programmes and entries, in few words.
use crate::{contact, random, state::App};
use anyhow::{Context as _, Result};
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, Weekday};
use folje_domain::{
    ids::{CohortId, EnrolmentId, OrganisationId, PersonId},
    language::{Language, Text},
    people::{Relation, Role},
    programme::{Enrolment, Finished},
    record::Item,
    schedule::{Change, Override, Series, expand, holidays},
    template::{Choices, Laid},
};
use folje_store::{Cohort, Organisation, Part, Person, SeriesOwner};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The municipality while it is being made.
pub(super) struct Town<'a> {
    /// Where it is kept.
    pub(super) app: &'a App,
    /// Its id.
    pub(super) organisation: OrganisationId,
    /// Today in Stockholm.
    pub(super) today: NaiveDate,
}

/// A programme that somebody begins.
pub(super) struct Plan<'a> {
    /// The template's key.
    pub(super) template: &'a str,
    /// The first day.
    pub(super) start: NaiveDate,
    /// The group's name; alone without one.
    pub(super) group: Option<&'a str>,
    /// What is picked where the template leaves something open.
    pub(super) choices: Choices,
    /// Who has which role.
    pub(super) with: &'a [(Role, PersonId)],
    /// Places by activity.
    pub(super) places: &'a [(&'a str, &'a str)],
    /// How it ended, if it has.
    pub(super) finished: Option<Finished>,
}

impl<'a> Town<'a> {
    /// Makes the organisation.
    pub(super) async fn found(app: &'a App) -> Result<Self> {
        let organisation = OrganisationId(random::uuid(&*app.random, app.now())?);
        let name = "Exempelby arbetsmarknadsenhet".to_owned();
        app.store.add_organisation(&Organisation { id: organisation, name, demo: true }).await?;
        Ok(Self { app, organisation, today: app.today() })
    }

    /// A new id.
    pub(super) fn id(&self) -> Result<Uuid> {
        Ok(random::uuid(&*self.app.random, self.app.now())?)
    }

    /// The day so many days from today.
    pub(super) fn day(&self, from_today: i64) -> NaiveDate {
        let days = Days::new(from_today.unsigned_abs());
        let day = if from_today < 0 {
            self.today.checked_sub_days(days)
        } else {
            self.today.checked_add_days(days)
        };
        day.unwrap_or(self.today)
    }

    /// The Monday of the week that many weeks before this one.
    pub(super) fn monday(&self, weeks_ago: i64) -> NaiveDate {
        self.day(-i64::from(self.today.weekday().num_days_from_monday()) - 7 * weeks_ago)
    }

    /// Tomorrow, or the first working day after it.
    pub(super) fn next_working_day(&self) -> NaiveDate {
        let works = |day: &NaiveDate| {
            !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && holidays::on(*day).is_none()
        };
        (1..30).map(|ahead| self.day(ahead)).find(works).unwrap_or_else(|| self.day(1))
    }

    /// A participant; `phone` is the end of a number from the series for fiction.
    pub(super) async fn participant(&self, name: &str, phone: u32) -> Result<PersonId> {
        self.person(name, Part::Participant, "", phone).await
    }

    /// Somebody who walks beside.
    pub(super) async fn companion(&self, name: &str, works_at: &str, phone: u32) -> Result<PersonId> {
        self.person(name, Part::Companion, works_at, phone).await
    }

    async fn person(&self, name: &str, part: Part, works_at: &str, phone: u32) -> Result<PersonId> {
        let id = PersonId(self.id()?);
        let companion = part == Part::Companion;
        let person = Person {
            id,
            organisation: self.organisation,
            name: name.to_owned(),
            works_at: works_at.to_owned(),
            phone: contact::phone(&format!("070-174 06 {phone:02}"))?,
            email: if companion { format!("{}@exempelby.example", plain(name)) } else { String::new() },
            language: Language::Sv,
            part,
        };
        self.app.store.add_person(&person).await?;
        Ok(id)
    }

    /// `person` is `role` to `participant` from so many days from today on.
    pub(super) async fn beside(
        &self,
        participant: PersonId,
        person: PersonId,
        role: Role,
        since: i64,
    ) -> Result<()> {
        self.relation(participant, person, role, (since, None), false).await
    }

    /// The same, as «min kontakt just nu».
    pub(super) async fn contact(
        &self,
        participant: PersonId,
        person: PersonId,
        role: Role,
        since: i64,
    ) -> Result<()> {
        self.relation(participant, person, role, (since, None), true).await
    }

    /// Somebody who was beside the participant from one day to another, counted from today.
    pub(super) async fn relation(
        &self,
        participant: PersonId,
        person: PersonId,
        role: Role,
        (since, until): (i64, Option<i64>),
        contact: bool,
    ) -> Result<()> {
        let (since, until) = (self.day(since), until.map(|until| self.day(until)));
        self.app.store.add_relation(&Relation { participant, person, role, since, until, contact }).await?;
        Ok(())
    }

    /// What stands in the participant's record from the beginning.
    pub(super) async fn note(&self, participant: PersonId, items: &[Item]) -> Result<()> {
        self.app.store.put_items(self.organisation, participant, items).await?;
        Ok(())
    }

    /// Begins a programme; `change` may cancel and move what takes place.
    pub(super) async fn begin(
        &self,
        participant: PersonId,
        plan: Plan<'_>,
        change: impl FnOnce(&mut Vec<Series>) -> Result<()>,
    ) -> Result<EnrolmentId> {
        let Laid { name, phases, mut series, ramp, handover_opens, stand_ins } = self.lay(&plan)?;
        change(&mut series)?;
        let cohort = match plan.group {
            Some(group) => {
                let (id, template) = (CohortId(self.id()?), plan.template.to_owned());
                let (name, starts) = (group.to_owned(), plan.start);
                let (organisation, choices) = (self.organisation, plan.choices.clone());
                let cohort = Cohort { id, organisation, template, choices, name, starts };
                self.app.store.add_cohort(&cohort).await?;
                Some(id)
            }
            None => None,
        };
        let id = EnrolmentId(self.id()?);
        let (template, finished) = (plan.template.to_owned(), plan.finished);
        let enrolment = Enrolment {
            id,
            participant,
            cohort,
            template,
            name,
            phases,
            ramp,
            handover_opens,
            stand_ins,
            finished,
        };
        self.app.store.add_enrolment(self.organisation, &enrolment).await?;
        let owner = cohort.map_or(SeriesOwner::Enrolment(id), SeriesOwner::Cohort);
        for series in &series {
            self.app.store.add_series(self.organisation, owner, series).await?;
        }
        Ok(id)
    }

    fn lay(&self, plan: &Plan<'_>) -> Result<Laid> {
        let places: BTreeMap<_, _> = plan
            .places
            .iter()
            .map(|(activity, place)| ((*activity).to_owned(), Text::plain(*place)))
            .collect();
        let programmes = &self.app.settings.programmes;
        Ok(programmes.lay(self.app, plan.template, plan.start, &plan.choices, plan.with, &places)?)
    }
}

/// A text in both languages.
pub(super) fn text(sv: &str, en: &str) -> Text {
    Text { sv: sv.to_owned(), en: Some(en.to_owned()) }
}

/// A time of day on a day.
pub(super) fn at(day: NaiveDate, hour: u32, minute: u32) -> NaiveDateTime {
    day.and_time(NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default())
}

/// Changes the `turn`th (from 0) planned occurrence of the activity called `title` from `day` on.
pub(super) fn change(
    series: &mut [Series],
    title: &str,
    (day, turn): (NaiveDate, usize),
    reason: Text,
    how: impl FnOnce(NaiveDateTime) -> Change,
) -> Result<()> {
    let until = day.checked_add_days(Days::new(42)).context("the end of the calendar")?;
    let mut found: Vec<_> = series
        .iter()
        .enumerate()
        .filter(|(_, series)| series.title.sv == title)
        .flat_map(|(place, series)| expand(series, day, until).into_iter().map(move |o| (o.start, place, o)))
        .filter(|(_, _, occurrence)| occurrence.takes_place())
        .collect();
    found.sort_by_key(|(start, place, _)| (*start, *place));
    let (start, place, occurrence) =
        found.into_iter().nth(turn).with_context(|| format!("«{title}» does not take place so often"))?;
    let original = occurrence.id.start;
    series[place].overrides.push(Override { original, change: how(start), reason: Some(reason) });
    Ok(())
}

/// A name as it stands in an address.
fn plain(name: &str) -> String {
    let letter = |c| match c {
        'å' | 'ä' => 'a',
        'ö' => 'o',
        'é' => 'e',
        ' ' => '.',
        other => other,
    };
    name.to_lowercase().chars().map(letter).collect()
}
