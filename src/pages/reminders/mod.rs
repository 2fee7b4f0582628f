//! Påminnelser: whether they reach this device, the wake-up plan and who is told, what rings before the day's things.
mod activities;
mod alarm;
mod by_text;
mod choices;
pub(crate) mod device;
mod evening;
mod form;
mod guides;
pub(crate) mod people;
mod quiet;
mod shown;
mod tell;
mod tell_state;
mod wake;
mod wakes;

use crate::{
    routes::Route,
    state::App,
    texts,
    ui::{FateMark, Icon, Page, icon, waiting},
};
pub(crate) use choices::Chosen;
use leptos::prelude::*;

/// The page.
pub(crate) fn page() -> AnyView {
    let app = App::get();
    let chosen = Chosen::new(app);
    let there = Memo::new(move |_| app.plan.with(Option::is_some));
    view! {
        <Page title=texts::reminders() sub=texts::reminders_words() back=(Route::Me, texts::me())>
            {device::section(app)}
            {move || if there.get() { sections(app, chosen) } else { waiting(app) }}
        </Page>
    }
    .into_any()
}

/// Drawn once: what is being chosen must not be drawn anew under the hand that chooses.
fn sections(app: App, chosen: Chosen) -> AnyView {
    view! {
        {wakes::section(app, chosen)}
        {activities::section(chosen)}
        {evening::section(chosen)}
        {quiet::section(chosen)}
        <ul class="list"><li><a class="list-row" href=Route::Trips.to_string()>
            {icon(Icon::Bus)}<div class="list-main"><p class="list-title">{texts::trips()}</p><p class="list-sub">{texts::trips_words()}</p></div>
            <span class="list-end">{icon(Icon::Chevron)}</span>
        </a></li></ul>
        <FateMark id=chosen.just />
    }
    .into_any()
}
