//! One prompt as a screen of its own.
use super::{
    super::words::{examples, field_id, hint, question},
    Wizard,
};
use crate::{
    platform::focus,
    texts,
    ui::{Area, refusal_in_words},
};
use folje_domain::{
    command::{LONG_TEXT, Refusal},
    record::Prompt,
};
use leptos::prelude::*;

/// What is wrong with the words, as far as one screen can tell. The rules say the rest when it is saved.
pub(super) fn wrong(prompt: Prompt, words: &str) -> Option<Refusal> {
    let words = words.trim();
    if prompt == Prompt::Goal && words.is_empty() {
        Some(Refusal::Empty)
    } else if words.chars().count() > LONG_TEXT {
        Some(Refusal::TooLong)
    } else {
        None
    }
}

/// The question, room for the answer, and examples.
pub(super) fn view(wizard: Wizard, prompt: Prompt) -> AnyView {
    let Wizard { draft, wrong, .. } = wizard;
    let value = Signal::derive(move || draft.value.with(|begun| begun.prompts.get(prompt).to_owned()));
    let error = Signal::derive(move || wrong.get().map(refusal_in_words).unwrap_or_default());
    let write = move |words: String| {
        wrong.set(None);
        draft.update(|begun| *begun.prompts.get_mut(prompt) = words);
    };
    view! {
        <Area id=field_id(prompt) label=question(prompt) label_class="wizard-question" hint=hint(prompt) value=value on_input=write error=error />
        {if prompt == Prompt::Goal {
            chips(wizard)
        } else {
            view! { <p class="muted small">{texts::wizard_skip()}</p> }.into_any()
        }}
    }
    .into_any()
}

/// Examples to start from: a tap writes them into the field.
fn chips(wizard: Wizard) -> AnyView {
    let chip = |example: String| {
        let words = example.clone();
        let take = move |_| {
            wizard.wrong.set(None);
            wizard.draft.update(|begun| begun.start_from(&words, &examples()));
            focus::to(&format!("#{}", field_id(Prompt::Goal)));
        };
        view! { <li><button type="button" class="chip" on:click=take>{example}</button></li> }
    };
    view! {
        <p class="wizard-hint" id="examples">{texts::wizard_examples()}</p>
        <ul class="chips" aria-labelledby="examples">{examples().into_iter().map(chip).collect_view()}</ul>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::wrong;
    use folje_domain::{
        command::{LONG_TEXT, Refusal},
        record::Prompt,
    };

    #[test]
    fn only_the_goal_itself_must_be_written() {
        assert_eq!(wrong(Prompt::Goal, " \n"), Some(Refusal::Empty));
        assert!(Prompt::ALL.iter().skip(1).all(|prompt| wrong(*prompt, "").is_none()));
        assert_eq!(wrong(Prompt::How, &"å".repeat(LONG_TEXT)), None);
        assert_eq!(wrong(Prompt::How, &"å".repeat(LONG_TEXT + 1)), Some(Refusal::TooLong));
    }
}
