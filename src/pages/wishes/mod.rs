//! «Det jag önskar»: said with one tap, with or without words, and answered by a person.
mod list;

use crate::{
    platform::random,
    routes::Route,
    state::{App, Draft, Plan},
    texts,
    ui::{Area, FateMark, Icon, Page, WithPlan, icon, refusal_in_words, wish_in_words},
};
use folje_domain::{
    command::{Action, Refusal},
    ids::{CommandId, WishId},
    record::{Wish, WishKind},
};
use leptos::prelude::*;

/// The page.
pub(crate) fn page() -> AnyView {
    let app = App::get();
    let just = RwSignal::new(None::<CommandId>);
    let there = Memo::new(move |_| app.plan.with(Option::is_some));
    view! {
        <Page title=texts::wishes() sub=texts::wishes_words() back=(Route::People, texts::people())>
            // Outside of what is drawn anew with the plan: words half written stay where they are.
            {move || there.get().then(|| form(app, just))}
            <FateMark id=just />
            <WithPlan children=move |plan| list::view(app, &plan, just) />
        </Page>
    }
    .into_any()
}

/// The way here, with how many have no answer yet.
pub(crate) fn link(plan: &Plan) -> AnyView {
    let waits = plan.record.wishes.iter().filter(|wish| wish.waits()).count();
    let words = if waits == 0 { texts::wishes_row() } else { texts::wishes_wait(waits) };
    view! {
        <ul class="list">
            <li><a class="list-row" href=Route::Wishes.to_string()>
                {icon(Icon::Sprout)}<div class="list-main"><p class="list-title">{texts::wishes()}</p><p class="list-sub">{words}</p></div>
                <span class="list-end">{icon(Icon::Chevron)}</span>
            </a></li>
        </ul>
    }
    .into_any()
}

fn form(app: App, just: RwSignal<Option<CommandId>>) -> AnyView {
    let draft = Draft::<String>::named("wish");
    let refused = RwSignal::new(None::<Refusal>);
    let error = Signal::derive(move || refused.get().map(refusal_in_words).unwrap_or_default());
    let make = move |about| {
        let action =
            Action::MakeWish { wish: WishId(random::id()), about, words: draft.value.get_untracked() };
        match app.act(action) {
            Ok(id) => {
                just.set(Some(id));
                refused.set(None);
                draft.update(String::clear);
                draft.done();
            }
            Err(why) => refused.set(Some(why)),
        }
    };
    let one = move |about: WishKind| {
        view! { <button type="button" class="button button-quiet" data-about=about.name() on:click=move |_| make(about)>{wish_in_words(about)}</button> }
    };
    view! {
        <section class="section stack">
            <div class="stack stack-tight">{WishKind::ALL.into_iter().map(one).collect_view()}</div>
            <Area id="wish-words" label=texts::wish_own() hint=texts::wish_own_hint() value=draft.value error=error
                on_input=move |text| { refused.set(None); draft.update(|words| *words = text); } />
        </section>
    }
    .into_any()
}

/// Those that were not taken back, the latest first.
fn standing(plan: &Plan) -> Vec<Wish> {
    let mut wishes: Vec<_> = plan.record.wishes.iter().filter(|wish| !wish.withdrawn).cloned().collect();
    wishes.sort_by_key(|wish| std::cmp::Reverse((wish.made, wish.id)));
    wishes
}
