//! Nothing here: an address that is none of ours, or a page that is for others.
use crate::{
    routes::Route,
    texts,
    ui::{Empty, Icon, Page},
};
use leptos::prelude::*;

/// No such address.
pub(crate) fn not_found() -> AnyView {
    view! {
        <Page title=texts::not_found_title()>
            <Empty drawn=Icon::Info title=texts::not_found() words=texts::not_found_words() />
            <div class="buttons"><a class="button" href=Route::Today.to_string()>{texts::to_start()}</a></div>
        </Page>
    }
    .into_any()
}

/// A page that is for others.
pub(crate) fn no_permission() -> AnyView {
    view! {
        <Page title=texts::no_permission_title()>
            <Empty drawn=Icon::Lock title=texts::no_permission() words=texts::no_permission_words() />
            <div class="buttons"><a class="button" href=Route::Today.to_string()>{texts::to_start()}</a></div>
        </Page>
    }
    .into_any()
}
