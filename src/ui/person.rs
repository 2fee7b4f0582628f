//! People: a line with name and role, and the card of «min kontakt just nu».
use super::{Icon, icon};
use crate::texts;
use folje_api::v1::snapshot::PersonCard;
use folje_domain::people::Role;
use leptos::prelude::*;

/// A role in words.
pub(crate) fn role_name(role: Role) -> String {
    match role {
        Role::Coach => texts::role_coach(),
        Role::Ambassador => texts::role_ambassador(),
        Role::Supervisor => texts::role_supervisor(),
        Role::ProgrammeCoordinator => texts::role_programme_coordinator(),
        Role::ProjectCoordinator => texts::role_project_coordinator(),
        Role::Caseworker => texts::role_caseworker(),
        Role::SocialWorker => texts::role_social_worker(),
        Role::TransitionGuide => texts::role_transition_guide(),
        Role::Sponsor => texts::role_sponsor(),
    }
}

/// «Coach, Arbetsmarknadsenheten»
pub(crate) fn organisation_and_role(card: &PersonCard) -> String {
    let role = role_name(card.role);
    if card.organisation.is_empty() { role } else { format!("{role}, {}", card.organisation) }
}

/// The first letters of the first two names.
fn initials(name: &str) -> String {
    name.split_whitespace().take(2).filter_map(|part| part.chars().next()).collect()
}

/// A person: initials, name and what they are.
#[component]
pub(crate) fn PersonLine(
    /// The name.
    name: String,
    /// What they are to the participant.
    role: String,
) -> impl IntoView {
    view! {
        <div class="person">
            <span class="avatar" aria-hidden="true">{initials(&name)}</span>
            <div class="list-main"><p class="person-name">{name}</p><p class="person-role">{role}</p></div>
        </div>
    }
}

/// «Min kontakt just nu», with call, text and mail.
#[component]
pub(crate) fn ContactCard(
    /// The person.
    card: PersonCard,
    /// Whether they stand in for somebody who left.
    stand_in: bool,
) -> impl IntoView {
    let role = organisation_and_role(&card);
    view! {
        <article class="card contact-card">
            <h2 class="kicker">{texts::contact_now()}</h2>
            <PersonLine name=card.name.clone() role=role />
            {reach(&card.name, &card.phone, &card.email)}
            {stand_in.then(|| view! { <p class="person-note">{texts::contact_stand_in()}</p> })}
        </article>
    }
}

/// Ways to reach somebody: those that are known.
pub(crate) fn reach(name: &str, phone: &str, email: &str) -> AnyView {
    let number: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    let way = |href: String, drawn: Icon, word: String, label: String| {
        view! { <li><a class="reach-link" href=href aria-label=label>{icon(drawn)}<span>{word}</span></a></li> }
    };
    let by_phone = (!number.is_empty()).then(|| {
        (
            way(format!("tel:{number}"), Icon::Phone, texts::reach_call(), texts::reach_call_whom(name)),
            way(format!("sms:{number}"), Icon::Message, texts::reach_text(), texts::reach_text_whom(name)),
        )
    });
    let by_mail = (!email.is_empty()).then(|| {
        way(format!("mailto:{email}"), Icon::Mail, texts::reach_mail(), texts::reach_mail_whom(name))
    });
    (by_phone.is_some() || by_mail.is_some())
        .then(|| view! { <ul class="reach">{by_phone}{by_mail}</ul> })
        .into_any()
}
