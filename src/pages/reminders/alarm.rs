//! The first step of being woken: the phone's own alarm, which needs neither us nor a network.
use crate::{platform::intl, texts};
use chrono::NaiveTime;
use leptos::prelude::*;

/// How to set it, for that time.
pub(super) fn card(time: Signal<NaiveTime>) -> AnyView {
    view! {
        <details class="more">
            <summary>{texts::alarm_title()}</summary>
            <div class="stack stack-tight"><p>{texts::alarm_words()}</p>
            <ol class="steps">
                <li>{texts::alarm_open()}</li>
                <li>{move || texts::alarm_time(&intl::time(time.get()))}</li>
                <li>{texts::alarm_days()}</li>
                <li>{texts::alarm_charge()}</li>
            </ol></div>
        </details>
    }
    .into_any()
}
