//! The four answers to what is now or next: on my way, here, late, cannot come.
use crate::{
    state::{App, Plan},
    texts,
    ui::{FateMark, Icon, icon},
};
use folje_domain::{command::Action, ids::CommandId, record::AnswerKind, schedule::OccurrenceId};
use leptos::prelude::*;

/// The buttons, with what became of the answer just given.
pub(super) fn view(
    app: App,
    said: RwSignal<Option<CommandId>>,
    plan: &Plan,
    occurrence: OccurrenceId,
) -> AnyView {
    let chosen = plan.record.answer(occurrence).map(|answer| answer.kind);
    let answer = move |kind: AnswerKind, drawn: Icon, words: String| {
        let is = chosen == Some(kind);
        let say = move |_| {
            let answer = if is { AnswerKind::Withdrawn } else { kind };
            said.set(app.act(Action::AnswerOccurrence { occurrence, answer, note: String::new() }).ok());
        };
        view! {
            <button type="button" class="answer" aria-pressed=is.to_string() data-answer=format!("{kind:?}") on:click=say>
                {icon(drawn)}<span>{words}</span>
            </button>
        }
    };
    view! {
        <div class="answers-head">
            <p class="answers-title" id="answers-title">{texts::answer_question()}</p>
            <FateMark id=said />
        </div>
        <div class="answers" role="group" aria-labelledby="answers-title">
            {answer(AnswerKind::OnMyWay, Icon::Walk, texts::answer_on_my_way())}
            {answer(AnswerKind::Here, Icon::Check, texts::answer_here())}
            {answer(AnswerKind::Late, Icon::Late, texts::answer_late())}
            {answer(AnswerKind::CannotToday, Icon::Away, texts::answer_cannot_today())}
        </div>
        {(chosen == Some(AnswerKind::CannotToday)).then(|| view! { <p class="card-text muted">{texts::answer_cannot_today_words()}</p> })}
    }
    .into_any()
}
