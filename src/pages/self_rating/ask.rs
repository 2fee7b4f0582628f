//! The questions: each answered with one tap, for today; another tap the same day changes the answer.
use crate::{
    platform::focus,
    state::{App, Plan},
    texts,
    ui::{Empty, Icon, text},
};
use folje_domain::{
    command::{Action, RatingDeed},
    ids::CommandId,
    record::Scale,
};
use leptos::{
    prelude::*,
    task::{spawn_local, tick},
};

/// All of them.
pub(super) fn section(app: App, plan: &Plan, just: RwSignal<Option<CommandId>>) -> AnyView {
    if plan.snapshot.scales.is_empty() {
        return view! { <Empty drawn=Icon::Sprout title=texts::rating_none() words=texts::rating_none_words() /> }
            .into_any();
    }
    let questions = plan.snapshot.scales.iter().map(|scale| question(app, plan, scale, just)).collect_view();
    view! {
        <section class="section">
            <h2 class="section-title">{texts::rating_today()}</h2>
            <div class="rating-questions">{questions}</div>
        </section>
    }
    .into_any()
}

fn question(app: App, plan: &Plan, scale: &Scale, just: RwSignal<Option<CommandId>>) -> AnyView {
    let on = plan.today;
    let rated = plan.record.self_rating(&scale.key);
    let today = rated.and_then(|rated| rated.ratings.iter().find(|rating| rating.on == on));
    // An answer to other words is shown below, not here.
    let today =
        today.filter(|rating| usize::from(rating.of) == scale.labels.len()).map(|rating| rating.value);
    let place = format!("q-{}", scale.key);
    let kept = StoredValue::new(scale.clone());
    let (name, owner) = (text(&scale.question), scale.owner.clone());
    let one = |(value, words): (u8, String)| {
        let place = place.clone();
        let rate = move |_| {
            let deed = RatingDeed::Rate { scale: kept.get_value(), value, on };
            just.set(app.act(Action::SelfRating(deed)).ok());
            // The button is drawn anew; the keyboard stays where it was.
            let place = format!("[id=\"{place}\"] [data-value=\"{value}\"]");
            spawn_local(async move {
                tick().await;
                focus::to(&place);
            });
        };
        let pressed = if today == Some(value) { "true" } else { "false" };
        view! { <button type="button" class="chip" aria-pressed=pressed data-value=value.to_string() on:click=rate>{words}</button> }
    };
    let answers = (0..).zip(scale.labels.iter().map(text)).map(one).collect_view();
    let label = name.clone();
    view! {
        <div class="card stack stack-tight" id=place.clone()>
            <p class="card-text"><strong>{name}</strong></p>
            <div class="chips" role="group" aria-label=label>{answers}</div>
            {(!owner.is_empty()).then(|| view! { <p class="muted small">{texts::rating_owner(&owner)}</p> })}
        </div>
    }
    .into_any()
}
