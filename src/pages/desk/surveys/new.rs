//! Opening a survey: what is asked, of whom, until when. Six taps and no typing.
use super::{fate, group_name};
use crate::{
    pages::desk::parts::{choose, day_field, read_day},
    platform::{focus, forms, net::Request},
    state::{
        Draft,
        desk::{Asked, Deed, made_once},
    },
    texts,
    ui::text,
};
use chrono::Days;
use folje_anonymity::disclosure::Limits;
use folje_api::v1::{
    desk_surveys::{DeskSurveys, LONGEST_DAYS, NewSurvey, ProgrammeSurveys, SurveyGroup, SurveyTemplate},
    paths,
};
use folje_domain::ids::{CohortId, SurveyId};
use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use uuid::Uuid;

/// How many days a survey is open where nothing else is said.
const USUAL: u64 = 14;

/// What is chosen so far.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
struct Written {
    id: Option<Uuid>,
    template: String,
    cohorts: Vec<CohortId>,
    alone: bool,
    apart: bool,
    together: bool,
    closes: String,
}

impl Written {
    fn template<'a>(&self, said: &'a DeskSurveys) -> Option<&'a SurveyTemplate> {
        said.templates.iter().find(|one| one.key == self.template).or_else(|| said.templates.first())
    }

    fn asks(&self, group: &SurveyGroup) -> bool {
        group.cohort.map_or(self.alone, |cohort| self.cohorts.contains(&cohort))
    }

    /// What is sent; nothing while nobody is asked, or on no day that can be.
    fn order(&self, id: Uuid, programme: &str, said: &DeskSurveys) -> Option<NewSurvey> {
        let template = self.template(said)?;
        let closes = read_day(&self.closes)?;
        let last = said.today.checked_add_days(Days::new(LONGEST_DAYS))?;
        let sound = (said.today..=last).contains(&closes) && (self.alone || !self.cohorts.is_empty());
        sound.then(|| NewSurvey {
            id: SurveyId(id),
            programme: programme.to_owned(),
            template: template.key.clone(),
            occasion: template.occasion,
            cohorts: self.cohorts.clone(),
            alone: self.alone,
            pooled: !self.apart,
            together: self.together,
            closes,
        })
    }
}

/// The form, unfolded where its programme is the one that was `opened`: one at a time, so that each label has one field.
pub(super) fn view(
    asked: Asked<DeskSurveys>,
    said: &Arc<DeskSurveys>,
    programme: &ProgrammeSurveys,
    opened: RwSignal<String>,
) -> AnyView {
    let (said, programme, key) = (Arc::clone(said), programme.clone(), programme.programme.clone());
    let own = key.clone();
    let is = Memo::new(move |_| opened.with(|opened| *opened == own));
    view! {
        <details class="more desk-new" name="survey-new">
            <summary on:click=move |_| opened.set(key.clone())>{texts::survey_new()}</summary>
            {move || is.get().then(|| form(asked, &said, &programme))}
        </details>
    }
    .into_any()
}

fn form(asked: Asked<DeskSurveys>, said: &Arc<DeskSurveys>, programme: &ProgrammeSurveys) -> AnyView {
    let draft = Draft::<Written>::named(&format!("survey.{}", programme.programme));
    if draft.value.with_untracked(|written| read_day(&written.closes).is_none_or(|day| day < said.today)) {
        let usual = said.today.checked_add_days(Days::new(USUAL)).unwrap_or(said.today);
        draft.update(|written| written.closes = usual.to_string());
    }
    let (deed, wrong) = (Deed::new(), RwSignal::new(String::new()));
    let templates = said.templates.iter().map(|one| (one.key.clone(), text(&one.words.title))).collect();
    let first = said.templates.first().map(|one| one.key.clone()).unwrap_or_default();
    let key = Signal::derive(move || {
        draft.value.with(
            |written| if written.template.is_empty() { first.clone() } else { written.template.clone() },
        )
    });
    let change = move |change: &dyn Fn(&mut Written)| {
        wrong.set(String::new());
        deed.reset();
        draft.update(|written| change(written));
    };
    let send = {
        let (said, programme) = (Arc::clone(said), programme.programme.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let mut id = Uuid::nil();
            draft.update(|written| id = made_once(&mut written.id));
            let Some(order) = draft.value.with_untracked(|written| written.order(id, &programme, &said))
            else {
                wrong.set(texts::survey_new_wrong());
                return;
            };
            spawn_local(async move {
                if deed.send(Request::post(paths::DESK_SURVEYS, &order)).await.is_some() {
                    draft.done();
                    asked.again();
                    focus::to_heading();
                }
            });
        }
    };
    let closes = Signal::derive(move || draft.value.with(|written| written.closes.clone()));
    view! {
        <form class="form" novalidate on:submit=send>
            {choose("survey-template", texts::survey_new_what(), templates, key, move |key| change(&|written| written.template.clone_from(&key)))}
            {questions(draft, said)}
            {groups(draft, programme)}
            {pooling(draft, programme)}
            {tick(texts::survey_new_together(), texts::survey_new_together_words(),
                Signal::derive(move || draft.value.with(|written| written.together)),
                move |is| change(&|written| written.together = is))}
            {day_field("survey-closes", texts::survey_new_closes(), closes, wrong.into(), move |day| change(&|written| written.closes.clone_from(&day)))}
            <p class="muted">{texts::survey_new_silent()}</p>
            <div class="buttons"><button class="button" disabled=move || deed.busy()>{texts::survey_new_open()}</button></div>
            {fate(deed)}
        </form>
    }
    .into_any()
}

