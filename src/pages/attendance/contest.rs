//! «Stämmer inte»: two taps and a line. Both versions stay, and those who plan with the participant see that they want
//! to talk about it.
use crate::{
    platform::{
        focus,
        intl::{self, DateStyle},
    },
    state::{App, Plan},
    texts,
    ui::{FateMark, Field, refusal_in_words},
};
use folje_domain::{
    command::Action,
    ids::CommandId,
    record::{CheckIn, Contest},
};
use leptos::prelude::*;

pub(super) fn view(app: App, plan: &Plan, check_in: &CheckIn) -> AnyView {
    let (occurrence, reporter) = (check_in.occurrence, check_in.by);
    let contest = move |line: Option<String>| Action::ContestCheckIn { occurrence, reporter, line };
    let id = format!("contest-{}-{}-{reporter}", occurrence.series, occurrence.start.and_utc().timestamp());
    let just = RwSignal::new(None::<CommandId>);
    let said = check_in.contests.iter().map(said).collect_view();
    let place = {
        let id = id.clone();
        move || focus::to(&format!("[id=\"{id}\"]"))
    };
    let now = if check_in.contest().is_some() {
        let place = place.clone();
        let settle = move |_| {
            just.set(app.act(contest(None)).ok());
            place();
        };
        let contact = plan.contact().map(|(card, _)| card.name.clone());
        view! {
            <p class="muted">{contact.map_or_else(texts::attendance_talk, |name| texts::attendance_talk_with(&name))}</p>
            <div class="buttons"><button type="button" class="button button-quiet" on:click=settle>{texts::attendance_talked()}</button></div>
        }
        .into_any()
    } else {
        form(app, contest, just, place)
    };
    view! {
        <div class="stack stack-tight" id=id role="group" tabindex="-1" aria-label=texts::attendance_wrong()>
            {said}
            {now}
            <FateMark id=just />
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
    just: RwSignal<Option<CommandId>>,
    place: impl Fn() + Send + Clone + 'static,
) -> AnyView {
    let line = RwSignal::new(String::new());
    let wrong = RwSignal::new(String::new());
    let open = RwSignal::new(false);
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
            Ok(id) => {
                just.set(Some(id));
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
                        on_input=move |text| line.set(text) error=wrong />
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
