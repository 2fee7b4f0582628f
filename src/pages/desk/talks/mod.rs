//! What a coach keeps free for talks and walks, and who has booked: a free time is made in one short form, once or every
//! week.
mod form;

use super::{frame::DeskPage, known::known};
use crate::{
    platform::{
        intl::{self, DateStyle},
        net::Request,
    },
    routes::Place,
    state::{
        App,
        desk::{Asked, Deed, Sent},
    },
    texts,
    ui::{Empty, Icon, day_in_words, icon},
};
use chrono::NaiveDate;
use folje_api::v1::{
    paths,
    talks::{DeskTalks, FreeTimeOrder, TalkCard},
};
use folje_domain::talk::{Counts, Form, FreeTime};
use leptos::{prelude::*, task::spawn_local};

/// The page.
pub(super) fn page() -> AnyView {
    let app = App::get();
    let asked = Asked::<DeskTalks>::of(paths::DESK_TALKS);
    let deed = Deed::new();
    let content = move |talks: std::sync::Arc<DeskTalks>| {
        let today = app.wall.get_untracked().date();
        view! {
            {booked(&talks, today)}
            {free(&talks, asked, deed)}
            {counts(talks.counts)}
        }
        .into_any()
    };
    view! {
        <DeskPage at=Place::Talks title=texts::desk_talks() sub=texts::desk_talks_words()>
            <p class="mark" role="status">{move || told(&deed.sent.get())}</p>
            {known(asked, content)}
            {form::view(asked, deed)}
        </DeskPage>
    }
    .into_any()
}

fn told(sent: &Sent) -> String {
    match sent {
        Sent::Not => String::new(),
        Sent::Sending => texts::plan_saving(),
        Sent::Done => texts::plan_saved(),
        Sent::Unreached => texts::plan_unreached(),
        Sent::Refused(_) => texts::free_refused(),
        Sent::NotYours => texts::desk_not_yours(),
        Sent::Troubled => texts::troubled(),
    }
}

fn booked(talks: &DeskTalks, today: NaiveDate) -> AnyView {
    if talks.booked.is_empty() {
        return view! { <Empty drawn=Icon::Walk title=texts::desk_talks_none() words=texts::desk_talks_none_words() /> }.into_any();
    }
    let row = |talk: &TalkCard| {
        let drawn = if talk.form == Form::Walk { Icon::Walk } else { Icon::People };
        let when = texts::TalkWhen {
            day: &day_in_words(talk.start.date(), today),
            time: &intl::time(talk.start.time()),
        }
        .text();
        let sub = if talk.place.is_empty() { when } else { format!("{when}, {}", talk.place) };
        view! {
            <li class="list-row" data-talk="">
                {icon(drawn)}
                <div class="list-main"><p class="list-title">{texts::TalkWith { form: &form_in_words(talk.form), name: &talk.name }.text()}</p><p class="list-sub">{sub}</p>
                    {talk.cancelled.then(|| view! { <p class="plan-note">{texts::talk_is_cancelled()}</p> })}</div>
                <a class="button button-plain list-end" href=Place::Schedule(talk.person).to_string()>{texts::plan_title()}</a>
            </li>
        }
    };
    view! {
        <section class="section">
            <h2 class="section-title">{texts::talks_booked()}</h2>
            <ul class="list">{talks.booked.iter().map(row).collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn free(talks: &DeskTalks, asked: Asked<DeskTalks>, deed: Deed) -> Option<AnyView> {
    let row = move |free: &FreeTime| {
        let id = free.id;
        let end = move |_| {
            spawn_local(async move {
                if deed.send(Request::post(paths::DESK_TALKS, &FreeTimeOrder::End { id })).await.is_some() {
                    asked.again();
                }
            });
        };
        let forms: Vec<_> = free.forms.iter().map(|form| form_in_words(*form)).collect();
        let sub = [forms.join(", "), texts::free_each(&free.each.to_string()), free.place.clone()];
        let sub = sub.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        let title = title(free);
        let label = texts::free_end_which(&title);
        view! {
            <li class="list-row" data-free="">
                {icon(Icon::Clock)}
                <div class="list-main"><p class="list-title">{title}</p><p class="list-sub">{sub}</p></div>
                <button type="button" class="button button-quiet list-end" aria-label=label on:click=end>{texts::free_end()}</button>
            </li>
        }
    };
    (!talks.free.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2 class="section-title">{texts::free_title()}</h2>
                <ul class="list">{talks.free.iter().map(row).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

/// When a time is free, in words.
fn title(free: &FreeTime) -> String {
    let ends = free.start + chrono::TimeDelta::minutes(i64::from(free.minutes));
    let (from, to) = (intl::time(free.start.time()), intl::time(ends.time()));
    let style = if free.weekly_until.is_some() { DateStyle::Weekday } else { DateStyle::Full };
    let day = intl::date(free.start.date(), style);
    match free.weekly_until {
        Some(until) => {
            texts::FreeWeekly { day: &day, from: &from, to: &to, until: &intl::date(until, DateStyle::Day) }
                .text()
        }
        None => texts::FreeOnce { day: &intl::capital(&day), from: &from, to: &to }.text(),
    }
}

fn form_in_words(form: Form) -> String {
    match form {
        Form::Talk => texts::talk_form_talk(),
        Form::Walk => texts::talk_form_walk(),
    }
}

fn counts(counts: Counts) -> AnyView {
    let line = |label: String, number: u32| view! { <div class="talk-count"><dt>{label}</dt><dd>{number.to_string()}</dd></div> };
    view! {
        <section class="section">
            <h2 class="section-title">{texts::talk_counts()}</h2>
            <dl class="talk-counts">
                {line(texts::talk_count_wished(), counts.wished)}
                {line(texts::talk_count_offered(), counts.offered)}
                {line(texts::talk_count_booked(), counts.booked)}
                {line(texts::talk_count_held(), counts.held())}
            </dl>
            <p class="muted small">{texts::talk_count_words()}</p>
        </section>
    }
    .into_any()
}
