//! Dragging something over the page: where it was taken hold of, and where it was let go.
use super::by_name;
use std::cell::Cell;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, MouseEvent};

thread_local! {
    static HELD: Cell<f64> = const { Cell::new(0.0) };
}

/// How far down the element that listens the pointer is: 0 at its top, 1 at its end.
fn share(event: &MouseEvent) -> Option<f64> {
    let element: Element = event.current_target()?.dyn_into().ok()?;
    let bounds = by_name::call_now(&element, "getBoundingClientRect", &[]).ok()?;
    let number = |name: &str| by_name::get(&bounds, name).and_then(|value| value.as_f64());
    let (top, height) = (number("top")?, number("height")?);
    (height > 0.0).then(|| (f64::from(event.client_y()) - top) / height)
}

/// Something was taken hold of; `name` goes along, since some browsers drag nothing that carries nothing.
pub(crate) fn begin(event: &MouseEvent, name: &str) {
    HELD.set(share(event).unwrap_or(0.0));
    let carried = by_name::get(event, "dataTransfer").unwrap_or(JsValue::NULL);
    drop(by_name::call_now(&carried, "setData", &["text/plain".into(), name.into()]));
}

/// How far down it was held, when it was taken.
pub(crate) fn held() -> f64 {
    HELD.get()
}

/// It may be let go here.
pub(crate) fn over(event: &MouseEvent) {
    event.prevent_default();
}

/// It was let go: how far down the element that listens.
pub(crate) fn dropped(event: &MouseEvent) -> Option<f64> {
    event.prevent_default();
    share(event)
}
