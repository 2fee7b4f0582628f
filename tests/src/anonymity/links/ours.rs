//! Surveys in the store as it is.
use super::survey::{Habits, PEOPLE, Survey, form};
use crate::{anonymity::traces::copied, support::folder::Folder};
use chrono::NaiveDate;
use folje_anonymity::{
    answers::{Answers, Value},
    disclosure::PanelId,
    hex::Hex,
    stream::Stream,
    tokens::{Issuer, Period, PublicKeys, Spent},
};
use folje_domain::ids::{CohortId, OrganisationId, PersonId, SurveyId};
use folje_server::{random::SeededRandom, surveys::keys::BallotKeys};
use folje_store::{By, Keys, Letter, NewPeriod, Opening, Organisation, Part, Person, Right, Store};
use std::{collections::BTreeSet, sync::Arc};
use uuid::Uuid;

/// After so many surveys a file is begun anew, so that there is less to look through.
const FILE: u32 = 40;

const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();

/// So many surveys, each in a programme of its own.
pub(super) async fn play(seed: u8, surveys: u32) -> Vec<Survey> {
    let mut random = Stream::new("links on files", &[seed; 32], b"");
    let mut seen = Vec::new();
    for first in (0..surveys).step_by(FILE as usize) {
        let file = File::new(u64::from(seed) << 32 | u64::from(first)).await;
        for number in first..surveys.min(first + FILE) {
            seen.push(file.survey(number, &mut random).await);
        }
        file.store.close().await;
    }
    seen
}

struct File {
    folder: Folder,
    store: Store,
    keys: Arc<dyn Keys>,
    public: PublicKeys,
    by: By,
}

impl File {
    async fn new(seed: u64) -> Self {
        let folder = Folder::fast();
        let store = Store::open(&format!("sqlite:{}", folder.path().join("a.db").display())).await.unwrap();
        let organisation = OrganisationId(Uuid::from_u128(1));
        let name = "Här".to_owned();
        store.add_organisation(&Organisation { id: organisation, name, demo: false }).await.unwrap();
        let (who, none) = (PersonId(Uuid::from_u128(2)), String::new());
        let person = Person {
            id: who,
            organisation,
            name: "Siv".to_owned(),
            works_at: none.clone(),
            phone: none.clone(),
            email: none,
            language: folje_domain::language::Language::Sv,
            part: Part::Companion,
        };
        store.add_person(&person).await.unwrap();
        let at = TODAY.and_hms_opt(12, 0, 0).unwrap().and_utc();
        let public = Issuer::new([1; 32], period(organisation, 0)).unwrap().public().clone();
        // Keys in memory: what lies in their folder is another test's.
        let keys = Arc::new(BallotKeys::new(None, Arc::new(SeededRandom::new(seed))));
        Self { folder, store, keys, public, by: By { organisation, who, at } }
    }

    async fn survey(&self, number: u32, random: &mut Stream) -> Survey {
        let habits = Habits::random(random);
        let id = SurveyId(Uuid::from_u128(1000 + u128::from(number)));
        self.open(id, number).await;
        for person in &habits.order {
            let values = vec![
                Value::Text(habits.texts[*person].clone()),
                Value::Choice(u8::try_from(random.below(5)).unwrap()),
            ];
            let letter = Letter {
                survey: id,
                right: Right::Token(Spent(Hex(random.take())), PanelId(0)),
                answers: Answers::new(&form(), values).unwrap(),
                random: random.take(),
                today: TODAY,
            };
            self.store.drop_letter(letter, self.keys.clone()).await.unwrap().unwrap();
        }
        self.store.close_survey(id, self.keys.clone(), random.take(), false).await.unwrap();
        let path = |name| self.folder.path().join(name);
        // The log as it stands before it is purged: somebody may have come just then.
        let log = copied(&path("a.db-wal"));
        self.store.purge_surveys().await.unwrap();
        habits.seen(&copied(&path("a.db")), &log)
    }

    /// 24 are asked, of two groups: four keep silent, and what was written is shown.
    async fn open(&self, id: SurveyId, number: u32) {
        let period = period(self.by.organisation, number);
        let keys = serde_json::to_value(&self.public).unwrap()["keys"].clone();
        let public = PublicKeys::new(period.clone(), serde_json::from_value(keys).unwrap()).unwrap();
        let words = vec!["ord".to_owned()];
        self.store.add_period(&NewPeriod { seed: [1; 32], public, words }).await.unwrap();
        let people = |from: usize, until: usize| -> BTreeSet<PersonId> {
            (from..until).map(|person| PersonId(Uuid::from_u128(100 + person as u128))).collect()
        };
        let group = |cohort: u128| Some(CohortId(Uuid::from_u128(cohort)));
        let opening = Opening {
            id,
            period,
            template: "half-way".to_owned(),
            form: form(),
            words: serde_json::Value::Null,
            occasion: "half-way".to_owned(),
            opens: TODAY,
            closes: TODAY,
            groups: vec![(group(1), people(0, 12)), (group(2), people(12, PEOPLE + 4))],
            pooled: true,
            once: false,
        };
        self.store.open_survey(self.by, opening, self.keys.clone()).await.unwrap().unwrap();
    }
}

fn period(organisation: OrganisationId, number: u32) -> Period {
    Period::new(organisation, &format!("programme {number}"), 2026, 4).unwrap()
}
