//! What comes by the clock: the evening before with all of tomorrow, packing, the small step, the question before a
//! follow-up.
use super::choices::Chosen;
use crate::{
    texts,
    ui::{switch, time_field},
};
use chrono::NaiveTime;
use folje_domain::reminder::Choices;
use leptos::prelude::*;

const EVENING: NaiveTime = at(19);
const STEP: NaiveTime = at(10);

const fn at(hour: u32) -> NaiveTime {
    match NaiveTime::from_hms_opt(hour, 0, 0) {
        Some(time) => time,
        None => NaiveTime::MIN,
    }
}

/// The section.
pub(super) fn section(chosen: Chosen) -> AnyView {
    view! {
        <section class="section">
            <h2 class="section-title">{texts::evening_title()}</h2>
            <div class="card">
                {timed(chosen, "evening-time", (texts::evening_all(), texts::evening_all_words()), texts::evening_when(), EVENING,
                    |now| now.evening, |now, time| now.evening = time)}
                {timed(chosen, "step-time", (texts::evening_step(), texts::evening_step_words()), texts::evening_step_when(), STEP,
                    |now| now.steps, |now, time| now.steps = time)}
                {switch(texts::evening_packing(), None, chosen.part(|now| now.packing), move |on| chosen.change(|now| now.packing = on))}
                {switch(texts::evening_follow_up(), None, chosen.part(|now| now.follow_up), move |on| chosen.change(|now| now.follow_up = on))}
            </div>
        </section>
    }
    .into_any()
}

/// A switch with a time under it while it is on.
fn timed(
    chosen: Chosen,
    id: &'static str,
    (label, words): (String, String),
    when: String,
    usual: NaiveTime,
    read: fn(&Choices) -> Option<NaiveTime>,
    write: fn(&mut Choices, Option<NaiveTime>),
) -> AnyView {
    let now = chosen.part(read);
    let on = Memo::new(move |_| now.get().is_some());
    let time = Signal::derive(move || now.get().unwrap_or(usual));
    view! {
        {switch(label, Some(words), on.into(), move |on| chosen.change(|now| write(now, on.then_some(usual))))}
        {move || on.get().then(|| time_field(id, when.clone(), time, move |time| chosen.change(|now| write(now, Some(time)))))}
    }
    .into_any()
}
