//! What is booked, with moving and cancelling.
use super::{Booking, Wanted, form_in_words, when};
use crate::{
    platform::focus,
    texts,
    ui::{Icon, icon},
};
use chrono::NaiveDate;
use folje_api::v1::talks::{TalkCard, TalkDeed, Talks};
use folje_domain::talk::{Form, Span};
use leptos::prelude::*;

/// The section; nothing where nothing is booked.
pub(super) fn section(booking: Booking, talks: &Talks, today: NaiveDate) -> Option<AnyView> {
    let booked: Vec<_> = talks.booked.iter().map(|talk| row(booking, talk.clone(), talks, today)).collect();
    (!booked.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2 class="section-title">{texts::talks_booked()}</h2>
                <ul class="list talks-booked">{booked}</ul>
            </section>
        }
        .into_any()
    })
}

fn row(booking: Booking, talk: TalkCard, talks: &Talks, today: NaiveDate) -> AnyView {
    let drawn = if talk.form == Form::Walk { Icon::Walk } else { Icon::People };
    let title = texts::TalkWith { form: &form_in_words(talk.form), name: &talk.name }.text();
    let sub = if talk.place.is_empty() {
        when(talk.start, today)
    } else {
        format!("{}, {}", when(talk.start, today), talk.place)
    };
    let open = !talk.cancelled && talk.start > talks.wall;
    let kept = StoredValue::new(talk.clone());
    let shift = move |_| {
        let talk = kept.get_value();
        booking.form.set(talk.form);
        booking.moving.set(Some(talk));
        focus::to("#talks-free");
    };
    let cancel = move |_| {
        let talk = kept.get_value();
        let deed = TalkDeed::Cancel { talk: talk.id };
        let span = Span { start: talk.start, end: talk.end };
        booking.ask(Wanted { deed, name: talk.name, span, form: talk.form });
    };
    view! {
        <li class="list-row" data-cancelled=talk.cancelled.then_some("")>
            {icon(drawn)}
            <div class="list-main">
                <p class="list-title">{title}</p>
                <p class="list-sub">{sub}</p>
                {talk.cancelled.then(|| view! { <p class="plan-note">{texts::talk_is_cancelled()}</p> })}
                {open.then(|| view! {
                    <div class="buttons">
                        <button type="button" class="button button-quiet" on:click=shift>{texts::talk_move()}</button>
                        <button type="button" class="button button-plain" on:click=cancel>{texts::talk_cancel()}</button>
                    </div>
                })}
            </div>
        </li>
    }
    .into_any()
}
