//! The meetings to come of everybody, the next one first.
use super::super::{frame::DeskPage, known::known};
use crate::{
    pages::meetings::parts,
    routes::Place,
    state::{App, desk::Asked},
    texts,
    ui::{Empty, Icon, icon},
};
use folje_api::v1::{
    meetings::{MeetingCard, Meetings},
    paths,
};
use leptos::prelude::*;

/// The way here, for everybody who may be asked to a meeting.
pub(in crate::pages::desk) fn link() -> AnyView {
    view! {
        <ul class="list"><li><a class="list-row" href=Place::Meetings.to_string()>
            {icon(Icon::Week)}<div class="list-main"><p class="list-title">{texts::meetings()}</p><p class="list-sub">{texts::meetings_desk_words()}</p></div>
            <span class="list-end">{icon(Icon::Chevron)}</span>
        </a></li></ul>
    }
    .into_any()
}

/// The page.
pub(in crate::pages::desk) fn page() -> AnyView {
    let app = App::get();
    let asked = Asked::<Meetings>::of(paths::MEETINGS);
    let content = known(asked, move |meetings| {
        let today = app.wall.get_untracked().date();
        let row = |card: &MeetingCard| {
            let when = parts::when_in_words(card.start, today);
            let title = texts::MeetingOf { kind: &parts::kind_in_words(card.about), name: &card.name }.text();
            view! {
                <li><a class="list-row" href=Place::MeetingsWith(card.participant).to_string()>
                    {icon(Icon::Week)}<div class="list-main"><p class="list-title">{title}</p><p class="list-sub">{when}</p></div>
                    <span class="list-end">{icon(Icon::Chevron)}</span>
                </a></li>
            }
        };
        if meetings.coming.is_empty() {
            return view! { <Empty drawn=Icon::Week title=texts::meetings_none() words=texts::meetings_desk_none() /> }.into_any();
        }
        view! { <ul class="list">{meetings.coming.iter().map(row).collect_view()}</ul> }.into_any()
    });
    view! { <DeskPage at=Place::Meetings title=texts::meetings() sub=texts::meetings_desk_words()>{content}</DeskPage> }
        .into_any()
}
