//! Sharing with one person, or changing that: what, until when, and a last look in plain words. Nothing is picked
//! beforehand: who shares says so themselves.
use super::{living, words};
use crate::{
    pages::me::confirm::confirm,
    platform::{events, focus, forms},
    state::{App, Plan},
    texts,
    ui::{Icon, refusal_in_words, share_in_words, shares_in_words, small_icon},
};
use chrono::{Months, NaiveDate};
use folje_domain::{
    command::{Action, Refusal},
    ids::{CommandId, PersonId},
    record::{Share, Until},
    visibility::{can_be_shared_with, shares_of},
};
use leptos::{html, prelude::*};

/// What is being picked; until then, what stands.
#[derive(Clone, Copy)]
pub(super) struct Picked {
    shares: RwSignal<Option<Vec<Share>>>,
    until: RwSignal<Option<Until>>,
}

impl Picked {
    pub(super) fn nothing() -> Self {
        Self { shares: RwSignal::new(None), until: RwSignal::new(None) }
    }

    pub(super) fn forget(self) {
        self.shares.set(None);
        self.until.set(None);
    }
}

/// What can be picked, by what the person is today.
#[derive(Clone, PartialEq)]
struct Offer {
    shares: Vec<Share>,
    untils: Vec<Until>,
    now: Option<(Vec<Share>, Until)>,
    today: NaiveDate,
    /// How many acts the phone knows of.
    seen: usize,
}

/// The form; nothing where there is nothing more to share with them.
pub(super) fn section(
    app: App,
    id: PersonId,
    name: Signal<Option<String>>,
    picked: Picked,
    just: RwSignal<Option<CommandId>>,
) -> AnyView {
    let offer = Memo::new(move |_| app.plan.with(|plan| plan.as_deref().and_then(|plan| offer(plan, id))));
    let there = Memo::new(move |_| offer.with(Option::is_some));
    let changes =
        Memo::new(move |_| offer.with(|offer| offer.as_ref().is_some_and(|offer| offer.now.is_some())));
    let name = Signal::derive(move || name.get().unwrap_or_default());
    let chosen = Memo::new(move |_| {
        let now = offer.with(|offer| offer.as_ref().and_then(|offer| offer.now.clone()));
        let shares =
            picked.shares.get().or_else(|| now.as_ref().map(|now| now.0.clone())).unwrap_or_default();
        let first = offer.with(|offer| offer.as_ref().and_then(|offer| offer.untils.first().copied()));
        (shares, picked.until.get().or(now.map(|now| now.1)).or(first))
    });
    let refused = RwSignal::new(None::<Refusal>);
    let dialog = NodeRef::<html::Dialog>::new();
    let ask = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let nothing = chosen.with_untracked(|(shares, _)| shares.is_empty());
        refused.set(nothing.then_some(Refusal::Empty));
        if let Some(dialog) = dialog.get_untracked().filter(|_| !nothing) {
            forms::open_dialog(&dialog);
        }
    };
    let give = move || {
        let ((shares, until), seen) = (
            chosen.get_untracked(),
            offer.with_untracked(|offer| offer.as_ref().map_or(0, |offer| offer.seen)),
        );
        let Some(until) = until else { return };
        match app.act(Action::GiveConsent { person: id, shares, until, seen }) {
            Ok(done) => {
                just.set(Some(done));
                picked.forget();
                // What is shared now stands there; the dialog closes first and gives the focus back to its button.
                events::later(0, focus::to_heading);
            }
            Err(why) => refused.set(Some(why)),
        }
    };
    let title = Signal::derive(move || texts::give_ask(&name.get()));
    let words = Signal::derive(move || {
        let (shares, until) = chosen.get();
        let today = offer.with(|offer| offer.as_ref().map(|offer| offer.today)).unwrap_or_default();
        let until = until.map(|until| words::until(until, today)).unwrap_or_default();
        texts::GiveAskWords { name: &name.get(), what: &shares_in_words(&shares), until: &until }.text()
    });
    let word = move || if changes.get() { texts::give_change() } else { texts::give() };
    let error = move || {
        refused.get().map(|why| {
            (
                small_icon(Icon::Info),
                if why == Refusal::Empty { texts::give_nothing() } else { refusal_in_words(why) },
            )
        })
    };
    let inside =
        move || {
            there.get().then(|| view! {
            <details class="more">
                <summary>{word}</summary>
                <form class="form" novalidate on:submit=ask>
                    <fieldset class="choices"><legend class="field-label">{texts::give_what()}</legend>
                        {move || offer.get().map(|offer| boxes(&offer, picked, chosen))}
                    </fieldset>
                    <fieldset class="choices"><legend class="field-label">{texts::give_until()}</legend>
                        {move || offer.get().map(|offer| untils(&offer, picked, chosen))}
                    </fieldset>
                    <p class="field-error" role="status">{error}</p>
                    <div class="buttons"><button class="button">{texts::give_look()}</button></div>
                </form>
            </details>
        })
        };
    view! {
        {inside}
        {confirm(dialog, "give-ask", title, words, Signal::derive(texts::give_yes), texts::cancel(), give)}
    }
    .into_any()
}

