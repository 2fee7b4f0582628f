//! What to ask for, when, and whom first. As it stands, one tap sends it.
use super::{list, standing::favour_in_words, until::wait_until};
use crate::{
    platform::{forms, random},
    state::App,
    texts,
    ui::{Field, Icon, day_in_words, refusal_in_words, small_icon, time_field},
};
use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};
use folje_domain::{
    command::Refusal,
    ids::{CommandId, PersonId, RequestId},
    reminder::{Favour, FavourKind},
};
use leptos::prelude::*;

/// So many days ahead one can ask.
const DAYS: u64 = 7;

const SEVEN: NaiveTime = match NaiveTime::from_hms_opt(7, 0, 0) {
    Some(time) => time,
    None => NaiveTime::MIN,
};

/// What is being written.
#[derive(Clone, Copy)]
struct Written {
    kind: RwSignal<FavourKind>,
    day: RwSignal<NaiveDate>,
    time: RwSignal<NaiveTime>,
    line: RwSignal<String>,
    whom: RwSignal<Option<PersonId>>,
}

impl Written {
    fn at(self) -> NaiveDateTime {
        self.day.get().and_time(self.time.get())
    }
}

/// The form; nothing where nobody can be asked.
pub(super) fn view(app: App, just: RwSignal<Option<CommandId>>) -> AnyView {
    let people =
        Memo::new(move |_| app.plan.with(|plan| plan.as_deref().map(list::in_order).unwrap_or_default()));
    let today = app.wall.get_untracked().date();
    let tomorrow = today.checked_add_days(Days::new(1)).unwrap_or(today);
    let written = Written {
        kind: RwSignal::new(FavourKind::Wake),
        day: RwSignal::new(tomorrow),
        time: RwSignal::new(SEVEN),
        line: RwSignal::new(String::new()),
        whom: RwSignal::new(None),
    };
    let first = Memo::new(move |_| {
        written.whom.get().or_else(|| people.with(|people| people.first().map(|(id, _)| *id)))
    });
    let refused = RwSignal::new(None::<Refusal>);
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(person) = first.get_untracked() else { return };
        let (now, at) = (app.wall.get_untracked(), untrack(|| written.at()));
        if at <= now {
            refused.set(Some(Refusal::TooFarAway));
            return;
        }
        let favour = Favour { kind: written.kind.get_untracked(), at, line: written.line.get_untracked() };
        let asked = list::ask(app, RequestId(random::id()), favour, person, wait_until(now, at));
        refused.set(asked.err());
        if asked.is_ok() {
            just.set(asked.ok());
            written.line.set(String::new());
        }
    };
    let error = move || {
        refused.get().map(|why| match why {
            Refusal::TooFarAway => (small_icon(Icon::Info), texts::asking_too_late()),
            why => (small_icon(Icon::Info), refusal_in_words(why)),
        })
    };
    let word = move || {
        let name = people.with(|people| {
            people.iter().find(|(id, _)| Some(*id) == first.get()).map(|(_, name)| name.clone())
        });
        texts::asking_ask_whom(&name.unwrap_or_default())
    };
    (move || if people.with(Vec::is_empty) {
        view! { <p class="muted">{texts::asking_nobody_there()}</p> }.into_any()
    } else {
        view! {
            <details class="more">
                <summary>{texts::asking_new()}</summary>
                <form class="form" novalidate on:submit=send>
                    {kinds(written.kind)}
                    {day_field(written.day, today)}
                    {time_field("asking-time", texts::asking_time(), written.time.into(), move |time| written.time.set(time))}
                    {whom_field(written.whom, people, first)}
                    <Field id="asking-line" label=texts::asking_line() hint=texts::asking_line_hint() value=written.line
                        on_input=move |text| written.line.set(text) />
                    <p class="field-hint" role="status">{move || favour_in_words(written.kind.get(), written.at(), today)}</p>
                    <p class="field-error" role="status">{error}</p>
                    <div class="buttons"><button class="button">{word}</button></div>
                </form>
            </details>
        }
        .into_any()
    })
    .into_any()
}

fn kinds(kind: RwSignal<FavourKind>) -> AnyView {
    let one = move |value: FavourKind, label: String| {
        view! {
            <label class="choice">
                <input type="radio" name="favour" prop:checked=move || kind.get() == value on:change=move |_| kind.set(value) />
                <span class="choice-text">{label}</span>
            </label>
        }
    };
    view! {
        <fieldset class="choices"><legend class="field-label">{texts::asking_what()}</legend>
            {one(FavourKind::Wake, texts::asking_kind_wake())}
            {one(FavourKind::Bus, texts::asking_kind_bus())}
        </fieldset>
    }
    .into_any()
}

fn day_field(day: RwSignal<NaiveDate>, today: NaiveDate) -> AnyView {
    let days = (0..=DAYS).filter_map(|ahead| today.checked_add_days(Days::new(ahead)));
    let chosen = move |event| {
        if let Ok(new) = forms::choice(&event).parse() {
            day.set(new);
        }
    };
    view! {
        <div class="field"><label class="field-label" for="asking-day">{texts::asking_day()}</label>
            <select class="field-input" id="asking-day" on:change=chosen>
                {days.map(|one| view! {
                    <option value=one.to_string() prop:selected=move || day.get() == one>{crate::platform::intl::capital(&day_in_words(one, today))}</option>
                }).collect_view()}
            </select>
        </div>
    }
    .into_any()
}

fn whom_field(
    whom: RwSignal<Option<PersonId>>,
    people: Memo<Vec<(PersonId, String)>>,
    first: Memo<Option<PersonId>>,
) -> AnyView {
    let chosen = move |event| whom.set(forms::choice(&event).parse().ok());
    view! {
        <div class="field"><label class="field-label" for="asking-whom">{texts::asking_whom()}</label>
            <p class="field-hint" id="asking-whom-hint">{texts::asking_whom_hint()}</p>
            <select class="field-input" id="asking-whom" aria-describedby="asking-whom-hint" on:change=chosen>
                {move || people.get().into_iter().map(|(id, name)| view! {
                    <option value=id.to_string() prop:selected=move || first.get() == Some(id)>{name}</option>
                }).collect_view()}
            </select>
        </div>
    }
    .into_any()
}
