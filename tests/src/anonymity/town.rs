//! A programme with groups, a coordinator who asks, and phones that answer.
use crate::support::app::{Answer, Device, TestApp};
use axum::body::Body;
use chrono::NaiveDate;
use folje_anonymity::{
    answers::{Answers, Letter, Value},
    disclosure::PanelId,
    tokens::{Batch, PublicKeys, Token, record::Record},
};
use folje_api::v1::{paths, surveys::OpenSurvey};
use folje_domain::{
    ids::{CohortId, EnrolmentId, OrganisationId, PersonId, SurveyId},
    language::{Language, Text},
    people::{Duty, Relation, Role},
    programme::{Enrolment, Phase},
    template::Choices,
};
use folje_server::{state::Settings, surveys::jobs};
use folje_store::{Cohort, Part, Person, Store};
use serde_json::{Value as Json, json};
use uuid::Uuid;

pub(super) const PROGRAMME: &str = "tolg";

pub(super) struct Town {
    pub(super) app: TestApp,
    pub(super) organisation: OrganisationId,
    pub(super) coordinator: Device,
    /// By group.
    pub(super) people: Vec<Vec<PersonId>>,
    pub(super) cohorts: Vec<CohortId>,
}

fn id(number: usize) -> Uuid {
    Uuid::from_u128(0x0191_0000_0000_7000_8000_0000_0000_0000 + number as u128)
}

