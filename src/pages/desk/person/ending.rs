//! A programme ends: as planned, for work or studies, or sooner. That is an ordinary state, and their account lives on.
use crate::{
    pages::{
        beside::ending_in_words,
        desk::parts::{choose, day_field, fate, read_day},
    },
    platform::{focus, net::Request},
    state::{
        App,
        desk::{Asked, Deed},
    },
    texts,
};
use folje_api::v1::{desk::NewEnding, desk_person::PersonPage, paths};
use folje_domain::programme::Ending;
use leptos::{prelude::*, task::spawn_local};

/// The ways in which it can end, as they are offered.
const ENDINGS: [Ending; 4] = [Ending::Completed, Ending::Work, Ending::Studies, Ending::Discontinued];

/// The form; nothing where nothing goes on.
pub(super) fn view(app: App, asked: Asked<PersonPage>, page: &PersonPage) -> Option<AnyView> {
    let today = app.wall.get_untracked().date();
    let going = page
        .enrolments
        .iter()
        .find(|one| one.ending.is_none() && one.first_day.is_some_and(|first| first <= today))?;
    let (participant, enrolment) = (page.participant.id, going.id);
    let (deed, error) = (Deed::new(), RwSignal::new(String::new()));
    let (how, on) = (RwSignal::new("0".to_owned()), RwSignal::new(today.to_string()));
    let options = ENDINGS.iter().enumerate();
    let options = options.map(|(place, ending)| (place.to_string(), ending_in_words(*ending))).collect();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(on) = read_day(&on.get_untracked()) else { return error.set(texts::desk_day_missing()) };
        let picked = how.get_untracked().parse::<usize>().ok().and_then(|place| ENDINGS.get(place));
        let ending = picked.copied().unwrap_or(Ending::Completed);
        spawn_local(async move {
            let body = NewEnding { participant, enrolment, on, ending };
            if deed.send(Request::post(paths::DESK_ENDINGS, &body)).await.is_some() {
                asked.again();
                focus::to_heading();
            }
        });
    };
    Some(
        view! {
            <details class="more">
                <summary>{texts::desk_end()}</summary>
                <form class="form" novalidate on:submit=submit>
                    <p class="card card-soft">{texts::desk_end_keeps()}</p>
                    {choose("end-how", texts::desk_end_how(), options, how.into(), move |picked| how.set(picked))}
                    {day_field("end-on", texts::desk_end_on(), on.into(), error.into(), move |day| { error.set(String::new()); on.set(day); })}
                    <div class="buttons"><button class="button button-quiet" disabled=move || deed.busy()>{texts::desk_end_do()}</button></div>
                    {fate(deed)}
                </form>
            </details>
        }
        .into_any(),
    )
}
