//! What a programme coordinator gets about surveys. While one is open nothing says how many answered: the page is made
//! without opening any box.
use super::{
    SurveyError,
    page::{answer, occasion, of, outcome, texts, words},
};
use crate::state::App;
use folje_anonymity::{
    disclosure::{Panel, Panels},
    tokens::SLOTS,
};
use folje_api::v1::desk_surveys::{
    Blocked, DeskPanel, DeskSurvey, DeskSurveys, ProgrammeSurveys, SurveyGroup,
};
use folje_domain::{
    ids::{CohortId, PersonId},
    language::Text,
    programme::Enrolment,
};
use folje_store::{PanelResult, Person, Survey};
use std::collections::{BTreeMap, BTreeSet};

/// What the cards of one programme have in common.
struct Around<'a> {
    app: &'a App,
    panels: &'a Panels,
    called: &'a BTreeMap<CohortId, String>,
    /// The participants with whom the viewer plans.
    own: &'a BTreeSet<PersonId>,
}

/// The surveys of the programmes in the viewer's organisation.
///
/// # Errors
/// [`SurveyError`]
pub async fn page(app: &App, viewer: &Person) -> Result<DeskSurveys, SurveyError> {
    let (organisation, today) = (viewer.organisation, app.today());
    let relations = app.store.relations_of(viewer.id).await?.into_iter();
    let plans = relations.filter(|relation| relation.role.plans() && relation.holds_on(today));
    let own: BTreeSet<PersonId> = plans.map(|relation| relation.participant).collect();
    let enrolments = app.store.all_enrolments(organisation).await?;
    let cohorts = app.store.cohorts(organisation).await?;
    let surveys = app.store.surveys(organisation).await?;
    let mut names: BTreeMap<&str, &Text> = BTreeMap::new();
    for one in &enrolments {
        names.entry(&one.template).or_insert(&one.name);
    }
    let called: BTreeMap<CohortId, String> =
        cohorts.iter().map(|cohort| (cohort.id, cohort.name.clone())).collect();
    let mut programmes = Vec::new();
    for (programme, name) in names {
        let panels = app.store.survey_panels(organisation, programme).await?;
        let of_cohorts = cohorts.iter().filter(|cohort| cohort.template == programme);
        let groups = of_cohorts.map(|cohort| group(&enrolments, programme, Some(cohort.id), &cohort.name));
        let alone = group(&enrolments, programme, None, "");
        let groups = groups.chain([alone]).filter(|group| group.people > 0).collect();
        let taken: Vec<&Survey> =
            surveys.iter().filter(|survey| survey.period.programme() == programme).collect();
        let mut cards = Vec::new();
        for survey in &taken {
            let around = Around { app, panels: &panels, called: &called, own: &own };
            cards.push(card(&around, survey).await?);
        }
        programmes.push(ProgrammeSurveys {
            programme: programme.to_owned(),
            name: name.clone(),
            groups,
            blocked: blocked(app, &taken)?,
            surveys: cards,
        });
    }
    Ok(DeskSurveys { today, templates: app.settings.surveys.all().to_vec(), programmes })
}

fn group(enrolments: &[Enrolment], programme: &str, cohort: Option<CohortId>, name: &str) -> SurveyGroup {
    let of = enrolments.iter().filter(|one| one.template == programme && one.cohort == cohort);
    let people: BTreeSet<_> = of.map(|one| one.participant).collect();
    let people = u32::try_from(people.len()).unwrap_or(u32::MAX);
    SurveyGroup { cohort, name: name.to_owned(), people }
}

/// Why the next survey cannot be opened; the latest stands first.
fn blocked(app: &App, surveys: &[&Survey]) -> Result<Option<Blocked>, SurveyError> {
    let Some(last) = surveys.first() else { return Ok(None) };
    let period = super::periods::period(last.period.organisation(), last.period.programme(), app.today())?;
    let taken = surveys.iter().filter(|survey| survey.period == period).count();
    Ok(match last {
        last if !last.closed => Some(Blocked::Open),
        last if last.answer.is_none() => Some(Blocked::Unanswered),
        _ if taken >= usize::from(SLOTS) => Some(Blocked::NoSlot),
        _ => None,
    })
}

async fn card(around: &Around<'_>, survey: &Survey) -> Result<DeskSurvey, SurveyError> {
    let (app, panels) = (around.app, around.panels);
    let kept = app.store.period(&survey.period).await?;
    let results = app.store.survey_results(survey.id).await?;
    let open = !survey.closed && app.today() <= survey.closes;
    let asked = panels.asked(survey.number).flat_map(Panel::members).copied();
    let asked: Vec<_> = asked.filter(|person| open && around.own.contains(person)).collect();
    Ok(DeskSurvey {
        id: survey.id,
        template: survey.template.clone(),
        occasion: occasion(survey),
        form: survey.form.clone(),
        words: words(survey),
        period: survey.period.clone(),
        slot: survey.slot,
        notice: kept.map(|kept| kept.words).unwrap_or_default(),
        opens: survey.opens,
        closes: survey.closes,
        open,
        panels: panels
            .asked(survey.number)
            .filter_map(|panel| shown(survey, panel, panels, &results, around.called))
            .collect(),
        without_phone: app.store.without_tokens(survey, &asked).await?,
        answer: survey.answer.clone().map(answer),
    })
}

fn shown(
    survey: &Survey,
    panel: &Panel,
    panels: &Panels,
    results: &[PanelResult],
    called: &BTreeMap<CohortId, String>,
) -> Option<DeskPanel> {
    let id = panel.id()?;
    let name = |cohort: Option<CohortId>| cohort.and_then(|id| called.get(&id)).cloned().unwrap_or_default();
    let others = panels.asked(survey.number).filter(|other| !other.was_counted() && !panel.was_counted());
    let own = results.iter().find(|result| of(panels, result.panel) == Some(id));
    Some(DeskPanel {
        panel: id,
        groups: panel.groups().map(name).collect(),
        invited: panel.invited(),
        small: panel.should_be_pooled(),
        poolable: others.filter_map(Panel::id).filter(|other| *other != id).collect(),
        outcome: own.map(outcome),
        texts: own.cloned().map(texts).unwrap_or_default(),
        to_read: own.is_some_and(|own| !own.waiting.is_empty()),
    })
}
