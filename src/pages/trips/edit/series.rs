//! Which activities the trip leads to: those of one name are one choice.
use super::form::Form;
use crate::{platform::forms, texts, ui::text};
use folje_domain::ids::SeriesId;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The choice, folded until it is wanted; nothing where there is no activity.
pub(super) fn view(form: Form) -> Option<AnyView> {
    let activities = form.app.plan.with_untracked(|plan| {
        let mut activities = BTreeMap::<String, Vec<SeriesId>>::new();
        for one in plan.iter().flat_map(|plan| &plan.snapshot.occurrences) {
            let ids = activities.entry(text(&one.title)).or_default();
            if !ids.contains(&one.id.series) {
                ids.push(one.id.series);
            }
        }
        activities
    });
    let chosen = form.part(|trip| trip.series.clone());
    let one = |(title, ids): (String, Vec<SeriesId>)| {
        let all = ids.clone();
        let is = Signal::derive(move || chosen.with(|chosen| all.iter().any(|id| chosen.contains(id))));
        let choose = move |event| {
            let on = forms::checked(&event);
            form.change(|trip| {
                trip.series.retain(|id| !ids.contains(id));
                if on {
                    trip.series.extend(&ids);
                }
            });
        };
        view! {
            <label class="choice"><input type="checkbox" prop:checked=is on:change=choose /><span class="choice-text">{title}</span></label>
        }
    };
    (!activities.is_empty()).then(|| {
        view! {
            <details class="more" open=chosen.with_untracked(|chosen| !chosen.is_empty())>
                <summary>{texts::trip_series()}</summary>
                <fieldset class="choices">
                    <legend class="field-hint">{texts::trip_series_words()}</legend>
                    {activities.into_iter().map(one).collect_view()}
                </fieldset>
            </details>
        }
        .into_any()
    })
}
