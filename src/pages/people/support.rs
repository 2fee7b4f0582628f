//! The form for a support person of one's own: a new one, or a change of one.
use super::support_draft::{self, Written};
use crate::{
    platform::{focus, random},
    routes::Route,
    state::{App, Draft},
    texts,
    ui::{Field, Page, WithPlan, refusal_in_words},
};
use folje_domain::{
    command::{Action, Refusal},
    entry,
    ids::SupportId,
};
use leptos::prelude::*;

/// The page.
pub(crate) fn page() -> AnyView {
    let change = support_draft::change();
    let changes = change.value.with_untracked(|written| written.of.is_some());
    let draft = if changes { change } else { support_draft::fresh() };
    let title = if changes {
        draft.value.with_untracked(|written| texts::support_change_whom(&written.name))
    } else {
        texts::support_new()
    };
    let refused = RwSignal::new(None::<(At, Refusal)>);
    view! {
        <Page title=title sub=texts::support_only_you() back=(Route::People, texts::people())>
            <WithPlan children=move |_| form(App::get(), draft, refused) />
        </Page>
    }
    .into_any()
}

/// The field that a refusal is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    Name,
    Phone,
    Email,
}

impl At {
    fn of(refusal: Refusal, written: &Written) -> Self {
        match refusal {
            Refusal::BadPhone => Self::Phone,
            Refusal::IdentityNumber if entry::phone(&written.phone).is_err() => Self::Phone,
            Refusal::BadAddress => Self::Email,
            _ => Self::Name,
        }
    }

    const fn field(self) -> &'static str {
        match self {
            Self::Name => "#support-name",
            Self::Phone => "#support-phone",
            Self::Email => "#support-email",
        }
    }
}

fn form(app: App, draft: Draft<Written>, refused: RwSignal<Option<(At, Refusal)>>) -> AnyView {
    let name_error = Signal::derive(move || match refused.get() {
        Some((At::Name, Refusal::Empty)) => texts::support_name_missing(),
        Some((At::Name, refusal)) => refusal_in_words(refusal),
        _ => String::new(),
    });
    let error_at = move |field: At| {
        Signal::derive(move || match refused.get() {
            Some((at, refusal)) if at == field => refusal_in_words(refusal),
            _ => String::new(),
        })
    };
    let part = move |part: fn(&Written) -> &String| {
        Signal::derive(move || draft.value.with(|written| part(written).clone()))
    };
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match keep(app, draft) {
            Ok(()) => app.go_instead(Route::People),
            Err(refusal) => {
                let at = draft.value.with_untracked(|written| At::of(refusal, written));
                refused.set(Some((at, refusal)));
                focus::to(at.field());
            }
        }
    };
    let leave = move |_| {
        draft.done();
        app.go_instead(Route::People);
    };
    view! {
        <form class="form" novalidate on:submit=save>
            <Field id="support-name" label=texts::support_name() value=part(|written| &written.name) error=name_error
                on_input=move |text| { refused.set(None); draft.update(|written| written.name = text); } />
            <Field id="support-who" label=texts::support_who() hint=texts::support_who_hint() value=part(|written| &written.who)
                on_input=move |text| draft.update(|written| written.who = text) />
            <Field id="support-phone" label=texts::support_phone() kind="tel" value=part(|written| &written.phone) error=error_at(At::Phone)
                on_input=move |text| { refused.set(None); draft.update(|written| written.phone = text); } />
            <Field id="support-email" label=texts::support_email() kind="email" value=part(|written| &written.email) error=error_at(At::Email)
                on_input=move |text| { refused.set(None); draft.update(|written| written.email = text); } />
            <div class="buttons">
                <button class="button">{texts::support_save()}</button>
                <button type="button" class="button button-plain" on:click=leave>{texts::support_cancel()}</button>
            </div>
        </form>
    }
    .into_any()
}

fn keep(app: App, draft: Draft<Written>) -> Result<(), Refusal> {
    let Written { of, name, who, phone, email } = draft.value.get_untracked();
    let support = of.unwrap_or_else(|| SupportId(random::id()));
    app.act(Action::KeepSupport { support, name, who, phone, email })?;
    draft.done();
    Ok(())
}
