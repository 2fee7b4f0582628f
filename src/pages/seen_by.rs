//! «Så här ser … dig»: the app as one person around sees it, made by the server as that person's own page is made.
use crate::{
    pages::beside,
    platform::{
        json,
        net::{Reply, Request, Unreached},
    },
    routes::Route,
    state::{App, Reach},
    texts,
    ui::{Empty, Icon, Page, skeleton},
};
use folje_api::v1::{
    desk_person::PersonPage,
    paths,
    people::{Participant, PeoplePage},
    problem::Code,
};
use folje_domain::ids::PersonId;
use leptos::{prelude::*, task::spawn_local};

/// What is known of it.
#[derive(Clone, PartialEq)]
enum Seen {
    Loading,
    /// It is not kept on the phone: only the server knows it.
    Unreached,
    Troubled,
    /// Nobody around me.
    Nobody,
    /// This, or nothing at all.
    Here(Box<Option<(Participant, Option<PersonPage>)>>),
}

/// The page.
pub(crate) fn page(id: PersonId) -> AnyView {
    let app = App::get();
    let seen = RwSignal::new(Seen::Loading);
    let away = Memo::new(move |_| app.reach.get() == Reach::Unreached);
    Effect::new(move |_| {
        if !away.get() {
            spawn_local(async move {
                let found = load(id).await;
                // The person may have gone on to another page meanwhile.
                seen.try_set(found);
            });
        } else if seen.with_untracked(|seen| *seen == Seen::Loading) {
            seen.set(Seen::Unreached);
        }
    });
    let name = Memo::new(move |_| {
        app.plan.with(|plan| plan.as_deref().and_then(|plan| plan.person(id)).map(|card| card.name.clone()))
    });
    let title =
        Signal::derive(move || name.get().map_or_else(texts::seen_by, |name| texts::seen_by_whom(&name)));
    let today = Memo::new(move |_| app.wall.get().date());
    let content = move || match seen.get() {
        Seen::Loading => skeleton(),
        Seen::Unreached => empty(Icon::Offline, texts::seen_by_offline(), texts::seen_by_offline_words()),
        Seen::Troubled => empty(Icon::Info, texts::troubled_title(), texts::troubled()),
        Seen::Nobody => empty(Icon::People, texts::sharing_nobody(), texts::sharing_nobody_words()),
        Seen::Here(page) => match *page {
            None => empty(Icon::Lock, texts::seen_by_nothing(), texts::seen_by_nothing_words()),
            // To be looked at: what that person can answer, they answer on their own phone.
            Some((participant, page)) => view! {
                <p class="muted">{texts::seen_by_words()}</p>
                <fieldset class="mirror" disabled data-mirror="yes">
                    <legend class="visually-hidden">{texts::seen_by()}</legend>
                    {beside::mirrored(app, &participant, today.get())}
                    {page.map(|page| {
                        let around = beside::everybody(&page, today.get(), &|_| None);
                        (beside::page(&page, app.wall.get_untracked()), around)
                    })}
                </fieldset>
            }
            .into_any(),
        },
    };
    view! {
        <Page title=title back=(Route::SharingWith(id), texts::sharing())>{content}</Page>
    }
    .into_any()
}

fn empty(drawn: Icon, title: String, words: String) -> AnyView {
    view! { <Empty drawn=drawn title=title words=words /> }.into_any()
}

async fn load(id: PersonId) -> Seen {
    match Request::get(&paths::SEEN_BY.replace("{id}", &id.to_string())).send().await {
        Ok(Reply::Done { body, .. }) => json::read::<PeoplePage>(&body).map_or(Seen::Troubled, |said| {
            let page = said.page.map(|page| *page);
            Seen::Here(Box::new(said.people.into_iter().next().map(|participant| (participant, page))))
        }),
        Ok(Reply::Problem(problem)) if problem.code == Code::NotFound => Seen::Nobody,
        Ok(Reply::NotModified | Reply::Problem(_)) => Seen::Troubled,
        Err(Unreached) => Seen::Unreached,
    }
}
