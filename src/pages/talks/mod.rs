//! «Boka samtal»: a talk or a walk with one's coach, chosen from the times that the coach keeps free.
//!
//! Booking needs the server, since two phones must not book the same time; that is said in plain words, and a wish to
//! talk goes without.
mod asking;
mod booked;
mod slots;

use crate::{
    platform::{forms, intl},
    routes::Route,
    state::{App, Reach},
    texts,
    ui::{Empty, Icon, Page, day_in_words, icon, skeleton, small_icon, text},
};
use asking::{Asking, Known, Said};
use chrono::{NaiveDate, NaiveDateTime};
use folje_api::v1::talks::{TalkCard, TalkDeed};
use folje_domain::{
    schedule::overlapping,
    talk::{Form, Span},
};
use leptos::{html, prelude::*};

/// What is asked before it is done.
#[derive(Clone, PartialEq, Debug)]
struct Wanted {
    deed: TalkDeed,
    /// With whom, and when: what the question says.
    name: String,
    span: Span,
    form: Form,
}

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Booking {
    asking: Asking,
    form: RwSignal<Form>,
    /// The talk that is to be moved, while a new time is chosen.
    moving: RwSignal<Option<TalkCard>>,
    wanted: RwSignal<Option<Wanted>>,
    dialog: NodeRef<html::Dialog>,
}

impl Booking {
    /// Asks whether that is meant.
    fn ask(self, wanted: Wanted) {
        self.wanted.set(Some(wanted));
        if let Some(dialog) = self.dialog.get_untracked() {
            forms::open_dialog(&dialog);
        }
    }

    /// Does what was asked.
    fn go(self) {
        let Some(wanted) = self.wanted.get_untracked() else { return };
        self.moving.set(None);
        self.asking.order(wanted.deed);
    }
}

/// The page.
pub(crate) fn page() -> AnyView {
    let app = App::get();
    let booking = Booking {
        asking: Asking::new(app),
        form: RwSignal::new(Form::Talk),
        moving: RwSignal::new(None),
        wanted: RwSignal::new(None),
        dialog: NodeRef::new(),
    };
    let today = Memo::new(move |_| app.wall.get().date());
    let content = move || match booking.asking.known.get() {
        Known::Loading => skeleton(),
        Known::Unreached => unreached(booking),
        Known::Troubled => {
            view! { <Empty drawn=Icon::Info title=texts::troubled_title() words=texts::troubled() /> }
                .into_any()
        }
        Known::Here(talks) => view! {
            {booked::section(booking, &talks, today.get_untracked())}
            {slots::section(booking, &talks)}
            {wish()}
        }
        .into_any(),
    };
    view! {
        <Page title=texts::talks() sub=texts::talks_words() back=(Route::People, texts::people())>
            <p class="mark" role="status">{move || said(booking, today.get())}</p>
            {content}
            {question(app, booking, today)}
        </Page>
    }
    .into_any()
}

fn said(booking: Booking, today: NaiveDate) -> String {
    let when = booking.wanted.get().map(|wanted| when(wanted.span.start, today)).unwrap_or_default();
    match booking.asking.said.get() {
        Said::Nothing => String::new(),
        Said::Sending => texts::talk_sending(),
        Said::Booked => texts::talk_booked(&when),
        Said::Cancelled => texts::talk_cancelled(),
        Said::Taken => texts::talk_taken(),
        Said::Unreached => texts::talk_unreached(),
        Said::Troubled => texts::troubled(),
    }
}

/// No network: why it is needed, and what goes without.
fn unreached(booking: Booking) -> AnyView {
    view! {
        <Empty drawn=Icon::Offline title=texts::talks_offline() words=texts::talks_offline_words() />
        <div class="buttons"><button type="button" class="button button-quiet" on:click=move |_| booking.asking.load()>{texts::try_again()}</button></div>
        {wish()}
    }
    .into_any()
}

/// The way to a wish.
fn wish() -> AnyView {
    view! {
        <ul class="list"><li><a class="list-row" href=Route::Wishes.to_string()>
            {icon(Icon::Sprout)}<div class="list-main"><p class="list-title">{texts::talks_wish()}</p><p class="list-sub">{texts::talks_wish_words()}</p></div>
            <span class="list-end">{icon(Icon::Chevron)}</span>
        </a></li></ul>
    }
    .into_any()
}

/// The way here.
pub(crate) fn link() -> AnyView {
    view! {
        <ul class="list"><li><a class="list-row" href=Route::Talks.to_string()>
            {icon(Icon::Walk)}<div class="list-main"><p class="list-title">{texts::talks()}</p><p class="list-sub">{texts::talks_row()}</p></div>
            <span class="list-end">{icon(Icon::Chevron)}</span>
        </a></li></ul>
    }
    .into_any()
}

/// What else the participant has at that time. It is said before they answer; they may still book.
fn overlaps(app: App, wanted: &Wanted) -> Option<AnyView> {
    let moved = match wanted.deed {
        TalkDeed::Cancel { .. } => return None,
        TalkDeed::Move { talk, .. } => Some(talk),
        TalkDeed::Book { .. } => None,
    };
    app.plan.with(|plan| {
        let others = plan.as_ref()?.snapshot.occurrences.iter().filter(|one| Some(one.id.series) != moved);
        let lines = overlapping(others, wanted.span).map(|one| {
            let words = texts::OverlapOwn {
                what: &text(&one.title),
                from: &intl::time(one.start.time()),
                to: &intl::time(one.end.time()),
            }
            .text();
            view! { <p class="caution" data-overlap="">{small_icon(Icon::Info)}{words}</p> }
        });
        Some(lines.collect_view().into_any())
    })
}

fn question(app: App, booking: Booking, today: Memo<NaiveDate>) -> AnyView {
    let title = move || {
        booking.wanted.get().map(|wanted| match wanted.deed {
            TalkDeed::Cancel { .. } => texts::talk_cancel_ask(),
            TalkDeed::Move { .. } => texts::talk_move_ask(),
            TalkDeed::Book { .. } => texts::talk_book_ask(),
        })
    };
    let words = move || {
        booking.wanted.get().map(|wanted| {
            format!(
                "{}, {}",
                texts::TalkWith { form: &form_in_words(wanted.form), name: &wanted.name }.text(),
                when(wanted.span.start, today.get())
            )
        })
    };
    view! {
        <dialog class="dialog" node_ref=booking.dialog aria-labelledby="talk-ask">
            <h2 class="dialog-title" id="talk-ask">{title}</h2>
            <div class="dialog-body"><p>{words}</p>{move || overlaps(app, &booking.wanted.get()?)}</div>
            <form method="dialog" class="buttons">
                <button class="button button-quiet">{texts::cancel()}</button>
                <button class="button" data-yes="" on:click=move |_| booking.go()>{texts::talk_yes()}</button>
            </form>
        </dialog>
    }
    .into_any()
}

/// How one meets, in words.
fn form_in_words(form: Form) -> String {
    match form {
        Form::Talk => texts::talk_form_talk(),
        Form::Walk => texts::talk_form_walk(),
    }
}

/// When, in words.
fn when(at: NaiveDateTime, today: NaiveDate) -> String {
    texts::TalkWhen { day: &day_in_words(at.date(), today), time: &intl::time(at.time()) }.text()
}

/// Whether there is a network, as far as is known.
fn away(app: App) -> bool {
    app.reach.get() == Reach::Unreached
}
