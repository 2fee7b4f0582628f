//! Wishes: those that wait for an answer stand above everybody; a coach or a coordinator answers in one tap and a line.
use super::agreement::Talk;
use crate::{
    platform::forms,
    state::App,
    texts,
    ui::{FateMark, Icon, small_icon, wish_in_words},
};
use folje_api::v1::people::Participant;
use folje_domain::{
    command::{Action, Refusal},
    need::Need,
    people::Role,
    record::{Wish, WishSaid},
};
use leptos::prelude::*;

/// What waits, of everybody; nothing where nothing does.
pub(crate) fn waiting(app: App, people: &[Participant]) -> Option<AnyView> {
    // Who wants to talk stands among those who need a person.
    let needs = |participant: &Participant, wish: &Wish| {
        participant.needs.iter().any(|need| matches!(need, Need::Talk { wish: one, .. } if *one == wish.id))
    };
    let here = |participant: &Participant, wish: &Wish| wish.waits() && !needs(participant, wish);
    let waits = |participant: &Participant| {
        let wishes = participant.wishes.iter().filter(|wish| here(participant, wish));
        wishes.map(|wish| card(app, participant, wish)).collect_view()
    };
    let any = people.iter().any(|one| one.wishes.iter().any(|wish| here(one, wish)));
    any.then(|| {
        view! {
            <section class="section">
                <h2 class="section-title">{texts::wishes_waiting()}</h2>
                <div class="desk-grid">{people.iter().map(waits).collect_view()}</div>
            </section>
        }
        .into_any()
    })
}

/// A wish among what somebody needs a person for: its words, and what can be said to it.
pub(super) fn to_answer(app: App, participant: &Participant, wish: &Wish) -> AnyView {
    let own =
        (!wish.words.is_empty()).then(|| view! { <blockquote class="say">{wish.words.clone()}</blockquote> });
    view! { <div class="stack stack-tight" data-wish="waiting">{own}{answers(app, participant, wish)}</div> }
        .into_any()
}

fn card(app: App, participant: &Participant, wish: &Wish) -> AnyView {
    view! {
        <article class="card stack stack-tight" data-wish="waiting">
            <h3 class="card-title">{participant.name.clone()}</h3>
            {words(wish)}
            {answers(app, participant, wish)}
        </article>
    }
    .into_any()
}

fn words(wish: &Wish) -> AnyView {
    let own =
        (!wish.words.is_empty()).then(|| view! { <blockquote class="say">{wish.words.clone()}</blockquote> });
    view! { <p class="card-text">{wish_in_words(wish.about)}</p>{own} }.into_any()
}

/// Those that were answered, on the person's card: «senare» can become a yes.
pub(super) fn answered(app: App, participant: &Participant) -> Option<AnyView> {
    let done: Vec<_> = participant.wishes.iter().filter(|wish| !wish.waits()).collect();
    let row = |wish: &&Wish| {
        let said = wish.answer().map(|answer| (said_in_words(answer.said), answer.line.clone()));
        view! {
            <li class="log-row stack stack-tight" data-wish="answered">
                {words(wish)}
                {said.map(|(said, line)| view! { <p class="muted">{said}{(!line.is_empty()).then(|| format!(": {line}"))}</p> })}
                {answers(app, participant, wish)}
            </li>
        }
    };
    (!done.is_empty()).then(|| {
        let rows = done.iter().map(row).collect_view();
        view! { <details class="more"><summary>{texts::wishes_answered(done.len())}</summary><ul class="log">{rows}</ul></details> }
            .into_any()
    })
}

/// An answer as it was given.
pub(crate) fn said_in_words(said: WishSaid) -> String {
    match said {
        WishSaid::Yes => texts::wish_yes(),
        WishSaid::Later => texts::wish_later(),
        WishSaid::No => texts::wish_no(),
    }
}

/// The line and the three answers; nothing for whoever reads only.
fn answers(app: App, participant: &Participant, wish: &Wish) -> Option<AnyView> {
    if !matches!(participant.role, Role::Coach | Role::ProgrammeCoordinator) {
        return None;
    }
    let talk = Talk { app, about: participant.id, just: RwSignal::new(None) };
    let (line, refused) = (RwSignal::new(String::new()), RwSignal::new(None::<Refusal>));
    let wish = wish.id;
    let say = move |said| {
        let line = line.get_untracked();
        // The phone does not know the record; what the rules would refuse for sure need not travel.
        let bare = said == WishSaid::No && line.trim().is_empty();
        refused.set(bare.then_some(Refusal::Empty));
        if !bare {
            talk.say(Action::AnswerWish { wish, said, line });
        }
    };
    let one = move |class: &'static str, said| {
        view! { <button type="button" class=class on:click=move |_| say(said)>{said_in_words(said)}</button> }
    };
    let error = move || refused.get().map(|_| (small_icon(Icon::Info), texts::wish_line_missing()));
    Some(
        view! {
            // Several may stand on the page, so the label holds its field instead of naming it.
            <label class="field">
                <span class="field-label">{texts::wish_line()}</span>
                <input class="field-input" type="text" autocomplete="off" prop:value=line aria-invalid=move || refused.get().map(|_| "true")
                    on:input=move |event| { refused.set(None); line.set(forms::value(&event)); } />
            </label>
            <p class="field-error" role="status">{error}</p>
            <div class="buttons">
                {one("button", WishSaid::Yes)}{one("button button-quiet", WishSaid::Later)}{one("button button-quiet", WishSaid::No)}
            </div>
            <FateMark id=talk.just />
        }
        .into_any(),
    )
}
