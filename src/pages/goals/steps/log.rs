//! «Det här har du gjort»: what was done, by day. Days without a step are not told.
use super::Steps;
use crate::{platform::intl, texts, ui::day_in_words};
use chrono::{Days, NaiveDate};
use folje_domain::{command::Action, record::Step};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Days that are shown at once; older ones are folded.
const SHOWN: usize = 7;

/// How many steps were done in the four weeks that end with `today`.
pub(super) fn in_four_weeks(steps: &[Step], today: NaiveDate) -> usize {
    let first = today.checked_sub_days(Days::new(27)).unwrap_or(today);
    steps.iter().filter(|step| step.done.is_some_and(|done| (first..=today).contains(&done))).count()
}

/// The steps that are done, by the day on which they were, latest first.
fn by_day(steps: &[Step]) -> Vec<(NaiveDate, Vec<&Step>)> {
    let mut days = BTreeMap::<NaiveDate, Vec<&Step>>::new();
    for step in steps {
        if let Some(done) = step.done {
            days.entry(done).or_default().push(step);
        }
    }
    days.into_iter().rev().collect()
}

/// The log; nothing where nothing was done.
pub(super) fn view(steps: Steps) -> Option<AnyView> {
    let today = steps.today.get();
    let all = steps.all.get();
    let days = by_day(&all);
    if days.is_empty() {
        return None;
    }
    let rows = |days: &[(NaiveDate, Vec<&Step>)]| {
        let rows = days.iter().map(|(day, done)| row(steps, *day, done, today)).collect_view();
        view! { <ol class="log">{rows}</ol> }
    };
    let (latest, earlier) = days.split_at(days.len().min(SHOWN));
    Some(
        view! {
            <h3 class="section-title">{texts::steps_log()}</h3>
            {rows(latest)}
            {(!earlier.is_empty()).then(|| view! { <details class="more"><summary>{texts::steps_earlier()}</summary>{rows(earlier)}</details> })}
        }
        .into_any(),
    )
}

fn row(steps: Steps, day: NaiveDate, done: &[&Step], today: NaiveDate) -> AnyView {
    let one = |step: &&Step| {
        let id = step.id;
        // A slip of the thumb can be taken back on the same day.
        let undo = (day == today).then(|| {
            view! {
                <button type="button" class="button button-plain" aria-label=texts::step_undo_which(&step.text)
                    on:click=move |_| steps.act(Action::UndoStep { step: id })>{texts::step_undo()}</button>
            }
        });
        view! { <p class="log-text">{step.text.clone()}</p>{undo} }
    };
    view! {
        <li class="log-row">
            <p class="log-when">{intl::capital(&day_in_words(day, today))}</p>
            {done.iter().map(one).collect_view()}
        </li>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::{by_day, in_four_weeks};
    use chrono::NaiveDate;
    use folje_domain::{ids::StepId, record::Step};
    use uuid::Uuid;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, day).unwrap()
    }

    fn step(id: u128, done: Option<u32>) -> Step {
        Step {
            id: StepId(Uuid::from_u128(id)),
            goal: None,
            text: String::new(),
            day: day(1),
            done: done.map(day),
        }
    }

    #[test]
    fn four_weeks_are_counted_and_only_what_was_done() {
        let steps = [step(1, Some(2)), step(2, Some(3)), step(3, Some(30)), step(4, None), step(5, Some(31))];
        assert_eq!(in_four_weeks(&steps, day(30)), 2);
    }

    #[test]
    fn the_log_begins_with_the_latest_day_and_keeps_what_belongs_to_a_day_together() {
        let steps = [step(1, Some(2)), step(2, Some(9)), step(3, None), step(4, Some(2))];
        let days: Vec<_> = by_day(&steps).iter().map(|(day, done)| (*day, done.len())).collect();
        assert_eq!(days, [(day(9), 1), (day(2), 2)]);
    }
}
