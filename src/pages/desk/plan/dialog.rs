//! One dialog for everything about an occurrence: when, where, with whom, what to bring, why; for this one, from here
//! on, or the whole series. Something new is made in the same.
use super::{
    super::overlap,
    Opened, Planning, sending,
    written::{Written, Wrong, minutes},
};
use crate::{
    platform::{
        forms,
        intl::{self, DateStyle},
        random,
    },
    texts,
    ui::{Field, text},
};
use folje_api::v1::schedule::PlannedOccurrence;
use folje_domain::{
    ids::SeriesId,
    schedule::{ActivityKind, Occurrence, OccurrenceState, Reach},
};
use leptos::{prelude::*, task::spawn_local};

/// The dialog, with what it is open for.
pub(super) fn view(planning: Planning) -> AnyView {
    let content = move || planning.opened.get().map(|opened| open(planning, opened));
    view! { <dialog class="dialog dialog-wide" node_ref=planning.dialog aria-labelledby="plan-dialog">{content}</dialog> }.into_any()
}

/// What is written in it.
#[derive(Clone, Copy)]
struct Writing {
    planning: Planning,
    written: RwSignal<Written>,
    wrong: RwSignal<Option<Wrong>>,
    base: StoredValue<Option<PlannedOccurrence>>,
    id: SeriesId,
}

fn open(planning: Planning, opened: Opened) -> AnyView {
    let (written, base) = match opened {
        Opened::One(one, moved) => (Written::of(&one.occurrence, moved), Some(*one)),
        Opened::New(day) => (Written::new(day), None),
    };
    let writing = Writing {
        planning,
        written: RwSignal::new(written),
        wrong: RwSignal::new(None),
        base: StoredValue::new(base.clone()),
        id: SeriesId(random::id()),
    };
    let title = base.as_ref().map_or_else(texts::plan_new, |base| text(&base.occurrence.title));
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        writing.save(None);
    };
    view! {
        <h2 class="dialog-title" id="plan-dialog" tabindex="-1">{title}</h2>
        <form class="dialog-body" on:submit=save>
            {base.as_ref().and_then(|base| base.cohort).map(|_| view! { <p class="muted small">{texts::plan_whole_group()}</p> })}
            {move || writing.clash()}
            {writing.fields()}
            {writing.overlap()}
            {match base.as_ref() {
                Some(base) if base.repeats => writing.reach(),
                Some(_) => ().into_any(),
                None => writing.weekly(),
            }}
            <p class="field-error" role="alert">{move || writing.wrong_words()}</p>
            {writing.buttons(base.as_ref())}
        </form>
        {sending::told_inside(planning)}
    }
    .into_any()
}

impl Writing {
    fn line(
        self,
        id: &'static str,
        label: String,
        kind: &'static str,
        part: fn(&mut Written) -> &mut String,
    ) -> AnyView {
        let value = Signal::derive(move || {
            let mut written = self.written.get();
            std::mem::take(part(&mut written))
        });
        let input = move |text: String| {
            self.wrong.set(None);
            self.written.update(|written| *part(written) = text);
        };
        view! { <Field id=id label=label kind=kind value=value on_input=input /> }.into_any()
    }

    fn fields(self) -> AnyView {
        view! {
            {self.line("plan-name", texts::plan_name(), "text", |written| &mut written.title)}
            <div class="plan-when">
                {self.line("plan-day", texts::plan_day(), "date", |written| &mut written.day)}
                {self.line("plan-time", texts::plan_time(), "time", |written| &mut written.time)}
                {self.line("plan-minutes", texts::plan_minutes(), "number", |written| &mut written.minutes)}
            </div>
            {self.line("plan-place", texts::plan_place(), "text", |written| &mut written.place)}
            {self.people()}
            {self.line("plan-bring", texts::plan_bring(), "text", |written| &mut written.bring)}
            {self.base.with_value(Option::is_some).then(|| self.line("plan-reason", texts::plan_reason(), "text", |written| &mut written.reason))}
        }
        .into_any()
    }

    fn people(self) -> AnyView {
        let people = untrack(|| self.planning.heard()).map(|heard| heard.people.clone()).unwrap_or_default();
        let names = {
            let people = people.clone();
            move || {
                let with = self.written.with(|written| written.with.clone());
                let names: Vec<_> =
                    people.iter().filter(|one| with.contains(&one.id)).map(|one| one.name.clone()).collect();
                if names.is_empty() { texts::plan_nobody() } else { names.join(", ") }
            }
        };
        let one = move |id, name: String| {
            let is = move || self.written.with(|written| written.with.contains(&id));
            let change = move |event| {
                let on = forms::checked(&event);
                self.written.update(|written| {
                    written.with.retain(|other| *other != id);
                    if on {
                        written.with.push(id);
                    }
                });
            };
            view! { <label class="choice"><input type="checkbox" prop:checked=is on:change=change /><span class="choice-text">{name}</span></label> }
        };
        view! {
            <details class="plan-people">
                <summary>{texts::plan_with()}": "{names}</summary>
                <div class="plan-people-list">{people.into_iter().map(|person| one(person.id, person.name)).collect_view()}</div>
            </details>
        }
        .into_any()
    }

