//! A one-time link: the secret stands behind `#`, and is redeemed by a tap. If that fails, a code can be typed.
use super::{ask, attempt::Attempt, code_form, trouble::Trouble};
use crate::{
    platform::{focus, history},
    routes::Route,
    state::{App, Phase},
    texts,
    ui::{Icon, Page, icon, small_icon},
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
    let secret = StoredValue::new(secret);
    link.has_cookies();
    let asking_code = code.asking();
    let trouble = Memo::new(move |_| link.trouble());
    // Only once the device's storage has been read is it known whether something is unsent.
    let ready = Memo::new(move |_| app.phase.get() != Phase::Opening);
    let asking = Memo::new(move |_| link.needs_consent());
    view! {
        <Page title=texts::sign_in() class="page sign-in">
            {move || match (ready.get(), asking_code.get(), trouble.get()) {
                (false, ..) => view! {
                    <p role="status">{texts::sign_in_opening()}</p>
                    <div class="skeleton skeleton-tall" aria-hidden="true"><p class="skeleton-line"></p><p class="skeleton-line skeleton-short"></p></div>
                }
                .into_any(),
                (true, Some(secret), _) => ask::view(code, secret),
                (true, None, Some(trouble)) => view! {
                    <div class="stack">
                        {failed(app, link, secret, trouble)}
                        {(trouble != Trouble::NoCookies).then(|| code_form::view(code, typed))}
                    </div>
                }
                .into_any(),
                (true, None, None) if asking.get() => ask::view(link, Secret::Link(secret.get_value())),
                (true, None, None) => tap(link, secret),
            }}
        </Page>
    }
    .into_any()
}

/// The button that redeems the link. Opening the page does not: mail scanners open links too.
fn tap(link: Attempt, secret: StoredValue<String>) -> AnyView {
    let busy = link.busy();
    let redeem = move |_| {
        if !busy.get_untracked() {
            link.begin(Secret::Link(secret.get_value()));
        }
    };
    Effect::new(|_| focus::to("#redeem"));
    view! {
        <div class="stack">
            <p class="sign-mark">{icon(Icon::Key)}</p>
            <article class="card">
                <h2 class="card-title">{texts::sign_in_link()}</h2>
                <p class="card-text">{texts::sign_in_link_words()}</p>
                <button type="button" class="button button-wide" id="redeem" aria-disabled=move || busy.get().then_some("true") on:click=redeem>
                    {move || if busy.get() { texts::sign_in_busy() } else { texts::sign_in() }}
                </button>
            </article>
            {code_form::iphone_note()}
        </div>
    }
    .into_any()
}

fn failed(app: App, link: Attempt, secret: StoredValue<String>, trouble: Trouble) -> AnyView {
    let again = move |_| {
        link.begin(Secret::Link(secret.get_value()));
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
