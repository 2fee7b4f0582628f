//! «Vem gör vad»: what the participant said they would do, and what the others did. Nobody is late here: what should
//! have been done by now is told as that.
use super::when::day_and_year;
use crate::{
    state::{App, Plan},
    texts,
    ui::FateMark,
};
use chrono::NaiveDate;
use folje_domain::{command::Action, ids::CommandId, record::Task};
use leptos::prelude::*;

/// The section. `just` is what was just ticked here.
pub(super) fn section(app: App, plan: &Plan, just: RwSignal<Option<CommandId>>) -> AnyView {
    let me = plan.snapshot.me.id;
    let (mine, theirs): (Vec<_>, Vec<_>) =
        plan.record.tasks.iter().cloned().partition(|task| task.owner == me);
    let today = plan.today;
    let name =
        |task: &Task| plan.person(task.owner).map_or_else(texts::task_somebody, |card| card.name.clone());
    let theirs: Vec<_> = theirs.into_iter().map(|task| (Some(name(&task)), task)).collect();
    let mine: Vec<_> = mine.into_iter().map(|task| (None, task)).collect();
    view! {
        <section class="section">
            <h2 class="section-title">{texts::tasks_title()}</h2>
            <p class="muted">{texts::tasks_words()}</p>
            <div class="sides">
                {side(app, texts::tasks_mine(), texts::tasks_mine_none(), mine, today, just)}
                {side(app, texts::tasks_theirs(), texts::tasks_theirs_none(), theirs, today, just)}
            </div>
            <FateMark id=just />
        </section>
    }
    .into_any()
}

/// One side: what is open, by date, then what is done, folded. With each task the name of its owner, unless that is
/// the participant.
fn side(
    app: App,
    title: String,
    none: String,
    tasks: Vec<(Option<String>, Task)>,
    today: NaiveDate,
    just: RwSignal<Option<CommandId>>,
) -> AnyView {
    let (mut done, mut open): (Vec<_>, Vec<_>) = tasks.into_iter().partition(|(_, task)| task.done.is_some());
    open.sort_by_key(|(_, task)| (task.by.unwrap_or(NaiveDate::MAX), task.id));
    done.sort_by_key(|(_, task)| std::cmp::Reverse((task.done, task.id)));
    let count = done.len();
    let rows = |tasks: Vec<_>| {
        let rows = tasks.into_iter().map(|(owner, task)| row(app, owner, task, today, just)).collect_view();
        view! { <ul class="list">{rows}</ul> }
    };
    view! {
        <section class="side">
            <h3 class="side-title">{title}</h3>
            {if open.is_empty() { view! { <p class="muted">{none}</p> }.into_any() } else { rows(open).into_any() }}
            {(count > 0).then(|| view! { <details class="more"><summary>{texts::tasks_done(count)}</summary>{rows(done)}</details> })}
        </section>
    }
    .into_any()
}

fn row(
    app: App,
    owner: Option<String>,
    task: Task,
    today: NaiveDate,
    just: RwSignal<Option<CommandId>>,
) -> AnyView {
    let mine = owner.is_none();
    let when = when_in_words(&task, mine, today);
    let (id, is_done) = (task.id, task.done.is_some());
    let tick = move |_| just.set(app.act(Action::DoTask { task: id, on: (!is_done).then_some(today) }).ok());
    let (word, label) = if is_done {
        (texts::task_undo(), texts::task_undo_what(&task.text))
    } else {
        (texts::task_tick(), texts::task_tick_what(&task.text))
    };
    view! {
        <li class="list-row" data-task=if is_done { "done" } else { "open" }>
            <div class="list-main">
                <p class="list-title">{task.text}</p>
                {owner.map(|owner| view! { <p class="list-sub">{owner}</p> })}
                {when.map(|when| view! { <p class="list-sub">{when}</p> })}
            </div>
            {mine.then(|| view! { <button type="button" class="button button-quiet list-end" aria-label=label on:click=tick>{word}</button> })}
        </li>
    }
    .into_any()
}

/// By when, or since when; of the others' things also that they are not done yet.
fn when_in_words(task: &Task, mine: bool, today: NaiveDate) -> Option<String> {
    let day = |day| day_and_year(day, today);
    match (task.done, task.by) {
        (Some(done), _) => Some(texts::task_done_on(&day(done))),
        (None, Some(by)) if by < today => Some(texts::task_was_by(&day(by))),
        (None, Some(by)) => Some(texts::task_by(&day(by))),
        (None, None) => (!mine).then(texts::task_not_yet),
    }
}
