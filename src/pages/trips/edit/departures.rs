//! The departures of a way: fetched from the timetable, or typed. They are saved with the trip, so that they are there
//! without a network; reminders and the trip's page follow the timetable where it knows the stops.
use super::{super::one::departures_path, fields, form::Form, leg::prefix};
use crate::{
    platform::{
        intl, json,
        net::{Reply, Request},
    },
    texts,
    ui::day_in_words,
};
use chrono::{NaiveDate, NaiveTime};
use folje_api::v1::timetable::{Departure, Departures};
use folje_domain::reminder::{Leg, Way};
use leptos::{prelude::*, task::spawn_local};

/// The field and, where both stops are in the timetable, the button.
pub(super) fn view(form: Form, way: Way) -> AnyView {
    let id = format!("{}-times", prefix(way));
    let saved = form.of_leg(way, |leg| leg.departures.clone());
    let text = RwSignal::new(in_words(&saved.get_untracked()));
    let typed = move |words: String| {
        let times = read(&words);
        text.set(words);
        form.change_leg(way, |leg| leg.departures = times);
    };
    let can_ask = form.of_leg(way, |leg| departures_path(leg, NaiveDate::default()).is_some());
    let told = RwSignal::new(None::<String>);
    let fetch = move |_| {
        let (Some(leg), day) = (form.leg(way), day(form)) else { return };
        let today = form.app.wall.get_untracked().date();
        told.set(Some(texts::loading()));
        spawn_local(async move {
            let found = ask(&leg, day).await;
            told.try_set(Some(match found {
                None => texts::departures_unreached(),
                Some(said) if said.departures.is_empty() && !speaks_of(&said, day) => {
                    texts::departures_unknown(&day_in_words(day, today))
                }
                Some(Departures { departures: found, .. }) if found.is_empty() => {
                    texts::departures_none(&day_in_words(day, today))
                }
                Some(Departures { departures: found, .. }) => {
                    form.change_leg(way, |leg| take(leg, &found));
                    text.try_set(in_words(&saved.get_untracked()));
                    texts::departures_found(found.len(), &day_in_words(day, today))
                }
            }));
        });
    };
    view! {
        {move || can_ask.get().then(|| view! {
            <div class="buttons"><button type="button" class="button button-quiet" on:click=fetch>{texts::departures_fetch()}</button></div>
            <p class="mark" role="status">{told}</p>
        })}
        {fields::line(&id, texts::departures_label(), texts::departures_hint(), text.into(), Signal::stored(String::new()), typed)}
    }
    .into_any()
}

/// The day whose departures are saved: that of the next activity that the trip leads to, else today.
fn day(form: Form) -> NaiveDate {
    let wall = form.app.wall.get_untracked();
    let next = form.app.plan.with_untracked(|plan| {
        form.draft.value.with_untracked(|begun| {
            super::super::times::next(plan.as_ref()?, begun.trip.as_ref()?, wall)
                .map(|next| next.start.date())
        })
    });
    next.unwrap_or_else(|| wall.date())
}

async fn ask(leg: &Leg, day: NaiveDate) -> Option<Departures> {
    let path = departures_path(leg, day)?;
    let Ok(Reply::Done { body, .. }) = Request::get(&path).send().await else { return None };
    json::read(&body)
}

/// Whether the timetable says of all lines of the way what runs on that day.
fn speaks_of(said: &Departures, day: NaiveDate) -> bool {
    said.unknown.is_empty() && said.covers.is_some_and(|covers| (covers.first..=covers.last).contains(&day))
}

/// What a timetable says goes into the way: times, the longest ride, and the line where all are of one.
fn take(leg: &mut Leg, found: &[Departure]) {
    leg.departures = found.iter().map(|departure| departure.leaves.time()).collect();
    leg.departures.sort_unstable();
    leg.departures.dedup();
    let minutes =
        |departure: &Departure| u16::try_from(departure.minutes).unwrap_or(Leg::LONGEST).min(Leg::LONGEST);
    leg.ride = found.iter().map(minutes).max().unwrap_or(leg.ride);
    leg.must_book = found
        .iter()
        .any(|departure| departure.must_book || departure.then.as_ref().is_some_and(|then| then.must_book));
    leg.line = the_only(found.iter().map(|departure| departure.line.as_str())).unwrap_or_default();
    if let Some(change) = &mut leg.change {
        let onward = || found.iter().filter_map(|departure| Some((departure, departure.then.as_ref()?)));
        change.line = the_only(onward().map(|(_, then)| then.line.as_str())).unwrap_or_default();
        let off = onward()
            .map(|(departure, then)| then.off.signed_duration_since(departure.leaves.time()).num_minutes());
        change.after =
            off.filter_map(|minutes| u16::try_from(minutes).ok()).max().unwrap_or(change.after).min(leg.ride);
    }
}

fn the_only<'a>(mut words: impl Iterator<Item = &'a str>) -> Option<String> {
    let first = words.next()?;
    words.all(|word| word == first).then(|| first.to_owned())
}

fn in_words(times: &[NaiveTime]) -> String {
    times.iter().map(|time| intl::time(*time)).collect::<Vec<_>>().join(", ")
}

/// Times as people write them: 7:40, 07.40, 0740. What is none is passed over.
fn read(words: &str) -> Vec<NaiveTime> {
    let time = |word: &str| {
        let digits: String = word.chars().filter(char::is_ascii_digit).collect();
        let other = word.chars().any(|letter| !letter.is_ascii_digit() && !matches!(letter, ':' | '.'));
        let (hour, minute) = digits.split_at_checked(digits.len().checked_sub(2)?).filter(|_| !other)?;
        NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0)
    };
    let words = words.split(|letter: char| letter == ',' || letter == ';' || letter.is_whitespace());
    words.filter_map(time).take(Leg::MOST_DEPARTURES).collect()
}

#[cfg(test)]
mod tests {
    use super::{in_words, read};

    #[test]
    fn times_are_read_as_people_write_them() {
        assert_eq!(in_words(&read("7:40, 08.10 0910;17:05")), "07:40, 08:10, 09:10, 17:05");
        assert_eq!(in_words(&read("")), "");
        assert_eq!(in_words(&read("buss 12, 25:10, 7:4x, 7, 6:05")), "06:05");
    }
}
