//! What a page of the surveys shows while it asks, and where nothing was ever heard.
use crate::{
    state::{desk::Known, survey::Own},
    texts,
    ui::{Empty, Icon, skeleton},
};
use folje_api::v1::surveys::Surveys;
use leptos::prelude::*;
use std::sync::Arc;

/// Shows what `draw` makes of what is known, once the phone was looked through too.
pub(super) fn known(own: Own, draw: impl Fn(Arc<Surveys>) -> AnyView + Send + 'static) -> AnyView {
    (move || match (own.read.get(), own.known.get()) {
        (false, _) | (_, Known::Loading) => skeleton(),
        (_, Known::Here(said)) => draw(said),
        (_, Known::Unreached) => {
            empty(own, Icon::Offline, texts::nothing_kept_title(), texts::survey_unreached())
        }
        (_, Known::NotYours) => {
            view! { <Empty drawn=Icon::Lock title=texts::no_permission_title() words=texts::survey_not_yours() /> }
                .into_any()
        }
        (_, Known::Troubled) => empty(own, Icon::Info, texts::troubled_title(), texts::troubled()),
    })
    .into_any()
}

fn empty(own: Own, drawn: Icon, title: String, words: String) -> AnyView {
    view! {
        <div role="status"><Empty drawn=drawn title=title words=words /></div>
        <div class="buttons"><button type="button" class="button button-quiet" on:click=move |_| own.again()>{texts::try_again()}</button></div>
    }
    .into_any()
}
