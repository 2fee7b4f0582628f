//! The rough plan (grov handlingsplan), which participant and coach write together: goals, steps on the way, and what
//! one wishes for help with. The same parts stand on the coach's page.
use super::meetings::{
    Voice,
    parts::{Names, name_of},
};
use crate::{
    platform::{focus, random},
    routes::Route,
    state::{App, Draft},
    texts,
    ui::{Area, FateMark, Page, WithPlan, refusal_in_words},
};
use folje_domain::{
    command::Action,
    ids::LineId,
    record::{LineKind, PlanLine},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What has been written so far: a new line, or one that is changed and what it said.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Written {
    line: Option<(LineId, LineKind)>,
    was: String,
    text: String,
}

/// Where it is kept.
pub(crate) type Writing = Draft<Written>;

/// What was begun in the plan of that voice.
pub(crate) fn writing(voice: Voice) -> Writing {
    Draft::named(&format!("plan-line-{}", voice.about))
}

/// The page.
pub(crate) fn page() -> AnyView {
    let app = App::get();
    let voice = Voice::new(app, None);
    let draft = writing(voice);
    view! {
        <Page title=texts::rough_plan() sub=texts::rough_plan_words() back=(Route::Goals, texts::goals())>
            <WithPlan children=move |plan| {
                let names = plan.snapshot.people.iter().map(|card| (card.id, card.name.clone())).collect();
                lines(voice, &plan.record.plan_lines, &names, draft)
            } />
            // Outside of what is drawn anew with the plan: words half written stay where they are.
            {form(voice, draft)}
        </Page>
    }
    .into_any()
}

fn title(kind: LineKind) -> String {
    match kind {
        LineKind::Goal => texts::rough_plan_goals(),
        LineKind::Step => texts::rough_plan_steps(),
        LineKind::Help => texts::rough_plan_help(),
    }
}

/// The lines, by what they are about.
pub(crate) fn lines(voice: Voice, lines: &[PlanLine], names: &Names, draft: Writing) -> AnyView {
    let group = |kind: LineKind| {
        let rows: Vec<_> = lines
            .iter()
            .filter(|line| line.about == kind && !line.removed)
            .map(|line| row(voice, line, names, draft))
            .collect();
        let none = rows.is_empty();
        view! {
            <section class="section" data-lines=kind.name()>
                <h2 class="section-title">{title(kind)}</h2>
                {none.then(|| view! { <p class="muted">{texts::rough_plan_none()}</p> })}
                {(!none).then(|| view! { <ul class="list">{rows}</ul> })}
            </section>
        }
    };
    view! { <div class="stack">{LineKind::ALL.into_iter().map(group).collect_view()}</div> }.into_any()
}

fn row(voice: Voice, line: &PlanLine, names: &Names, draft: Writing) -> AnyView {
    let (id, about, text) = (line.id, line.about, line.words.text.clone());
    let labels = (texts::meeting_point_change_what(&text), texts::meeting_point_remove_what(&text));
    let change = {
        let text = text.clone();
        move |_| {
            draft.update(|written| {
                *written = Written { line: Some((id, about)), was: text.clone(), text: text.clone() };
            });
            focus::to("#plan-text");
        }
    };
    let remove = {
        let was = text.clone();
        move |_| {
            voice.say(Action::RemovePlanLine { line: id, was: was.clone() });
            // The button is about to go.
            focus::to_heading();
        }
    };
    let by = (line.words.by != voice.me).then(|| name_of(names, line.words.by));
    let beside = line.words.beside.iter().map(|one| {
        let words = texts::rough_plan_beside(&one.text);
        view! { <p class="list-sub" data-beside="">{words}</p> }
    });
    view! {
        <li class="list-row">
            <div class="list-main"><p class="list-title">{text}</p>{by.map(|by| view! { <p class="list-sub">{by}</p> })}{beside.collect_view()}</div>
            <button type="button" class="button button-plain list-end" aria-label=labels.0 on:click=change>{texts::meeting_change()}</button>
            <button type="button" class="button button-plain list-end" aria-label=labels.1 on:click=remove>{texts::meeting_remove()}</button>
        </li>
    }
    .into_any()
}

/// Writing a line: one tap says what it is about.
pub(crate) fn form(voice: Voice, draft: Writing) -> AnyView {
    let error = Signal::derive(move || voice.refused.get().map(refusal_in_words).unwrap_or_default());
    let save = move |about: Option<LineKind>| {
        let Written { line, was, text } = draft.value.get_untracked();
        let Some((line, about)) = line.or_else(|| Some((LineId(random::id()), about?))) else { return };
        let action = Action::KeepPlanLine { line, about, text: text.clone(), was };
        if voice.say_words(&text, action) {
            draft.update(|written| *written = Written::default());
            draft.done();
        } else {
            focus::to("#plan-text");
        }
    };
    let changes = Memo::new(move |_| draft.value.with(|written| written.line.is_some()));
    let as_kind = move |kind: LineKind| {
        let word = match kind {
            LineKind::Goal => texts::rough_plan_as_goal(),
            LineKind::Step => texts::rough_plan_as_step(),
            LineKind::Help => texts::rough_plan_as_help(),
        };
        view! { <button type="button" class="button button-quiet" data-as=kind.name() on:click=move |_| save(Some(kind))>{word}</button> }
    };
    let buttons = move || {
        if changes.get() {
            let leave = move |_| draft.update(|written| *written = Written::default());
            view! {
                <button type="button" class="button" on:click=move |_| save(None)>{texts::meeting_point_change()}</button>
                <button type="button" class="button button-plain" on:click=leave>{texts::rough_plan_leave()}</button>
            }
            .into_any()
        } else {
            LineKind::ALL.into_iter().map(as_kind).collect_view().into_any()
        }
    };
    view! {
        <section class="section stack">
            <Area id="plan-text" label=texts::rough_plan_write() hint=texts::rough_plan_hint()
                value=Signal::derive(move || draft.value.with(|written| written.text.clone())) error=error
                on_input=move |text| { voice.refused.set(None); draft.update(|written| written.text = text); } />
            <div class="buttons">{buttons}</div>
            <FateMark id=voice.just />
        </section>
    }
    .into_any()
}
