//! One person: what they see by their role, what is shared with them besides, changing that, and all that was.
use super::{around, form, history, living, words};
use crate::{
    pages::me::confirm::confirm,
    platform::{events, focus, forms},
    routes::Route,
    state::{App, Plan},
    texts,
    ui::{Empty, FateMark, Icon, Page, WithPlan, icon, organisation_and_role},
};
use folje_api::v1::snapshot::PersonCard;
use folje_domain::{
    command::Action,
    ids::{CommandId, PersonId},
};
use leptos::{html, prelude::*};

/// The page about `id`.
pub(crate) fn page(id: PersonId) -> AnyView {
    let app = App::get();
    let name = Signal::derive(move || {
        app.plan.with(|plan| plan.as_deref().and_then(|plan| plan.person(id)).map(|card| card.name.clone()))
    });
    let title = Signal::derive(move || name.get().unwrap_or_else(texts::sharing));
    let just = RwSignal::new(None::<CommandId>);
    let dialog = NodeRef::<html::Dialog>::new();
    let picked = form::Picked::nothing();
    let withdraw = move || {
        just.set(app.act(Action::WithdrawConsent { person: id }).ok());
        picked.forget();
        // The button that asked is gone once the dialog has closed.
        events::later(0, focus::to_heading);
    };
    view! {
        <Page title=title back=(Route::Sharing, texts::sharing())>
            <WithPlan children=move |plan| about(&plan, id, dialog) />
            <FateMark id=just />
            {form::section(app, id, name, picked, just)}
            <WithPlan children=move |plan| history::view(&plan, id) />
            {confirm(dialog, "withdraw-ask", Signal::derive(move || texts::withdraw_ask(&title.get())),
                Signal::derive(move || texts::withdraw_ask_words(&title.get())), Signal::derive(texts::withdraw_yes), texts::cancel(), withdraw)}
        </Page>
    }
    .into_any()
}

fn about(plan: &Plan, id: PersonId, dialog: NodeRef<html::Dialog>) -> AnyView {
    let all = plan.snapshot.people.iter().filter(|card| card.id == id).collect::<Vec<_>>();
    let Some(first) = all.first() else {
        return view! { <Empty drawn=Icon::People title=texts::sharing_nobody() words=texts::sharing_nobody_words() /> }.into_any();
    };
    let here = around(plan, true).into_iter().find(|(other, _)| *other == id).map(|(_, cards)| cards);
    let name = first.name.clone();
    let shared = living(plan, id).map(|given| words::given(given, plan.today));
    let shares = shared.is_some();
    let ask = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            forms::open_dialog(&dialog);
        }
    };
    let standing = plan.record.consent(id).is_some_and(|consent| consent.stands().is_some());
    let line = |label: String, words: String| view! { <dt>{label}</dt><dd>{words}</dd> };
    view! {
        <article class="card stack stack-tight" data-sharing=if shares { "yes" } else { "no" }>
            <dl class="pairs">
                {line(texts::sharing_is(), roles(here.as_deref().unwrap_or(&all)))}
                {line(texts::sharing_by_role(), here.as_deref().map_or_else(texts::sharing_gone, words::by_roles))}
                {line(texts::sharing_besides(), shared.unwrap_or_else(texts::sharing_no_more))}
            </dl>
            {standing.then(|| view! {
                <div class="buttons"><button type="button" class="button button-quiet" on:click=ask>{texts::withdraw(&name)}</button></div>
            })}
            {here.is_some().then(|| view! {
                <div class="buttons"><a class="button button-plain" href=Route::SeenBy(id).to_string()>{texts::seen_by_whom(&name)}{icon(Icon::Chevron)}</a></div>
            })}
        </article>
    }
    .into_any()
}

fn roles(cards: &[&PersonCard]) -> String {
    cards.iter().map(|card| organisation_and_role(card)).collect::<Vec<_>>().join("; ")
}
