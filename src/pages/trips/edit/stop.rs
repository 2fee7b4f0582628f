//! A stop: found in the timetable as one types, or in plain words where there is none.
use super::{fields, form::Form, leg::prefix};
use crate::{
    platform::{
        events, focus, json,
        net::{Reply, Request},
    },
    texts,
    ui::{Icon, small_icon},
};
use folje_api::v1::{
    paths,
    planner::encoded,
    timetable::{FoundStop, LONGEST_NAME, Stops},
};
use folje_domain::reminder::{Leg, Stop, Way};
use leptos::{prelude::*, task::spawn_local};

/// Letters from which on it is worth asking.
const LETTERS: usize = 2;
/// Milliseconds of quiet before it is asked, so that not each letter is a request.
const QUIET: i32 = 250;

/// Which stop of a way.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    From,
    To,
    Change,
}

impl Which {
    const fn of(self, leg: &Leg) -> Option<&Stop> {
        match (self, &leg.change) {
            (Self::From, _) => Some(&leg.from),
            (Self::To, _) => Some(&leg.to),
            (Self::Change, Some(change)) => Some(&change.at),
            (Self::Change, None) => None,
        }
    }

    fn set(self, leg: &mut Leg, stop: Stop) {
        match self {
            Self::From => leg.from = stop,
            Self::To => leg.to = stop,
            Self::Change => leg.change.iter_mut().for_each(|change| change.at = stop.clone()),
        }
    }

    /// The id of its field.
    pub(super) fn id(self, way: Way) -> String {
        let name = match self {
            Self::From => "from",
            Self::To => "to",
            Self::Change => "change",
        };
        format!("{}-{name}", prefix(way))
    }
}

/// The field, and what was found.
pub(super) fn field(form: Form, way: Way, which: Which, label: String) -> AnyView {
    let id = which.id(way);
    let name = form.of_leg(way, move |leg| which.of(leg).map(|stop| stop.name.clone()).unwrap_or_default());
    let known = form.of_leg(way, move |leg| which.of(leg).is_some_and(|stop| stop.id.is_some()));
    let found = RwSignal::new(Vec::<FoundStop>::new());
    let turn = StoredValue::new(0_u32);
    let typed = move |name: String| {
        form.change_leg(way, |leg| which.set(leg, Stop { name: name.clone(), id: None }));
        turn.update_value(|turn| *turn += 1);
        let now = turn.get_value();
        found.set(Vec::new());
        if form.timetable.get_untracked() == Some(false) || name.trim().chars().count() < LETTERS {
            return;
        }
        events::later(QUIET, move || {
            if turn.try_get_value() == Some(now) {
                spawn_local(look(form, name, move |stops| {
                    if turn.try_get_value() == Some(now) {
                        found.try_set(stops);
                    }
                }));
            }
        });
    };
    let field_id = StoredValue::new(format!("#{id}"));
    let pick = move |stop: FoundStop| {
        form.change_leg(way, |leg| which.set(leg, Stop { name: stop.name, id: Some(stop.id) }));
        found.set(Vec::new());
        focus::to(&field_id.get_value());
    };
    let hits = move || {
        let stops = found.get();
        (!stops.is_empty()).then(|| {
            let one = |stop: FoundStop| {
                let name = stop.name.clone();
                view! { <li><button type="button" class="chip" on:click=move |_| pick(stop.clone())>{name}</button></li> }
            };
            view! { <ul class="chips" aria-label=texts::stops_found()>{stops.into_iter().map(one).collect_view()}</ul> }
        })
    };
    let told = move || match (known.get(), found.with(Vec::len)) {
        (true, _) => Some((small_icon(Icon::Check), texts::stop_known())),
        (false, 0) => None,
        (false, count) => Some((small_icon(Icon::Info), texts::stops_choose(count))),
    };
    view! {
        <div class="field">
            {fields::line(&id, label, String::new(), name.into(), form.error(&id), typed)}
            <p class="mark" role="status">{told}</p>
            {hits}
        </div>
    }
    .into_any()
}

/// Asks for stops. Without a network or a timetable there are none, and plain words do.
async fn look(form: Form, name: String, show: impl FnOnce(Vec<FoundStop>)) {
    let name: String = name.trim().chars().take(LONGEST_NAME).collect();
    let path = format!("{}?q={}", paths::STOPS, encoded(&name));
    let Ok(Reply::Done { body, .. }) = Request::get(&path).send().await else { return };
    let Some(Stops { stops, covers }) = json::read::<Stops>(&body) else { return };
    form.timetable.try_set(Some(covers.is_some()));
    show(stops);
}