/// The questions of what is chosen, to be read before they are put.
fn questions(draft: Draft<Written>, said: &Arc<DeskSurveys>) -> AnyView {
    let said = Arc::clone(said);
    let all = move || {
        let template = draft.value.with(|written| written.template(&said).cloned());
        template.map(|template| {
            template.words.questions.iter().map(|one| view! { <li>{text(&one.ask)}</li> }).collect_view()
        })
    };
    view! { <details class="more"><summary>{texts::survey_new_questions()}</summary><ol class="desk-lines">{all}</ol></details> }
        .into_any()
}

fn groups(draft: Draft<Written>, programme: &ProgrammeSurveys) -> AnyView {
    let row = |group: &SurveyGroup| {
        let (own, cohort) = (group.clone(), group.cohort);
        let is = Signal::derive(move || draft.value.with(|written| written.asks(&own)));
        let count = usize::try_from(group.people).unwrap_or(usize::MAX);
        let change = move |is: bool| {
            draft.update(|written| match cohort {
                None => written.alone = is,
                Some(cohort) => {
                    written.cohorts.retain(|one| *one != cohort);
                    written.cohorts.extend(is.then_some(cohort));
                }
            });
        };
        tick(group_name(&group.name), texts::survey_people(count), is, change)
    };
    let all = programme.groups.iter().map(row).collect_view();
    view! { <fieldset class="choices"><legend class="field-label">{texts::survey_new_who()}</legend>{all}</fieldset> }
        .into_any()
}

/// Whether those who are asked become one panel: offered where there are several groups, and where there are too few.
fn pooling(draft: Draft<Written>, programme: &ProgrammeSurveys) -> AnyView {
    let all = programme.groups.clone();
    (move || {
        let (chosen, people) = draft.value.with(|written| {
            let chosen = all.iter().filter(|group| written.asks(group));
            (chosen.clone().count(), chosen.map(|group| group.people).sum::<u32>())
        });
        let enough = 2 * Limits::APART.invited();
        let several = (chosen > 1).then(|| {
            tick(
                texts::survey_new_pool(),
                texts::survey_new_pool_words(),
                Signal::derive(move || draft.value.with(|written| !written.apart)),
                move |is| draft.update(|written| written.apart = !is),
            )
        });
        let few = (chosen > 0 && people < enough).then(|| {
            view! { <p class="muted" data-few>{texts::survey_new_few(&enough.to_string())}</p> }
        });
        view! { {several}{few} }
    })
    .into_any()
}

fn tick(label: String, words: String, is: Signal<bool>, change: impl Fn(bool) + 'static) -> AnyView {
    view! {
        <label class="choice">
            <input type="checkbox" prop:checked=is on:change=move |event| change(forms::checked(&event)) />
            <span class="choice-text">{label}<small>{words}</small></span>
        </label>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use folje_anonymity::answers::{Form, Kind};
    use folje_api::v1::surveys::{Occasion, SurveyWords};
    use folje_domain::language::Text;

    #[test]
    fn nothing_is_sent_without_somebody_who_is_asked_and_a_day_that_can_be() {
        let words = SurveyWords { title: Text::default(), why: Text::default(), questions: Vec::new() };
        let form = Form::new(vec![Kind::Text], false).unwrap();
        let template = SurveyTemplate { key: "exit".into(), occasion: Occasion::Exit, form, words };
        let today = "2026-11-23".parse().unwrap();
        let said = DeskSurveys { today, templates: vec![template], programmes: Vec::new() };
        let order = |alone, closes: &str| {
            let written = Written { alone, closes: closes.into(), ..Written::default() };
            written.order(Uuid::nil(), "tolg", &said)
        };
        let whole = order(true, "2026-12-07").unwrap();
        assert_eq!((whole.template.as_str(), whole.occasion, whole.pooled), ("exit", Occasion::Exit, true));
        assert_eq!(order(false, "2026-12-07"), None);
        for day in ["2026-11-22", "2027-01-05", ""] {
            assert_eq!(order(true, day), None, "{day}");
        }
    }
}
