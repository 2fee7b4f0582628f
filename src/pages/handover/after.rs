//! The time after: whether somebody gets in touch is the participant's choice.
use crate::{pages::meetings::Voice, state::Plan, texts};
use folje_domain::{
    command::{Action, HandoverDeed},
    record::Touch,
};
use leptos::prelude::*;

/// A choice in words.
pub(crate) fn touch_in_words(touch: Touch) -> String {
    match touch {
        Touch::Unsaid => texts::touch_unsaid(),
        Touch::Never => texts::touch_never(),
        Touch::Monthly => texts::touch_monthly(),
        Touch::Quarterly => texts::touch_quarterly(),
    }
}

pub(super) fn view(voice: Voice, plan: &Plan) -> AnyView {
    let now = plan.record.afterwards.unwrap_or_default().touch;
    let one = |touch: Touch| {
        let choose = move |_| {
            voice.say(Action::HandOver(HandoverDeed::KeepInTouch { touch }));
        };
        view! { <button type="button" class="button button-quiet" data-touch=touch.name() aria-pressed=(now == touch).to_string() on:click=choose>{touch_in_words(touch)}</button> }
    };
    view! {
        <section class="section">
            <h2 class="section-title">{texts::touch_title()}</h2>
            <p class="muted">{texts::touch_words()}</p>
            <div class="buttons">{Touch::ALL.into_iter().map(one).collect_view()}</div>
            <p class="card-text">{texts::touch_now(&touch_in_words(now))}</p>
        </section>
    }
    .into_any()
}
