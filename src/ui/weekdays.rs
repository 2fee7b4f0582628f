//! Days of the week: in words, and chosen by ticking them.
use crate::{
    platform::{
        forms,
        intl::{self, DateStyle},
    },
    texts,
};
use chrono::{Days, NaiveDate, Weekday};
use folje_domain::reminder::Weekdays;
use leptos::prelude::*;

/// A Monday: the browser names weekdays by a date.
const MONDAY: NaiveDate = match NaiveDate::from_ymd_opt(2024, 1, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

const WEEK: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// A weekday in words, «måndag».
pub(crate) fn weekday_name(day: Weekday) -> String {
    let date = MONDAY.checked_add_days(Days::new(day.num_days_from_monday().into())).unwrap_or(MONDAY);
    intl::date(date, DateStyle::Weekday)
}

/// «måndag–fredag», «varje dag», «måndag, torsdag».
pub(crate) fn weekdays_in_words(days: Weekdays) -> String {
    let all: Vec<_> = days.days().collect();
    if all.len() == WEEK.len() {
        return texts::days_every();
    }
    if days == Weekdays::WORKING {
        return format!("{}–{}", weekday_name(Weekday::Mon), weekday_name(Weekday::Fri));
    }
    all.into_iter().map(weekday_name).collect::<Vec<_>>().join(", ")
}

/// The days of the week to tick.
pub(crate) fn weekday_boxes(
    legend: String,
    days: Signal<Weekdays>,
    change: impl Fn(Weekdays) + Copy + 'static,
) -> AnyView {
    let boxes = WEEK.map(|day| {
        let ticked = move || days.get().contains(day);
        let tick = move |event| {
            let on = forms::checked(&event);
            let others = days.get_untracked();
            let others = others.days().filter(|other| *other != day);
            change(others.chain(on.then_some(day)).collect());
        };
        view! {
            <label class="choice">
                <input type="checkbox" prop:checked=ticked on:change=tick />
                <span class="choice-text">{intl::capital(&weekday_name(day))}</span>
            </label>
        }
    });
    view! {
        <fieldset class="choices choices-row"><legend class="field-label">{legend}</legend>{boxes.into_iter().collect_view()}</fieldset>
    }
    .into_any()
}
