//! A new free time: when, how long each talk is, how one meets, where.
use crate::{
    platform::{forms, net::Request},
    state::{
        App, Draft,
        desk::{Asked, Deed, made_once},
    },
    texts,
    ui::Field,
};
use chrono::{NaiveDate, NaiveTime};
use folje_api::v1::{
    paths,
    talks::{DeskTalks, FreeTimeOrder},
};
use folje_domain::{
    ids::FreeTimeId,
    talk::{Form, FreeTime},
};
use leptos::{prelude::*, task::spawn_local};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What is written.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
struct Written {
    id: Option<Uuid>,
    day: String,
    from: String,
    to: String,
    each: String,
    until: String,
    place: String,
    no_talk: bool,
    no_walk: bool,
}

/// How long a talk is where nothing else is said, in minutes.
const USUAL: u32 = 30;

impl Written {
    fn free(&self, id: Uuid) -> Option<FreeTime> {
        let day: NaiveDate = self.day.parse().ok()?;
        let time = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").ok();
        let (from, to) = (time(&self.from)?, time(&self.to)?);
        let each = if self.each.trim().is_empty() { USUAL } else { self.each.trim().parse().ok()? };
        let until = self.until.trim();
        let weekly_until = if until.is_empty() { None } else { Some(until.parse().ok()?) };
        let forms = [(Form::Talk, self.no_talk), (Form::Walk, self.no_walk)];
        let forms = forms.into_iter().filter(|(_, no)| !no).map(|(form, _)| form).collect();
        let minutes = u32::try_from((to - from).num_minutes()).ok()?;
        let (start, place) = (day.and_time(from), self.place.clone());
        FreeTime { id: FreeTimeId(id), start, minutes, each, weekly_until, forms, place }.checked().ok()
    }
}

/// The form.
pub(super) fn view(asked: Asked<DeskTalks>, deed: Deed) -> AnyView {
    let draft = Draft::<Written>::named("free-time");
    let wrong = RwSignal::new(false);
    let today = App::get().wall.get_untracked().date();
    if draft.value.with_untracked(|written| written.day.is_empty()) {
        draft.update(|written| {
            written.day = today.succ_opt().unwrap_or(today).to_string();
            (written.from, written.to) = ("09:00".to_owned(), "11:00".to_owned());
        });
    }
    let line = move |id, label: String, kind, part: fn(&mut Written) -> &mut String| {
        let value = Signal::derive(move || std::mem::take(part(&mut draft.value.get())));
        let input = move |text| {
            wrong.set(false);
            deed.reset();
            draft.update(|written| *part(written) = text);
        };
        view! { <Field id=id label=label kind=kind value=value on_input=input /> }
    };
    let form = move |label: String, part: fn(&mut Written) -> &mut bool| {
        let is = move || !*part(&mut draft.value.get());
        let change = move |event| draft.update(|written| *part(written) = !forms::checked(&event));
        view! { <label class="choice"><input type="checkbox" prop:checked=is on:change=change /><span class="choice-text">{label}</span></label> }
    };
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let mut id = None;
        draft.update(|written| id = Some(made_once(&mut written.id)));
        let free = id.and_then(|id| draft.value.with_untracked(|written| written.free(id)));
        wrong.set(free.is_none());
        let Some(free) = free else { return };
        spawn_local(async move {
            if deed.send(Request::post(paths::DESK_TALKS, &FreeTimeOrder::Keep(free))).await.is_some() {
                draft.update(|written| (written.id, written.until) = (None, String::new()));
                draft.done();
                asked.again();
            }
        });
    };
    view! {
        <section class="section">
            <h2 class="section-title">{texts::free_new()}</h2>
            <form class="card stack" on:submit=save>
                <div class="plan-when">
                    {line("free-day", texts::plan_day(), "date", |written| &mut written.day)}
                    {line("free-from", texts::free_from(), "time", |written| &mut written.from)}
                    {line("free-to", texts::free_to(), "time", |written| &mut written.to)}
                    {line("free-each", texts::free_length(), "number", |written| &mut written.each)}
                </div>
                <fieldset class="talk-forms"><legend class="field-label">{texts::free_forms()}</legend>
                    {form(texts::talk_form_talk(), |written| &mut written.no_talk)}
                    {form(texts::talk_form_walk(), |written| &mut written.no_walk)}</fieldset>
                {line("free-place", texts::plan_place(), "text", |written| &mut written.place)}
                {line("free-until", texts::free_until(), "date", |written| &mut written.until)}
                <p class="field-error" role="alert">{move || wrong.get().then(texts::free_wrong)}</p>
                <div class="buttons"><button type="submit" class="button" disabled=move || deed.busy()>{texts::free_save()}</button></div>
            </form>
        </section>
    }
    .into_any()
}
