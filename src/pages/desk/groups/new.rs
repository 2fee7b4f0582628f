//! A new group: the programme, the first day, who meets them; the real dates are shown before one says yes.
use super::{
    super::{
        parts::{choose, day_field, fate, read_day},
        programme::{self, Chosen, offered},
    },
    dates,
};
use crate::{
    platform::{focus, json, net::Request},
    state::{
        App, Draft,
        desk::{Asked, Deed, made_once},
    },
    texts,
    ui::{Field, text},
};
use chrono::NaiveDate;
use folje_api::v1::{
    desk::{Dates, Desk, NewCohort, WantedDates},
    paths,
};
use folje_domain::{
    ids::{CohortId, PersonId},
    people::Role,
    template::next_group_start,
};
use leptos::{prelude::*, task::spawn_local};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use uuid::Uuid;

/// What has been written so far.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
struct Written {
    id: Option<Uuid>,
    name: String,
    starts: String,
    #[serde(default)]
    programme: Chosen,
    /// Who meets the group; empty for whoever starts it.
    coach: String,
}

/// The form, folded until somebody wants a new group.
pub(super) fn view(app: App, asked: Asked<Desk>, desk: &Arc<Desk>) -> AnyView {
    let draft = Draft::<Written>::named("desk-group");
    let (look, start) = (Deed::new(), Deed::new());
    let dates = RwSignal::new(None::<Dates>);
    let error = RwSignal::new(String::new());
    let today = app.wall.get_untracked().date();
    let starts = {
        let desk = Arc::clone(desk);
        Signal::derive(move || {
            draft.value.with(|written| {
                if written.starts.is_empty() {
                    suggested(&desk, &written.programme, today).to_string()
                } else {
                    written.starts.clone()
                }
            })
        })
    };
    let in_step = {
        let desk = Arc::clone(desk);
        move || {
            draft.value.with(|written| {
                let weeks = written.programme.of(&offered(&desk, true))?.every_weeks?;
                Some(texts::desk_group_every(usize::try_from(weeks).ok()?))
            })
        }
    };
    let change = move |change: &dyn Fn(&mut Written)| {
        draft.update(|written| change(written));
        // What was shown is no longer what would be.
        dates.set(None);
        start.reset();
    };
    let template = {
        let desk = Arc::clone(desk);
        move || draft.value.with_untracked(|written| written.programme.of(&offered(&desk, true)).cloned())
    };
    let name = {
        let template = template.clone();
        move || {
            let written = draft.value.with_untracked(|written| written.name.trim().to_owned());
            let programme = template().map(|template| text(&template.name)).unwrap_or_default();
            if written.is_empty() {
                texts::DeskGroupNamed { programme: &programme, day: &starts.get_untracked() }.text()
            } else {
                written
            }
        }
    };
    let show = {
        let template = template.clone();
        move || {
            let (Some(template), Some(starts)) = (template(), read_day(&starts.get_untracked())) else {
                return error.set(texts::desk_day_missing());
            };
            let choices = draft.value.with_untracked(|written| written.programme.choices(&template));
            spawn_local(async move {
                let wanted = WantedDates { template: template.key, starts, choices };
                if let Some(body) = look.send(Request::post(paths::DESK_DATES, &wanted)).await {
                    look.reset();
                    dates.try_set(json::read(&body));
                }
            });
        }
    };
    let me = app.account.with_untracked(|account| account.as_ref().map(|account| account.person));
    let begin = move |_| {
        let (Some(template), Some(starts)) = (template(), read_day(&starts.get_untracked())) else { return };
        let name = name();
        draft.update(|written| {
            made_once(&mut written.id);
        });
        let written = draft.value.get_untracked();
        spawn_local(async move {
            let coach = written.coach.parse::<PersonId>().ok().or(me);
            let body = NewCohort {
                id: CohortId(written.id.unwrap_or_default()),
                name,
                starts,
                choices: written.programme.choices(&template),
                template: template.key,
                with: coach.map(|coach| (Role::Coach, coach)).into_iter().collect(),
            };
            if start.send(Request::post(paths::DESK_COHORTS, &body)).await.is_some() {
                draft.done();
                asked.again();
                focus::to_heading();
            }
        });
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        error.set(String::new());
        show();
    };
    let staff: Vec<_> = {
        let own = me.map(|me| (me.to_string(), texts::desk_me())).into_iter();
        let others = desk.companions.iter().filter(|one| one.staff && Some(one.id) != me);
        own.chain(others.map(|one| (one.id.to_string(), one.name.clone()))).collect()
    };
    let coach = Signal::derive(move || {
        draft.value.with(|written| {
            if written.coach.is_empty() {
                me.map(|me| me.to_string()).unwrap_or_default()
            } else {
                written.coach.clone()
            }
        })
    });
    let confirm = move || {
        dates.with(|dates| dates.as_ref().map(dates::view)).map(|shown| {
            view! {
                {shown}
                <div class="buttons"><button type="button" class="button" disabled=move || start.busy() on:click=begin.clone()>{texts::desk_group_start()}</button></div>
            }
        })
    };
    view! {
        <details class="more desk-new">
            <summary>{texts::desk_group_new()}</summary>
            <form class="form" novalidate on:submit=submit>
                {programme::fields(desk, true, Signal::derive(move || draft.value.with(|written| written.programme.clone())),
                    move |programme| change(&|written| written.programme = programme.clone()))}
                {day_field("group-starts", texts::desk_first_day(), starts, error.into(), move |day| { error.set(String::new()); change(&|written| written.starts.clone_from(&day)); })}
                {move || in_step().map(|words| view! { <p class="muted small" data-in-step="">{words}</p> })}
                <Field id="group-name" label=texts::desk_group_name() hint=texts::desk_group_name_hint()
                    value=Signal::derive(move || draft.value.with(|written| written.name.clone()))
                    on_input=move |name| change(&|written| written.name.clone_from(&name)) />
                {choose("group-coach", texts::desk_group_coach(), staff, coach, move |coach| change(&|written| written.coach.clone_from(&coach)))}
                <div class="buttons"><button class="button button-quiet" disabled=move || look.busy()>{texts::desk_dates_show()}</button></div>
                {fate(look)}
            </form>
            {confirm}
            {fate(start)}
        </details>
    }
    .into_any()
}

/// The first day that is suggested: in step with the programme's last group.
fn suggested(desk: &Desk, programme: &Chosen, today: NaiveDate) -> NaiveDate {
    let template = programme.of(&offered(desk, true));
    let groups =
        desk.cohorts.iter().filter(|group| template.is_some_and(|template| template.key == group.template));
    let last = groups.map(|group| group.starts).max();
    next_group_start(template.and_then(|template| template.every_weeks), last, today)
}
