//! What a sponsor (fadder) invites to: to what, when in words, where, until which day.
use crate::{
    pages::desk::parts::{choose, fate, read_day},
    platform::net::Request,
    state::{
        Draft,
        desk::{Deed, made_once},
    },
    texts,
    ui::Field,
};
use folje_api::v1::{desk::CompanionCard, paths};
use folje_domain::{ids::OpeningId, people::Opening};
use leptos::{prelude::*, task::spawn_local};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What has been written so far.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
struct Written {
    id: Option<Uuid>,
    sponsor: String,
    text: String,
    when: String,
    place: String,
    until: String,
}

/// The form, folded until somebody needs it.
pub(super) fn form(companions: &[CompanionCard]) -> AnyView {
    let draft = Draft::<Written>::named("desk-opening");
    let (deed, missing) = (Deed::new(), RwSignal::new(String::new()));
    let words = |one: &CompanionCard| {
        if one.works_at.is_empty() { one.name.clone() } else { format!("{}, {}", one.name, one.works_at) }
    };
    // Those of elsewhere first: a sponsor is seldom somebody of the staff.
    let mut people: Vec<_> = companions.iter().collect();
    people.sort_by_key(|one| one.staff);
    let options: Vec<_> = people.into_iter().map(|one| (one.id.to_string(), words(one))).collect();
    let first = options.first().map(|(id, _)| id.clone()).unwrap_or_default();
    let sponsor = {
        let first = first.clone();
        Signal::derive(move || {
            draft.value.with(|one| if one.sponsor.is_empty() { first.clone() } else { one.sponsor.clone() })
        })
    };
    let write = move |change: &dyn Fn(&mut Written)| {
        deed.reset();
        missing.set(String::new());
        draft.update(|written| change(written));
    };
    let part = move |part: fn(&Written) -> &String| {
        Signal::derive(move || draft.value.with(|written| part(written).clone()))
    };
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let mut written = draft.value.get_untracked();
        let Ok(sponsor) = sponsor.get_untracked().parse() else { return };
        if written.text.trim().is_empty() {
            return missing.set(texts::opening_missing());
        }
        let id = OpeningId(made_once(&mut written.id));
        draft.update(|kept| kept.id = written.id);
        spawn_local(async move {
            let until = read_day(&written.until);
            let Written { text, when, place, .. } = written;
            let body = Opening { id, sponsor, text, when, place, until };
            if deed.send(Request::post(paths::DESK_OPENINGS, &body)).await.is_some() {
                draft.update(|written| *written = Written::default());
                draft.done();
            }
        });
    };
    view! {
        <details class="more">
            <summary>{texts::opening_new()}</summary>
            <form class="form" novalidate on:submit=save>
                <p class="muted">{texts::opening_words()}</p>
                {choose("opening-sponsor", texts::opening_sponsor(), options, sponsor, move |picked| write(&|one| one.sponsor.clone_from(&picked)))}
                <Field id="opening-text" label=texts::opening_text() value=part(|one| &one.text) error=missing on_input=move |text| write(&|one| one.text.clone_from(&text)) />
                <Field id="opening-when" label=texts::opening_when() hint=texts::opening_when_hint() value=part(|one| &one.when) on_input=move |text| write(&|one| one.when.clone_from(&text)) />
                <Field id="opening-place" label=texts::opening_place() value=part(|one| &one.place) on_input=move |text| write(&|one| one.place.clone_from(&text)) />
                <Field id="opening-until" label=texts::opening_until() kind="date" value=part(|one| &one.until) on_input=move |text| write(&|one| one.until.clone_from(&text)) />
                <div class="buttons"><button class="button" disabled=move || deed.busy()>{texts::opening_save()}</button></div>
                {fate(deed)}
            </form>
        </details>
    }
    .into_any()
}
