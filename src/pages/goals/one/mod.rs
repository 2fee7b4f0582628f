//! One goal: its six prompts, how it stands, who may read it, its parts and its small steps.
//!
//! Each part listens to its own piece of the goal, so that a change somewhere else does not take the pen out of
//! somebody's hand.
mod earlier;
mod parts;
mod prompt;
mod sharing;
mod standing;

use super::{steps, words::headline};
use crate::{
    routes::Route,
    state::App,
    texts,
    ui::{Empty, FateMark, Icon, Page, waiting},
};
use folje_domain::{
    ids::{CommandId, GoalId},
    record::{Goal, Prompt},
};
use leptos::prelude::*;

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct One {
    app: App,
    id: GoalId,
    goal: Memo<Option<Goal>>,
}

impl One {
    /// A piece of the goal, by itself.
    fn piece<T: Default + PartialEq + Send + Sync + 'static>(
        self,
        piece: impl Fn(&Goal) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| self.goal.with(|goal| goal.as_ref().map(&piece).unwrap_or_default()))
    }
}

/// The page.
pub(crate) fn page(id: GoalId) -> AnyView {
    let app = App::get();
    let goal = Memo::new(move |_| {
        app.plan.with(|plan| plan.as_ref().and_then(|plan| plan.record.goal(id).cloned()))
    });
    let one = One { app, id, goal };
    let there = Memo::new(move |_| app.plan.with(Option::is_some).then(|| goal.with(Option::is_some)));
    let title = Signal::derive(move || {
        goal.with(|goal| goal.as_ref().map_or_else(texts::goal, |goal| headline(&goal.prompts.goal)))
    });
    view! {
        <Page title=title back=(Route::Goals, texts::goals())>
            {move || match there.get() {
                None => waiting(app),
                Some(false) => nothing(),
                Some(true) => view(one),
            }}
        </Page>
    }
    .into_any()
}

fn view(one: One) -> AnyView {
    let just = RwSignal::new(None::<CommandId>);
    view! {
        <div class="stack">
            {parts::whole(one)}
            <section class="card">
                <h2 class="visually-hidden">{texts::goal_words()}</h2>
                <ul class="list">{Prompt::ALL.into_iter().map(|prompt| prompt::row(one, prompt, just)).collect_view()}</ul>
                <FateMark id=just />
                {earlier::view(one)}
            </section>
            {standing::view(one)}
            {sharing::view(one)}
            {parts::view(one)}
            {steps::section(one.app, Some(one.id))}
        </div>
    }
    .into_any()
}

/// No such goal, or not yet on this phone.
fn nothing() -> AnyView {
    view! {
        <Empty drawn=Icon::Goals title=texts::goal_missing() words=texts::goal_missing_words() />
        <div class="buttons"><a class="button" href=Route::Goals.to_string()>{texts::goals_to_all()}</a></div>
    }
    .into_any()
}
