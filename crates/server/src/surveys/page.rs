//! What a participant gets about surveys: the same for everybody of the same panels, and nothing about who answered.
use super::{SurveyError, periods};
use crate::{auth::viewer::Viewer, state::App};
use folje_anonymity::disclosure::{Panel, PanelId, Panels};
use folje_api::v1::surveys::{
    AnswerBack, Occasion, OpenSurvey, Outcome, SurveyResult, SurveyWords, Surveys, Texts,
};
use folje_domain::visibility::Scope;
use folje_store::{PanelResult, Survey};
use std::collections::{BTreeMap, BTreeSet};

/// What `viewer`, who is the subject of `own`, is asked, and what came of it.
///
/// # Errors
/// [`SurveyError`]
pub async fn page(app: &App, viewer: &Viewer, own: &Scope) -> Result<Surveys, SurveyError> {
    let organisation = viewer.person.organisation;
    let enrolments = app.store.enrolments(own).await?;
    let programmes: BTreeSet<String> = enrolments.into_iter().map(|one| one.template).collect();
    let mut panels = BTreeMap::new();
    for programme in &programmes {
        periods::current(app, organisation, programme).await?;
        panels.insert(programme.as_str(), app.store.survey_panels(organisation, programme).await?);
    }
    let living = app.store.living_periods(organisation).await?;
    let today = app.today();
    let periods = living
        .into_iter()
        .filter(|kept| programmes.contains(kept.period.programme()) && !periods::is_over(&kept.period, today))
        .map(|kept| kept.public);
    let mut page = Surveys { today, periods: periods.collect(), open: Vec::new(), results: Vec::new() };
    for survey in app.store.surveys(organisation).await? {
        let panels = panels.get(survey.period.programme());
        let asked = panels.and_then(|panels| {
            let own = panels.asked(survey.number).find(|panel| panel.members().contains(&viewer.person.id));
            let own = own?;
            Some((panels, own.id()?, own.may_show_texts(&survey.form)))
        });
        let Some((panels, panel, shows_texts)) = asked else { continue };
        if !survey.closed && today <= survey.closes {
            page.open.push(open(survey, panel, !shows_texts));
        } else if survey.closed {
            let results = app.store.survey_results(survey.id).await?;
            let own = results.into_iter().find(|result| of(panels, result.panel) == Some(panel));
            page.results.extend(own.map(|own| result(survey, own)));
        }
    }
    page.results.sort_by_key(|result| std::cmp::Reverse(result.closed));
    Ok(page)
}

/// The panel for which an id stands.
pub(super) fn of(panels: &Panels, id: PanelId) -> Option<PanelId> {
    panels.panel(id).and_then(Panel::id)
}

fn open(survey: Survey, panel: PanelId, texts_withheld: bool) -> OpenSurvey {
    OpenSurvey {
        id: survey.id,
        words: words(&survey),
        occasion: occasion(&survey),
        period: survey.period,
        slot: survey.slot,
        panel,
        form: survey.form,
        closes: survey.closes,
        texts_withheld,
    }
}

fn result(survey: Survey, own: PanelResult) -> SurveyResult {
    SurveyResult {
        id: survey.id,
        words: words(&survey),
        occasion: occasion(&survey),
        form: survey.form,
        closed: survey.closes,
        outcome: outcome(&own),
        texts: texts(own),
        answer: survey.answer.map(answer),
    }
}

/// A survey in words.
pub(crate) fn words(survey: &Survey) -> SurveyWords {
    // It was written by this program; should it ever not be read, the page shows a survey without words.
    let nothing = || SurveyWords {
        title: folje_domain::language::Text::default(),
        why: folje_domain::language::Text::default(),
        questions: Vec::new(),
    };
    serde_json::from_value(survey.words.clone()).unwrap_or_else(|_| nothing())
}

/// When in a programme.
pub(super) fn occasion(survey: &Survey) -> Occasion {
    serde_json::from_value(survey.occasion.clone().into()).unwrap_or(Occasion::Other)
}

/// Numbers, or why there are none.
pub(super) fn outcome(result: &PanelResult) -> Outcome {
    match &result.outcome {
        Ok(table) => Outcome::Shown(table.clone()),
        Err(why) => Outcome::Withheld(*why),
    }
}

/// What was read.
pub(super) fn texts(result: PanelResult) -> Vec<Texts> {
    let read = result.texts.into_iter().filter(|texts| !texts.texts.is_empty());
    read.map(|texts| Texts { question: texts.question, texts: texts.texts }).collect()
}

/// «Ni sa – vi gjorde».
pub(super) fn answer(answer: folje_store::AnswerBack) -> AnswerBack {
    AnswerBack { you_said: answer.you_said, we_did: answer.we_did }
}
