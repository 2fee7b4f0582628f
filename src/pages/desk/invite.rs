//! An invite: a sheet with a picture for the phone's camera, a code in large letters and the link; to be shown, printed or
//! copied. It is fetched when somebody asks for it, and shown this once.
use super::parts::fate;
use crate::{
    platform::{clipboard, clock, json, net::Request, print, shell},
    state::desk::Deed,
    texts,
    ui::day_in_words,
};
use folje_api::v1::{
    desk::{Invite, NewInvite},
    paths,
};
use folje_domain::ids::PersonId;
use leptos::{prelude::*, task::spawn_local};

/// The quiet edge around a QR code, in modules (ISO/IEC 18004, 6.3.8).
const EDGE: usize = 4;

/// A button that makes an invite, and then the sheet.
pub(super) fn view(person: PersonId, name: String) -> AnyView {
    let deed = Deed::new();
    let invite = RwSignal::new(None::<Invite>);
    let make = move |_| fetch(deed, person, invite);
    let shown = move || invite.with(|invite| invite.as_ref().map(|invite| sheet(&name, invite)));
    view! {
        <div class="buttons no-print">
            <button type="button" class="button" disabled=move || deed.busy() on:click=make>
                {move || if invite.with(Option::is_some) { texts::invite_again() } else { texts::invite_make() }}
            </button>
        </div>
        <div class="no-print">{fate(deed)}</div>
        {shown}
    }
    .into_any()
}

/// Asks for one.
fn fetch(deed: Deed, person: PersonId, into: RwSignal<Option<Invite>>) {
    spawn_local(async move {
        if let Some(body) = deed.send(Request::post(paths::DESK_INVITES, &NewInvite { person })).await {
            deed.reset();
            into.try_set(json::read(&body));
        }
    });
}

/// The sheet itself.
fn sheet(name: &str, invite: &Invite) -> AnyView {
    let link = format!("{}{}", shell::origin(), invite.path);
    let until = clock::wall_at(invite.expires);
    let until = texts::InviteUntil {
        day: &day_in_words(until.date(), clock::wall_now().date()),
        time: &crate::platform::intl::time(until.time()),
    }
    .text();
    let said = RwSignal::new(String::new());
    let copied = link.clone();
    let copy = move |_| {
        let link = copied.clone();
        spawn_local(async move {
            let done = clipboard::copy(&link).await;
            said.set(if done { texts::invite_copied() } else { texts::invite_not_copied() });
        });
    };
    view! {
        <section class="card invite-sheet" data-invite>
            <h2 class="card-title">{texts::invite_for(name)}</h2>
            <div class="invite-parts">
                {picture(&invite.qr)}
                <div class="stack stack-tight">
                    <p>{texts::invite_camera()}</p>
                    <p class="muted">{texts::invite_or_code(&shell::origin())}</p>
                    <p class="invite-code" data-code>{invite.code.clone()}</p>
                    <p class="muted small">{until}</p>
                </div>
            </div>
            <div class="field no-print">
                <label class="field-label" for="invite-link">{texts::invite_link()}</label>
                <input class="field-input" id="invite-link" type="text" readonly value=link />
            </div>
            <div class="buttons no-print">
                <button type="button" class="button button-quiet" on:click=copy>{texts::invite_copy()}</button>
                <button type="button" class="button button-quiet" on:click=move |_| print::page()>{texts::invite_print()}</button>
            </div>
            <p class="mark no-print" role="status">{said}</p>
        </section>
    }
    .into_any()
}

/// The code for the camera: a path with a square for each dark module.
pub(super) fn picture(modules: &[bool]) -> AnyView {
    let side = modules.len().isqrt();
    let squares: String = modules
        .iter()
        .enumerate()
        .filter(|(_, dark)| **dark)
        .map(|(at, _)| format!("M{},{}h1v1h-1z", at % side.max(1) + EDGE, at / side.max(1) + EDGE))
        .collect();
    let whole = side + 2 * EDGE;
    view! {
        <svg class="invite-qr" viewBox=format!("0 0 {whole} {whole}") role="img" aria-label=texts::invite_picture()>
            <rect class="invite-light" width=whole height=whole></rect>
            <path class="invite-dark" d=squares></path>
        </svg>
    }
    .into_any()
}
