//! The week: days beside each other with hours on a desk, one below the other on a phone; the same buttons in both.
//!
//! With the keys: up and down by a quarter of an hour, left and right by a day, Enter opens and saves, Delete cancels,
//! Escape puts it back.
use super::{
    Opened, Planning,
    lanes::{self, FIRST_HOUR, LAST_HOUR, Spot},
    written::Written,
};
use crate::{
    platform::{
        drag, events, focus,
        intl::{self, DateStyle},
    },
    texts,
    ui::text,
};
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use folje_api::v1::schedule::{PlannedOccurrence, Schedule};
use folje_domain::schedule::{OccurrenceId, OccurrenceState};
use leptos::{prelude::*, task::spawn_local};

/// What is held just now, and where it would go.
type Held = RwSignal<Option<(OccurrenceId, NaiveDateTime)>>;
/// How many minutes each thing of the week lasts.
type Lasts = StoredValue<Vec<(OccurrenceId, i64)>>;

/// The week.
pub(super) fn view(planning: Planning, schedule: &Schedule) -> AnyView {
    let held: Held = RwSignal::new(None);
    if let Some(id) = planning.stay.get_value() {
        planning.stay.set_value(None);
        events::later(0, move || focus::to(&format!("[data-occurrence=\"{id}\"]")));
    }
    let lasts = |one: &PlannedOccurrence| (one.occurrence.id, minutes(one));
    let lasts: Lasts = StoredValue::new(schedule.planned.iter().map(lasts).collect());
    let (first, after) = schedule.days;
    let days = first.iter_days().take_while(|day| *day < after);
    let hours = (FIRST_HOUR..LAST_HOUR).map(|hour| view! { <li>{format!("{hour:02}:00")}</li> });
    let where_to = move || {
        held.get().map(|(_, start)| {
            texts::PlanWouldBe {
                day: &intl::date(start.date(), DateStyle::Full),
                time: &intl::time(start.time()),
            }
            .text()
        })
    };
    view! {
        <p class="weekhelp muted small" id="weekhelp">{texts::plan_keys()}</p>
        <p class="mark" aria-live="assertive">{where_to}</p>
        <div class="weekgrid">
            <ol class="weekgrid-hours" aria-hidden="true">{hours.collect_view()}</ol>
            {days.map(|date| day(planning, schedule, date, held, lasts)).collect_view()}
        </div>
    }
    .into_any()
}

fn day(planning: Planning, schedule: &Schedule, date: NaiveDate, held: Held, lasts: Lasts) -> AnyView {
    let of_day: Vec<_> =
        schedule.planned.iter().filter(|one| one.occurrence.start.date() == date).cloned().collect();
    let times: Vec<_> = of_day.iter().map(|one| (one.occurrence.start, one.occurrence.end)).collect();
    let (spots, beside) = lanes::spots(&times);
    let holiday = schedule.holidays.iter().find(|(day, _)| *day == date).map(|(_, name)| text(name));
    let today = (schedule.wall.date() == date).then_some("date");
    // Where something would stand if it were let go now.
    let shade = move || {
        let (id, start) = held.get().filter(|(_, start)| start.date() == date)?;
        let minutes = lasts
            .with_value(|lasts| lasts.iter().find(|(one, _)| *one == id).map(|(_, minutes)| *minutes))?;
        let (spots, _) = lanes::spots(&[(start, start + TimeDelta::minutes(minutes))]);
        let spot = spots.first().copied()?;
        Some(
            view! { <li class="weekgrid-one weekgrid-shade" aria-hidden="true" data-row=spot.row.to_string() data-span=spot.span.to_string()>{intl::time(start.time())}</li> },
        )
    };
    view! {
        <section class="weekgrid-day" aria-current=today>
            <h2 class="weekgrid-title">{intl::capital(&intl::date(date, DateStyle::Weekday))}" "<span>{intl::date(date, DateStyle::Day)}</span>
                {holiday.map(|name| view! { <span class="weekgrid-off">{name}</span> })}</h2>
            <ul class="weekgrid-list" data-lanes=beside.to_string() data-date=date.to_string()>
                {of_day.into_iter().zip(spots).map(|(one, spot)| entry(planning, one, spot, held)).collect_view()}
                {shade}
            </ul>
        </section>
    }
    .into_any()
}

