//! All that the app knows about the participant: in words first, then to the letter.
use super::seen::Seen;
use crate::{platform::json, state::Plan, texts, ui::text};
use folje_api::v1::snapshot::Snapshot;
use folje_domain::{people::Gender, record::AnswerKind};
use leptos::prelude::*;

/// The facts, and everything word for word.
pub(super) fn view(plan: &Plan, seen: RwSignal<Seen>) -> AnyView {
    let line = |label: String, words: String| {
        (!words.is_empty()).then(|| view! { <dt>{label}</dt><dd>{words}</dd> })
    };
    let Snapshot { me, programme, people, .. } = &*plan.snapshot;
    let record = &plan.record;
    let goals = record.goals.len();
    let shared = record.goals.iter().filter(|goal| goal.shared).count();
    let devices = move || {
        seen.with(|seen| match seen {
            Seen::Here(devices) => line(texts::known_devices(), devices.len().to_string()),
            Seen::Loading | Seen::Unreached | Seen::Troubled => None,
        })
    };
    let mut ids: Vec<_> = people.iter().map(|card| card.id).collect();
    ids.sort_unstable();
    ids.dedup();
    view! {
        <div class="stack">
            <dl class="pairs">
                {line(texts::known_name(), me.name.clone())}
                {line(texts::known_preferred(), record.profile.preferred_name.clone())}
                {line(texts::known_organisation(), me.organisation.clone())}
                {line(texts::known_programme(), programme.as_ref().map(|programme| text(&programme.name)).unwrap_or_default())}
                {line(texts::known_language(), me.language.own_name().to_owned())}
                {line(texts::known_people(), ids.len().to_string())}
                {line(texts::known_goals(), texts::KnownGoalsWords { count: &goals.to_string(), shared: &shared.to_string() }.text())}
                {line(texts::known_steps(), record.steps.len().to_string())}
                {line(texts::known_answers(), record.answers.iter().filter(|answer| answer.kind != AnswerKind::Withdrawn).count().to_string())}
                {line(texts::known_support(), record.support.iter().filter(|support| !support.removed).count().to_string())}
                {line(texts::known_tasks(), record.tasks.len().to_string())}
                {line(texts::known_helps(), record.helps.len().to_string())}
                {line(texts::known_counted(), plan.snapshot.counted_as.map(counted).unwrap_or_default())}
                {line(texts::attendance(), record.check_ins.len().to_string())}
                {line(texts::known_feedback(), record.feedback.len().to_string())}
                {line(texts::known_ratings(), record.self_ratings.iter().map(|one| one.ratings.len()).sum::<usize>().to_string())}
                {devices}
            </dl>
            {everything(plan)}
        </div>
    }
    .into_any()
}

/// What they are counted as, in words.
fn counted(gender: Gender) -> String {
    match gender {
        Gender::Man => texts::role_counted_man(),
        Gender::Woman => texts::role_counted_woman(),
        Gender::Unsaid => texts::role_counted_unsaid(),
    }
}

/// The snapshot as it is kept, with what waits to be sent already in it.
fn everything(plan: &Plan) -> AnyView {
    let whole = Snapshot { record: plan.record.clone(), ..(*plan.snapshot).clone() };
    let letters = json::write_for_people(&whole);
    view! {
        <div class="stack stack-tight">
            <h3 class="side-title" id="known-all">{texts::known_all()}</h3>
            <p class="muted small" id="known-all-words">{texts::known_all_words()}</p>
            <textarea class="field-input field-large" rows="12" readonly spellcheck="false" prop:value=letters
                aria-labelledby="known-all" aria-describedby="known-all-words"></textarea>
        </div>
    }
    .into_any()
}
