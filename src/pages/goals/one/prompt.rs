//! The words under one prompt, and the form to change them. What is begun is kept, with the words it began from.
use super::{
    super::words::{field_id, hint, question},
    One,
};
use crate::{
    platform::{events, focus},
    state::Draft,
    texts,
    ui::{Area, refusal_in_words},
};
use folje_domain::{
    command::{Action, Refusal},
    ids::CommandId,
    record::Prompt,
};
use leptos::{ev::SubmitEvent, prelude::*};
use serde::{Deserialize, Serialize};

/// A rewording that has been begun.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
struct Begun {
    open: bool,
    text: String,
    /// The words that were shown when it was begun: what another device writes in between is kept beside.
    was: String,
}

#[derive(Clone, Copy)]
struct Row {
    one: One,
    prompt: Prompt,
    words: Memo<String>,
    draft: Draft<Begun>,
    wrong: RwSignal<Option<Refusal>>,
    just: RwSignal<Option<CommandId>>,
}

/// A row of the list; `just` hears of what was saved.
pub(super) fn row(one: One, prompt: Prompt, just: RwSignal<Option<CommandId>>) -> AnyView {
    let draft = Draft::<Begun>::named(&format!("goal.{}.{}", one.id, field_id(prompt)));
    let words = one.piece(move |goal| goal.prompts.get(prompt).to_owned());
    let row = Row { one, prompt, words, draft, wrong: RwSignal::new(None), just };
    let open = Memo::new(move |_| draft.value.with(|begun| begun.open));
    view! { <li class="list-row">{move || if open.get() { row.form() } else { row.shown() }}</li> }.into_any()
}

impl Row {
    fn shown(self) -> AnyView {
        let Self { prompt, words, draft, .. } = self;
        let told = move || {
            words.with(|words| if words.is_empty() { texts::goal_unwritten() } else { words.clone() })
        };
        let muted = move || words.with(|words| if words.is_empty() { "muted" } else { "list-title" });
        let begin = move |_| {
            let was = words.get_untracked();
            draft.update(|begun| *begun = Begun { open: true, text: was.clone(), was });
            move_focus(format!("#{}", field_id(prompt)));
        };
        view! {
            <div class="list-main"><h3 class="list-sub">{question(prompt)}</h3><p class=muted>{told}</p></div>
            <button type="button" class="button button-plain list-end" id=format!("change-{}", field_id(prompt))
                aria-label=texts::goal_change_which(&question(prompt)) on:click=begin>{texts::goal_change()}</button>
        }
        .into_any()
    }

    fn form(self) -> AnyView {
        let Self { prompt, draft, wrong, .. } = self;
        let value = Signal::derive(move || draft.value.with(|begun| begun.text.clone()));
        let error = Signal::derive(move || wrong.get().map(refusal_in_words).unwrap_or_default());
        let write = move |text: String| {
            wrong.set(None);
            draft.update(|begun| begun.text = text);
        };
        view! {
            <form class="form list-main" novalidate=true on:submit=move |event: SubmitEvent| { event.prevent_default(); self.save(); }>
                <Area id=field_id(prompt) label=question(prompt) hint=hint(prompt) value=value on_input=write error=error />
                <div class="buttons">
                    <button type="submit" class="button">{texts::save()}</button>
                    <button type="button" class="button button-plain" on:click=move |_| self.close()>{texts::cancel()}</button>
                </div>
            </form>
        }
        .into_any()
    }

    fn save(self) {
        let Begun { text, was, .. } = self.draft.value.get_untracked();
        match self.one.app.act(Action::RewordGoal { goal: self.one.id, prompt: self.prompt, text, was }) {
            Ok(id) => {
                self.just.set(Some(id));
                self.close();
            }
            Err(refusal) => {
                self.wrong.set(Some(refusal));
                focus::to(&format!("#{}", field_id(self.prompt)));
            }
        }
    }

    /// Back to the words, and the keyboard to where it came from.
    fn close(self) {
        self.wrong.set(None);
        self.draft.value.set(Begun::default());
        self.draft.done();
        move_focus(format!("#change-{}", field_id(self.prompt)));
    }
}

/// Once what is to have the focus is drawn.
fn move_focus(selector: String) {
    events::later(0, move || focus::to(&selector));
}
