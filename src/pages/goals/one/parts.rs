//! Sub-goals: the parts of a goal, and the whole that a part belongs to.
use super::{
    super::{card, words::headline},
    One,
};
use crate::{
    routes::Route,
    texts,
    ui::{Icon, icon},
};
use folje_domain::{
    ids::GoalId,
    record::{Goal, GoalState},
};
use leptos::prelude::*;

/// What a list of goals needs of each.
#[derive(Clone, PartialEq)]
struct Line {
    id: GoalId,
    name: String,
    state: GoalState,
}

impl Line {
    fn of(goal: &Goal) -> Self {
        Self { id: goal.id, name: headline(&goal.prompts.goal), state: goal.state.clone() }
    }
}

/// A link to the whole, on the page of a part.
pub(super) fn whole(one: One) -> AnyView {
    let whole = Memo::new(move |_| {
        let parent = one.goal.with(|goal| goal.as_ref()?.parent)?;
        one.app.plan.with(|plan| plan.as_ref()?.record.goal(parent).map(Line::of))
    });
    let link = move || {
        whole.get().map(|whole| {
            view! { <p><a href=Route::Goal(whole.id).to_string()>{texts::goal_part_of(&whole.name)}</a></p> }
        })
    };
    view! { {link} }.into_any()
}

/// The parts, and a way to one more. A part has no parts.
pub(super) fn view(one: One) -> AnyView {
    let parts = Memo::new(move |_| {
        one.app.plan.with(|plan| {
            let goals = plan.iter().flat_map(|plan| &plan.record.goals);
            goals.filter(|goal| goal.parent == Some(one.id)).map(Line::of).collect::<Vec<_>>()
        })
    });
    let part = one.piece(|goal| goal.parent.is_some());
    let list = move || {
        let parts = parts.get();
        if parts.is_empty() {
            view! { <p class="muted">{texts::goal_parts_none()}</p> }.into_any()
        } else {
            view! { <ul class="list">{parts.into_iter().map(row).collect_view()}</ul> }.into_any()
        }
    };
    let section = move || {
        (!part.get()).then(|| {
            view! {
                <section class="section">
                    <h2 class="section-title">{texts::goal_parts()}</h2>
                    {list}
                    <div class="buttons"><a class="button button-quiet" href=Route::NewGoal(Some(one.id)).to_string()>{icon(Icon::Plus)}{texts::goal_part_add()}</a></div>
                </section>
            }
        })
    };
    view! { {section} }.into_any()
}

fn row(line: Line) -> AnyView {
    view! {
        <li><a class="list-row" href=Route::Goal(line.id).to_string()>
            <div class="list-main"><p class="list-title">{line.name}</p></div>
            {card::standing(&line.state)}
            {icon(Icon::Chevron)}
        </a></li>
    }
    .into_any()
}
