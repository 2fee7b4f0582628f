//! The field for the code: large, forgiving, its words beside it; what was typed stays whatever happens.
use super::{
    attempt::{Attempt, Stand},
    trouble::Trouble,
};
use crate::{
    platform::{focus, forms, service_worker, shell},
    texts,
    ui::{Icon, small_icon},
};
use folje_api::v1::session::Secret;
use leptos::prelude::*;

/// The form. `typed` is what stands in the field.
pub(super) fn view(attempt: Attempt, typed: RwSignal<String>) -> AnyView {
    let stand = attempt.stand;
    let busy = attempt.busy();
    let trouble = Memo::new(move |_| attempt.trouble());
    Effect::new(move |_| {
        if trouble.get().is_some() {
            focus::to("#code");
        }
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let code = typed.with_untracked(|typed| typed.trim().to_owned());
        if code.is_empty() {
            stand.set(Stand::Failed(Trouble::Empty));
            focus::to("#code");
        } else {
            attempt.begin(Secret::Code(code));
        }
    };
    view! {
        <form class="form" novalidate on:submit=submit aria-busy=move || busy.get().to_string()>
            <div class="field">
                <label class="field-label" for="code">{texts::sign_in_code()}</label>
                <p class="field-hint" id="code-hint">{texts::sign_in_code_hint()}</p>
                <input class="field-input code-input" id="code" name="code" type="text" inputmode="text"
                    autocomplete="one-time-code" autocapitalize="characters" spellcheck="false"
                    prop:value=typed on:input=move |event| typed.set(forms::value(&event))
                    aria-describedby="code-hint code-error"
                    aria-invalid=move || trouble.get().is_some_and(Trouble::lies_in_the_code).then_some("true") />
                <p class="field-error" id="code-error" aria-live="assertive">
                    {move || trouble.get().map(|trouble| (small_icon(Icon::Info), trouble.about_code()))}
                </p>
            </div>
            <button class="button button-wide" aria-disabled=move || busy.get().then_some("true")>
                {move || if busy.get() { texts::sign_in_busy() } else { texts::sign_in() }}
            </button>
        </form>
        {iphone_note()}
    }
    .into_any()
}

/// On an iPhone the installed app does not share Safari's storage: an invite used here does not work there.
pub(super) fn iphone_note() -> Option<AnyView> {
    let device = shell::device_name();
    let apple = device.contains("iPhone") || device.contains("iPad");
    (apple && !service_worker::installed()).then(|| {
        view! {
            <details class="more"><summary>{texts::sign_in_iphone()}</summary><p>{texts::sign_in_iphone_words()}</p></details>
        }
        .into_any()
    })
}
