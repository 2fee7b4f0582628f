//! The steps to come: done, or another day, in one tap each. A day that has passed is simply today.
use super::{super::words::headline, Steps};
use crate::{
    platform::{focus, intl},
    texts,
    ui::day_in_words,
};
use chrono::{Days, NaiveDate};
use folje_domain::{command::Action, record::Step};
use leptos::prelude::*;

/// What keeps the keyboard's place when a row goes.
const GROUP: &str = "steps-coming";

/// The list, in order of days; nothing where nothing is planned.
pub(super) fn view(steps: Steps) -> AnyView {
    let today = steps.today;
    let coming = Memo::new(move |_| {
        let mut coming: Vec<Step> =
            steps.all.with(|all| all.iter().filter(|step| step.done.is_none()).cloned().collect());
        coming.sort_by_key(|step| (step.day.max(today.get()), step.id));
        coming
    });
    let rows = move || {
        let rows = coming.get();
        (!rows.is_empty()).then(|| {
            let rows = rows.into_iter().map(|step| row(steps, step, today.get())).collect_view();
            view! { <ul class="list">{rows}</ul> }
        })
    };
    view! { <div id=GROUP role="group" tabindex="-1" aria-label=texts::steps_coming()>{rows}</div> }
        .into_any()
}

fn row(steps: Steps, step: Step, today: NaiveDate) -> AnyView {
    let Step { id, text, day, .. } = step;
    let day = day.max(today);
    let later = day.checked_add_days(Days::new(1)).unwrap_or(day);
    let when = intl::capital(&day_in_words(day, today));
    // On a goal's own page there is no need to say whose step it is.
    let goal = step.goal.filter(|_| steps.goal.is_none()).and_then(|goal| {
        steps.app.plan.with_untracked(|plan| Some(headline(&plan.as_ref()?.record.goal(goal)?.prompts.goal)))
    });
    let act = move |action: Action| {
        steps.act(action);
        focus::to(&format!("#{GROUP}"));
    };
    view! {
        <li class="list-row">
            <div class="list-main">
                <p class="list-title">{text.clone()}</p>
                <p class="list-sub">{when}{goal.map(|goal| format!(" – {goal}"))}</p>
            </div>
            <div class="buttons">
                <button type="button" class="button" aria-label=texts::step_done_which(&text)
                    on:click=move |_| act(Action::DoStep { step: id, on: today })>{texts::step_done()}</button>
                <button type="button" class="button button-quiet" aria-label=texts::step_other_day_which(&text)
                    on:click=move |_| act(Action::MoveStep { step: id, to: later })>{texts::step_other_day()}</button>
            </div>
        </li>
    }
    .into_any()
}
