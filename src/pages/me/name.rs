//! The name to be called by.
use crate::{
    state::{App, Draft},
    texts,
    ui::{FateMark, Field, refusal_in_words},
};
use folje_domain::command::{Action, Refusal};
use leptos::prelude::*;

/// The form; shown once it is known what one is called now.
pub(super) fn form(app: App) -> impl IntoView {
    let draft = Draft::<Option<String>>::named("name");
    let refused = RwSignal::new(None::<Refusal>);
    let just = RwSignal::new(None);
    let given =
        Memo::new(move |_| app.plan.with(|plan| plan.as_ref().map(|plan| plan.snapshot.me.name.clone())));
    let now = Memo::new(move |_| {
        app.plan.with(|plan| {
            plan.as_ref().map(|plan| plan.record.profile.preferred_name.clone()).unwrap_or_default()
        })
    });
    let value = Signal::derive(move || draft.value.get().unwrap_or_else(|| now.get()));
    let error = Signal::derive(move || refused.get().map(refusal_in_words).unwrap_or_default());
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match app.act(Action::SetPreferredName { name: value.get_untracked() }) {
            Ok(id) => {
                just.set(Some(id));
                draft.update(|written| *written = None);
                draft.done();
            }
            Err(refusal) => refused.set(Some(refusal)),
        }
    };
    move || {
        given.get().map(|given| {
            view! {
                <form class="form" novalidate on:submit=save>
                    <Field id="preferred-name" label=texts::me_name() hint=texts::me_name_hint(&given) autocomplete="nickname"
                        value=value error=error
                        on_input=move |text| { refused.set(None); draft.update(|written| *written = Some(text)); } />
                    <div class="buttons"><button class="button button-quiet">{texts::me_save()}</button></div>
                    <FateMark id=just />
                </form>
            }
        })
    }
}
