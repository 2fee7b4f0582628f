//! Text messages (SMS): whether they are wanted, and whether they arrive.
use crate::{
    platform::{
        json,
        net::{Reply, Request},
    },
    state::{App, Reach},
    texts,
    ui::{Icon, small_icon, switch},
};
use folje_api::v1::{
    paths,
    text_messages::{TextMessages, TextMessagesChoice},
};
use folje_domain::entry::national;
use leptos::{prelude::*, task::spawn_local};

/// What the server said last, and whether the last choice reached it.
type Known = RwSignal<Option<TextMessages>>;

/// The section; nothing where the server sends no text messages.
pub(super) fn section(app: App) -> AnyView {
    let known: Known = RwSignal::new(None);
    let unsaved = RwSignal::new(false);
    let online = Memo::new(move |_| app.reach.get() == Reach::Reached && app.account.with(Option::is_some));
    Effect::new(move |_| {
        if online.get() {
            spawn_local(load(known));
        }
    });
    let content = move || {
        let Some(said) = known.get() else {
            return (!online.get()).then(|| view! { <p class="muted">{texts::sms_offline()}</p> }.into_any());
        };
        said.available.then(|| body(&said, known, unsaved))
    };
    let shown = move || known.with(|known| known.as_ref().is_none_or(|known| known.available));
    view! {
        <div class="stack" data-text-messages hidden=move || !shown()>
            {content}
            <p class="mark" role="status">
                {move || unsaved.get().then(|| (small_icon(Icon::Info), texts::sms_not_saved()))}
            </p>
        </div>
    }
    .into_any()
}

fn body(said: &TextMessages, known: Known, unsaved: RwSignal<bool>) -> AnyView {
    let number = national(&said.number);
    if number.trim().is_empty() {
        return view! { <p class="muted">{texts::sms_no_number()}</p> }.into_any();
    }
    if !said.usable {
        return trouble(texts::sms_no_mobile(&number));
    }
    let change = move |wanted: bool| {
        spawn_local(async move {
            let body = json::write(&TextMessagesChoice { wanted });
            let request = Request { method: "PUT", path: paths::TEXT_MESSAGES, body: Some(body), etag: None };
            let saved = matches!(request.send().await, Ok(Reply::Done { .. }));
            unsaved.try_set(!saved);
            // What was not saved goes back to what holds.
            known.try_update(|known| {
                if let Some(known) = known.as_mut() {
                    known.wanted = if saved { wanted } else { !wanted };
                }
            });
        });
    };
    let wanted = Signal::derive(move || known.with(|known| known.as_ref().is_some_and(|known| known.wanted)));
    let failed = said.failed.is_some() && said.wanted;
    view! {
        {switch(texts::sms_wanted(&number), Some(texts::sms_wanted_words()), wanted, change)}
        {failed.then(|| trouble(texts::sms_failed(&number)))}
    }
    .into_any()
}

fn trouble(words: String) -> AnyView {
    view! { <p class="mark" data-text-trouble>{small_icon(Icon::Info)}{words}</p> }.into_any()
}

async fn load(known: Known) {
    if let Ok(Reply::Done { body, .. }) = Request::get(paths::TEXT_MESSAGES).send().await
        && let Some(said) = json::read::<TextMessages>(&body)
    {
        known.try_set(Some(said));
    }
}
