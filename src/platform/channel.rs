//! Word between the tabs of one browser: «what is kept has changed, read it again».
use super::events;
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use web_sys::{BroadcastChannel, MessageEvent};

thread_local! {
    static CHANNEL: Option<BroadcastChannel> = BroadcastChannel::new("folje").ok();
}

/// Tells the other tabs.
pub(crate) fn tell(word: &str) {
    CHANNEL.with(|channel| {
        if let Some(channel) = channel {
            drop(channel.post_message(&JsValue::from_str(word)));
        }
    });
}

/// Listens to the other tabs for as long as the page lives.
pub(crate) fn listen(mut hear: impl FnMut(String) + 'static) {
    let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some(word) = event.data().as_string() {
            hear(word);
        }
    });
    CHANNEL.with(|channel| {
        if let Some(channel) = channel {
            channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        }
    });
    events::for_good(heard);
}
