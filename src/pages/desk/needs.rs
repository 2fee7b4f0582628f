//! «Behöver en människa», first on the desk: readable in three seconds, each line with the one thing that answers it. It
//! is read from the page that the device keeps, so it is there without a network too.
use crate::{
    pages::beside,
    platform::net::Request,
    routes::{Place, Route},
    state::{
        App,
        desk::{Deed, Sent},
    },
    texts,
    ui::{Icon, icon},
};
use folje_api::v1::{
    paths,
    people::{Calling, Participant},
};
use folje_domain::need::{Answer, Need};
use leptos::{prelude::*, task::spawn_local};

/// The section; nothing for those who plan with nobody and were told nothing.
pub(super) fn section(app: App, people: &[Participant]) -> Option<AnyView> {
    let plans = people.iter().any(|one| one.role.plans());
    let lines = beside::needs(app, people, act);
    if lines.is_empty() && !plans {
        return None;
    }
    let content = if lines.is_empty() {
        view! { <p class="needs-none">{icon(Icon::Check)}<span>{texts::needs_none()}</span></p> }.into_any()
    } else {
        view! { <ul class="list">{lines}</ul> }.into_any()
    };
    Some(
        view! {
            <section class="section" aria-labelledby="needs-title" data-needs>
                <h2 class="section-title" id="needs-title">{texts::needs()}</h2>
                {content}
            </section>
        }
        .into_any(),
    )
}

/// The one thing that answers a need; none where the form stands in its line.
fn act(participant: &Participant, need: &Need) -> Option<AnyView> {
    let person = |word: String| {
        let to = Route::Desk(Place::Person(participant.id)).to_string();
        let label = format!("{word}: {}", participant.name);
        view! { <a class="button button-quiet" href=to aria-label=label>{word}</a> }.into_any()
    };
    match need.answer() {
        Answer::Reply => None,
        // Whoever waits at the workplace has read it by now; calling is for those who plan with them.
        Answer::Call if matches!(need, Need::CannotCome { .. }) && !participant.role.plans() => None,
        Answer::Call => {
            let heard = matches!(need, Need::Unheard { .. }).then(|| calling(participant));
            Some(view! { {heard}{by_phone(participant, person)} }.into_any())
        }
        Answer::Phone => Some(by_phone(participant, person)),
        Answer::Book => Some(person(texts::need_book())),
        Answer::Pair => Some(person(texts::need_pair())),
        Answer::Report => Some(person(texts::need_look())),
        Answer::Follow => {
            let to = Route::Desk(Place::MeetingsWith(participant.id)).to_string();
            let label = format!("{}: {}", texts::need_look(), participant.name);
            Some(
                view! { <a class="button button-quiet" href=to aria-label=label>{texts::need_look()}</a> }
                    .into_any(),
            )
        }
        Answer::Finish => Some(person(texts::need_finish())),
    }
}

/// Calling them; where no number is known, their page.
fn by_phone(participant: &Participant, page: impl Fn(String) -> AnyView) -> AnyView {
    let number: String = participant.phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    if number.is_empty() {
        return page(texts::need_look());
    }
    let label = texts::reach_call_whom(&participant.name);
    view! { <a class="button button-quiet" href=format!("tel:{number}") aria-label=label>{texts::reach_call()}</a> }
        .into_any()
}

/// «Jag ringer»: the participant and the others who were told hear it.
fn calling(participant: &Participant) -> AnyView {
    let deed = Deed::new();
    let about = participant.id;
    let say = move |_| {
        spawn_local(async move {
            deed.send(Request::post(paths::CALLING, &Calling { participant: about })).await;
        });
    };
    let label = format!("{}: {}", texts::need_calling(), participant.name);
    let fate = move || match deed.sent.get() {
        Sent::Not | Sent::Sending => None,
        Sent::Done => Some(texts::need_calling_done()),
        Sent::Unreached | Sent::Refused(_) | Sent::NotYours | Sent::Troubled => {
            Some(texts::desk_unreached_title())
        }
    };
    view! {
        <button type="button" class="button" aria-label=label disabled=move || deed.busy() on:click=say>{texts::need_calling()}</button>
        <p class="mark" role="status">{fate}</p>
    }
    .into_any()
}
