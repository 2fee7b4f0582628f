//! Printed codes: for somebody without a phone, in place of a batch. Kept is that somebody got one for a survey, and apart
//! from that, in the order of their digests, which codes were given out.
use super::{Survey, batches, panels, survey};
use crate::{By, Store, StoreError, commands};
use folje_anonymity::disclosure::{Panel, PanelId};
use folje_domain::ids::{PersonId, SurveyId};
use sqlx::{AnyConnection, query};

/// Codes that are to be given out.
#[derive(Clone)]
pub struct NewCode {
    /// To whom. It is not kept which code is whose.
    pub people: Vec<PersonId>,
    /// As many digests, in a random order.
    pub digests: Vec<[u8; 32]>,
}

/// Why no codes are given out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotGiven {
    /// Somebody was not asked, or the survey is closed.
    NotAsked,
    /// Somebody fetched the period's tokens, or has a code: it would be a second answer.
    Before,
}

impl Store {
    /// Gives out printed codes, all or none.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn give_codes(
        &self,
        by: By,
        survey: SurveyId,
        new: &NewCode,
    ) -> Result<Result<(), NotGiven>, StoreError> {
        self.write((by, survey, new.clone()), |connection, (by, survey, new)| {
            Box::pin(async move { give(connection, *by, *survey, new).await })
        })
        .await
    }

    /// Those of `people` who have no way to answer a survey yet: neither tokens of its period nor a printed code.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn without_tokens(
        &self,
        survey: &Survey,
        people: &[PersonId],
    ) -> Result<Vec<PersonId>, StoreError> {
        let mut reader = self.reader().await?;
        let mut without = Vec::new();
        for person in people {
            let before = batches::fetched(&mut reader, &survey.period, *person).await?;
            if before.is_none_or(|before| !before.can_answer(survey.slot)) {
                without.push(*person);
            }
        }
        Ok(without)
    }
}

async fn give(
    connection: &mut AnyConnection,
    by: By,
    id: SurveyId,
    new: &NewCode,
) -> Result<Result<(), NotGiven>, StoreError> {
    let survey = survey::find(connection, id).await?;
    let survey = survey.filter(|survey| !survey.closed && survey.period.organisation() == by.organisation);
    let Some(survey) = survey else { return Ok(Err(NotGiven::NotAsked)) };
    let panels = panels::read(connection, by.organisation, survey.period.programme()).await?;
    let slot = batches::bit(survey.slot);
    // All is looked at before anything is written: all get one, or none.
    let mut places: Vec<(PanelId, bool)> = Vec::new();
    for person in &new.people {
        let panel = panels.asked(survey.number).find(|panel| panel.members().contains(person));
        let Some(panel) = panel.and_then(Panel::id) else { return Ok(Err(NotGiven::NotAsked)) };
        let before = batches::fetched(connection, &survey.period, *person).await?;
        if before.as_ref().is_some_and(|before| before.can_answer(survey.slot)) {
            return Ok(Err(NotGiven::Before));
        }
        places.push((panel, before.is_some()));
    }
    for (person, (_, has)) in new.people.iter().zip(&places) {
        let period = &survey.period;
        let kept = if *has {
            batches::code(connection, period, *person, slot).await?
        } else {
            batches::keep(connection, period, *person, None, slot).await?
        };
        if !kept {
            return Err(StoreError::Changed);
        }
    }
    // By digest: the order in which rows lie says nothing about the order of the people.
    let mut codes: Vec<_> =
        new.digests.iter().zip(places).map(|(digest, (panel, _))| (*digest, panel)).collect();
    codes.sort_unstable();
    for (digest, panel) in codes {
        query("INSERT INTO survey_code (survey, digest, panel) VALUES ($1, $2, $3)")
            .bind(id.to_string())
            .bind(digest.to_vec())
            .bind(i64::from(panel.0))
            .execute(&mut *connection)
            .await?;
    }
    commands::note(connection, by.organisation, by.who, by.who, "give-survey-codes", by.at).await?;
    Ok(Ok(()))
}
