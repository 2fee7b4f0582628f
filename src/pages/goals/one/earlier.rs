//! Earlier words: what another device had written and this one wrote over. Nothing is lost.
use super::{super::words::question, One};
use crate::{
    platform::intl::{self, DateStyle},
    texts,
};
use leptos::prelude::*;

/// The earlier words, folded; nothing where there are none.
pub(super) fn view(one: One) -> AnyView {
    let earlier = one.piece(|goal| goal.earlier.clone());
    let rows = move || {
        let earlier = earlier.get();
        (!earlier.is_empty()).then(|| {
            let row = |words: folje_domain::record::Earlier| {
                let when = intl::date(words.replaced.date_naive(), DateStyle::Day);
                view! { <li class="log-row"><p class="log-when">{when}", "{question(words.prompt)}</p><p class="log-text">{words.text}</p></li> }
            };
            view! {
                <details class="more"><summary>{texts::goal_earlier()}</summary><ol class="log">{earlier.into_iter().rev().map(row).collect_view()}</ol></details>
            }
        })
    };
    view! { {rows} }.into_any()
}
