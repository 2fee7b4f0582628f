//! Deciding about a panel's results, once.
use super::{PanelId, Panels, SurveyId, Table, Why, table};
use crate::answers::{Form, Row};

impl Panels {
    /// Decides what is shown of a panel's answers to a survey, after its close. Keep `self` and what comes back in one
    /// transaction: the second time there is no answer.
    ///
    /// `rows`: all of the survey; those of other panels are left out here.
    ///
    /// # Errors
    /// [`Why`]. A panel that is too small by its roster alone is not counted, so it can still be pooled.
    pub fn release(
        &mut self,
        survey: SurveyId,
        panel: PanelId,
        form: &Form,
        rows: &[Row],
    ) -> Result<Table, Why> {
        let panel = self.place(panel).and_then(|place| self.panels.get_mut(place)).ok_or(Why::NotAsked)?;
        if !panel.asked.contains(&survey) {
            return Err(Why::NotAsked);
        }
        if panel.counted.contains(&survey) {
            return Err(Why::Before);
        }
        let own: Vec<_> = rows.iter().filter(|row| panel.ids.contains(&row.panel)).cloned().collect();
        let decided = table(form, panel.invited(), &own);
        if decided != Err(Why::Small) {
            panel.counted.insert(survey);
        }
        decided
    }
}
