//! One activity: the faces, what was said, what was answered, and a line more.
use super::{entries, face_in_words, picture};
use crate::{
    pages::people::day_and_year,
    platform::{focus, forms, intl},
    state::{App, Draft, Plan},
    texts,
    ui::{FateMark, refusal_in_words, text},
};
use chrono::NaiveDate;
use folje_domain::{
    command::{Action, FeedbackDeed, Refusal},
    ids::{CommandId, PersonId},
    language::Text,
    record::{Face, Feedback, FeedbackEntry},
    schedule::OccurrenceId,
};
use leptos::{
    prelude::*,
    task::{spawn_local, tick},
};

/// What is known of the activity and what was said about it; the card is drawn anew when any of it changes.
#[derive(Clone, PartialEq)]
struct Known {
    title: Text,
    day: NaiveDate,
    today: NaiveDate,
    feedback: Option<Feedback>,
    /// To whom one can say something today.
    to: Option<(PersonId, String)>,
    /// Who answered, by name.
    names: Vec<(PersonId, String)>,
}

/// What the parts of a card share.
#[derive(Clone, Copy)]
struct Saying {
    app: App,
    id: OccurrenceId,
    just: RwSignal<Option<CommandId>>,
    refused: RwSignal<Option<Refusal>>,
    line: Draft<String>,
    /// Whether somebody who has said something is about to say more.
    more: RwSignal<bool>,
    below: Below,
}

/// What the card stands below, for the level of its heading.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Below {
    /// The page's own heading.
    Page,
    /// A section's.
    Section,
}

/// The card.
pub(super) fn view(app: App, id: OccurrenceId, below: Below) -> AnyView {
    let known = Memo::new(move |_| app.plan.with(|plan| plan.as_deref().and_then(|plan| known(plan, id))));
    let saying = Saying {
        app,
        id,
        just: RwSignal::new(None),
        refused: RwSignal::new(None),
        line: Draft::named(&format!("feedback-{}", place(id))),
        more: RwSignal::new(false),
        below,
    };
    let inside = move || known.get().map(|known| drawn(saying, &known));
    let about =
        move || known.with(|known| known.as_ref().map(|known| texts::feedback_ask(&text(&known.title))));
    view! {
        <div class="card stack stack-tight" id=place(id) role="group" tabindex="-1" aria-label=about data-feedback>
            {inside}
            <FateMark id=saying.just />
        </div>
    }
    .into_any()
}

/// The card's own name in the page.
fn place(id: OccurrenceId) -> String {
    format!("f-{}-{}", id.series, id.start.and_utc().timestamp())
}

fn known(plan: &Plan, id: OccurrenceId) -> Option<Known> {
    let feedback = plan.record.feedback(id).cloned();
    let occurrence = plan.occurrence(id);
    let title = occurrence.map(|one| one.title.clone()).or_else(|| Some(feedback.as_ref()?.title.clone()))?;
    let day = occurrence.map(|one| one.start.date()).or_else(|| Some(feedback.as_ref()?.day))?;
    let names = feedback.iter().flat_map(|one| &one.entries).filter(|entry| entry.face.is_none());
    let name = |entry: &FeedbackEntry| Some((entry.by, plan.person(entry.by)?.name.clone()));
    let names = names.filter_map(name).collect();
    Some(Known { title, day, today: plan.today, feedback, to: to(plan), names })
}

/// «Min kontakt just nu» where they plan with one, else a coach, else a coordinator.
fn to(plan: &Plan) -> Option<(PersonId, String)> {
    let contact = plan.contact().map(|(card, _)| card.id);
    let here = plan.snapshot.people.iter().filter(|card| {
        card.role.plans() && card.since <= plan.today && card.until.is_none_or(|until| plan.today <= until)
    });
    let first = here.min_by_key(|card| (Some(card.id) != contact, card.role, card.id))?;
    Some((first.id, first.name.clone()))
}

