//! What a participant says is not so, and wants to talk about: both versions, for those who may read them.
use crate::{
    platform::intl::{self, DateStyle},
    texts,
    ui::{report_in_words, text},
};
use folje_api::v1::people::Participant;
use folje_domain::{people::Role, record::CheckIn};
use leptos::prelude::*;

/// The list; nothing where nothing is to be talked about. Whoever reported sees it beside their own report.
pub(super) fn view(participant: &Participant) -> Option<AnyView> {
    if matches!(participant.role, Role::Ambassador | Role::Supervisor) {
        return None;
    }
    let rows: Vec<_> =
        participant.check_ins.iter().filter_map(|check_in| row(&participant.name, check_in)).collect();
    (!rows.is_empty()).then(|| view! { <div class="stack stack-tight contested">{rows}</div> }.into_any())
}

fn row(name: &str, check_in: &CheckIn) -> Option<AnyView> {
    let contest = check_in.contest()?;
    let day = intl::date(check_in.day, DateStyle::Day);
    Some(
        view! {
            <p class="card-text">{texts::check_in_contested(name)}</p>
            <p class="muted small">{format!("{day}, {}: {}", text(&check_in.title), report_in_words(&check_in.report))}</p>
            <blockquote class="say">{contest.line.clone()}</blockquote>
        }
        .into_any(),
    )
}
