//! Being told where nobody hears from a participant in the morning: the test, the hours, yes and no.
use crate::{
    platform::intl,
    state::App,
    texts,
    ui::{FateMark, time_field, weekday_boxes, weekdays_in_words},
};
use chrono::{NaiveTime, TimeDelta};
use folje_api::v1::people::Participant;
use folje_domain::{
    command::Action,
    ids::{CommandId, PersonId},
    reminder::{Agreement, AgreementState, Hours, Terms},
};
use leptos::prelude::*;

/// One agreement: what is asked, and what can be said to it.
pub(super) fn view(app: App, participant: &Participant, agreement: &Agreement) -> Option<AnyView> {
    // What the participant ended is no longer theirs to think of.
    if agreement.state == AgreementState::EndedByParticipant {
        return None;
    }
    let name = participant.name.as_str();
    let talk = Talk { app, about: participant.id, just: RwSignal::new(None) };
    let Agreement { wake, person, terms, state, .. } = *agreement;
    let end = Action::EndAgreement { wake, person };
    let agree = move |hours| Action::AgreeToBeTold { wake, hours };
    let id = wake.to_string();
    let inside = match state {
        AgreementState::Asked => view! {
            <p class="card-text">{texts::told_asked(name)}</p>
            <p class="muted">{terms_in_words(name, &terms)}</p>
            <p class="muted">{texts::told_test_words()}</p>
            <div class="buttons">
                {talk.button("button", texts::told_test_here(), Action::AcknowledgeTest { wake })}
                {talk.button("button button-quiet", texts::told_no(), end)}
            </div>
        }
        .into_any(),
        AgreementState::Tested => view! {
            <p class="card-text">{texts::told_asked(name)}</p>
            <p class="muted">{terms_in_words(name, &terms)}</p>
            {hours_form(talk, &id, usual(&terms), texts::told_yes(), agree)}
            <div class="buttons">{talk.button("button button-quiet", texts::told_no(), end)}</div>
        }
        .into_any(),
        AgreementState::Agreed { hours } => {
            let covered = hours.cover(&terms);
            view! {
                <p class="card-text">{texts::told_agreed(name)}</p>
                <p class="muted">{terms_in_words(name, &terms)}</p>
                {(!covered).then(|| view! { <p class="card-text">{texts::told_other_hours(name)}</p> })}
                <details class="more" open=!covered>
                    <summary>{hours_in_words(&hours)}</summary>
                    {hours_form(talk, &id, hours, texts::told_change(), agree)}
                </details>
                <div class="buttons">{talk.button("button button-quiet", texts::told_end(), end)}</div>
            }
            .into_any()
        }
        AgreementState::EndedByTold | AgreementState::EndedByParticipant => {
            view! { <p class="muted">{texts::told_said_no(name)}</p> }.into_any()
        }
    };
    Some(view! { <div class="stack stack-tight told" data-agreement=state_name(state)>{inside}<FateMark id=talk.just /></div> }.into_any())
}

const fn state_name(state: AgreementState) -> &'static str {
    match state {
        AgreementState::Asked => "asked",
        AgreementState::Tested => "tested",
        AgreementState::Agreed { .. } => "agreed",
        AgreementState::EndedByTold | AgreementState::EndedByParticipant => "ended",
    }
}

/// What is said about one participant here, and the fate of it.
#[derive(Clone, Copy)]
pub(super) struct Talk {
    pub(super) app: App,
    pub(super) about: PersonId,
    pub(super) just: RwSignal<Option<CommandId>>,
}

impl Talk {
    /// Says it.
    pub(super) fn say(self, action: Action) {
        self.just.set(Some(self.app.answer(self.about, action)));
    }

    /// A button that says it.
    pub(super) fn button(self, class: &'static str, word: String, action: Action) -> AnyView {
        view! { <button type="button" class=class on:click=move |_| self.say(action.clone())>{word}</button> }
            .into_any()
    }
}

/// «måndag–fredag klockan 07:00. Du får veta 20 minuter efteråt …»
fn terms_in_words(name: &str, terms: &Terms) -> String {
    let when = intl::capital(
        &texts::WakeWhen { days: &weekdays_in_words(terms.days), time: &intl::time(terms.time) }.text(),
    );
    let minutes = terms.minutes.to_string();
    if terms.second {
        texts::ToldTermsSecond { when: &when, name, minutes: &minutes }.text()
    } else {
        texts::ToldTerms { when: &when, name, minutes: &minutes }.text()
    }
}

fn hours_in_words(hours: &Hours) -> String {
    texts::ToldHours {
        days: &weekdays_in_words(hours.days),
        from: &intl::time(hours.from),
        until: &intl::time(hours.until),
    }
    .text()
}

/// From half an hour before it rings until two hours after: more than enough, and a start to change from.
fn usual(terms: &Terms) -> Hours {
    let from = terms.time - TimeDelta::minutes(30);
    let until = terms.time + TimeDelta::hours(2);
    Hours { days: terms.days, from, until }
}

fn hours_form(
    talk: Talk,
    id: &str,
    usual: Hours,
    word: String,
    agree: impl Fn(Hours) -> Action + 'static,
) -> AnyView {
    let (days, from, until) =
        (RwSignal::new(usual.days), RwSignal::new(usual.from), RwSignal::new(usual.until));
    let time = |part: &str, label: String, time: RwSignal<NaiveTime>| {
        time_field(&format!("{part}-{id}"), label, time.into(), move |new| time.set(new))
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let hours =
            Hours { days: days.get_untracked(), from: from.get_untracked(), until: until.get_untracked() };
        talk.say(agree(hours));
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            {weekday_boxes(texts::told_days(), days.into(), move |new| days.set(new))}
            <div class="times">{time("from", texts::told_from(), from)}{time("until", texts::told_until(), until)}</div>
            <div class="buttons"><button class="button">{word}</button></div>
        </form>
    }
    .into_any()
}
