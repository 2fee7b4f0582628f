//! Opening a survey: it takes a slot of the period, its panels are made of rosters, and its box is put up.
use super::{BallotBox, Keys, Survey, panels, survey};
use crate::{By, Engine, Store, StoreError, commands};
use chrono::NaiveDate;
use folje_anonymity::{
    answers::Form,
    disclosure::{self, Panel, PanelId, Panels},
    tokens::{Period, SLOTS, Slot},
};
use folje_domain::ids::{CohortId, PersonId, SurveyId};
use sqlx::{AnyConnection, query};
use std::{collections::BTreeSet, sync::Arc};

/// A survey that is to be opened.
#[derive(Clone)]
pub struct Opening {
    /// Its id.
    pub id: SurveyId,
    /// Under which keys.
    pub period: Period,
    /// The key of what is asked.
    pub template: String,
    /// What is asked.
    pub form: Form,
    /// The same in words, as JSON of the wire.
    pub words: serde_json::Value,
    /// When in the programme, by its name on the wire.
    pub occasion: String,
    /// The first day.
    pub opens: NaiveDate,
    /// The last day on which answers are taken.
    pub closes: NaiveDate,
    /// Who is asked, group by group; each in their panel, as a whole.
    pub groups: Vec<(Option<CohortId>, BTreeSet<PersonId>)>,
    /// Whether those who never were in a panel become one together.
    pub pooled: bool,
    /// Whether those who were asked on this occasion before are left out.
    pub once: bool,
}

/// Why a survey is not opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotOpened {
    /// The programme's last one is open.
    Open,
    /// The last one's answer to the participants is not written.
    Unanswered,
    /// The period has no slot left.
    NoSlot,
    /// There is nobody to ask.
    Nobody,
}

/// What opening takes.
struct Job {
    by: By,
    opening: Opening,
    keys: Arc<dyn Keys>,
}

impl Store {
    /// Opens a survey; the same id again changes nothing.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] where the id belongs to another organisation's, [`StoreError::NotFound`] without the
    /// period.
    pub async fn open_survey(
        &self,
        by: By,
        opening: Opening,
        keys: Arc<dyn Keys>,
    ) -> Result<Result<(), NotOpened>, StoreError> {
        let engine = self.engine;
        self.write(Job { by, opening, keys }, move |connection, job| {
            Box::pin(async move { open(engine, connection, job).await })
        })
        .await
    }
}

async fn open(
    engine: Engine,
    connection: &mut AnyConnection,
    job: &Job,
) -> Result<Result<(), NotOpened>, StoreError> {
    let Job { by, opening, keys } = job;
    let programme = opening.period.programme();
    let mut panels = panels::lock(engine, connection, by.organisation, programme).await?;
    if let Some(there) = survey::find(connection, opening.id).await? {
        let same = there.period.organisation() == by.organisation;
        return if same { Ok(Ok(())) } else { Err(StoreError::Conflict) };
    }
    let before = survey::of_programme(connection, by.organisation, programme).await?;
    match before.last() {
        Some(last) if !last.closed => return Ok(Err(NotOpened::Open)),
        Some(last) if last.answer.is_none() => return Ok(Err(NotOpened::Unanswered)),
        _ => {}
    }
    let taken = before.iter().filter(|survey| survey.period == opening.period).count();
    let slot = u8::try_from(taken).ok().and_then(|slot| Slot::try_from(slot).ok());
    let Some(slot) = slot.filter(|_| taken < usize::from(SLOTS)) else { return Ok(Err(NotOpened::NoSlot)) };
    let number = disclosure::SurveyId(before.last().map_or(0, |last| last.number.0.saturating_add(1)));
    if put(&mut panels, number, opening, &before) == 0 {
        return Ok(Err(NotOpened::Nobody));
    }
    let survey = Survey {
        id: opening.id,
        period: opening.period.clone(),
        number,
        slot,
        template: opening.template.clone(),
        form: opening.form.clone(),
        words: opening.words.clone(),
        occasion: opening.occasion.clone(),
        invited: panels.asked(number).map(Panel::invited).sum(),
        opens: opening.opens,
        closes: opening.closes,
        closed: false,
        answer: None,
    };
    survey::insert(connection, &survey).await?;
    panels::write(connection, by.organisation, programme, &panels).await?;
    let sealed = keys.seal(survey.id, &BallotBox::default().bytes(&survey.form, survey.invited))?;
    query("INSERT INTO ballot_box (survey, sealed) VALUES ($1, $2)")
        .bind(survey.id.to_string())
        .bind(sealed)
        .execute(&mut *connection)
        .await?;
    commands::note(connection, by.organisation, by.who, by.who, "open-survey", by.at).await?;
    Ok(Ok(()))
}

/// Puts a survey to everybody whom it is for; how many panels are asked.
fn put(panels: &mut Panels, number: disclosure::SurveyId, opening: &Opening, before: &[Survey]) -> usize {
    let known: BTreeSet<PanelId> = panels.iter().filter_map(Panel::id).collect();
    let asked_then: BTreeSet<PersonId> = before
        .iter()
        .filter(|survey| opening.once && survey.occasion == opening.occasion)
        .flat_map(|survey| panels.asked(survey.number))
        .flat_map(|panel| panel.members().iter().copied())
        .collect();
    for (cohort, people) in &opening.groups {
        let people = people.difference(&asked_then).copied().collect();
        panels.open(number, *cohort, &people);
    }
    let new: Vec<_> = panels.asked(number).filter_map(Panel::id).filter(|id| !known.contains(id)).collect();
    if let Some((first, others)) = new.split_first().filter(|_| opening.pooled) {
        for other in others {
            // They are new, so there is nothing that could keep them apart.
            let _ = panels.pool(*first, *other);
        }
    }
    panels.asked(number).count()
}
