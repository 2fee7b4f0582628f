//! «Tack» to somebody beside: with a line or without.
use super::{around::Around, when::day_and_year};
use crate::{
    platform::{clock, forms, random},
    state::{App, Plan},
    texts,
};
use folje_domain::{command::Action, ids::ThanksId, visibility::can_be_asked};
use leptos::prelude::*;

/// The way to say it, and when it was said last; nothing for those who would not get it.
pub(super) fn view(plan: &Plan, person: &Around) -> Option<AnyView> {
    if !person.cards.iter().any(|card| can_be_asked(card.role)) {
        return None;
    }
    let (app, to) = (App::get(), person.id);
    let line = RwSignal::new(String::new());
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let thanks = ThanksId(random::id());
        if app.act(Action::Thank { thanks, person: to, line: line.get_untracked() }).is_ok() {
            line.set(String::new());
        }
    };
    let last = plan.record.thanks.iter().rev().find(|thanks| thanks.to == to);
    let last = last.map(|thanks| {
        let day = day_and_year(clock::wall_at(thanks.at).date(), plan.today);
        view! { <p class="muted small" data-thanked>{texts::thanks_said(&day)}</p> }
    });
    Some(
        view! {
            {last}
            <details class="more" data-thank>
                <summary>{texts::thanks()}</summary>
                <form class="form" novalidate on:submit=send>
                    <label class="field">
                        <span class="field-label">{texts::thanks_line()}</span>
                        <span class="field-hint">{texts::thanks_line_hint()}</span>
                        <input class="field-input" type="text" autocomplete="off" maxlength="200" prop:value=line
                            on:input=move |event| line.set(forms::value(&event)) />
                    </label>
                    <div class="buttons"><button class="button">{texts::thanks_send()}</button></div>
                </form>
            </details>
        }
        .into_any(),
    )
}
