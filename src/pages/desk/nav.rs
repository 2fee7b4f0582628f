//! The places that staff go to daily; nothing for those who only walk beside.
use crate::{
    routes::Place,
    state::App,
    texts,
    ui::{Icon, icon},
};
use folje_domain::people::{Deed, Duty};
use leptos::prelude::*;

/// A place in the row.
struct Entry {
    /// Where it leads.
    to: Place,
    /// How it is drawn.
    drawn: Icon,
    /// What it is called.
    name: fn() -> String,
    /// What a duty must allow, that somebody sees it; nothing, where every duty does.
    deed: Option<Deed>,
}

const ENTRIES: [Entry; 7] = [
    Entry { to: Place::Home, drawn: Icon::People, name: texts::desk, deed: None },
    Entry { to: Place::Meetings, drawn: Icon::Clock, name: texts::meetings, deed: None },
    Entry { to: Place::Groups, drawn: Icon::Week, name: texts::desk_groups, deed: None },
    Entry { to: Place::Talks, drawn: Icon::Walk, name: texts::desk_talks, deed: Some(Deed::OfferTalks) },
    Entry { to: Place::NewPerson, drawn: Icon::Me, name: texts::desk_new, deed: Some(Deed::AddParticipant) },
    Entry { to: Place::Surveys, drawn: Icon::Message, name: texts::surveys, deed: Some(Deed::Survey) },
    Entry { to: Place::Statistics, drawn: Icon::Goals, name: texts::statistics, deed: Some(Deed::Sums) },
];

/// The entry under which a place is found.
const fn under(place: Place) -> Place {
    match place {
        Place::Home | Place::Person(_) | Place::Schedule(_) => Place::Home,
        Place::Groups | Place::GroupSchedule(_) => Place::Groups,
        Place::Talks => Place::Talks,
        Place::Statistics => Place::Statistics,
        Place::Surveys | Place::Survey(_) => Place::Surveys,
        Place::Meetings | Place::MeetingsWith(_) => Place::Meetings,
        Place::NewPerson | Place::Import | Place::Companions => Place::NewPerson,
    }
}

/// The row.
pub(super) fn view(at: Place) -> AnyView {
    let app = App::get();
    let duties = Memo::new(move |_| {
        app.people.with(|page| page.as_ref().map(|page| page.duties.clone()).unwrap_or_default())
    });
    let entry = move |entry: &Entry| {
        let Entry { to, drawn, name, .. } = *entry;
        let here = (under(at) == to).then_some("page");
        view! { <a class="desk-place" href=to.to_string() aria-current=here>{icon(drawn)}<span>{name()}</span></a> }
    };
    let shown = move |duties: &[Duty]| {
        let allowed = |one: &&Entry| one.deed.is_none_or(|deed| duties.iter().any(|duty| duty.may(deed)));
        ENTRIES.iter().filter(allowed).map(entry).collect_view()
    };
    (move || {
        duties.with(|duties| {
            (!duties.is_empty()).then(|| {
                view! { <nav class="desk-nav" aria-label=texts::desk_nav()>{shown(duties)}</nav> }
            })
        })
    })
    .into_any()
}
