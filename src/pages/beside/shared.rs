//! What a participant shares by consent: read only, and never longer than it is shared, also from a page that was kept.
use crate::{
    pages::{
        people::day_and_year,
        self_rating::{Beside, figure},
    },
    platform::intl::{self, DateStyle},
    texts,
    ui::{answer_in_words, day_in_words, organisation_and_role, text},
};
use chrono::NaiveDate;
use folje_api::v1::people::{Participant, Shared};
use folje_domain::{
    entry::national,
    people::Role,
    record::{Share, Until},
    schedule::Occurrence,
};
use leptos::prelude::*;

/// The people without what is over on `today`; who shares nothing any longer with an authority or a sponsor is nobody
/// to them.
pub(crate) fn still(people: &[Participant], today: NaiveDate) -> Vec<Participant> {
    let lasts = |shared: &Shared| shared.until.last_day().is_none_or(|last| today <= last);
    let kept = people.iter().cloned().map(|mut one| {
        one.shared = one.shared.filter(lasts);
        one
    });
    let by_consent_alone = |role| matches!(role, Role::Caseworker | Role::SocialWorker | Role::Sponsor);
    kept.filter(|one| one.shared.is_some() || !by_consent_alone(one.role)).collect()
}

/// What is shared, part by part.
pub(super) fn view(participant: &Participant, shared: &Shared, today: NaiveDate) -> AnyView {
    let name = participant.name.as_str();
    let until = match shared.until {
        Until::Day(day) | Until::ProgrammeEnds(day) => {
            texts::SharedUntil { name, day: &day_and_year(day, today) }.text()
        }
        Until::TakenBack => texts::shared_open(name),
    };
    let part = |share: Share| {
        let (title, inside) =
            (texts::shared_part(&share_in_words_of(share)), inside(share, participant, shared, today));
        view! {
            <details class="more" data-share=share.name()><summary>{title}</summary>{inside}</details>
        }
    };
    view! {
        <section class="stack stack-tight" data-shared="yes">
            <p class="muted">{until}</p>
            {shared.shares.iter().map(|share| part(*share)).collect_view()}
        </section>
    }
    .into_any()
}

/// A part as whoever reads it calls it.
fn share_in_words_of(share: Share) -> String {
    match share {
        Share::Schedule => texts::shared_schedule(),
        Share::Programme => texts::shared_programme(),
        Share::Goals => texts::shared_goals(),
        Share::People => texts::shared_people(),
        Share::Answers => texts::shared_answers(),
        Share::Tasks => texts::shared_tasks(),
        Share::SelfRatings => texts::shared_self_ratings(),
    }
}

fn inside(share: Share, participant: &Participant, shared: &Shared, today: NaiveDate) -> AnyView {
    let list = |rows: Vec<String>| {
        if rows.is_empty() {
            return view! { <p class="muted">{texts::shared_nothing()}</p> }.into_any();
        }
        let rows = rows.into_iter().map(|row| view! { <li class="log-row">{row}</li> }).collect_view();
        view! { <ul class="log">{rows}</ul> }.into_any()
    };
    match share {
        Share::Schedule => list(
            shared.occurrences.iter().filter(|one| one.takes_place()).map(|one| when(one, today)).collect(),
        ),
        Share::Programme => list(
            shared
                .programme
                .iter()
                .flat_map(|programme| {
                    let phase = programme.phases.iter().map(|phase| {
                        texts::SharedPhase {
                            name: &text(&phase.name),
                            from: &intl::date(phase.first_day, DateStyle::Day),
                            to: &intl::date(phase.last_day, DateStyle::Day),
                        }
                        .text()
                    });
                    let ramp = programme
                        .ramp
                        .as_ref()
                        .and_then(|ramp| ramp.on(today))
                        .map(|step| texts::shared_hours(&step.hours.to_string()));
                    phase.chain(ramp).collect::<Vec<_>>()
                })
                .collect(),
        ),
        Share::Goals => list(participant.shared_goals.clone()),
        Share::People => list(
            shared
                .people
                .iter()
                .map(|card| {
                    let reach =
                        if card.phone.is_empty() { card.email.clone() } else { national(&card.phone) };
                    [card.name.clone(), organisation_and_role(card), reach]
                        .into_iter()
                        .filter(|one| !one.is_empty())
                        .collect::<Vec<_>>()
                        .join(", ")
                })
                .collect(),
        ),
        Share::Answers => list(
            shared
                .answers
                .iter()
                .map(|answer| {
                    let start = answer.occurrence.start;
                    let said = texts::SharedSaid {
                        day: &intl::capital(&day_in_words(start.date(), today)),
                        time: &intl::time(start.time()),
                        answer: &answer_in_words(answer.kind),
                    }
                    .text();
                    if answer.note.is_empty() { said } else { format!("{said} ({})", answer.note) }
                })
                .collect(),
        ),
        Share::SelfRatings => {
            let figures: Vec<_> = shared
                .self_ratings
                .iter()
                .filter_map(|rated| figure(rated, today, &Beside::default()))
                .collect();
            if figures.is_empty() {
                list(Vec::new())
            } else {
                view! { <div class="stack">{figures}</div> }.into_any()
            }
        }
        Share::Tasks => list(
            shared
                .tasks
                .iter()
                .map(|task| match (task.done, task.by) {
                    (Some(done), _) => {
                        texts::SharedDone { what: &task.text, day: &day_and_year(done, today) }.text()
                    }
                    (None, Some(by)) => {
                        texts::SharedBy { what: &task.text, day: &day_and_year(by, today) }.text()
                    }
                    (None, None) => task.text.clone(),
                })
                .collect(),
        ),
    }
}

fn when(occurrence: &Occurrence, today: NaiveDate) -> String {
    let day = intl::capital(&day_in_words(occurrence.start.date(), today));
    texts::SharedWhen {
        day: &day,
        from: &intl::time(occurrence.start.time()),
        to: &intl::time(occurrence.end.time()),
        what: &text(&occurrence.title),
    }
    .text()
}