pub(super) fn survey_id(number: usize) -> SurveyId {
    SurveyId(id(900_000 + number))
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

impl Town {
    /// Groups of these sizes, in memory.
    pub(super) async fn new(sizes: &[usize]) -> Self {
        Self::on(Store::open("sqlite::memory:").await.unwrap(), Settings::default(), sizes).await
    }

    pub(super) async fn on(store: Store, settings: Settings, sizes: &[usize]) -> Self {
        let app = TestApp::on(store, settings).await;
        let store = &app.app.store;
        let organisation = app.world.here;
        let coordinator = PersonId(id(1));
        store
            .add_person(&person(coordinator, organisation, "Siv Samordnare", Part::Companion))
            .await
            .unwrap();
        store.add_duty(organisation, coordinator, Duty::ProgrammeCoordinator).await.unwrap();
        let coordinator = app.signed_in(coordinator).await;
        let mut town = Self { app, organisation, coordinator, people: Vec::new(), cohorts: Vec::new() };
        for size in sizes {
            town.group(*size).await;
        }
        town
    }

    /// Another group; its number.
    pub(super) async fn group(&mut self, size: usize) -> usize {
        let group = self.cohorts.len();
        let cohort = Cohort {
            id: CohortId(id(1000 + group)),
            organisation: self.organisation,
            template: PROGRAMME.to_owned(),
            choices: Choices::default(),
            name: format!("Grupp {group}"),
            starts: day("2026-10-05"),
        };
        self.app.app.store.add_cohort(&cohort).await.unwrap();
        self.cohorts.push(cohort.id);
        self.people.push(Vec::new());
        for _ in 0..size {
            self.join(group).await;
        }
        group
    }

    /// Somebody joins a group.
    pub(super) async fn join(&mut self, group: usize) -> PersonId {
        let number = 10_000 + 100 * group + self.people[group].len();
        let who = PersonId(id(number));
        let store = &self.app.app.store;
        store.add_person(&person(who, self.organisation, "Deltagare", Part::Participant)).await.unwrap();
        let since = day("2026-10-05");
        let (role, person) = (Role::ProgrammeCoordinator, PersonId(id(1)));
        let relation = Relation { participant: who, person, role, since, until: None, contact: true };
        store.add_relation(&relation).await.unwrap();
        let enrolment = enrolment(EnrolmentId(id(number)), who, self.cohorts[group]);
        store.add_enrolment(self.organisation, &enrolment).await.unwrap();
        self.people[group].push(who);
        who
    }

    /// Opens a survey for some groups, to 4 December.
    pub(super) async fn ask(&self, number: usize, groups: &[usize], pooled: bool) -> Answer {
        let cohorts: Vec<_> = groups.iter().map(|group| self.cohorts[*group]).collect();
        let today = self.app.app.today();
        let new = json!({
            "id": survey_id(number), "programme": PROGRAMME, "template": "half-way", "occasion": "half-way",
            "cohorts": cohorts, "pooled": pooled, "closes": today + chrono::Days::new(11),
        });
        self.coordinator.post(paths::DESK_SURVEYS, &new).await
    }

    /// Lets the survey's days pass, and does what is done each day.
    pub(super) async fn close(&self) {
        self.app.go(chrono::TimeDelta::days(12));
        jobs::settle(&self.app.app).await.unwrap();
    }

    pub(super) async fn answer_back(&self, number: usize) -> Answer {
        let body = json!({ "you_said": "Att takten är för snabb", "we_did": "Vi börjar en timme senare" });
        self.coordinator.post(&desk(paths::DESK_SURVEY_ANSWER, number), &body).await
    }

    pub(super) async fn desk(&self) -> Json {
        let answer = self.coordinator.get(paths::DESK_SURVEYS).await;
        assert_eq!(answer.status, 200, "{:?}", answer.body);
        let programmes = answer.body["programmes"].as_array().unwrap().clone();
        programmes.into_iter().find(|programme| programme["programme"] == PROGRAMME).unwrap()
    }

    /// What the coordinator sees of the panels of a survey.
    pub(super) async fn panels(&self, number: usize) -> Vec<Json> {
        let desk = self.desk().await;
        let id = survey_id(number).to_string();
        let surveys = desk["surveys"].as_array().unwrap();
        surveys.iter().find(|survey| survey["id"] == id).unwrap()["panels"].as_array().unwrap().clone()
    }

    pub(super) async fn phone(&self, person: PersonId) -> Phone {
        Phone { device: self.app.signed_in(person).await, away: self.app.device() }
    }

    /// Everybody of a group who is named fetches tokens and answers: the choice to each question, and a text.
    pub(super) async fn answers(&self, group: usize, number: usize, answers: &[(u8, &str)]) {
        for (place, (choice, text)) in answers.iter().enumerate() {
            let phone = self.phone(self.people[group][place]).await;
            let open = phone.open(number).await;
            let mut secret = [0; 32];
            secret[..2].copy_from_slice(&[group as u8, place as u8]);
            let token = phone.token(&open, secret).await;
            let answer = phone.send(&open, &token, values(*choice, text)).await;
            assert_eq!(answer.status, 204, "{:?}", answer.body);
        }
    }
}

/// The same choice to each question of «half-way», as far as it has so many, and a text.
pub(super) fn values(choice: u8, text: &str) -> Vec<Value> {
    let mut values: Vec<_> =
        [5, 4, 3, 3, 5].into_iter().map(|choices: u8| Value::Choice(choice.min(choices - 1))).collect();
    values.push(Value::Text(text.to_owned()));
    values
}

pub(super) fn desk(path: &str, number: usize) -> String {
    path.replace("{id}", &survey_id(number).to_string())
}

/// A participant's phone: signed in, and once more as it sends letters, without a cookie.
pub(super) struct Phone {
    pub(super) device: Device,
    away: Device,
}

impl Phone {
    pub(super) async fn page(&self) -> Json {
        self.device.get(paths::SURVEYS).await.body
    }

    pub(super) async fn open(&self, number: usize) -> OpenSurvey {
        let page = self.page().await;
        let open: Vec<OpenSurvey> = serde_json::from_value(page["open"].clone()).unwrap();
        open.into_iter().find(|open| open.id == survey_id(number)).expect("the survey is open for them")
    }

    /// The keys that the phone should fetch tokens for, checked against the record.
    pub(super) async fn keys(&self) -> PublicKeys {
        let page = self.page().await;
        let keys: Vec<PublicKeys> = serde_json::from_value(page["periods"].clone()).unwrap();
        let record: Record = serde_json::from_value(self.away.get(paths::SURVEY_KEYS).await.body).unwrap();
        let own = keys.into_iter().next().unwrap();
        record.check(None, &own).unwrap();
        own
    }

    pub(super) async fn fetch(&self, batch: &Batch) -> Answer {
        let body = json!({ "period": batch.keys().period(), "request": batch.request() });
        self.device.post(paths::TOKENS, &body).await
    }

    pub(super) async fn tokens(&self, secret: [u8; 32]) -> Vec<Token> {
        let batch = Batch::begin(self.keys().await, secret);
        let answer = self.fetch(&batch).await;
        assert_eq!(answer.status, 200, "{:?}", answer.body);
        batch.finish(&serde_json::from_value(answer.body).unwrap()).unwrap()
    }

    /// The token that is worth an answer to a survey.
    pub(super) async fn token(&self, open: &OpenSurvey, secret: [u8; 32]) -> Token {
        self.tokens(secret).await.swap_remove(u8::from(open.slot).into())
    }

    pub(super) async fn send(&self, open: &OpenSurvey, token: &Token, values: Vec<Value>) -> Answer {
        post(&self.away, open.id, letter(open, token, open.panel, values)).await
    }
}

pub(super) fn letter(open: &OpenSurvey, token: &Token, panel: PanelId, values: Vec<Value>) -> Vec<u8> {
    let answers = Answers::new(&open.form, values).unwrap();
    Letter { token: token.clone(), panel, answers }.bytes()
}

/// Sends bytes as a letter.
pub(super) async fn post(device: &Device, survey: SurveyId, bytes: Vec<u8>) -> Answer {
    let path = paths::LETTER.replace("{id}", &survey.to_string());
    let headers = [("sec-fetch-site", "same-origin"), ("content-type", "application/octet-stream")];
    device.ask("POST", &path, &headers, Body::from(bytes)).await
}

fn person(id: PersonId, organisation: OrganisationId, name: &str, part: Part) -> Person {
    let (works_at, phone, email) = (String::new(), String::new(), String::new());
    Person { id, organisation, name: name.to_owned(), works_at, phone, email, language: Language::Sv, part }
}

fn enrolment(id: EnrolmentId, participant: PersonId, cohort: CohortId) -> Enrolment {
    let phase = Phase {
        key: "tolg".to_owned(),
        name: Text::plain("Tolg"),
        first_day: day("2026-10-05"),
        last_day: day("2027-06-30"),
        open_end: false,
    };
    Enrolment {
        id,
        participant,
        cohort: Some(cohort),
        template: PROGRAMME.to_owned(),
        name: Text::plain("Tolgmodellen"),
        phases: vec![phase],
        ramp: None,
        handover_opens: None,
        stand_ins: Vec::new(),
        finished: None,
    }
}
