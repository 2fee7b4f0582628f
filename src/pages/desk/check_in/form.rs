//! The form of a report: everything in it has a value already, so that one more tap sends it.
use super::{day::Day, row::Row};
use crate::{
    state::App,
    texts,
    ui::{Field, fika_in_words, quarters_in_words, refusal_in_words, with_people_in_words},
};
use folje_domain::{
    command::Action,
    ids::PersonId,
    record::{Attendance, CheckIn, Fika, WithPeople},
    schedule::OccurrenceId,
};
use leptos::prelude::*;

/// What has been chosen and written so far. One at a time, so that it survives what the server says meanwhile.
#[derive(Clone)]
pub(in crate::pages::desk) struct Draft {
    about: PersonId,
    occurrence: OccurrenceId,
    /// There or not.
    pub(super) attendance: Attendance,
    quarters: u16,
    people: Option<WithPeople>,
    fika: Option<Fika>,
    line: String,
}

impl Draft {
    /// What was said before, else what the plan says.
    pub(super) fn of(day: &Day, app: App, attendance: Attendance) -> Self {
        let before = day.reported(app);
        let before = before.as_ref().map(|CheckIn { report, .. }| report);
        Self {
            about: day.about,
            occurrence: day.occurrence.id,
            attendance,
            quarters: before
                .map(|report| report.quarters)
                .filter(|quarters| *quarters > 0)
                .unwrap_or_else(|| day.planned_quarters()),
            people: before.and_then(|report| report.people),
            fika: before.and_then(|report| report.fika),
            line: before.map(|report| report.line.clone()).unwrap_or_default(),
        }
    }

    /// Whether it is about that day.
    pub(super) fn is_for(&self, day: &Day) -> bool {
        (self.about, self.occurrence) == (day.about, day.occurrence.id)
    }

    fn action(self) -> Action {
        let Self { occurrence, attendance, quarters, people, fika, line, .. } = self;
        Action::CheckIn { occurrence, attendance: Some(attendance), quarters, people, fika, line }
    }
}

/// The form.
pub(super) fn view(row: &Row, attendance: Attendance) -> AnyView {
    let draft = row.writing.draft;
    let wrong = RwSignal::new(String::new());
    let send = {
        let row = row.clone();
        move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            let Some(begun) = draft.get_untracked() else { return };
            match row.day.report(row.app, begun.action()) {
                Ok(id) => {
                    row.sent(id);
                    row.close();
                }
                Err(refusal) => wrong.set(refusal_in_words(refusal)),
            }
        }
    };
    let close = {
        let row = row.clone();
        move |_| row.close()
    };
    let there = attendance == Attendance::Present;
    let line = Signal::derive(move || {
        draft.with(|draft| draft.as_ref().map(|draft| draft.line.clone()).unwrap_or_default())
    });
    let write = move |line: String| {
        wrong.set(String::new());
        change(draft, |draft| draft.line = line);
    };
    let name = row.day.name.clone();
    let title = if there { texts::check_in_present() } else { texts::check_in_absent() };
    view! {
        <form class="form" novalidate on:submit=send>
            <p class="card-text">{title}</p>
            {there.then(|| hours(draft))}
            {there.then(|| one_of(texts::check_in_people(), &WithPeople::ALL, with_people_in_words,
                Signal::derive(move || draft.with(|draft| draft.as_ref().and_then(|draft| draft.people))),
                move |people| change(draft, |draft| draft.people = people)))}
            {there.then(|| one_of(texts::check_in_fika(), &Fika::ALL, fika_in_words,
                Signal::derive(move || draft.with(|draft| draft.as_ref().and_then(|draft| draft.fika))),
                move |fika| change(draft, |draft| draft.fika = fika)))}
            <Field id="check-in-line" label=texts::check_in_line(&name) hint=texts::check_in_line_hint(&name) value=line on_input=write error=wrong />
            <div class="buttons">
                <button class="button">{texts::check_in_send()}</button>
                <button type="button" class="button button-plain" on:click=close>{texts::cancel()}</button>
            </div>
        </form>
    }
    .into_any()
}

fn change(draft: RwSignal<Option<Draft>>, how: impl FnOnce(&mut Draft)) {
    draft.update(|draft| {
        if let Some(draft) = draft {
            how(draft);
        }
    });
}

/// How long, as planned; a quarter more or less by a tap.
fn hours(draft: RwSignal<Option<Draft>>) -> AnyView {
    let step = move |more: bool| {
        change(draft, |draft| {
            let quarters = if more { draft.quarters + 1 } else { draft.quarters.saturating_sub(1) };
            draft.quarters = quarters.clamp(1, 64);
        });
    };
    let shown =
        move || draft.with(|draft| draft.as_ref().map(|draft| quarters_in_words(draft.quarters.into())));
    view! {
        <div class="stepper" role="group" aria-label=texts::check_in_hours()>
            <button type="button" class="button button-quiet" aria-label=texts::check_in_shorter() on:click=move |_| step(false)>"−"</button>
            <output class="stepper-value" aria-live="polite">{shown}</output>
            <button type="button" class="button button-quiet" aria-label=texts::check_in_longer() on:click=move |_| step(true)>"+"</button>
        </div>
    }
    .into_any()
}

/// One word of a few, or none: a second tap takes it back.
fn one_of<T: Copy + PartialEq + Send + Sync + 'static>(
    legend: String,
    all: &[T],
    word: fn(T) -> String,
    chosen: Signal<Option<T>>,
    choose: impl Fn(Option<T>) + Copy + 'static,
) -> AnyView {
    let button = |one: T| {
        let pressed = move || chosen.get() == Some(one);
        let press = move |_| choose((!pressed()).then_some(one));
        view! { <button type="button" class="chip" aria-pressed=move || pressed().to_string() on:click=press>{word(one)}</button> }
    };
    view! {
        <fieldset class="choices">
            <legend class="field-label">{legend}</legend>
            <div class="chips">{all.iter().map(|one| button(*one)).collect_view()}</div>
        </fieldset>
    }
    .into_any()
}
