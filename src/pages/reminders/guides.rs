//! What to do where reminders do not arrive: the makers of phones that shut apps down to save power, and iPhone, where
//! the app has to lie on the home screen. It is read without a network too.
//!
//! Which of them one has is for the person to say: browsers no longer tell. Makers' names are the same in every language.
use crate::{platform::shell, texts};
use leptos::prelude::*;

/// The fold-out.
pub(super) fn section() -> AnyView {
    let apple = ["iPhone", "iPad"].iter().any(|name| shell::device_name().contains(name));
    view! {
        <details class="more" data-guides>
            <summary>{texts::guide_title()}</summary>
            <div class="stack stack-tight">
                <p>{texts::guide_words()}</p>
                {guide("iPhone", apple, [texts::guide_iphone_1(), texts::guide_iphone_2(), texts::guide_iphone_3(), texts::guide_iphone_4()])}
                {guide("Samsung", false, [texts::guide_samsung_1(), texts::guide_samsung_2()])}
                {guide("Xiaomi, Redmi, POCO", false, [texts::guide_xiaomi_1(), texts::guide_xiaomi_2()])}
                {guide("Huawei, Honor", false, [texts::guide_huawei_1(), texts::guide_huawei_2(), texts::guide_huawei_3()])}
                {guide("OnePlus, OPPO, realme", false, [texts::guide_oppo_1(), texts::guide_oppo_2()])}
                {guide(&texts::guide_any(), false, [texts::guide_any_1(), texts::guide_any_2(), texts::guide_any_3()])}
                <p>{texts::guide_after()}</p>
            </div>
        </details>
    }
    .into_any()
}

fn guide<const STEPS: usize>(whose: &str, open: bool, steps: [String; STEPS]) -> AnyView {
    view! {
        <details class="more" open=open>
            <summary>{whose.to_owned()}</summary>
            <ol class="steps">{steps.into_iter().map(|step| view! { <li>{step}</li> }).collect_view()}</ol>
        </details>
    }
    .into_any()
}