fn entry(planning: Planning, one: PlannedOccurrence, spot: Spot, held: Held) -> AnyView {
    let occurrence = &one.occurrence;
    let id = occurrence.id;
    let state = match &occurrence.state {
        OccurrenceState::Planned => "planned",
        OccurrenceState::Cancelled { .. } => "cancelled",
        OccurrenceState::Moved { .. } => "moved",
    };
    let time = format!("{}–{}", intl::time(occurrence.start.time()), intl::time(occurrence.end.time()));
    let place = occurrence.place.as_ref().map(text);
    let note = match &occurrence.state {
        OccurrenceState::Planned => None,
        OccurrenceState::Cancelled { .. } => Some(texts::occurrence_cancelled()),
        OccurrenceState::Moved { from, .. } => Some(
            texts::OccurrenceMovedFrom {
                day: &intl::date(from.date(), DateStyle::Day),
                time: &intl::time(from.time()),
            }
            .text(),
        ),
    };
    let title = text(&occurrence.title);
    let kept = StoredValue::new(one);
    let open = move |start: Option<NaiveDateTime>| {
        held.set(None);
        planning.open(Opened::One(Box::new(kept.get_value()), start));
    };
    let mine = move || held.get_untracked().filter(|(other, _)| *other == id).map(|(_, start)| start);
    // What the mouse holds, and whether a click that follows only ends the dragging.
    let hold = StoredValue::new(None::<drag::Hold>);
    let dragged = StoredValue::new(false);
    let keys = move |event: leptos::ev::KeyboardEvent| {
        dragged.set_value(false);
        let start = mine().unwrap_or_else(|| kept.with_value(|one| one.occurrence.start));
        let by = match event.key().as_str() {
            "ArrowUp" => TimeDelta::minutes(-15),
            "ArrowDown" => TimeDelta::minutes(15),
            "ArrowLeft" => TimeDelta::days(-1),
            "ArrowRight" => TimeDelta::days(1),
            "Delete" => {
                event.prevent_default();
                return cancel(planning, kept.get_value());
            }
            "Escape" => return held.set(None),
            _ => return,
        };
        // The page does not scroll meanwhile.
        event.prevent_default();
        held.set(start.checked_add_signed(by).map(|start| (id, start)));
    };
    let let_go = move || {
        if mine().is_some() {
            held.set(None);
        }
    };
    let take = move |event: leptos::ev::PointerEvent| {
        dragged.set_value(false);
        hold.set_value(drag::take(&event));
    };
    let pull = move |event: leptos::ev::PointerEvent| {
        let Some(now) = hold.get_value().map(|hold| hold.moved(&event)).filter(|hold| hold.drags) else {
            return;
        };
        hold.set_value(Some(now));
        let over = drag::over(&event, ".weekgrid-list", "data-date");
        let start = over.and_then(|(date, share)| {
            #[expect(clippy::cast_possible_truncation, reason = "minutes of a day")]
            let below = (now.share * kept.with_value(minutes) as f64) as i64;
            lanes::dropped(date.parse().ok()?, share, below)
        });
        held.set(start.map(|start| (id, start)));
    };
    let drop_it = move |_: leptos::ev::PointerEvent| {
        if !hold.get_value().is_some_and(|hold| hold.drags) {
            return hold.set_value(None);
        }
        hold.set_value(None);
        dragged.set_value(true);
        let elsewhere = |start: &NaiveDateTime| kept.with_value(|one| one.occurrence.start != *start);
        match mine().filter(elsewhere) {
            Some(start) => open(Some(start)),
            None => held.set(None),
        }
    };
    let give_up = move |_: leptos::ev::PointerEvent| {
        hold.set_value(None);
        let_go();
    };
    let click = move |_| {
        if !dragged.get_value() {
            open(mine());
        }
        dragged.set_value(false);
    };
    let moving = move || held.with(|held| held.is_some_and(|(other, _)| other == id)).then_some("");
    view! {
        <li class="weekgrid-one" data-state=state data-row=spot.row.to_string() data-span=spot.span.to_string() data-lane=spot.lane.to_string()>
            <button type="button" class="weekgrid-button" aria-describedby="weekhelp" data-moving=moving data-occurrence=id.to_string()
                on:click=click on:keydown=keys on:blur=move |_| let_go()
                on:pointerdown=take on:pointermove=pull on:pointerup=drop_it on:pointercancel=give_up>
                <span class="weekgrid-time">{time}</span>
                <span class="weekgrid-name">{title}</span>
                {place.map(|place| view! { <span class="weekgrid-place">{place}</span> })}
                {note.map(|note| view! { <span class="weekgrid-note">{note}</span> })}
            </button>
        </li>
    }
    .into_any()
}

/// How long it is.
fn minutes(one: &PlannedOccurrence) -> i64 {
    (one.occurrence.end - one.occurrence.start).num_minutes()
}

/// Cancels this one at once: it can be taken back.
fn cancel(planning: Planning, one: PlannedOccurrence) {
    let written = Written::of(&one.occurrence, None);
    let takes_place = one.occurrence.takes_place();
    let Ok(edit) = written.edit(&one, Some(true)) else { return };
    if takes_place {
        spawn_local(async move {
            planning.sending.edit(planning, &one, edit).await;
        });
    }
}
