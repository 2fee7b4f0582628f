//! «Om mig»: written by the participant, kept beside what another phone wrote, shown to nobody without a yes.
use crate::{
    pages::meetings::Voice,
    platform::focus,
    state::{App, Draft, Plan},
    texts,
    ui::{Area, refusal_in_words, role_name},
};
use folje_domain::{
    command::{Action, HandoverDeed},
    ids::PersonId,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What has been written so far, and over what; nothing where nothing was begun.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Written {
    begun: bool,
    was: String,
    text: String,
}

pub(super) fn form(voice: Voice) -> AnyView {
    let app = App::get();
    let draft = Draft::<Written>::named("about-me");
    let kept = Memo::new(move |_| {
        app.plan
            .with(|plan| Some(plan.as_ref()?.record.about_me.as_ref()?.words.text.clone()))
            .unwrap_or_default()
    });
    let shown = Signal::derive(move || {
        draft.value.with(|written| if written.begun { written.text.clone() } else { kept.get() })
    });
    let error = Signal::derive(move || voice.refused.get().map(refusal_in_words).unwrap_or_default());
    let write = move |text: String| {
        voice.refused.set(None);
        let was = kept.get_untracked();
        draft.update(|written| {
            if !written.begun {
                written.was = was;
            }
            written.begun = true;
            written.text = text;
        });
    };
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Written { begun, was, text } = draft.value.get_untracked();
        if begun && voice.say(Action::HandOver(HandoverDeed::WriteAboutMe { text, was })) {
            draft.update(|written| *written = Written::default());
            draft.done();
        } else if begun {
            focus::to("#about-me");
        }
    };
    view! {
        <form class="form section" novalidate on:submit=save>
            <Area id="about-me" label=texts::about_me() label_class="section-title" hint=texts::about_me_hint() value=shown error=error on_input=write />
            <div class="buttons"><button class="button">{texts::about_me_save()}</button></div>
        </form>
    }
    .into_any()
}

/// Who may read it: a switch for each person around.
pub(super) fn shown(voice: Voice, plan: &Plan) -> Option<AnyView> {
    let about_me = plan.record.about_me.as_ref().filter(|about_me| !about_me.words.text.is_empty())?;
    let mut seen: Vec<PersonId> = Vec::new();
    let people: Vec<_> = plan
        .snapshot
        .people
        .iter()
        .filter(|card| card.until.is_none_or(|until| until >= plan.today))
        .filter(|card| {
            let new = !seen.contains(&card.id);
            seen.push(card.id);
            new
        })
        .map(|card| {
            let (person, yes) = (card.id, about_me.shows(card.id));
            let acts = about_me.acts(person).count();
            let say = move |_| {
                let deed = match yes {
                    true => HandoverDeed::HideAboutMe { person },
                    false => HandoverDeed::ShowAboutMe { person, seen: acts },
                };
                voice.say(Action::HandOver(deed));
            };
            let (word, label) = match yes {
                true => (texts::about_me_hide(), texts::about_me_hide_whom(&card.name)),
                false => (texts::about_me_show(), texts::about_me_show_whom(&card.name)),
            };
            let state = if yes { texts::about_me_reads() } else { texts::about_me_reads_not() };
            view! {
                <li class="list-row" data-reads=yes.to_string()>
                    <div class="list-main"><p class="list-title">{card.name.clone()}</p><p class="list-sub">{role_name(card.role)}". "{state}</p></div>
                    <button type="button" class="button button-quiet list-end" aria-label=label on:click=say>{word}</button>
                </li>
            }
        })
        .collect();
    let beside = about_me.words.beside.iter().map(|one| {
        view! { <p class="muted">{texts::rough_plan_beside(&one.text)}</p> }
    });
    Some(
        view! {
            <section class="section">
                {beside.collect_view()}
                <h2 class="section-title">{texts::about_me_who()}</h2>
                <p class="muted">{texts::about_me_who_words()}</p>
                <ul class="list">{people}</ul>
            </section>
        }
        .into_any(),
    )
}