    fn reach(self) -> AnyView {
        let one = move |reach: Reach, label: String| {
            let is = move || self.written.with(|written| written.reach == reach);
            view! {
                <label class="choice"><input type="radio" name="plan-reach" data-reach=format!("{reach:?}") prop:checked=is
                    on:change=move |_| self.written.update(|written| written.reach = reach) /><span class="choice-text">{label}</span></label>
            }
        };
        view! {
            <fieldset class="plan-reach">
                <legend class="field-label">{texts::plan_reach()}</legend>
                {one(Reach::This, texts::plan_reach_this())}
                {one(Reach::Onward, texts::plan_reach_onward())}
                {one(Reach::Series, texts::plan_reach_series())}
            </fieldset>
        }
        .into_any()
    }

    /// Once or every week, and what it is.
    fn weekly(self) -> AnyView {
        let kind = move |kind: ActivityKind, label: String| {
            let is = move || self.written.with(|written| written.kind == kind);
            view! {
                <label class="choice"><input type="radio" name="plan-kind" prop:checked=is
                    on:change=move |_| self.written.update(|written| written.kind = kind) /><span class="choice-text">{label}</span></label>
            }
        };
        view! {
            <fieldset class="plan-reach">
                <legend class="field-label">{texts::plan_kind()}</legend>
                {kind(ActivityKind::Talk, texts::plan_kind_talk())}
                {kind(ActivityKind::Meeting, texts::plan_kind_meeting())}
                {kind(ActivityKind::Module, texts::plan_kind_module())}
                {kind(ActivityKind::Placement, texts::plan_kind_placement())}
                {kind(ActivityKind::Visit, texts::plan_kind_visit())}
                {kind(ActivityKind::Health, texts::plan_kind_health())}
            </fieldset>
            {self.line("plan-until", texts::plan_until(), "date", |written| &mut written.until)}
        }
        .into_any()
    }

    fn buttons(self, base: Option<&PlannedOccurrence>) -> AnyView {
        let close = move |_| self.close();
        let cancel = base.map(|base| {
            let takes_place = base.occurrence.takes_place();
            let label = if takes_place { texts::plan_cancel() } else { texts::plan_restore() };
            view! { <button type="button" class="button button-quiet" data-cancel="" on:click=move |_| self.save(Some(takes_place))>{label}</button> }
        });
        let busy = move || self.planning.sending.deed.busy();
        view! {
            <div class="buttons">
                <button type="submit" class="button" data-save="" disabled=busy>{texts::plan_save()}</button>
                {cancel}
                <button type="button" class="button button-plain" on:click=close>{texts::plan_close()}</button>
            </div>
        }
        .into_any()
    }

    fn close(self) {
        if let Some(dialog) = self.planning.dialog.get_untracked() {
            dialog.close();
        }
    }

    fn save(self, cancelled: Option<bool>) {
        let written = self.written.get_untracked();
        let (planning, sending) = (self.planning, self.planning.sending);
        match self.base.get_value() {
            Some(base) => match written.edit(&base, cancelled) {
                Ok(edit) if cancelled.is_none() && edit.start.is_none() && edit.details.is_empty() => {
                    self.close();
                }
                Ok(edit) => spawn_local(async move {
                    if sending.edit(planning, &base, edit).await {
                        self.close();
                    }
                }),
                Err(wrong) => self.wrong.set(Some(wrong)),
            },
            None => match written.fresh(self.id) {
                Ok(fresh) => spawn_local(async move {
                    if sending.add(planning, fresh).await {
                        self.close();
                    }
                }),
                Err(wrong) => self.wrong.set(Some(wrong)),
            },
        }
    }

    fn wrong_words(self) -> String {
        match self.wrong.get() {
            None => String::new(),
            Some(Wrong::Time) => texts::plan_wrong_time(),
            Some(Wrong::Title) => texts::plan_wrong_name(),
        }
    }

    /// What else stands in the schedule at the time that is written.
    fn overlap(self) -> AnyView {
        let when =
            move || self.written.with(|written| Some(overlap::span(written.start().ok()?, &written.minutes)));
        let base = self.base.with_value(|base| base.as_ref().map(|base| base.occurrence.id));
        overlap::warning(self.planning.whose, when, move |other| Some(other.id) == base)
    }

    /// What somebody else changed while this was being written.
    fn clash(self) -> Option<AnyView> {
        if !self.planning.sending.clash() {
            return None;
        }
        let base = self.base.get_value()?;
        self.planning.heard()?;
        let now = sending::now(self.planning, &base)?;
        let told = in_words(&now.occurrence);
        Some(
            view! {
                <div class="banner" data-kind="info" data-clash="">
                    <p class="banner-text">{texts::plan_clash()}" "<strong>{told}</strong>" "{texts::plan_clash_words()}</p>
                </div>
            }
            .into_any(),
        )
    }
}

/// How an occurrence is now, in a line.
fn in_words(occurrence: &Occurrence) -> String {
    let day = intl::date(occurrence.start.date(), DateStyle::Full);
    let when = texts::PlanIs {
        day: &day,
        time: &intl::time(occurrence.start.time()),
        minutes: &minutes(occurrence).to_string(),
    }
    .text();
    let off = matches!(occurrence.state, OccurrenceState::Cancelled { .. });
    let parts = [
        Some(text(&occurrence.title)),
        Some(when),
        occurrence.place.as_ref().map(text),
        off.then(texts::occurrence_cancelled),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
