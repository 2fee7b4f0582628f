//! Pairing a participant with somebody at a workplace: wishes, place and hours side by side. The list is by name, and a
//! person decides (S1: the samordnare «ska kunna matcha rätt ungdom med rätt ambassadör»).
use crate::{
    pages::desk::{
        known::known,
        parts::{day_field, fate, read_day},
    },
    platform::{focus, intl, net::Request},
    state::{
        App,
        desk::{Asked, Deed},
    },
    texts,
    ui::{Field, PersonLine, weekdays_in_words, wish_in_words},
};
use folje_api::v1::{
    desk::NewRelation,
    desk_person::{COUNTED_BESIDE, Candidate, Pairing, PersonPage},
    paths,
};
use folje_domain::{ids::PersonId, people::Role};
use leptos::{prelude::*, task::spawn_local};

/// The comparison; it is asked for when somebody opens it.
pub(super) fn view(app: App, asked: Asked<PersonPage>, page: &PersonPage) -> AnyView {
    let participant = page.participant.id;
    let open = RwSignal::new(false);
    let inside = move || {
        open.get().then(|| {
            let path = paths::DESK_PAIRING.replace("{id}", &participant.to_string());
            let pairing = Asked::<Pairing>::of(path);
            known(pairing, move |pairing_said| compare(app, asked, pairing, &pairing_said))
        })
    };
    view! {
        <section class="section" data-pairing>
            <h2 class="section-title">{texts::pairing()}</h2>
            <p class="muted">{texts::pairing_words()}</p>
            <details class="more" on:toggle=move |_| open.set(true)><summary>{texts::pairing_open()}</summary>{inside}</details>
        </section>
    }
    .into_any()
}

fn compare(app: App, asked: Asked<PersonPage>, pairing: Asked<Pairing>, said: &Pairing) -> AnyView {
    let (deed, error) = (Deed::new(), RwSignal::new(String::new()));
    let from = RwSignal::new(app.wall.get_untracked().date().to_string());
    let looked_for = RwSignal::new(String::new());
    let participant = said.participant.id;
    let wishes: Vec<_> = said
        .participant
        .wishes
        .iter()
        .map(|wish| {
            let own = (!wish.words.is_empty())
                .then(|| view! { <blockquote class="say">{wish.words.clone()}</blockquote> });
            view! { <li class="stack stack-tight"><p>{wish_in_words(wish.about)}</p>{own}</li> }
        })
        .collect();
    let wishes = if wishes.is_empty() {
        view! { <p class="muted">{texts::pairing_no_wishes()}</p> }.into_any()
    } else {
        view! { <ul class="desk-lines">{wishes}</ul> }.into_any()
    };
    let pair = move |person: PersonId, role: Role| {
        let Some(day) = read_day(&from.get_untracked()) else { return error.set(texts::desk_day_missing()) };
        spawn_local(async move {
            let body = NewRelation { participant, person, role, day, ends: false, contact: false };
            if deed.send(Request::post(paths::DESK_RELATIONS, &body)).await.is_some() {
                pairing.again();
                asked.again();
                focus::to_heading();
            }
        });
    };
    let days = said.days.len();
    let candidates = said.candidates.clone();
    let list = move || {
        let wanted = looked_for.with(|text| text.trim().to_lowercase());
        let fits = |one: &&Candidate| {
            wanted.is_empty()
                || one.name.to_lowercase().contains(&wanted)
                || one.works_at.to_lowercase().contains(&wanted)
        };
        candidates.iter().filter(fits).map(|one| row(one, days, deed, pair)).collect_view()
    };
    view! {
        <div class="stack">
            <section class="card stack stack-tight"><h3 class="card-title">{texts::pairing_wishes(&said.participant.name)}</h3>{wishes}
                <p class="muted">{if days == 0 { texts::pairing_no_days() } else { texts::pairing_days(days) }}</p>
            </section>
            <Field id="pairing-look" label=texts::pairing_look() value=looked_for on_input=move |text| looked_for.set(text) />
            {day_field("pairing-from", texts::desk_relate_from(), from.into(), error.into(), move |day| { error.set(String::new()); from.set(day); })}
            {fate(deed)}
            <ul class="list" data-candidates>{list}</ul>
        </div>
    }
    .into_any()
}

fn row(
    one: &Candidate,
    days: usize,
    deed: Deed,
    pair: impl Fn(PersonId, Role) + Copy + Send + 'static,
) -> AnyView {
    let id = one.id;
    let hours = one.there.map_or_else(texts::pairing_hours_unknown, |there| {
        texts::CompanionsThere {
            days: &weekdays_in_words(there.days),
            from: &intl::time(there.from),
            until: &intl::time(there.until),
        }
        .text()
    });
    let covers = (one.there.is_some() && days > 0)
        .then(|| texts::PairingCovers { covered: &one.covers.to_string(), days: &days.to_string() }.text());
    let count = usize::try_from(one.beside).unwrap_or(usize::MAX);
    let beside = if one.beside < COUNTED_BESIDE {
        texts::pairing_beside(count)
    } else {
        texts::pairing_beside_many(&COUNTED_BESIDE.to_string())
    };
    let buttons = (!one.around).then(|| {
        view! {
            <div class="buttons">
                <button type="button" class="button button-quiet" disabled=move || deed.busy() on:click=move |_| pair(id, Role::Ambassador)>{texts::pairing_as_ambassador()}</button>
                <button type="button" class="button button-quiet" disabled=move || deed.busy() on:click=move |_| pair(id, Role::Supervisor)>{texts::pairing_as_supervisor()}</button>
            </div>
        }
    });
    view! {
        <li class="list-row">
            <div class="list-main stack stack-tight">
                <PersonLine name=one.name.clone() role=one.works_at.clone() />
                <p class="muted">{intl::capital(&hours)}</p>
                {covers.map(|covers| view! { <p class="muted">{covers}</p> })}
                <p class="muted">{beside}</p>
                {one.around.then(|| view! { <p class="chips"><span class="chip chip-accent">{texts::pairing_around()}</span></p> })}
                {buttons}
            </div>
        </li>
    }
    .into_any()
}
