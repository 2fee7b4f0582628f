//! Language, text size, light or dark: preferences of this device, used at once and read by `boot.js` before the
//! first paint.
use super::radios::{Choice, radios};
use crate::{
    platform::{preferences, shell},
    texts,
};
use folje_domain::language::Language;
use leptos::prelude::*;

const LANGUAGE: &str = "folje.language";
const TEXT_SIZE: &str = "folje.text-size";
const THEME: &str = "folje.theme";
/// The theme that is none: the phone decides.
const AS_THE_PHONE: &str = "phone";

/// The section.
pub(super) fn section() -> AnyView {
    view! {
        <section class="section">
            <h2 class="section-title">{texts::me_settings()}</h2>
            <div class="stack">{language()}{text_size()}{theme()}</div>
        </section>
    }
    .into_any()
}

const fn choice(value: &'static str, label: String) -> Choice {
    Choice { value, label, language: None }
}

fn language() -> AnyView {
    let choices = Language::ALL.into_iter().map(|language| Choice {
        value: language.tag(),
        label: language.own_name().to_owned(),
        language: Some(language.tag()),
    });
    let now = Language::from_tag(&shell::language_tag()).unwrap_or_default();
    let choose = |tag: &'static str| {
        preferences::set_text(LANGUAGE, tag);
        shell::reload();
    };
    radios(
        "language",
        texts::me_language(),
        Some(texts::me_language_hint()),
        choices.collect(),
        now.tag(),
        choose,
    )
}

fn text_size() -> AnyView {
    let choices = vec![
        choice("normal", texts::me_text_normal()),
        choice("large", texts::me_text_large()),
        choice("larger", texts::me_text_larger()),
    ];
    let now = preferences::get_text(TEXT_SIZE).unwrap_or_else(|| "normal".to_owned());
    let choose = |size: &'static str| {
        preferences::set_text(TEXT_SIZE, size);
        shell::set_root_attribute("data-text-size", size);
    };
    radios("text-size", texts::me_text_size(), None, choices, &now, choose)
}

fn theme() -> AnyView {
    let choices = vec![
        choice(AS_THE_PHONE, texts::me_theme_phone()),
        choice("light", texts::me_theme_light()),
        choice("dark", texts::me_theme_dark()),
    ];
    let now = preferences::get_text(THEME).unwrap_or_else(|| AS_THE_PHONE.to_owned());
    let choose = |theme: &'static str| {
        if theme == AS_THE_PHONE {
            preferences::forget(THEME);
            shell::clear_root_attribute("data-theme");
        } else {
            preferences::set_text(THEME, theme);
            shell::set_root_attribute("data-theme", theme);
        }
    };
    radios("theme", texts::me_theme(), None, choices, &now, choose)
}
