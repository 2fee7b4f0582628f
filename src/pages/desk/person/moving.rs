//! Going on in another form: from a group to oneself and back, or in another programme. Nothing is lost, and the page
//! says so before anybody does it (S1 met its dropouts by going on with people one by one).
use crate::{
    pages::desk::{
        parts::{choose, day_field, fate, read_day},
        programme::{self, Chosen, offered},
    },
    platform::{focus, net::Request},
    state::{
        App, Draft,
        desk::{Asked, Deed, made_once},
    },
    texts,
};
use folje_api::v1::{
    desk::{Begins, Desk, NewEnrolment},
    desk_person::PersonPage,
    paths,
};
use folje_domain::ids::EnrolmentId;
use leptos::{prelude::*, task::spawn_local};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use uuid::Uuid;

/// What has been chosen so far.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
struct Written {
    id: Option<Uuid>,
    into: String,
    from: String,
    #[serde(default)]
    programme: Chosen,
}

/// The same programme, on one's own.
const OUT: &str = "out";
/// A programme of one's own.
const ALONE: &str = "alone";

/// The form.
pub(super) fn view(app: App, asked: Asked<PersonPage>, page: &Arc<PersonPage>, desk: &Arc<Desk>) -> AnyView {
    let participant = page.participant.id;
    let draft = Draft::<Written>::named(&format!("desk-move-{participant}"));
    let (deed, error) = (Deed::new(), RwSignal::new(String::new()));
    let today = app.wall.get_untracked().date();
    let in_group = page.participant.cohort;
    let out = in_group.map(|_| (OUT.to_owned(), texts::desk_move_out()));
    let groups = desk.cohorts.iter().filter(|cohort| Some(cohort.id) != in_group);
    let groups = groups.map(|cohort| (cohort.id.to_string(), texts::desk_place_group(&cohort.name)));
    let options: Vec<_> =
        out.into_iter().chain(groups).chain([(ALONE.to_owned(), texts::desk_place_alone())]).collect();
    let first = options.first().map(|(key, _)| key.clone()).unwrap_or_default();
    let into = Memo::new(move |_| {
        draft.value.with(|written| if written.into.is_empty() { first.clone() } else { written.into.clone() })
    });
    let tomorrow = today.succ_opt().unwrap_or(today).to_string();
    let from = Signal::derive(move || {
        draft
            .value
            .with(|written| if written.from.is_empty() { tomorrow.clone() } else { written.from.clone() })
    });
    let write = move |change: &dyn Fn(&mut Written)| {
        error.set(String::new());
        deed.reset();
        draft.update(|written| change(written));
    };
    let chosen = Signal::derive(move || draft.value.with(|written| written.programme.clone()));
    let alone = {
        let desk = Arc::clone(desk);
        move || {
            (into.get() == ALONE).then(|| {
                programme::fields(&desk, false, chosen, move |programme| {
                    write(&|written| written.programme = programme.clone());
                })
            })
        }
    };
    let of_desk = Arc::clone(desk);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(from) = read_day(&from.get_untracked()) else { return error.set(texts::desk_day_missing()) };
        let Some(into) = begins(&of_desk, &into.get_untracked(), &chosen.get_untracked()) else { return };
        draft.update(|written| {
            made_once(&mut written.id);
        });
        let id = EnrolmentId(draft.value.with_untracked(|written| written.id).unwrap_or_default());
        spawn_local(async move {
            let body = NewEnrolment { id, participant, from, into };
            if deed.send(Request::post(paths::DESK_ENROLMENTS, &body)).await.is_some() {
                draft.done();
                asked.again();
                focus::to_heading();
            }
        });
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <p class="card card-soft">{texts::desk_move_keeps()}</p>
            {choose("move-into", texts::desk_move_into(), options, into.into(), move |into| write(&|written| written.into.clone_from(&into)))}
            {alone}
            {day_field("move-from", texts::desk_move_from(), from, error.into(), move |day| write(&|written| written.from.clone_from(&day)))}
            <div class="buttons"><button class="button" disabled=move || deed.busy()>{texts::desk_move_do()}</button></div>
            {fate(deed)}
        </form>
    }
    .into_any()
}

fn begins(desk: &Desk, into: &str, chosen: &Chosen) -> Option<Begins> {
    match into {
        OUT => Some(Begins::OutOfGroup),
        ALONE => chosen.of(&offered(desk, false)).map(|template| Begins::Alone {
            template: template.key.clone(),
            choices: chosen.choices(template),
        }),
        group => desk
            .cohorts
            .iter()
            .find(|cohort| cohort.id.to_string() == group)
            .map(|one| Begins::Cohort(one.id)),
    }
}
