//! A new goal, by the six prompts, one a screen. Only the first must be answered; each letter is kept.
mod draft;
mod last;
mod question;
mod save;

use super::words::{field_id, headline};
use crate::{
    platform::{events, focus},
    routes::Route,
    state::{App, Draft},
    texts,
    ui::{Icon, Page, refusal_in_words, small_icon, waiting},
};
use draft::Begun;
use folje_domain::{command::Refusal, ids::GoalId, record::Prompt};
use leptos::{ev::SubmitEvent, prelude::*};

/// What the screens share.
#[derive(Clone, Copy)]
struct Wizard {
    app: App,
    parent: Option<GoalId>,
    draft: Draft<Begun>,
    wrong: RwSignal<Option<Refusal>>,
}

/// The page; `parent` is the goal that the new one becomes a part of.
pub(crate) fn page(parent: Option<GoalId>) -> AnyView {
    let app = App::get();
    let name = parent.map_or_else(|| "new-goal".to_owned(), |parent| format!("new-goal.{parent}"));
    let wizard = Wizard { app, parent, draft: Draft::named(&name), wrong: RwSignal::new(None) };
    let there = Memo::new(move |_| app.plan.with(Option::is_some));
    let whole = Memo::new(move |_| {
        app.plan.with(|plan| {
            let goal = plan.as_ref()?.record.goal(parent?)?;
            Some(texts::goal_part_of(&headline(&goal.prompts.goal)))
        })
    });
    let sub = Signal::derive(move || whole.get().unwrap_or_default());
    let back =
        parent.map_or_else(|| (Route::Goals, texts::goals()), |parent| (Route::Goal(parent), texts::goal()));
    view! {
        <Page title=texts::goal_new() sub=sub back=back>
            {move || if there.get() { form(wizard) } else { waiting(app) }}
        </Page>
    }
    .into_any()
}

fn form(wizard: Wizard) -> AnyView {
    let at = Memo::new(move |_| wizard.draft.value.with(|begun| begun.at.min(Prompt::ALL.len())));
    let all = Prompt::ALL.len();
    let whereabouts = move || {
        let at = at.get();
        if at < all {
            texts::WizardWhere { at: &(at + 1).to_string(), all: &all.to_string() }.text()
        } else {
            texts::wizard_last()
        }
    };
    let screen = move || match Prompt::ALL.get(at.get()) {
        Some(prompt) => question::view(wizard, *prompt),
        None => last::view(wizard),
    };
    let error = move || {
        wizard
            .wrong
            .get()
            .filter(|_| at.get() >= all)
            .map(|wrong| (small_icon(Icon::Info), refusal_in_words(wrong)))
    };
    let next = move || if at.get() < all { texts::wizard_next() } else { texts::goal_save() };
    view! {
        <form class="wizard" novalidate=true on:submit=move |event: SubmitEvent| { event.prevent_default(); wizard.forth(); }>
            <p class="wizard-where" role="status">{whereabouts}</p>
            <progress class="wizard-bar" max=all.to_string() value=move || (at.get() + 1).min(all).to_string() aria-hidden="true"></progress>
            {screen}
            <p class="field-error" role="alert">{error}</p>
            <div class="wizard-foot">
                {move || (at.get() > 0).then(|| view! { <button type="button" class="button button-quiet" on:click=move |_| wizard.back()>{texts::wizard_back()}</button> })}
                <button type="submit" class="button">{next}</button>
            </div>
        </form>
    }
    .into_any()
}

impl Wizard {
    /// To the next screen, if this one is right; from the last one, to the goal.
    fn forth(self) {
        let begun = self.draft.value.get_untracked();
        match begun.prompt() {
            None => save::save(self, begun),
            Some(prompt) => match question::wrong(prompt, begun.prompts.get(prompt)) {
                None => self.go(begun.at + 1),
                wrong => {
                    self.wrong.set(wrong);
                    focus::to(&format!("#{}", field_id(prompt)));
                }
            },
        }
    }

    fn back(self) {
        let at = self.draft.value.with_untracked(|begun| begun.at.min(Prompt::ALL.len()));
        self.go(at.saturating_sub(1));
    }

    /// Goes to a screen, and takes the keyboard and the screen reader along once it is drawn.
    fn go(self, at: usize) {
        self.wrong.set(None);
        self.draft.update(|begun| begun.at = at);
        let id = Prompt::ALL.get(at).map_or(last::HEADING, |prompt| field_id(*prompt));
        events::later(0, move || focus::to(&format!("#{id}")));
    }
}
