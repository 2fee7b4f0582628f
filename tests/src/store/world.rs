//! A small world to tell stories in: one organisation, a participant, a coach, a coordinator, a cohort.
use chrono::{DateTime, NaiveDate, Utc};
use folje_domain::{
    command::{Action, Command, Context, Refusal, decide},
    ids::{
        CohortId, CommandId, EnrolmentId, GoalId, InviteId, OrganisationId, PersonId, SeriesId, SessionId,
        StepId,
    },
    language::{Language, Text},
    people::{Relation, Role},
    programme::Enrolment,
    record::{Item, Prompts, Record},
    schedule::{ActivityKind, OnHoliday, Series},
    template::Choices,
    visibility::{Consents, Question, Scope, scope},
};
use folje_store::{
    Applied, Cohort, Hash, NewInvite, NewSession, Organisation, Part, Person, Store, StoreError,
};
use uuid::Uuid;

pub(super) const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();

pub(super) const ORGANISATION: OrganisationId = OrganisationId(Uuid::from_u128(1));
pub(super) const AMINA: PersonId = PersonId(Uuid::from_u128(11));
pub(super) const COACH: PersonId = PersonId(Uuid::from_u128(12));
pub(super) const COORDINATOR: PersonId = PersonId(Uuid::from_u128(13));
pub(super) const COHORT: CohortId = CohortId(Uuid::from_u128(21));
pub(super) const ENROLMENT: EnrolmentId = EnrolmentId(Uuid::from_u128(22));

/// Midday on [`TODAY`].
pub(super) fn now() -> DateTime<Utc> {
    TODAY.and_hms_opt(12, 0, 0).unwrap().and_utc()
}

pub(super) fn day(days: i64) -> NaiveDate {
    TODAY + chrono::Duration::days(days)
}

pub(super) fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

pub(super) fn person(id: PersonId, organisation: OrganisationId, name: &str, part: Part) -> Person {
    Person {
        id,
        organisation,
        name: name.to_owned(),
        works_at: "Arbetsmarknadsenheten".to_owned(),
        phone: "070-1740605".to_owned(),
        email: String::new(),
        language: Language::Sv,
        part,
    }
}

pub(super) fn relation(participant: PersonId, person: PersonId, role: Role) -> Relation {
    Relation { participant, person, role, since: day(-30), until: None, contact: role == Role::Coach }
}

pub(super) fn enrolment(id: EnrolmentId, participant: PersonId, cohort: Option<CohortId>) -> Enrolment {
    Enrolment {
        id,
        participant,
        cohort,
        template: "access".to_owned(),
        name: Text::plain("Access"),
        phases: Vec::new(),
        ramp: None,
        handover_opens: None,
        stand_ins: vec![Role::ProgrammeCoordinator],
        finished: None,
    }
}

pub(super) fn series(id: u128, kind: ActivityKind) -> Series {
    Series {
        id: SeriesId(Uuid::from_u128(id)),
        title: Text::plain("Uppföljning"),
        kind,
        start: TODAY.and_hms_opt(9, 0, 0).unwrap(),
        minutes: 90,
        recurrence: Some("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO".parse().unwrap()),
        extra: Vec::new(),
        except: Vec::new(),
        on_holiday: OnHoliday::default(),
        overrides: Vec::new(),
        place: None,
        with: vec![COACH],
        bring: Vec::new(),
        about: None,
        instead: None,
        say: None,
        last_day: None,
    }
}

/// Fills an empty store with the small world.
pub(super) async fn settle(store: &Store) -> Result<(), StoreError> {
    let organisation = Organisation { id: ORGANISATION, name: "Exempelby kommun".to_owned(), demo: true };
    store.add_organisation(&organisation).await?;
    store.add_person(&person(AMINA, ORGANISATION, "Amina Exempel", Part::Participant)).await?;
    store.add_person(&person(COACH, ORGANISATION, "Åsa Påhittad", Part::Companion)).await?;
    store.add_person(&person(COORDINATOR, ORGANISATION, "Bo Fiktiv", Part::Companion)).await?;
    store.add_relation(&relation(AMINA, COACH, Role::Coach)).await?;
    store.add_relation(&relation(AMINA, COORDINATOR, Role::ProgrammeCoordinator)).await?;
    store.add_cohort(&cohort(COHORT, ORGANISATION)).await?;
    store.add_enrolment(ORGANISATION, &enrolment(ENROLMENT, AMINA, Some(COHORT))).await
}

pub(super) fn cohort(id: CohortId, organisation: OrganisationId) -> Cohort {
    let (template, name) = ("access".to_owned(), "Access 48".to_owned());
    Cohort { id, organisation, template, choices: Choices::default(), name, starts: TODAY }
}

/// What `viewer` may see of Amina.
pub(super) async fn scope_of(store: &Store, viewer: PersonId) -> Option<Scope> {
    let question = Question {
        viewer_organisation: ORGANISATION,
        viewer,
        subject_organisation: ORGANISATION,
        subject: AMINA,
    };
    let consents = store.consents(&own(), TODAY).await.unwrap();
    scope(question, &store.relations_to(AMINA).await.unwrap(), &consents, TODAY)
}

/// What Amina may see of herself.
pub(super) fn own() -> Scope {
    own_of(AMINA)
}

/// What a participant may see of themselves.
pub(super) fn own_of(participant: PersonId) -> Scope {
    let question = Question {
        viewer_organisation: ORGANISATION,
        viewer: participant,
        subject_organisation: ORGANISATION,
        subject: participant,
    };
    scope(question, &[], &Consents::default(), TODAY).unwrap()
}

pub(super) fn command(number: u128, action: Action) -> Command {
    Command { id: CommandId(Uuid::from_u128(number)), at: now(), about: AMINA, action }
}

pub(super) fn add_step(number: u128) -> Command {
    let step = StepId(Uuid::from_u128(number));
    command(
        number,
        Action::AddStep { step, goal: None, text: format!("steg {number}"), day: TODAY, done: false },
    )
}

pub(super) fn add_goal(number: u128, words: &str) -> Command {
    let prompts = Prompts { goal: words.to_owned(), ..Prompts::default() };
    command(
        number,
        Action::AddGoal { goal: GoalId(Uuid::from_u128(number)), parent: None, prompts, shared: false },
    )
}

/// The domain's own rules, as the server hands them to the store.
pub(super) fn rules(
    command: &Command,
    by: PersonId,
) -> impl Fn(&Record, &[Series]) -> Result<Vec<Item>, Refusal> + Send + Sync + 'static {
    let command = command.clone();
    move |record, _| {
        decide(
            record,
            &command,
            &Context {
                by,
                now: now(),
                today: TODAY,
                relations: &[],
                is_around: &|_| true,
                occurrence: &|_| None,
            },
        )
    }
}

/// Amina sends a command.
pub(super) async fn send(store: &Store, command: Command) -> Result<Applied, StoreError> {
    let rules = rules(&command, AMINA);
    store.apply(own(), command, now(), rules).await
}

pub(super) const fn hash(number: u8) -> Hash {
    Hash([number; 32])
}

pub(super) fn invite(number: u8) -> NewInvite {
    NewInvite {
        id: InviteId(id(u128::from(number))),
        person: AMINA,
        link_hash: hash(number),
        code_hash: hash(number + 100),
        made: now(),
        expires: now() + chrono::Duration::days(7),
    }
}

pub(super) fn device(number: u8) -> NewSession {
    NewSession {
        id: SessionId(id(u128::from(number))),
        token_hash: hash(number),
        device: "Chrome på Android".to_owned(),
        expires: now() + chrono::Duration::days(180),
    }
}
