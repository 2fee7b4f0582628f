//! The groups: what there is, and a new one.
mod dates;
mod list;
mod new;

use super::{frame::DeskPage, known::known};
use crate::{
    routes::Place,
    state::{App, desk::Asked},
    texts,
};
use folje_api::v1::{desk::Desk, paths};
use folje_domain::people::{Deed, Duty};
use leptos::prelude::*;
use std::sync::Arc;

/// The page.
pub(super) fn page() -> AnyView {
    let app = App::get();
    let desk = Asked::<Desk>::of(paths::DESK);
    let content = known(desk, move |said| view(app, desk, &said));
    view! { <DeskPage at=Place::Groups title=texts::desk_groups() sub=texts::desk_groups_words()>{content}</DeskPage> }
        .into_any()
}

fn view(app: App, asked: Asked<Desk>, desk: &Arc<Desk>) -> AnyView {
    let starts = desk.duties.iter().any(|duty| duty.may(Deed::StartCohort));
    let sums_only = desk.duties.iter().all(|duty| *duty == Duty::ProjectCoordinator);
    view! {
        {list::view(app, desk, sums_only)}
        {starts.then(|| new::view(app, asked, desk))}
    }
    .into_any()
}
