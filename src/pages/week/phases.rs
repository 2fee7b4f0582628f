//! The phases on a time line: what has been, where one is, what comes.
use super::span::from_to;
use crate::{
    platform::intl::{self, DateStyle},
    texts,
    ui::text,
};
use chrono::NaiveDate;
use folje_api::v1::snapshot::Programme;
use folje_domain::programme::Phase;
use leptos::prelude::*;

/// Where a phase stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Stage {
    Done,
    Now,
    Next,
}

/// Where a phase stands on `today`; nothing for one that the programme ended before.
fn stage(phase: &Phase, today: NaiveDate, ended: Option<NaiveDate>) -> Option<Stage> {
    match ended {
        Some(ended) if phase.first_day > ended => None,
        Some(_) => Some(Stage::Done),
        None if phase.last_day < today => Some(Stage::Done),
        None if phase.contains(today) => Some(Stage::Now),
        None => Some(Stage::Next),
    }
}

/// The time line.
pub(crate) fn view(programme: &Programme, today: NaiveDate) -> AnyView {
    let ended = programme.finished.map(|(day, _)| day);
    let phases = programme
        .phases
        .iter()
        .filter_map(|phase| stage(phase, today, ended).map(|stage| row(phase, stage, ended)))
        .collect_view();
    let handover = programme
        .handover_opens
        .filter(|opens| ended.is_none_or(|ended| *opens <= ended))
        .map(|opens| texts::phase_handover(&intl::date(opens, DateStyle::Day)));
    view! {
        <ol class="timeline">{phases}</ol>
        {handover.map(|handover| view! { <p class="card-text">{handover}</p> })}
    }
    .into_any()
}

fn row(phase: &Phase, stage: Stage, ended: Option<NaiveDate>) -> AnyView {
    let state = match stage {
        Stage::Done => "done",
        Stage::Now => "now",
        Stage::Next => "next",
    };
    let open = phase.open_end && stage != Stage::Done;
    let last = ended.map_or(phase.last_day, |ended| ended.min(phase.last_day));
    let dates = if open {
        texts::phase_from(&intl::date(phase.first_day, DateStyle::Day))
    } else {
        from_to(phase.first_day, last)
    };
    let until = open.then(|| texts::phase_open_end(&intl::date(phase.last_day, DateStyle::Day)));
    let here = (stage == Stage::Now).then_some("step");
    view! {
        <li class="phase" data-state=state aria-current=here>
            <p class="phase-name">
                {text(&phase.name)}
                {here.map(|_| view! { " "<span class="chip chip-accent">{texts::phase_here()}</span> })}
                {(stage == Stage::Done).then(|| view! { <span class="visually-hidden">" ("{texts::phase_done()}")"</span> })}
            </p>
            <p class="phase-dates">{dates}</p>
            {until.map(|until| view! { <p class="phase-text">{until}</p> })}
        </li>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::{Stage, stage};
    use chrono::NaiveDate;
    use folje_domain::{language::Text, programme::Phase};

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap()
    }

    #[test]
    fn finishing_early_makes_the_phase_done_and_leaves_out_what_would_have_come() {
        let phase = |first_day, last_day| Phase {
            key: String::new(),
            name: Text::default(),
            first_day,
            last_day,
            open_end: true,
        };
        let (entry, placement) = (phase(day(3, 2), day(4, 3)), phase(day(4, 6), day(9, 4)));
        assert_eq!(stage(&entry, day(3, 20), None), Some(Stage::Now));
        assert_eq!(stage(&placement, day(3, 20), None), Some(Stage::Next));
        assert_eq!(stage(&entry, day(3, 20), Some(day(3, 13))), Some(Stage::Done));
        assert_eq!(stage(&placement, day(3, 20), Some(day(3, 13))), None);
    }
}
