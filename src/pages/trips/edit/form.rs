//! The form as a whole, and what its parts share.
use super::{back, empty, fields, leg, save, series};
use crate::{
    state::{App, Draft},
    texts,
    ui::{Icon, small_icon},
};
use folje_domain::{
    ids::TripId,
    reminder::{Leg, Trip, Way},
};
use leptos::{ev::SubmitEvent, prelude::*};
use serde::{Deserialize, Serialize};

/// What has been written so far.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(super) struct Begun {
    pub(super) trip: Option<Trip>,
}

/// What the form's parts share.
#[derive(Clone, Copy)]
pub(super) struct Form {
    pub(super) app: App,
    pub(super) draft: Draft<Begun>,
    /// The trip as it was, if it is changed.
    pub(super) saved: StoredValue<Option<Trip>>,
    /// What is wrong, in words: the field's id and the words.
    pub(super) wrong: RwSignal<Option<(String, String)>>,
    /// Whether a timetable was imported, once one has asked.
    pub(super) timetable: RwSignal<Option<bool>>,
}

impl Form {
    /// The form of a draft.
    pub(super) fn new(app: App, draft: Draft<Begun>, saved: Option<Trip>) -> Self {
        let saved = StoredValue::new(saved);
        Self { app, draft, saved, wrong: RwSignal::new(None), timetable: RwSignal::new(None) }
    }

    /// A part of the trip.
    pub(super) fn part<T: PartialEq + Send + Sync + 'static>(
        self,
        read: impl Fn(&Trip) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| {
            self.draft.value.with(|begun| match &begun.trip {
                Some(trip) => read(trip),
                None => read(&empty(TripId(uuid::Uuid::nil()))),
            })
        })
    }

    /// A part of one way; of a way that is not there, nothing.
    pub(super) fn of_leg<T: Default + PartialEq + Send + Sync + 'static>(
        self,
        way: Way,
        read: impl Fn(&Leg) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        self.part(move |trip| trip.leg(way).map(&read).unwrap_or_default())
    }

    /// One way as it is now.
    pub(super) fn leg(self, way: Way) -> Option<Leg> {
        self.draft.value.with_untracked(|begun| begun.trip.as_ref()?.leg(way).cloned())
    }

    /// Changes the trip, and keeps what was written.
    pub(super) fn change(self, change: impl FnOnce(&mut Trip)) {
        self.wrong.set(None);
        self.draft.update(|begun| {
            if let Some(trip) = &mut begun.trip {
                change(trip);
            }
        });
    }

    /// Changes one way.
    pub(super) fn change_leg(self, way: Way, change: impl FnOnce(&mut Leg)) {
        self.change(|trip| match way {
            Way::There => change(&mut trip.there),
            Way::Back => {
                if let Some(back) = &mut trip.back {
                    change(back);
                }
            }
        });
    }

    /// What is wrong with the field of that id.
    pub(super) fn error(self, id: &str) -> Signal<String> {
        let id = id.to_owned();
        Signal::derive(move || {
            self.wrong.with(|wrong| match wrong {
                Some((field, words)) if *field == id => words.clone(),
                _ => String::new(),
            })
        })
    }
}

/// The field of the name.
pub(super) const NAME: &str = "trip-name";

/// The form.
pub(super) fn view(form: Form) -> AnyView {
    let name = form.part(|trip| trip.name.clone());
    let wrong = move || {
        let elsewhere = form
            .wrong
            .with(|wrong| wrong.as_ref().filter(|(id, _)| id.is_empty()).map(|(_, words)| words.clone()));
        elsewhere.map(|words| (small_icon(Icon::Info), words))
    };
    view! {
        <form class="form" novalidate=true on:submit=move |event: SubmitEvent| { event.prevent_default(); save::save(form); }>
            {fields::line(NAME, texts::trip_name(), texts::trip_name_hint(), name.into(), form.error(NAME), move |name| form.change(|trip| trip.name = name))}
            {series::view(form)}
            {leg::view(form, Way::There)}
            {back::view(form)}
            <p class="field-error" role="alert">{wrong}</p>
            <div class="buttons"><button class="button button-wide">{texts::trip_save()}</button></div>
        </form>
    }
    .into_any()
}