fn offer(plan: &Plan, id: PersonId) -> Option<Offer> {
    let roles = plan.snapshot.people.iter().filter(|card| card.id == id && words::is_here(card, plan.today));
    let roles: Vec<_> = roles.map(|card| card.role).filter(|role| can_be_shared_with(*role)).collect();
    let by_role: Vec<_> = roles.iter().flat_map(|role| shares_of(*role)).collect();
    let shares: Vec<_> = Share::ALL.into_iter().filter(|share| !by_role.contains(share)).collect();
    if roles.is_empty() || shares.is_empty() {
        return None;
    }
    let today = plan.today;
    let month = today.checked_add_months(Months::new(1)).map(Until::Day);
    let phases =
        plan.snapshot.programme.iter().filter(|_| words::in_programme(plan)).flat_map(|one| &one.phases);
    let ends =
        phases.map(|phase| phase.last_day).max().filter(|last| today <= *last).map(Until::ProgrammeEnds);
    let now = living(plan, id).map(|given| (given.shares.clone(), given.until));
    let stands = now.as_ref().map(|now| now.1);
    let mut untils: Vec<_> = month.into_iter().chain(ends).chain([Until::TakenBack]).collect();
    // What stands can stay as it is.
    untils.extend(stands.filter(|stands| !untils.contains(stands)));
    let seen = plan.record.consent(id).map_or(0, |consent| consent.ledger.len());
    Some(Offer { shares, untils, now, today, seen })
}

type Chosen = Memo<(Vec<Share>, Option<Until>)>;

fn boxes(offer: &Offer, picked: Picked, chosen: Chosen) -> AnyView {
    let one = |share: Share| {
        let change = move |event| {
            let mut shares = chosen.get_untracked().0;
            shares.retain(|other| *other != share);
            if forms::checked(&event) {
                shares.push(share);
            }
            shares.sort_unstable();
            picked.shares.set(Some(shares));
        };
        view! {
            <label class="choice">
                <input type="checkbox" prop:checked=move || chosen.with(|(shares, _)| shares.contains(&share)) on:change=change />
                <span class="choice-text">{share_in_words(share)}</span>
            </label>
        }
    };
    offer.shares.iter().map(|share| one(*share)).collect_view().into_any()
}

fn untils(offer: &Offer, picked: Picked, chosen: Chosen) -> AnyView {
    let today = offer.today;
    let one = |until: Until| {
        view! {
            <label class="choice">
                <input type="radio" name="until" prop:checked=move || chosen.with(|(_, now)| *now == Some(until))
                    on:change=move |_| picked.until.set(Some(until)) />
                <span class="choice-text">{crate::platform::intl::capital(&words::until(until, today))}</span>
            </label>
        }
    };
    offer.untils.iter().map(|until| one(*until)).collect_view().into_any()
}
