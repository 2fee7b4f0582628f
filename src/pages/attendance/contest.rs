//! «Stämmer inte»: two taps and a line. Both versions stay, and those who plan with the participant see that they want
//! to talk about it.
use crate::{
    platform::{
        focus,
        intl::{self, DateStyle},
    },
    state::{App, Draft, Plan},
    texts,
    ui::{Field, refusal_in_words},
};
use folje_domain::{
    command::Action,
    record::{CheckIn, Contest},
};
use leptos::{
    prelude::*,
    task::{spawn_local, tick},
};

pub(super) fn view(app: App, plan: &Plan, check_in: &CheckIn) -> AnyView {
    let (occurrence, reporter) = (check_in.occurrence, check_in.by);
    let contest = move |line: Option<String>| Action::ContestCheckIn { occurrence, reporter, line };
    let id = format!("contest-{}-{}-{reporter}", occurrence.series, occurrence.start.and_utc().timestamp());
    let said = check_in.contests.iter().map(said).collect_view();
    let place = {
        let id = id.clone();
        move || {
            // The day is drawn anew first.
            let place = format!("[id=\"{id}\"]");
            spawn_local(async move {
                tick().await;
                focus::to(&place);
            });
        }
    };
    let now = if check_in.contest().is_some() {
        let place = place.clone();
        let settle = move |_| {
            if app.act(contest(None)).is_ok() {
                place();
            }
        };
        let contact = plan.contact().map(|(card, _)| card.name.clone());
        view! {
            <p class="muted">{contact.map_or_else(texts::attendance_talk, |name| texts::attendance_talk_with(&name))}</p>
            <div class="buttons"><button type="button" class="button button-quiet" on:click=settle>{texts::attendance_talked()}</button></div>
        }
        .into_any()
    } else {
        form(app, contest, &id, place)
    };
    view! {
        <div class="stack stack-tight" id=id role="group" tabindex="-1" aria-label=texts::attendance_wrong()>
            {said}
            {now}
        </div>
    }
    .into_any()
}

/// What the participant said against it, and until when it was a wish for a talk.
fn said(contest: &Contest) -> AnyView {
    let settled = contest.settled.map(|day| texts::attendance_settled(&intl::date(day, DateStyle::Day)));
    let line = (!contest.line.is_empty())
        .then(|| view! { <blockquote class="say">{contest.line.clone()}</blockquote> });
    view! {
        <p class="card-text">{texts::attendance_contested()}</p>
        {line}
        {settled.map(|words| view! { <p class="muted small">{words}</p> })}
    }
    .into_any()
}

fn form(
    app: App,
    contest: impl Fn(Option<String>) -> Action + Send + Copy + 'static,
    name: &str,
    place: impl Fn() + Send + Clone + 'static,
) -> AnyView {
    // What is half written survives what the server says meanwhile.
    let draft = Draft::<String>::named(name);
    let line = draft.value;
    let wrong = RwSignal::new(String::new());
    let open = RwSignal::new(line.with_untracked(|line| !line.is_empty()));
    let show = {
        let place = place.clone();
        move |_| {
            open.set(true);
            place();
        }
    };
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match app.act(contest(Some(line.get_untracked()))) {
            Ok(_) => {
                draft.update(String::clear);
                draft.done();
                place();
            }
            Err(refusal) => wrong.set(refusal_in_words(refusal)),
        }
    };
    (move || {
        if open.get() {
            view! {
                <form class="form" novalidate on:submit=send.clone()>
                    <Field id="contest-line" label=texts::attendance_wrong_line() hint=texts::attendance_wrong_words() value=line
                        on_input=move |text| draft.update(|line| *line = text) error=wrong />
                    <div class="buttons"><button class="button">{texts::check_in_send()}</button></div>
                </form>
            }
            .into_any()
        } else {
            view! { <div class="buttons"><button type="button" class="button button-plain" on:click=show.clone()>{texts::attendance_wrong()}</button></div> }
                .into_any()
        }
    })
    .into_any()
}
