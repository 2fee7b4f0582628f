//! A programme as it is chosen: which template, and what it leaves open. What is chosen here is a part of a draft.
use super::parts::choose;
use crate::{
    platform::{forms, intl},
    texts,
    ui::{quarters_in_words, text, weekday_name},
};
use chrono::Weekday;
use folje_api::v1::desk::{ChoiceCard, ChoiceKindCard, Desk, TemplateCard};
use folje_domain::template::{Choices, DayLength};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::Arc};

const WEEK: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// What is chosen so far.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub(super) struct Chosen {
    /// The key of the template; empty for the first that is offered.
    #[serde(default)]
    pub(super) template: String,
    /// The option of each choice.
    #[serde(default)]
    options: BTreeMap<String, String>,
    /// The days of each choice of days.
    #[serde(default)]
    days: BTreeMap<String, Vec<DayLength>>,
}

impl Chosen {
    /// The template among those that are offered.
    pub(super) fn of<'a>(&self, offered: &[&'a TemplateCard]) -> Option<&'a TemplateCard> {
        let picked = offered.iter().find(|template| template.key == self.template);
        picked.or_else(|| offered.first()).copied()
    }

    /// What was picked, as the server takes it: only what this template asks.
    pub(super) fn choices(&self, template: &TemplateCard) -> Choices {
        template.choices.iter().fold(Choices::default(), |choices, choice| {
            let key = &choice.key;
            match (&choice.kind, self.options.get(key), self.days.get(key)) {
                (ChoiceKindCard::OneOf { .. }, Some(option), _) => choices.option(key, option),
                (ChoiceKindCard::Days { .. }, _, Some(days)) => choices.days(key, days.iter().copied()),
                _ => choices,
            }
        })
    }
}

/// The templates of groups, or all of them: a programme of one's own may be any.
pub(super) fn offered(desk: &Desk, groups_only: bool) -> Vec<&TemplateCard> {
    desk.templates.iter().filter(|template| template.group || !groups_only).collect()
}

/// The fields: the template, what it is, and what it leaves open.
pub(super) fn fields(
    desk: &Arc<Desk>,
    groups_only: bool,
    chosen: Signal<Chosen>,
    change: impl Fn(Chosen) + Copy + Send + Sync + 'static,
) -> AnyView {
    let options = offered(desk, groups_only)
        .iter()
        .map(|template| (template.key.clone(), text(&template.name)))
        .collect();
    let template = {
        let desk = Arc::clone(desk);
        Memo::new(move |_| chosen.with(|chosen| chosen.of(&offered(&desk, groups_only)).cloned()))
    };
    let key = Signal::derive(move || {
        template.with(|template| template.as_ref().map(|one| one.key.clone()).unwrap_or_default())
    });
    let pick = move |template| change(Chosen { template, ..chosen.get_untracked() });
    let more = move || {
        template.get().map(|template| {
            let about = text(&template.about);
            view! {
                <p class="muted">{about}</p>
                {template.choices.into_iter().map(|choice| one(choice, chosen, change)).collect_view()}
            }
        })
    };
    view! {
        {choose("programme", texts::desk_which_programme(), options, key, pick)}
        {more}
    }
    .into_any()
}

fn one(
    choice: ChoiceCard,
    chosen: Signal<Chosen>,
    change: impl Fn(Chosen) + Copy + Send + Sync + 'static,
) -> AnyView {
    let ChoiceCard { key, name, about, kind } = choice;
    let about = about.map(|about| view! { <p class="field-hint">{text(&about)}</p> });
    let inside = match kind {
        ChoiceKindCard::OneOf { options, default } => one_of(
            &key,
            options.into_iter().map(|(key, name)| (key, text(&name))).collect(),
            default,
            chosen,
            change,
        ),
        ChoiceKindCard::Days { shortest, longest, default, .. } => {
            days(&key, (shortest, longest), default, chosen, change)
        }
    };
    view! {
        <fieldset class="choices"><legend class="field-label">{text(&name)}</legend>{about}{inside}</fieldset>
    }
    .into_any()
}

fn one_of(
    key: &str,
    options: Vec<(String, String)>,
    default: String,
    chosen: Signal<Chosen>,
    change: impl Fn(Chosen) + Copy + Send + Sync + 'static,
) -> AnyView {
    let key = key.to_owned();
    let now = {
        let key = key.clone();
        Memo::new(move |_| {
            chosen.with(|chosen| chosen.options.get(&key).cloned()).unwrap_or_else(|| default.clone())
        })
    };
    let option = move |(value, words): (String, String)| {
        let (of, key, group) = (value.clone(), key.clone(), key.clone());
        let pick = move |_| {
            let mut all = chosen.get_untracked();
            all.options.insert(key.clone(), value.clone());
            change(all);
        };
        view! {
            <label class="choice">
                <input type="radio" name=group prop:checked=move || now.get() == of on:change=pick />
                <span class="choice-text">{words}</span>
            </label>
        }
    };
    options.into_iter().map(option).collect_view().into_any()
}

/// A row for each weekday: free, or so long.
fn days(
    key: &str,
    (shortest, longest): (u32, u32),
    default: Vec<DayLength>,
    chosen: Signal<Chosen>,
    change: impl Fn(Chosen) + Copy + Send + Sync + 'static,
) -> AnyView {
    let key = key.to_owned();
    let now = {
        let key = key.clone();
        Memo::new(move |_| {
            chosen.with(|chosen| chosen.days.get(&key).cloned()).unwrap_or_else(|| default.clone())
        })
    };
    let lengths: Vec<u32> = (shortest..=longest).step_by(60).collect();
    let row = move |day: Weekday| {
        let key = key.clone();
        let minutes =
            move || now.with(|days| days.iter().find(|one| one.day == day).map_or(0, |one| one.minutes));
        let pick = move |event| {
            let mut all = chosen.get_untracked();
            let minutes: u32 = forms::choice(&event).parse().unwrap_or_default();
            let mut days = now.get_untracked();
            days.retain(|one| one.day != day);
            days.extend((minutes > 0).then_some(DayLength { day, minutes }));
            days.sort_by_key(|one| one.day.num_days_from_monday());
            all.days.insert(key.clone(), days);
            change(all);
        };
        let option = |length: u32| {
            let words = if length == 0 { texts::desk_day_free() } else { quarters_in_words(length / 15) };
            view! { <option value=length.to_string() selected=move || minutes() == length>{words}</option> }
        };
        view! {
            <label class="desk-day">
                <span>{intl::capital(&weekday_name(day))}</span>
                <select class="field-input" on:change=pick>{std::iter::once(0).chain(lengths.iter().copied()).map(option).collect_view()}</select>
            </label>
        }
    };
    WEEK.into_iter().map(row).collect_view().into_any()
}
