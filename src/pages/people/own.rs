//! People of the participant's own: seen by nobody else, added, changed and taken away by them alone.
use super::support_draft;
use crate::{
    routes::Route,
    state::{App, Plan},
    texts,
    ui::{FateMark, Icon, PersonLine, icon, reach},
};
use folje_domain::{command::Action, ids::CommandId, record::Support};
use leptos::prelude::*;

/// The section. `removed` is whom the participant just took away, for as long as the page is open.
pub(super) fn section(
    app: App,
    plan: &Plan,
    removed: RwSignal<Option<Support>>,
    just: RwSignal<Option<CommandId>>,
) -> AnyView {
    let people: Vec<_> = plan.record.support.iter().filter(|support| !support.removed).cloned().collect();
    view! {
        <section class="section">
            <h2 class="section-title">{texts::support_title()}</h2>
            <p class="muted">{texts::support_private()}</p>
            {(!people.is_empty()).then(|| view! {
                <ul class="list">{people.into_iter().map(|support| row(app, support, removed, just)).collect_view()}</ul>
            })}
            {move || removed.get().map(|support| taken_away(app, support, removed, just))}
            <FateMark id=just />
            <div class="buttons">
                <a class="button button-quiet" href=Route::NewSupport.to_string() on:click=|_| support_draft::change().done()>
                    {icon(Icon::Plus)}{texts::support_new()}
                </a>
            </div>
        </section>
    }
    .into_any()
}

fn row(
    app: App,
    support: Support,
    removed: RwSignal<Option<Support>>,
    just: RwSignal<Option<CommandId>>,
) -> AnyView {
    let Support { name, who, phone, email, .. } = support.clone();
    let (changed, taken) = (support.clone(), support);
    let change = move |_| {
        support_draft::begin_change(&changed);
        app.go(Route::NewSupport);
    };
    let remove = move |_| {
        if let Ok(id) = app.act(Action::RemoveSupport { support: taken.id }) {
            just.set(Some(id));
            removed.set(Some(taken.clone()));
        }
    };
    view! {
        <li class="list-row">
            <div class="list-main stack stack-tight">
                <PersonLine name=name.clone() role=who />
                {reach(&name, &phone, &email)}
                <div class="buttons">
                    <button type="button" class="button button-plain" aria-label=texts::support_change_whom(&name) on:click=change>{texts::support_change()}</button>
                    <button type="button" class="button button-plain" aria-label=texts::support_remove_whom(&name) on:click=remove>{texts::support_remove()}</button>
                </div>
            </div>
        </li>
    }
    .into_any()
}

/// Taking somebody away can be taken back with all that was written.
fn taken_away(
    app: App,
    support: Support,
    removed: RwSignal<Option<Support>>,
    just: RwSignal<Option<CommandId>>,
) -> AnyView {
    let words = texts::support_removed(&support.name);
    let undo = move |_| {
        let Support { id, name, who, phone, email, .. } = support.clone();
        if let Ok(command) = app.act(Action::KeepSupport { support: id, name, who, phone, email }) {
            just.set(Some(command));
            removed.set(None);
        }
    };
    view! {
        <div class="banner" role="status" data-kind="info">
            <p class="banner-text">{words}</p>
            <div class="buttons"><button type="button" class="button button-quiet" on:click=undo>{texts::support_undo()}</button></div>
        </div>
    }
    .into_any()
}
