//! My devices: a lost phone can be signed out from another.
use super::{
    confirm::confirm,
    seen::{self, Seen},
};
use crate::{
    pages::people::day_and_year,
    platform::{clock, forms},
    state::App,
    texts,
    ui::{Icon, icon},
};
use folje_api::v1::session::Device;
use leptos::{html, prelude::*, task::spawn_local};

/// The section. `asked` is the device about which the person is being asked.
pub(super) fn section(seen: RwSignal<Seen>, asked: RwSignal<Option<Device>>) -> AnyView {
    let dialog = NodeRef::<html::Dialog>::new();
    let failed = RwSignal::new(false);
    let name = Signal::derive(move || asked.with(|device| device.as_ref().map(name_of).unwrap_or_default()));
    let end = move || {
        let Some(device) = asked.get_untracked() else { return };
        spawn_local(async move {
            let ended = seen::end(device.id).await;
            failed.set(ended.is_err());
            if ended.is_ok() {
                seen::load(seen).await;
            }
        });
    };
    let content = move || {
        match seen.get() {
        Seen::Loading => view! { <p class="muted">{texts::devices_loading()}</p> }.into_any(),
        Seen::Unreached => view! { <p class="muted">{texts::devices_offline()}</p> }.into_any(),
        Seen::Troubled => view! { <p class="muted">{texts::devices_troubled()}</p> }.into_any(),
        Seen::Here(devices) => view! {
            <ul class="list">{devices.into_iter().map(|device| row(device, asked, dialog)).collect_view()}</ul>
        }
        .into_any(),
    }
    };
    view! {
        <section class="section">
            <h2 class="section-title">{texts::devices_title()}</h2>
            <p class="muted">{texts::devices_words()}</p>
            {content}
            <p class="mark" role="status">{move || failed.get().then(texts::device_failed)}</p>
            {lost(seen)}
            {confirm(dialog, "device-ask", Signal::derive(move || texts::device_ask(&name.get())),
                Signal::derive(texts::device_ask_words), Signal::derive(texts::device_end), texts::cancel(), end)}
        </section>
    }
    .into_any()
}

/// «Tappad telefon»: one question, then everything but this device is signed out.
fn lost(seen: RwSignal<Seen>) -> AnyView {
    let dialog = NodeRef::<html::Dialog>::new();
    let failed = RwSignal::new(false);
    let here = move || seen.with(|seen| matches!(seen, Seen::Here(_)));
    let ask = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            forms::open_dialog(&dialog);
        }
    };
    let end = move || {
        spawn_local(async move {
            let ended = seen::end_others().await;
            failed.set(ended.is_err());
            if ended.is_ok() {
                seen::load(seen).await;
            }
        });
    };
    view! {
        <div class="buttons" hidden=move || !here()>
            <button type="button" class="button button-quiet" data-lost="" on:click=ask>{texts::devices_lost()}</button>
        </div>
        <p class="mark" role="status">{move || failed.get().then(texts::devices_lost_failed)}</p>
        {confirm(dialog, "devices-lost-ask", Signal::derive(texts::devices_lost_ask),
            Signal::derive(texts::devices_lost_words), Signal::derive(texts::devices_lost_do), texts::cancel(), end)}
    }
    .into_any()
}

fn row(device: Device, asked: RwSignal<Option<Device>>, dialog: NodeRef<html::Dialog>) -> AnyView {
    let today = App::get().wall.get_untracked().date();
    let name = name_of(&device);
    let since = texts::device_since(&day_and_year(clock::wall_at(device.since).date(), today));
    let seen = (!device.this).then(|| texts::device_seen(&day_and_year(device.last_seen, today)));
    let this = device.this;
    let label = texts::device_end_which(&name);
    let ask = move |_| {
        asked.set(Some(device.clone()));
        if let Some(dialog) = dialog.get_untracked() {
            forms::open_dialog(&dialog);
        }
    };
    view! {
        <li class="list-row">
            {icon(Icon::Device)}
            <div class="list-main">
                <p class="list-title">{name}</p>
                <p class="list-sub">{since}</p>
                {seen.map(|seen| view! { <p class="list-sub">{seen}</p> })}
            </div>
            {if this {
                view! { <span class="chip list-end">{texts::device_this()}</span> }.into_any()
            } else {
                view! { <button type="button" class="button button-quiet list-end" aria-label=label on:click=ask>{texts::device_end()}</button> }.into_any()
            }}
        </li>
    }
    .into_any()
}

fn name_of(device: &Device) -> String {
    if device.name.is_empty() { texts::device_unnamed() } else { device.name.clone() }
}
