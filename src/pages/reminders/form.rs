//! When to be woken: days and time, and whether it rests on holidays.
use crate::{
    state::App,
    texts,
    ui::{Icon, refusal_in_words, small_icon, switch, time_field, weekday_boxes},
};
use chrono::NaiveTime;
use folje_domain::{
    command::{Action, Refusal},
    ids::{CommandId, WakeId},
    reminder::{Wake, Weekdays},
};
use leptos::prelude::*;

const SEVEN: NaiveTime = match NaiveTime::from_hms_opt(7, 0, 0) {
    Some(time) => time,
    None => NaiveTime::MIN,
};

/// Minutes until somebody is told, where nothing else was chosen.
const MINUTES: u8 = 20;

/// What is being written.
#[derive(Clone, Copy)]
pub(super) struct Form {
    days: RwSignal<Weekdays>,
    time: RwSignal<NaiveTime>,
    holidays: RwSignal<bool>,
}

impl Form {
    /// As the plan has it; for a new one, weekday mornings.
    pub(super) fn of(wake: Option<&Wake>) -> Self {
        Self {
            days: RwSignal::new(wake.map_or(Weekdays::WORKING, |wake| wake.days)),
            time: RwSignal::new(wake.map_or(SEVEN, |wake| wake.time)),
            holidays: RwSignal::new(wake.is_none_or(|wake| wake.rests_on_holidays)),
        }
    }

    /// The plan as it is to be.
    pub(super) fn wake(self, before: Option<Wake>, id: WakeId) -> Wake {
        let (days, time) = (self.days.get_untracked(), self.time.get_untracked());
        let rests_on_holidays = self.holidays.get_untracked();
        let before = before.unwrap_or(Wake {
            id,
            days,
            time,
            minutes: MINUTES,
            first: None,
            second: None,
            paused_until: None,
            rests_on_holidays,
            on: true,
            tell: false,
            removed: false,
        });
        Wake { days, time, rests_on_holidays, ..before }
    }
}

/// Keeps a plan. Where it changes so that nobody has agreed to it any longer, nobody is told until they have.
pub(super) fn keep(app: App, wake: Wake) -> Result<CommandId, Refusal> {
    match app.act(Action::KeepWake { wake: wake.clone() }) {
        Err(Refusal::NotAgreed) if wake.tell => {
            app.act(Action::KeepWake { wake: Wake { tell: false, ..wake } })
        }
        said => said,
    }
}

/// The form. `id` tells its fields from those of another on the page.
pub(super) fn view(
    form: Form,
    id: &str,
    word: String,
    refused: RwSignal<Option<Refusal>>,
    save: impl Fn() + 'static,
) -> AnyView {
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        save();
    };
    let error = move || {
        refused.get().map(|refusal| match refusal {
            Refusal::OutOfRange => (small_icon(Icon::Info), texts::wake_no_days()),
            refusal => (small_icon(Icon::Info), refusal_in_words(refusal)),
        })
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            {time_field(&format!("wake-time-{id}"), texts::wake_time(), form.time.into(), move |time| form.time.set(time))}
            {weekday_boxes(texts::wake_days(), form.days.into(), move |days| form.days.set(days))}
            {switch(texts::wake_holidays(), None, form.holidays.into(), move |on| form.holidays.set(on))}
            <p class="field-error" role="status">{error}</p>
            <div class="buttons"><button class="button">{word}</button></div>
        </form>
    }
    .into_any()
}
