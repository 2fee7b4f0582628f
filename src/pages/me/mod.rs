//! Jag: how one wants to have it, what waits to be sent, one's devices, and all that the app knows.
mod action_in_words;
mod calendar;
pub(crate) mod confirm;
mod devices;
mod known;
mod leave;
mod looks;
mod name;
pub(crate) mod outbox;
mod radios;
mod seen;

use crate::{
    pages::survey_told,
    routes::Route,
    state::App,
    texts,
    ui::{Icon, Page, WithPlan, icon},
};
use leptos::prelude::*;

/// The page.
pub(crate) fn page() -> AnyView {
    let app = App::get();
    let seen = seen::watch(app);
    let opened = RwSignal::new(false);
    let asked = RwSignal::new(None);
    view! {
        <Page title=texts::me()>
            {outbox::section(app)}
            {name::form(app)}
            {looks::section()}
            <ul class="list">
                <li><a class="list-row" href=Route::Reminders.to_string()>
                    {icon(Icon::Clock)}<div class="list-main"><p class="list-title">{texts::reminders()}</p><p class="list-sub">{texts::reminders_words()}</p></div>
                    <span class="list-end">{icon(Icon::Chevron)}</span>
                </a></li>
                <li><a class="list-row" href=Route::Sharing.to_string()>
                    {icon(Icon::Share)}<div class="list-main"><p class="list-title">{texts::sharing()}</p><p class="list-sub">{texts::sharing_row()}</p></div>
                    <span class="list-end">{icon(Icon::Chevron)}</span>
                </a></li>
            </ul>
            <ul class="list">
                <li><a class="list-row" href=Route::Attendance.to_string()>
                    {icon(Icon::Check)}<div class="list-main"><p class="list-title">{texts::attendance()}</p><p class="list-sub">{texts::attendance_link()}</p></div>
                    <span class="list-end">{icon(Icon::Chevron)}</span>
                </a></li>
                {survey_told::row(app)}
            </ul>
            {calendar::section(app)}
            {devices::section(seen, asked)}
            <section class="section">
                <h2 class="section-title">{texts::known_title()}</h2>
                <details class="more" on:toggle=move |_| opened.set(true)>
                    <summary>{texts::known_show()}</summary>
                    <WithPlan children=move |plan| opened.get().then(|| known::view(&plan, seen)) />
                </details>
            </section>
            <ul class="list">
                <li><a class="list-row" href=Route::About.to_string()>
                    {icon(Icon::Info)}<div class="list-main"><p class="list-title">{texts::about()}</p></div>
                    <span class="list-end">{icon(Icon::Chevron)}</span>
                </a></li>
            </ul>
            {leave::view(app)}
        </Page>
    }
    .into_any()
}
