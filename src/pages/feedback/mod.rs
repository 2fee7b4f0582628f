//! «Hur var det?»: after an activity, one tap says how it was, and a line if one likes. It goes to one person, who reads
//! it and answers. Without a network it waits on the phone like everything else.
mod card;
mod face;
mod thread;

pub(crate) use face::{face_in_words, picture};
pub(crate) use thread::entries;

use crate::{
    routes::Route,
    state::{App, Plan},
    texts,
    ui::{Empty, Icon, Page, icon, waiting},
};
use card::Below;
use chrono::{Days, NaiveDate, NaiveDateTime};
use folje_domain::{record::Feedback, schedule::OccurrenceId};
use leptos::prelude::*;

/// So many days back one is asked about.
const DAYS_ASKED: u64 = 7;

/// The page.
pub(crate) fn page() -> AnyView {
    let app = App::get();
    let there = Memo::new(move |_| app.plan.with(Option::is_some));
    // Only which there are: what is half written stays while the minutes pass.
    let all = Memo::new(move |_| {
        let wall = app.wall.get();
        app.plan.with(|plan| plan.as_deref().map(|plan| told_of(plan, wall))).unwrap_or_default()
    });
    let content = move || {
        match (there.get(), all.get()) {
        (false, _) => waiting(app),
        (true, all) if all.is_empty() => {
            view! { <Empty drawn=Icon::Message title=texts::feedback_none() words=texts::feedback_none_words() /> }
                .into_any()
        }
        (true, all) => {
            let cards = all.into_iter().map(|id| card::view(app, id, Below::Page)).collect_view();
            view! { <div class="stack">{cards}</div> }.into_any()
        }
    }
    };
    view! {
        <Page title=texts::feedback_title() sub=texts::feedback_words() back=(Route::Week(0), texts::week())>{content}</Page>
    }
    .into_any()
}

/// What is over today or yesterday, to be said something about, and the way to all of it: for the week's page.
pub(crate) fn lately(app: App) -> AnyView {
    let some = Memo::new(move |_| {
        let wall = app.wall.get();
        app.plan.with(|plan| plan.as_deref().map(|plan| over(plan, wall, 1))).unwrap_or_default()
    });
    let content = move || {
        let cards = some.get().into_iter().map(|id| card::view(app, id, Below::Section)).collect_view();
        some.with(|some| !some.is_empty()).then(|| {
            view! {
                <section class="section" data-lately>
                    <h2 class="section-title">{texts::feedback_title()}</h2>
                    <div class="stack">{cards}</div>
                </section>
            }
        })
    };
    view! {
        {content}
        <ul class="list"><li><a class="list-row" href=Route::Feedback.to_string()>
            {icon(Icon::Message)}<div class="list-main"><p class="list-title">{texts::feedback_all()}</p><p class="list-sub">{move || answered(app)}</p></div>
            <span class="list-end">{icon(Icon::Chevron)}</span>
        </a></li></ul>
    }
    .into_any()
}

/// «1 svar från din coach», or what there is to find.
fn answered(app: App) -> String {
    let count = app.plan.with(|plan| {
        let answered = |one: &&Feedback| !one.withdrawn && !one.waits();
        plan.as_deref().map_or(0, |plan| plan.record.feedback.iter().filter(answered).count())
    });
    if count == 0 { texts::feedback_row() } else { texts::feedback_answers(count) }
}

/// What took place and is over, from so many days back, the latest first.
fn over(plan: &Plan, wall: NaiveDateTime, days: u64) -> Vec<OccurrenceId> {
    let since = wall.date().checked_sub_days(Days::new(days)).unwrap_or_else(|| wall.date());
    let lately = plan
        .snapshot
        .occurrences
        .iter()
        .rev()
        .filter(|one| one.takes_place() && one.end <= wall && one.start.date() >= since);
    lately.map(|one| one.id).collect()
}

/// What one is asked about, and everything that was said, the latest day first.
fn told_of(plan: &Plan, wall: NaiveDateTime) -> Vec<OccurrenceId> {
    let mut all = over(plan, wall, DAYS_ASKED);
    let said = plan.record.feedback.iter().map(|one| one.occurrence).filter(|id| !all.contains(id));
    let said: Vec<_> = said.collect();
    all.extend(said);
    let day = |id: &OccurrenceId| -> (NaiveDate, NaiveDateTime) {
        let known = plan.record.feedback(*id).map(|one| one.day);
        let planned = plan.occurrence(*id).map(|one| one.start);
        let start = planned.unwrap_or(id.start);
        (planned.map(|start| start.date()).or(known).unwrap_or_else(|| start.date()), start)
    };
    all.sort_by_key(|id| std::cmp::Reverse((day(id), *id)));
    all
}
