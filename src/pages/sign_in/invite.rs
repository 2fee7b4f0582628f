//! A one-time link: what stands behind `#` signs in by itself, once; where that does not work, a code may.
use super::{
    ask,
    attempt::{Attempt, Stand},
    code_form,
    trouble::Trouble,
};
use crate::{
    platform::history,
    routes::Route,
    state::{App, Phase},
    texts,
    ui::{Icon, Page, small_icon},
};
use folje_api::v1::session::Secret;
use leptos::prelude::*;

/// The page of a link. Without a secret it is the page for the code; another link opened here begins anew (the
/// browser then changes what stands behind `#` and nothing else).
pub(crate) fn page() -> AnyView {
    let app = App::get();
    let secret = Memo::new(move |before: Option<&String>| match app.route.get() {
        Route::Invite => history::fragment(),
        _ => before.cloned().unwrap_or_default(),
    });
    (move || {
        let secret = secret.get();
        if secret.is_empty() { super::page() } else { of_link(app, secret) }
    })
    .into_any()
}

fn of_link(app: App, secret: String) -> AnyView {
    let link = Attempt::new(app);
    let code = Attempt::new(app);
    let typed = RwSignal::new(String::new());
    let again = StoredValue::new(secret);
    begin_once(app, link, again);
    let (asking_link, asking_code) = (link.asking(), code.asking());
    let trouble = Memo::new(move |_| link.trouble());
    view! {
        <Page title=texts::sign_in() class="page sign-in">
            {move || match (asking_link.get(), asking_code.get(), trouble.get()) {
                (Some(secret), ..) => ask::view(link, secret),
                (None, Some(secret), _) => ask::view(code, secret),
                (None, None, Some(trouble)) => view! {
                    <div class="stack">
                        {failed(app, link, again, trouble)}
                        {code_form::view(code, typed)}
                    </div>
                }
                .into_any(),
                (None, None, None) => view! {
                    <p role="status">{texts::sign_in_opening()}</p>
                    <div class="skeleton skeleton-tall" aria-hidden="true"><p class="skeleton-line"></p><p class="skeleton-line skeleton-short"></p></div>
                }
                .into_any(),
            }}
        </Page>
    }
    .into_any()
}

/// Begins when what is kept on the phone has been read: only then is it known whether something there is unsent.
fn begin_once(app: App, link: Attempt, secret: StoredValue<String>) {
    Effect::new(move |begun: Option<bool>| {
        let ready = app.phase.get() != Phase::Opening;
        if begun == Some(true) {
            return true;
        }
        if ready {
            link.begin(Secret::Link(secret.get_value()));
        }
        ready
    });
}

fn failed(app: App, link: Attempt, secret: StoredValue<String>, trouble: Trouble) -> AnyView {
    let again = move |_| {
        if link.stand.with_untracked(|stand| *stand != Stand::Busy) {
            link.begin(Secret::Link(secret.get_value()));
        }
    };
    let signed_in = app.account.with_untracked(Option::is_some);
    view! {
        <div class="card" role="alert" data-trouble=format!("{trouble:?}")>
            <p class="card-text">{small_icon(Icon::Info)}" "{trouble.about_link()}</p>
            <div class="buttons">
                {trouble.passes().then(|| view! { <button type="button" class="button" on:click=again>{texts::try_again()}</button> })}
                {signed_in.then(|| view! { <a class="button button-quiet" href=Route::Today.to_string()>{texts::to_start()}</a> })}
            </div>
        </div>
    }
    .into_any()
}
