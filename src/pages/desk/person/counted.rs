//! What the participant is counted as in the statistics: one tap, and they see it in Jag.
use crate::{
    platform::net::Request,
    state::desk::{Asked, Deed, Sent},
    texts,
};
use folje_api::v1::{desk::NewGender, desk_person::PersonPage, paths};
use folje_domain::people::Gender;
use leptos::{prelude::*, task::spawn_local};

/// The three answers; the one that stands is pressed, and pressing it again takes it back.
pub(super) fn view(asked: Asked<PersonPage>, page: &PersonPage) -> AnyView {
    let (participant, deed) = (page.participant.id, Deed::new());
    let noted = RwSignal::new(page.details.as_ref().and_then(|details| details.counted_as));
    let say = move |gender: Gender| {
        let gender = (noted.get_untracked() != Some(gender)).then_some(gender);
        spawn_local(async move {
            let body = NewGender { participant, gender };
            if deed.send(Request::post(paths::DESK_GENDER, &body)).await.is_some() {
                noted.try_set(gender);
                asked.again();
            }
        });
    };
    let word = |gender| match gender {
        Gender::Man => texts::role_counted_man(),
        Gender::Woman => texts::role_counted_woman(),
        Gender::Unsaid => texts::role_counted_unsaid(),
    };
    let one = move |gender: Gender| {
        let pressed = move || if noted.get() == Some(gender) { "true" } else { "false" };
        view! { <button type="button" class="chip" aria-pressed=pressed disabled=move || deed.busy() on:click=move |_| say(gender)>{word(gender)}</button> }
    };
    let fate = move || match deed.sent.get() {
        Sent::Not | Sent::Sending | Sent::Done => None,
        Sent::Unreached => Some(texts::desk_needs_network()),
        Sent::Refused(_) | Sent::NotYours => Some(texts::desk_not_yours()),
        Sent::Troubled => Some(texts::troubled()),
    };
    view! {
        <details class="more" data-counted>
            <summary>{texts::counted_in()}</summary>
            <div class="stack stack-tight">
                <p class="muted small">{texts::counted_words()}</p>
                <div class="chips" role="group" aria-label=texts::counted_in()>{Gender::ALL.map(one)}</div>
                <p class="mark" role="status">{fate}</p>
            </div>
        </details>
    }
    .into_any()
}
