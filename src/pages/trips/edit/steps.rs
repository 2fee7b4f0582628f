//! The steps of a way, in the participant's own words, each with a photo if they like.
use super::{super::photo, fields, form::Form, leg::prefix};
use crate::{
    platform::{events, focus, kept::NotKept, picture, random},
    state::photos,
    texts,
    ui::{Icon, icon, small_icon},
};
use folje_domain::{
    ids::PhotoId,
    reminder::{Leg, Trip, TripStep, Way},
};
use leptos::{prelude::*, task::spawn_local};

/// The list and the button for one more.
pub(super) fn view(form: Form, way: Way) -> AnyView {
    let count = form.of_leg(way, |leg| leg.steps.len());
    let add = move |_| {
        form.change_leg(way, |leg| leg.steps.push(TripStep { words: String::new(), photo: None }));
        let id = id(way, count.get_untracked().saturating_sub(1));
        events::later(0, move || focus::to(&format!("#{id}")));
    };
    view! {
        <div class="stack">
            <h3 class="field-label">{texts::trip_steps()}</h3>
            <p class="field-hint">{texts::trip_steps_words()}</p>
            <ol class="stack">
                <For each=move || 0..count.get() key=|at| *at children=move |at| step(form, way, at) />
            </ol>
            {move || (count.get() < Leg::MOST_STEPS).then(|| view! {
                <div class="buttons"><button type="button" class="button button-quiet" on:click=add>{icon(Icon::Plus)}{texts::trip_step_add()}</button></div>
            })}
        </div>
    }
    .into_any()
}

fn id(way: Way, at: usize) -> String {
    format!("{}-step-{at}", prefix(way))
}

fn step(form: Form, way: Way, at: usize) -> AnyView {
    let words =
        form.of_leg(way, move |leg| leg.steps.get(at).map(|step| step.words.clone()).unwrap_or_default());
    let shown = form.of_leg(way, move |leg| leg.steps.get(at).and_then(|step| step.photo));
    let number = (at + 1).to_string();
    let write = move |words: String| {
        form.change_leg(way, |leg| {
            if let Some(step) = leg.steps.get_mut(at) {
                step.words = words;
            }
        });
    };
    let remove = move |_| {
        let_go(form, shown.get_untracked());
        form.change_leg(way, |leg| {
            if at < leg.steps.len() {
                leg.steps.remove(at);
            }
        });
    };
    let label = texts::trip_step(&number);
    let which = StoredValue::new(label.clone());
    view! {
        <li class="stack stack-tight">
            {fields::line(&id(way, at), label, String::new(), words.into(), Signal::stored(String::new()), write)}
            {move || shown.get().map(|photo| photo::view(form.app, photo, words.get_untracked()))}
            <div class="buttons">
                {move || picture_button(form, way, at, shown.get(), which)}
                <button type="button" class="button button-plain" aria-label=move || format!("{}: {}", texts::trip_step_remove(), which.get_value()) on:click=remove>{texts::trip_step_remove()}</button>
            </div>
        </li>
    }
    .into_any()
}

/// Takes or chooses a photo: without `capture`, phones offer both the camera and the pictures that are there.
fn picture_button(
    form: Form,
    way: Way,
    at: usize,
    shown: Option<PhotoId>,
    which: StoredValue<String>,
) -> AnyView {
    if let Some(photo) = shown {
        let remove = move |_| {
            let_go(form, Some(photo));
            set(form, way, at, None);
        };
        return view! { <button type="button" class="button button-plain" on:click=remove>{texts::photo_remove()}</button> }.into_any();
    }
    let told = RwSignal::new(None::<String>);
    let chosen = move |event| {
        let Some(file) = picture::chosen(&event) else { return };
        told.set(Some(texts::photo_busy()));
        spawn_local(async move {
            let id = PhotoId(random::id());
            let trouble = match file.small().await {
                Err(_) => Some(texts::photo_unreadable()),
                Ok(picture) => match photos::keep(form.app, id, picture).await {
                    Err(NotKept) => Some(texts::photo_not_kept()),
                    Ok(()) => None,
                },
            };
            if trouble.is_none() {
                set(form, way, at, Some(id));
            }
            told.try_set(trouble);
        });
    };
    view! {
        <label class="button button-quiet file">
            {small_icon(Icon::Plus)}<span>{texts::photo_add()}</span>
            <input type="file" accept="image/*" aria-label=move || format!("{}: {}", texts::photo_add(), which.get_value()) on:change=chosen />
        </label>
        <p class="mark" role="status">{told}</p>
    }
    .into_any()
}

fn set(form: Form, way: Way, at: usize, photo: Option<PhotoId>) {
    form.change_leg(way, |leg| {
        if let Some(step) = leg.steps.get_mut(at) {
            step.photo = photo;
        }
    });
}

/// A photo that no saved step shows is not needed any longer.
fn let_go(form: Form, photo: Option<PhotoId>) {
    let Some(photo) = photo else { return };
    let saved = |trip: &Trip| trip.photos().any(|other| other == photo);
    if !form.saved.with_value(|trip| trip.as_ref().is_some_and(saved)) {
        spawn_local(photos::forget(form.app, photo));
    }
}