fn drawn(saying: Saying, known: &Known) -> AnyView {
    let day = intl::capital(&day_and_year(known.day, known.today));
    let standing = known.feedback.as_ref().filter(|one| !one.withdrawn);
    let names = known.names.clone();
    let thread = standing.map(|feedback| {
        let answered = |entry: &FeedbackEntry| {
            let name = names.iter().find(|(id, _)| *id == entry.by);
            let name = name.map_or_else(texts::task_somebody, |(_, name)| name.clone());
            if entry.line.is_empty() {
                texts::feedback_read_by(&name)
            } else {
                texts::feedback_answered_by(&name)
            }
        };
        entries(feedback, texts::feedback_you_said, answered)
    });
    let withdrawn = known.feedback.as_ref().is_some_and(|one| one.withdrawn);
    let back = withdrawn.then(|| view! { <p class="muted small">{texts::feedback_taken_back()}</p> });
    let error = move || saying.refused.get().map(refusal_in_words);
    let title = text(&known.title);
    let title = match saying.below {
        Below::Page => view! { <h2 class="card-title">{title}</h2> }.into_any(),
        Below::Section => view! { <h3 class="card-title">{title}</h3> }.into_any(),
    };
    view! {
        <p class="kicker">{day}</p>
        {title}
        {thread}
        {back}
        {say(saying, known, standing)}
        <p class="field-error" role="status">{error}</p>
    }
    .into_any()
}

/// The faces where nothing was said; else a line more, and taking it back.
fn say(saying: Saying, known: &Known, standing: Option<&Feedback>) -> AnyView {
    let Some((to, name)) = known.to.clone() else {
        return view! { <p class="muted">{texts::feedback_nobody()}</p> }.into_any();
    };
    let Some(feedback) = standing else {
        let label = texts::feedback_ask(&text(&known.title));
        return view! { {faces(saying, to, label)}<p class="muted small">{texts::feedback_to(&name)}</p> }
            .into_any();
    };
    let face = feedback.said().map_or(Face::Fine, |(face, _)| face);
    let again = texts::feedback_ask(&text(&known.title));
    let take_back = texts::feedback_take_back_what(&text(&known.title));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if saying.line.value.with_untracked(|line| line.trim().is_empty()) {
            return saying.refused.set(Some(Refusal::Empty));
        }
        send(saying, to, face);
    };
    let withdraw = move |_| {
        let deed = FeedbackDeed::TakeBack { occurrence: saying.id };
        saying.just.set(saying.app.act(Action::Feedback(deed)).ok());
        to_card(saying.id);
    };
    let form = move || {
        saying.more.get().then(|| {
            view! {
                {faces(saying, to, again.clone())}
                <form class="form" novalidate on:submit=submit>
                    // Several may stand on the page, so the label holds its field instead of naming it.
                    <label class="field">
                        <span class="field-label">{texts::feedback_line()}</span>
                        <input class="field-input" type="text" autocomplete="off" prop:value=saying.line.value
                            on:input=move |event| { saying.refused.set(None); saying.line.update(|line| *line = forms::value(&event)); } />
                    </label>
                    <div class="buttons"><button class="button">{texts::feedback_send()}</button></div>
                </form>
            }
        })
    };
    view! {
        {form}
        <div class="buttons">
            {move || (!saying.more.get()).then(|| view! {
                <button type="button" class="button button-quiet" on:click=move |_| { saying.more.set(true); to_line(saying.id); }>{texts::feedback_more()}</button>
            })}
            <button type="button" class="button button-plain" aria-label=take_back on:click=withdraw>{texts::feedback_take_back()}</button>
        </div>
    }
    .into_any()
}

/// One tap.
fn faces(saying: Saying, to: PersonId, label: String) -> AnyView {
    let one = move |face: Face| {
        view! {
            <button type="button" class="answer" data-face=face.name() on:click=move |_| send(saying, to, face)>
                {picture(face)}<span>{face_in_words(face)}</span>
            </button>
        }
    };
    view! { <div class="answers faces" role="group" aria-label=label>{Face::ALL.map(one).collect_view()}</div> }.into_any()
}

fn send(saying: Saying, to: PersonId, face: Face) {
    let line = saying.line.value.get_untracked();
    let deed = FeedbackDeed::Say { occurrence: saying.id, to, face, line };
    match saying.app.act(Action::Feedback(deed)) {
        Ok(id) => {
            saying.just.set(Some(id));
            saying.refused.set(None);
            saying.more.set(false);
            saying.line.update(String::clear);
            saying.line.done();
            to_card(saying.id);
        }
        Err(why) => saying.refused.set(Some(why)),
    }
}

/// The button that was pressed is gone once the card is drawn anew.
fn to_card(id: OccurrenceId) {
    spawn_local(async move {
        tick().await;
        focus::to(&format!("[id=\"{}\"]", place(id)));
    });
}

fn to_line(id: OccurrenceId) {
    spawn_local(async move {
        tick().await;
        focus::to(&format!("[id=\"{}\"] input", place(id)));
    });
}
