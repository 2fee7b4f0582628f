//! Two organisations: in one of them Ada with her coach and her ambassador, in the other Eva with hers.
use chrono::NaiveDate;
use folje_domain::{
    ids::{EnrolmentId, OrganisationId, PersonId, SeriesId},
    language::{Language, Text},
    people::{Duty, Relation, Role},
    programme::{Enrolment, Phase},
    schedule::{ActivityKind, OccurrenceId, OnHoliday, Series},
};
use folje_server::state::App;
use folje_store::{Organisation, Part, Person, SeriesOwner};
use uuid::Uuid;

/// Who is there.
#[derive(Clone, Copy)]
pub(crate) struct World {
    /// The organisation of Ada and those around her.
    pub(crate) here: OrganisationId,
    /// The organisation of Eva and her coach.
    pub(crate) there: OrganisationId,
    /// A participant.
    pub(crate) ada: PersonId,
    /// Ada's coach and contact.
    pub(crate) coach: PersonId,
    /// Ada's ambassador.
    pub(crate) ambassador: PersonId,
    /// A caseworker of Ada's, of another authority.
    pub(crate) caseworker: PersonId,
    /// A participant of the other organisation.
    pub(crate) eva: PersonId,
    /// Eva's coach.
    pub(crate) other_coach: PersonId,
    /// A module of Ada's, each day at nine.
    pub(crate) module: SeriesId,
    /// Her hours at a workplace, each day at one.
    pub(crate) placement: SeriesId,
}

fn id(number: u128) -> Uuid {
    Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + number)
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

impl World {
    pub(super) async fn make(app: &App) -> Self {
        let (here, there) = (OrganisationId(id(1)), OrganisationId(id(2)));
        let person = |number| PersonId(id(number));
        let world = Self {
            here,
            there,
            ada: person(10),
            coach: person(11),
            ambassador: person(12),
            caseworker: person(13),
            eva: person(20),
            other_coach: person(21),
            module: SeriesId(id(30)),
            placement: SeriesId(id(31)),
        };
        for (id, name) in [(here, "Här"), (there, "Där")] {
            let organisation = Organisation { id, name: name.to_owned(), demo: false };
            app.store.add_organisation(&organisation).await.unwrap();
        }
        for (id, organisation, name, part) in [
            (world.ada, here, "Ada", Part::Participant),
            (world.coach, here, "Kim Coach", Part::Companion),
            (world.ambassador, here, "Bo Ambassadör", Part::Companion),
            (world.caseworker, here, "Hans Handläggare", Part::Companion),
            (world.eva, there, "Eva", Part::Participant),
            (world.other_coach, there, "Ulf Coach", Part::Companion),
        ] {
            app.store.add_person(&with_a_phone(id, organisation, name, part)).await.unwrap();
        }
        for (participant, person, role, contact) in [
            (world.ada, world.coach, Role::Coach, true),
            (world.ada, world.ambassador, Role::Ambassador, false),
            (world.ada, world.caseworker, Role::Caseworker, false),
            (world.eva, world.other_coach, Role::Coach, true),
        ] {
            let relation = Relation { participant, person, role, since: day(1), until: None, contact };
            app.store.add_relation(&relation).await.unwrap();
        }
        for (organisation, person) in [(here, world.coach), (there, world.other_coach)] {
            app.store.add_duty(organisation, person, Duty::Coach).await.unwrap();
        }
        let enrolment = Self::enrolment(world.ada, 40);
        app.store.add_enrolment(here, &enrolment).await.unwrap();
        let owner = SeriesOwner::Enrolment(enrolment.id);
        for series in [
            series(world.module, ActivityKind::Module, 9),
            series(world.placement, ActivityKind::Placement, 13),
        ] {
            app.store.add_series(here, owner, &series).await.unwrap();
        }
        world
    }

    /// Somebody's time in the programme Access, in the last weeks of November 2026.
    pub(crate) fn enrolment(participant: PersonId, number: u128) -> Enrolment {
        let name = Text::plain("Access");
        let phase = Phase {
            key: "entre".to_owned(),
            name: Text::plain("Entré"),
            first_day: day(16),
            last_day: day(30),
            open_end: false,
        };
        Enrolment {
            id: EnrolmentId(id(number)),
            participant,
            cohort: None,
            template: "access".to_owned(),
            name,
            phases: vec![phase],
            ramp: None,
            handover_opens: None,
            stand_ins: vec![Role::ProgrammeCoordinator],
            finished: None,
        }
    }

    /// Ada's module on a day of November 2026.
    pub(crate) fn module_on(&self, date: u32) -> OccurrenceId {
        OccurrenceId { series: self.module, start: day(date).and_hms_opt(9, 0, 0).unwrap() }
    }
}

/// Somebody of whom nothing is known but the name.
pub(crate) fn someone(id: PersonId, organisation: OrganisationId, name: &str, part: Part) -> Person {
    let (works_at, phone, email) = (String::new(), String::new(), String::new());
    Person { id, organisation, name: name.to_owned(), works_at, phone, email, language: Language::Sv, part }
}

fn with_a_phone(id: PersonId, organisation: OrganisationId, name: &str, part: Part) -> Person {
    // Numbers that are set aside for fiction, by the last digits of the id: Ada's ends in 05, Bo's in 07.
    let phone = format!("070-174 06 {:02}", id.0.as_u128() % 100 - 65);
    Person { phone, ..someone(id, organisation, name, part) }
}

fn series(id: SeriesId, kind: ActivityKind, hour: u32) -> Series {
    Series {
        id,
        title: Text::plain(format!("{kind:?}")),
        kind,
        start: day(16).and_hms_opt(hour, 0, 0).unwrap(),
        minutes: 120,
        recurrence: Some("FREQ=DAILY;COUNT=20".parse().unwrap()),
        extra: Vec::new(),
        except: Vec::new(),
        on_holiday: OnHoliday::Keep,
        overrides: Vec::new(),
        place: None,
        with: Vec::new(),
        bring: Vec::new(),
        about: None,
        instead: None,
        say: None,
        last_day: None,
    }
}
