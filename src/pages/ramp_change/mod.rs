//! Proposed steps of the hour ramp, as both sides see them: on the participant's week and on the desk.
mod form;

use crate::{
    platform::intl::{self, DateStyle},
    texts,
};
use folje_domain::{
    command::Action,
    record::{Agreed, RampChange},
};
pub(super) use form::form;
use leptos::prelude::*;

/// Who looks at the proposals.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// The participant: their yes is one of the two.
    Participant,
    /// Somebody who plans with them: theirs is the other.
    Planner,
    /// Somebody at the workplace, who may propose and waits for both.
    Workplace,
}

/// The proposals, each with what can be said to it; nothing where there are none.
pub(super) fn list(
    changes: &[RampChange],
    side: Side,
    say: impl Fn(Action) + Copy + Send + 'static,
) -> Option<AnyView> {
    let mut changes: Vec<_> = changes.iter().collect();
    changes.sort_by_key(|change| (change.from, change.id));
    (!changes.is_empty()).then(|| {
        view! { <ul class="stack stack-tight proposals">{changes.into_iter().map(|change| row(change, side, say)).collect_view()}</ul> }
            .into_any()
    })
}

fn row(change: &RampChange, side: Side, say: impl Fn(Action) + Copy + Send + 'static) -> AnyView {
    let day = intl::date(change.from, DateStyle::Day);
    let hours = texts::hours(usize::try_from(change.hours).unwrap_or(usize::MAX));
    let what = match change.paused {
        true => texts::ramp_proposed_pause(&day),
        false => texts::RampProposed { hours: &hours, day: &day }.text(),
    };
    let agreed = change.agreed();
    let mine = match side {
        Side::Participant => change.participant.is_none(),
        Side::Planner => change.staff.is_none(),
        Side::Workplace => false,
    };
    let id = change.id;
    let answer = move |yes| say(Action::AnswerRampStep { change: id, yes });
    let (state, below) = match agreed {
        Agreed::Waiting if mine => (
            "asked",
            view! {
                <div class="buttons">
                    <button type="button" class="button" on:click=move |_| answer(true)>{texts::ramp_yes()}</button>
                    <button type="button" class="button button-quiet" on:click=move |_| answer(false)>{texts::ramp_no()}</button>
                </div>
            }
            .into_any(),
        ),
        Agreed::Waiting => {
            let words = if change.participant.is_none() {
                texts::ramp_waits_for_participant()
            } else {
                texts::ramp_waits_for_staff()
            };
            ("waiting", view! { <p class="muted small">{words}</p> }.into_any())
        }
        Agreed::Yes => ("agreed", view! { <p class="muted small">{texts::ramp_agreed()}</p> }.into_any()),
        Agreed::No => ("declined", view! { <p class="muted small">{texts::ramp_declined()}</p> }.into_any()),
    };
    view! {
        <li class="stack stack-tight" data-proposal=state>
            <p class="card-text">{what}</p>
            {(!change.words.is_empty()).then(|| view! { <blockquote class="say">{change.words.clone()}</blockquote> })}
            {below}
        </li>
    }
    .into_any()
}
