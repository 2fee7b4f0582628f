//! Meetings at the desk: those to come, and of each participant's all that belongs to them. Who only attends has the
//! same page with what they attend.
mod change;
mod list;
mod new;
mod one;
mod plan;
mod recommendations;

use super::{frame::DeskPage, known::known};
use crate::{
    pages::meetings::Voice,
    routes::Place,
    state::{App, Draft, desk::Asked},
    texts,
    ui::FateMark,
};
use folje_api::v1::{meetings::MeetingsWith, paths};
use folje_domain::{
    ids::{MeetingId, PersonId},
    record::Meeting,
};
use leptos::prelude::*;
use std::sync::Arc;

pub(super) use list::{link, page as list};

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Here {
    voice: Voice,
    app: App,
}

/// The page about one participant.
pub(super) fn page(id: PersonId) -> AnyView {
    let app = App::get();
    let asked = Asked::<MeetingsWith>::of(paths::MEETINGS_WITH.replace("{id}", &id.to_string()));
    let here = Here { voice: Voice::new(app, Some(id)), app };
    // What was said has arrived: the page is asked for anew.
    let waiting =
        Memo::new(move |_| app.outbox.with(|outbox| outbox.iter().filter(|one| one.counts()).count()));
    Effect::new(move |before: Option<usize>| {
        let now = waiting.get();
        if before.is_some_and(|before| before > now) {
            asked.again();
        }
        now
    });
    let name = RwSignal::new(String::new());
    let title = Signal::derive(move || match name.get() {
        name if name.is_empty() => texts::meetings(),
        name => texts::meetings_with(&name),
    });
    let open = RwSignal::new(None);
    let draft = Draft::named(&format!("meeting-{id}"));
    let plan_line = crate::pages::rough_plan::writing(here.voice);
    let convenes = RwSignal::new(None::<Arc<MeetingsWith>>);
    let content = known(asked, move |with| {
        name.set(with.name.clone());
        convenes.set(with.desk.is_some().then(|| Arc::clone(&with)));
        meetings(here, &with, open)
    });
    view! {
        <DeskPage at=Place::MeetingsWith(id) title=title back=(Place::Meetings, texts::meetings())>
            <FateMark id=here.voice.just />
            {content}
            // Outside of what is drawn anew: words half written stay where they are.
            {move || convenes.get().map(|with| new::form(here, &with, draft))}
            {move || convenes.get().map(|with| plan::view(here, &with, plan_line))}
            {move || convenes.get().map(|with| recommendations::view(here, &with))}
        </DeskPage>
    }
    .into_any()
}

fn meetings(here: Here, with: &MeetingsWith, open: RwSignal<Option<MeetingId>>) -> AnyView {
    let mut meetings: Vec<&Meeting> = with.meetings.iter().collect();
    meetings.sort_by_key(|meeting| (!meeting.stands(), meeting.start, meeting.id));
    if open.with_untracked(Option::is_none) {
        // The next one is what somebody comes for.
        open.set(meetings.first().filter(|meeting| meeting.stands()).map(|meeting| meeting.id));
    }
    let cards = meetings.iter().map(|meeting| one::card(here, with, meeting, open)).collect_view();
    let about_me = with.about_me.as_ref().map(|words| {
        view! {
            <section class="section"><h2 class="section-title">{texts::about_me_of(&with.name)}</h2><blockquote class="say">{words.clone()}</blockquote></section>
        }
    });
    let none = meetings.is_empty();
    let theirs = with.desk.is_none().then(|| recommendations::list(here, with));
    view! {
        <div class="stack">
            {none.then(|| view! { <p class="muted">{texts::meetings_none_yet()}</p> })}
            {cards}
            {about_me}
            {theirs}
        </div>
    }
    .into_any()
}
