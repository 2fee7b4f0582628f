//! Two surveys of Access: one that is closed, with its results and what came of it, and one that is open.
//!
//! The others who were asked have a name and nothing else: nobody looks in as them, and no programme counts them.
use super::{staff::Staff, town::Town};
use crate::surveys::periods;
use anyhow::{Context as _, Result, bail};
use chrono::Days;
use folje_anonymity::{
    answers::{Answers, Value},
    disclosure::PanelId,
    hex::Hex,
    tokens::Spent,
};
use folje_api::v1::surveys::Occasion;
use folje_domain::ids::{PersonId, SurveyId};
use folje_store::{AnswerBack, By, Letter, Opening, Right};

const OTHERS: [&str; 13] = [
    "Ali", "Britt", "Dana", "Emre", "Frida", "Goran", "Hanna", "Ivan", "Jonna", "Kamal", "Lena", "Mehdi",
    "Nora",
];

/// What was answered to the first one, and what was written.
const ANSWERS: [(u8, u8, &str); 9] = [
    (1, 0, "Att få se lokalen innan"),
    (2, 0, "Om någon hade mött mig i dörren"),
    (3, 1, ""),
    (2, 0, "En karta med busshållplatsen"),
    (4, 1, "Det var bra som det var"),
    (3, 0, "Att veta vilka andra som skulle komma"),
    (2, 2, ""),
    (1, 0, "Kortare första dag"),
    (3, 1, "Mer tid att fika"),
];

pub(super) async fn ask(town: &Town<'_>, staff: &Staff, amina: PersonId) -> Result<()> {
    let mut people = vec![amina];
    for (name, phone) in OTHERS.into_iter().zip(30..) {
        people.push(town.participant(name, phone).await?);
    }
    let by = By { organisation: town.organisation, who: staff.coordinator, at: town.app.now() };
    let first = open(town, by, "first-weeks", (-12, -5), &people).await?;
    answer(town, first).await?;
    let (store, app) = (&town.app.store, town.app);
    store.close_survey(first, app.ballots.clone(), app.random.bytes()?, false).await?;
    for waiting in store.texts_to_read(first).await? {
        let read = waiting.texts.texts.into_iter().map(Some).collect();
        store.release_texts(by, first, waiting.panel, waiting.texts.question, read).await?;
    }
    let back = AnswerBack {
        you_said: "Att det är svårt att komma till ett ställe som man inte har sett.".to_owned(),
        we_did: "Nu möter någon i dörren första dagen, och alla får en karta med busshållplatsen innan."
            .to_owned(),
    };
    store.answer_survey(by, first, &back).await?;
    open(town, by, "half-way", (0, 12), &people).await?;
    Ok(())
}

/// Opens a survey for Amina's group and for those who take part alone, from one day to another counted from today.
async fn open(
    town: &Town<'_>,
    by: By,
    template: &str,
    (opens, closes): (i64, i64),
    people: &[PersonId],
) -> Result<SurveyId> {
    let app = town.app;
    let template = app.settings.surveys.template(template).context("there is no such survey")?;
    let cohorts = app.store.cohorts(town.organisation).await?;
    let group = cohorts.iter().find(|cohort| cohort.template == "access").map(|cohort| cohort.id);
    let (in_group, alone) = people.split_at(people.len() / 2);
    let opening = Opening {
        id: SurveyId(town.id()?),
        period: periods::current(app, town.organisation, "access").await?.period,
        template: template.key.clone(),
        form: template.form.clone(),
        words: serde_json::to_value(&template.words)?,
        occasion: serde_json::to_value(template.occasion)?.as_str().unwrap_or_default().to_owned(),
        opens: town.day(opens),
        closes: town.day(closes),
        groups: vec![(group, in_group.iter().copied().collect()), (None, alone.iter().copied().collect())],
        pooled: true,
        once: template.occasion == Occasion::Exit,
    };
    let id = opening.id;
    match app.store.open_survey(by, opening, app.ballots.clone()).await? {
        Ok(()) => Ok(id),
        Err(why) => bail!("the survey was not opened: {why:?}"),
    }
}

async fn answer(town: &Town<'_>, id: SurveyId) -> Result<()> {
    let app = town.app;
    let survey = app.store.survey(id).await?.context("the survey is not there")?;
    for (feeling, knew, text) in ANSWERS {
        let values = vec![Value::Choice(feeling), Value::Choice(knew), Value::Text(text.to_owned())];
        let letter = Letter {
            survey: id,
            right: Right::Token(Spent(Hex(app.random.bytes()?)), PanelId(0)),
            answers: Answers::new(&survey.form, values)?,
            random: app.random.bytes()?,
            today: survey.opens.checked_add_days(Days::new(1)).unwrap_or(survey.opens),
        };
        if let Err(why) = app.store.drop_letter(letter, app.ballots.clone()).await? {
            bail!("a letter was not taken: {why:?}");
        }
    }
    Ok(())
}
