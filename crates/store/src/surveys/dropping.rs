//! A letter goes into the box. One transaction: the box is opened, the right is looked at, rows and mark are put in, and
//! everything is sealed anew under a new key. Afterwards the old key is gone.
use super::{Keys, boxes, panels, survey};
use crate::{Engine, Store, StoreError};
use chrono::NaiveDate;
use folje_anonymity::{
    answers::{Answers, lay},
    disclosure::{Panel, PanelId},
    hex::Hex,
    tokens::Spent,
};
use folje_domain::ids::SurveyId;
use sqlx::{AnyConnection, query};
use std::sync::Arc;

/// A letter that was read, with a right that is sound.
pub struct Letter {
    /// To which survey.
    pub survey: SurveyId,
    /// By what right.
    pub right: Right,
    /// What was answered.
    pub answers: Answers,
    /// 32 fresh random bytes.
    pub random: [u8; 32],
    /// Today.
    pub today: NaiveDate,
}

/// The right to an answer.
pub enum Right {
    /// A token that was checked, by its mark; and the panel that its letter names.
    Token(Spent, PanelId),
    /// A printed code, by its digest.
    Code([u8; 32]),
}

/// Why a letter is not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotDropped {
    /// The survey is closed, or there is none.
    Closed,
    /// The right was used before.
    Spent,
    /// No such code, or a panel that was not asked.
    NotAsked,
    /// As many letters of the panel are there as people were asked: one was sent by somebody who was not.
    Full,
}

/// What dropping takes.
struct Job {
    letter: Letter,
    keys: Arc<dyn Keys>,
}

/// What became of it: the sealing whose key is to be forgotten.
type Dropped = Result<Vec<u8>, NotDropped>;

impl Store {
    /// Puts a letter into its survey's box.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`], also where the box's key is not there.
    pub async fn drop_letter(
        &self,
        letter: Letter,
        keys: Arc<dyn Keys>,
    ) -> Result<Result<(), NotDropped>, StoreError> {
        let store = self.clone();
        // A task of its own to its end: nobody who hangs up leaves a key behind.
        let task = tokio::spawn(async move {
            let engine = store.engine;
            let (id, forgetting) = (letter.survey, keys.clone());
            let dropped = store
                .write(Job { letter, keys }, move |connection, job| {
                    Box::pin(async move { put(engine, connection, job).await })
                })
                .await?;
            Ok(dropped.map(|before| forgetting.forget(id, &before)))
        });
        task.await.unwrap_or_else(|_| Err(StoreError::Unavailable("the server is stopping".to_owned())))
    }

    /// Seals a box anew, so that a new version of it does not mean that somebody answered. Nothing where it is closed.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`], also where the box's key is not there.
    pub async fn seal_anew(&self, id: SurveyId, keys: Arc<dyn Keys>) -> Result<(), StoreError> {
        let engine = self.engine;
        let forgetting = keys.clone();
        let before = self
            .write((id, keys), move |connection, (id, keys)| {
                Box::pin(async move {
                    let survey = survey::find(connection, *id).await?.ok_or(StoreError::NotFound)?;
                    let locked = boxes::lock(engine, connection, &**keys, *id).await?;
                    let Some((before, filled)) = locked else { return Ok(None) };
                    boxes::seal(connection, &**keys, &survey, &before, &filled).await?;
                    Ok(Some(before))
                })
            })
            .await?;
        if let Some(before) = before {
            forgetting.forget(id, &before);
        }
        Ok(())
    }
}

async fn put(engine: Engine, connection: &mut AnyConnection, job: &Job) -> Result<Dropped, StoreError> {
    let Job { letter, keys } = job;
    let survey = survey::find(connection, letter.survey).await?;
    let Some(survey) = survey.filter(|survey| !survey.closed && letter.today <= survey.closes) else {
        return Ok(Err(NotDropped::Closed));
    };
    let Some((before, mut filled)) = boxes::lock(engine, connection, &**keys, survey.id).await? else {
        return Ok(Err(NotDropped::Closed));
    };
    let (mark, panel) = match letter.right {
        Right::Token(mark, panel) => (mark, Some(panel)),
        Right::Code(digest) => (Spent(Hex(digest)), coded(connection, survey.id, digest).await?),
    };
    let period = &survey.period;
    let panels = panels::read(connection, period.organisation(), period.programme()).await?;
    let panel = panel.and_then(|panel| panels.panel(panel)).filter(|panel| panel.was_asked(survey.number));
    let Some((panel, id)) = panel.and_then(|panel| Some((panel, panel.id()?))) else {
        return Ok(Err(NotDropped::NotAsked));
    };
    if filled.is_spent(&mark) {
        return Ok(Err(NotDropped::Spent));
    }
    let letters = filled.letters(|of| panels.panel(of).and_then(Panel::id) == Some(id));
    if u32::try_from(letters).unwrap_or(u32::MAX) >= panel.invited() {
        return Ok(Err(NotDropped::Full));
    }
    filled.put(lay(&survey.form, id, &letter.answers, &letter.random), mark);
    boxes::seal(connection, &**keys, &survey, &before, &filled).await?;
    Ok(Ok(before))
}

/// The panel of a printed code.
async fn coded(
    connection: &mut AnyConnection,
    survey: SurveyId,
    digest: [u8; 32],
) -> Result<Option<PanelId>, StoreError> {
    let row = query("SELECT panel FROM survey_code WHERE survey = $1 AND digest = $2")
        .bind(survey.to_string())
        .bind(digest.to_vec())
        .fetch_optional(connection)
        .await?;
    row.map(|row| super::results::panel(&row)).transpose()
}
