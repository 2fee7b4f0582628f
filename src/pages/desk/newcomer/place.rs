//! Where a participant begins: in a group, in a programme of their own, or nowhere yet.
use super::written::{ALONE, Written};
use crate::{
    pages::desk::{
        parts::{choose, day_field},
        programme,
    },
    state::{App, Draft},
    texts,
};
use folje_api::v1::desk::Desk;
use leptos::prelude::*;
use std::sync::Arc;

/// The fields.
pub(super) fn view(
    desk: &Arc<Desk>,
    draft: Draft<Written>,
    write: impl Fn(&dyn Fn(&mut Written)) + Copy + Send + Sync + 'static,
    error: Signal<String>,
) -> AnyView {
    let app = App::get();
    let nowhere = (String::new(), texts::desk_place_later());
    let groups =
        desk.cohorts.iter().map(|cohort| (cohort.id.to_string(), texts::desk_place_group(&cohort.name)));
    let alone = (ALONE.to_owned(), texts::desk_place_alone());
    let options = std::iter::once(nowhere).chain(groups).chain([alone]).collect();
    let into = Memo::new(move |_| draft.value.with(|written| written.into.clone()));
    let from = Signal::derive(move || {
        draft.value.with(|written| {
            written
                .first_day(app.wall.get().date())
                .map_or_else(|| written.from.clone(), |day| day.to_string())
        })
    });
    let desk = Arc::clone(desk);
    let own = move || {
        (into.get() == ALONE).then(|| {
            let chosen = Signal::derive(move || draft.value.with(|written| written.programme.clone()));
            view! {
                {programme::fields(&desk, false, chosen, move |programme| write(&|written| written.programme = programme.clone()))}
                {day_field("person-from-day", texts::desk_first_day(), from, error, move |day| write(&|written| written.from.clone_from(&day)))}
            }
        })
    };
    view! {
        {choose("person-into", texts::desk_place(), options, into.into(), move |into| write(&|written| written.into.clone_from(&into)))}
        {own}
    }
    .into_any()
}
