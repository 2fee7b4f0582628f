//! Reading aloud, by the browser's own voice (`speechSynthesis`): the words stay on the phone where it has a voice of its
//! own.
use super::{
    by_name::{call_now, get},
    shell,
};
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};

fn voice() -> Option<(JsValue, JsValue)> {
    let window: JsValue = shell::window()?.into();
    let voice = get(&window, "speechSynthesis")?;
    Some((window, voice))
}

/// Whether the browser can read aloud.
pub(crate) fn can() -> bool {
    voice().is_some()
}

/// Reads the words aloud, in the language of the page; what was being read stops.
pub(crate) fn say(words: &str) {
    let Some((window, voice)) = voice() else { return };
    stop();
    let made = get(&window, "SpeechSynthesisUtterance")
        .and_then(|maker| maker.dyn_into::<Function>().ok())
        .and_then(|maker| Reflect::construct(&maker, &Array::of1(&words.into())).ok());
    if let Some(speech) = made {
        drop(Reflect::set(&speech, &"lang".into(), &shell::language_tag().into()));
        drop(call_now(&voice, "speak", &[speech]));
    }
}

/// Says no more.
pub(crate) fn stop() {
    if let Some((_, voice)) = voice() {
        drop(call_now(&voice, "cancel", &[]));
    }
}
