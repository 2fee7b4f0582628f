//! Quiet hours: nothing but a wake-up rings in them. And the sick day, on which nothing rings.
use super::choices::Chosen;
use crate::{
    texts,
    ui::{switch, time_field},
};
use chrono::NaiveTime;
use folje_domain::reminder::Quiet;
use leptos::prelude::*;

/// From nine in the evening until seven.
const USUAL: Quiet = Quiet { from: at(21), until: at(7) };

const fn at(hour: u32) -> NaiveTime {
    match NaiveTime::from_hms_opt(hour, 0, 0) {
        Some(time) => time,
        None => NaiveTime::MIN,
    }
}

/// The section.
pub(super) fn section(chosen: Chosen) -> AnyView {
    let now = chosen.part(|now| now.quiet);
    let on = Memo::new(move |_| now.get().is_some());
    let part = move |part: fn(Quiet) -> NaiveTime| Signal::derive(move || part(now.get().unwrap_or(USUAL)));
    let set = move |change: fn(&mut Quiet, NaiveTime), time: NaiveTime| {
        chosen.change(|now| change(now.quiet.get_or_insert(USUAL), time));
    };
    view! {
        <section class="section">
            <h2 class="section-title">{texts::quiet_title()}</h2>
            <div class="card">
                {switch(texts::quiet_on(), Some(texts::quiet_words()), on.into(),
                    move |on| chosen.change(|now| now.quiet = on.then_some(USUAL)))}
                {move || on.get().then(|| view! {
                    <div class="times">
                        {time_field("quiet-from", texts::quiet_from(), part(|quiet| quiet.from), move |time| set(|quiet, time| quiet.from = time, time))}
                        {time_field("quiet-until", texts::quiet_until(), part(|quiet| quiet.until), move |time| set(|quiet, time| quiet.until = time, time))}
                    </div>
                })}
            </div>
        </section>
    }
    .into_any()
}
