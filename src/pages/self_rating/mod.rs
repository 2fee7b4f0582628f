//! «Så går det för mig»: a few questions that one answers when one likes, and what became of it as a curve with words and
//! a table. It is one's own: others see it where one shares it, one person at a time, and nobody's is counted unasked.
mod ask;
mod counting;
mod curve;
mod figure;

pub(crate) use figure::{Beside, figure};

use crate::{
    routes::Route,
    state::{App, Plan},
    texts,
    ui::{FateMark, Icon, Page, WithPlan, icon},
};
use folje_domain::{
    ids::CommandId,
    record::{Share, Step},
};
use leptos::prelude::*;

/// The page.
pub(crate) fn page() -> AnyView {
    let app = App::get();
    let just = RwSignal::new(None::<CommandId>);
    view! {
        <Page title=texts::rating_title() sub=texts::rating_words() back=(Route::Goals, texts::goals())>
            <WithPlan children=move |plan| ask::section(app, &plan, just) />
            <FateMark id=just />
            <WithPlan children=move |plan| view! {
                <div class="stack">{curves(app, &plan, just)}{who_sees(&plan)}{counting::section(app, &plan, just)}</div>
            } />
        </Page>
    }
    .into_any()
}

/// The way here.
pub(crate) fn link() -> AnyView {
    view! {
        <ul class="list"><li><a class="list-row" href=Route::SelfRating.to_string()>
            {icon(Icon::Sprout)}<div class="list-main"><p class="list-title">{texts::rating_title()}</p><p class="list-sub">{texts::rating_row()}</p></div>
            <span class="list-end">{icon(Icon::Chevron)}</span>
        </a></li></ul>
    }
    .into_any()
}

/// A curve for each question that was answered, with the small steps on the same line of time.
fn curves(app: App, plan: &Plan, just: RwSignal<Option<CommandId>>) -> Option<AnyView> {
    let steps: Vec<Step> = plan.record.steps.iter().filter(|step| step.done.is_some()).cloned().collect();
    let rated = plan.record.self_ratings.iter().filter(|rated| !rated.ratings.is_empty());
    let mine = Beside { steps, change: Some((app, just)) };
    let figures: Vec<_> = rated.map(|rated| figure(rated, plan.today, &mine)).collect();
    (!figures.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2 class="section-title">{texts::rating_curves()}</h2>
                <div class="stack">{figures}</div>
            </section>
        }
        .into_any()
    })
}

/// With whom it is shared today, and the way to change that.
fn who_sees(plan: &Plan) -> AnyView {
    let programme = plan.snapshot.programme.as_ref();
    let goes_on = programme.is_some_and(|one| one.finished.is_none_or(|(on, _)| plan.today <= on));
    let shared = plan.record.consents.iter().filter(|consent| {
        let given = consent.lives_on(plan.today, goes_on);
        given.is_some_and(|given| given.shares.contains(&Share::SelfRatings))
    });
    let names: Vec<_> = shared.filter_map(|one| Some(plan.person(one.person)?.name.clone())).collect();
    let words = match names.is_empty() {
        true => texts::rating_private(),
        false => texts::rating_shared(&names.join(", ")),
    };
    view! {
        <ul class="list"><li><a class="list-row" href=Route::Sharing.to_string()>
            {icon(Icon::Lock)}<div class="list-main"><p class="list-title">{words}</p><p class="list-sub">{texts::rating_share()}</p></div>
            <span class="list-end">{icon(Icon::Chevron)}</span>
        </a></li></ul>
    }
    .into_any()
}
