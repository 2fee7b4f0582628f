//! Panels: who are in a table together, always.
use super::Limits;
use crate::answers::Form;
use folje_domain::ids::{CohortId, PersonId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use utoipa::ToSchema;

/// A panel, within its programme. An answer says which panel it belongs to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
pub struct PanelId(pub u32);

/// A survey, within its programme.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SurveyId(pub u32);

/// People who are asked together, and seen together in every table.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Panel {
    /// Its own id, and those of the panels that were pooled into it.
    pub(super) ids: BTreeSet<PanelId>,
    cohorts: BTreeSet<Option<CohortId>>,
    members: BTreeSet<PersonId>,
    pub(super) asked: BTreeSet<SurveyId>,
    /// What was decided by counting answers, shown or not.
    pub(super) counted: BTreeSet<SurveyId>,
}

/// The panels of a programme, for questions that are asked again: one value for each series of such questions.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Panels {
    pub(super) panels: Vec<Panel>,
}

/// Why two panels are not pooled.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NotPooled {
    /// No such panel, or one and the same.
    #[error("no two such panels")]
    NoSuch,
    /// Answers of one of them were counted: a table of both would differ from what is known of the one by the other.
    #[error("answers of one of them were counted before")]
    Counted,
}

impl Panel {
    /// How many were asked.
    #[must_use]
    pub fn invited(&self) -> u32 {
        u32::try_from(self.members.len()).unwrap_or(u32::MAX)
    }

    /// Who is to be invited: everybody, those too who have left the programme. Whoever is left out could be found out by
    /// what is missing.
    #[must_use]
    pub fn members(&self) -> &BTreeSet<PersonId> {
        &self.members
    }

    /// Its id; those of panels that were pooled into it stand for it as well.
    #[must_use]
    pub fn id(&self) -> Option<PanelId> {
        self.ids.first().copied()
    }

    /// Whether it was put to this panel as a whole.
    #[must_use]
    pub fn was_asked(&self, survey: SurveyId) -> bool {
        self.asked.contains(&survey)
    }

    /// Whether its answers to any survey were counted.
    #[must_use]
    pub fn was_counted(&self) -> bool {
        !self.counted.is_empty()
    }

    /// The cohorts that it is made of; none stands for those who take part alone.
    pub fn groups(&self) -> impl Iterator<Item = Option<CohortId>> {
        self.cohorts.iter().copied()
    }

    /// How many cohorts it is made of.
    #[must_use]
    pub fn cohorts(&self) -> usize {
        self.cohorts.len()
    }

    /// Whether texts can be shown at all, as the panel stands: of two cohorts or more, and of as many people as a table
    /// takes. What is known before anybody writes; how many write is not.
    #[must_use]
    pub fn may_show_texts(&self, form: &Form) -> bool {
        self.cohorts() >= 2 && self.invited() >= Limits::of(form).invited()
    }

    /// Whether it should be pooled: with fewer than twice the least, hardly any turnout gives a table.
    #[must_use]
    pub fn should_be_pooled(&self) -> bool {
        self.counted.is_empty() && self.invited() < 2 * Limits::APART.invited()
    }
}

impl Panels {
    /// Opens a survey for the people of a cohort: each is asked in their panel, and whoever has none gets into a new one
    /// with the others who have none. Gives the panels that are asked, each as a whole.
    pub fn open(
        &mut self,
        survey: SurveyId,
        cohort: Option<CohortId>,
        people: &BTreeSet<PersonId>,
    ) -> Vec<PanelId> {
        let placed = |person: &PersonId| self.panels.iter().any(|panel| panel.members.contains(person));
        let new: BTreeSet<_> = people.iter().copied().filter(|person| !placed(person)).collect();
        if !new.is_empty() {
            self.panels.push(Panel {
                ids: [self.next()].into(),
                cohorts: [cohort].into(),
                members: new,
                asked: BTreeSet::new(),
                counted: BTreeSet::new(),
            });
        }
        let touched = |panel: &&mut Panel| !panel.members.is_disjoint(people);
        let asked = self.panels.iter_mut().filter(touched).filter_map(|panel| {
            panel.asked.insert(survey);
            panel.ids.first().copied()
        });
        asked.collect()
    }

    /// Puts two panels together for good. Only while nobody's answers were counted in either, so that what is pooled can
    /// depend on rosters and never on answers. What was put to one of them alone is never shown.
    ///
    /// # Errors
    /// [`NotPooled`]
    pub fn pool(&mut self, one: PanelId, other: PanelId) -> Result<(), NotPooled> {
        let (one, other) =
            (self.place(one).ok_or(NotPooled::NoSuch)?, self.place(other).ok_or(NotPooled::NoSuch)?);
        if one == other {
            return Err(NotPooled::NoSuch);
        }
        let (first, second) = (&self.panels[one.min(other)], &self.panels[one.max(other)]);
        if !(first.counted.is_empty() && second.counted.is_empty()) {
            return Err(NotPooled::Counted);
        }
        let second = self.panels.remove(one.max(other));
        let first = &mut self.panels[one.min(other)];
        first.ids.extend(second.ids);
        first.cohorts.extend(second.cohorts);
        first.members.extend(second.members);
        first.asked.retain(|survey| second.asked.contains(survey));
        Ok(())
    }

    /// All panels.
    pub fn iter(&self) -> impl Iterator<Item = &Panel> {
        self.panels.iter()
    }

    /// Those to which a survey was put.
    pub fn asked(&self, survey: SurveyId) -> impl Iterator<Item = &Panel> {
        self.panels.iter().filter(move |panel| panel.was_asked(survey))
    }

    /// The panel with this id, or into which it was pooled.
    #[must_use]
    pub fn panel(&self, id: PanelId) -> Option<&Panel> {
        self.panels.get(self.place(id)?)
    }

    pub(super) fn place(&self, id: PanelId) -> Option<usize> {
        self.panels.iter().position(|panel| panel.ids.contains(&id))
    }

    fn next(&self) -> PanelId {
        let last = self.panels.iter().flat_map(|panel| &panel.ids).map(|id| id.0).max();
        PanelId(last.map_or(0, |last| last + 1))
    }
}
