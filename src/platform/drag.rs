//! Dragging something over the page with a mouse: where it was taken hold of, where it is, where it was let go.
//!
//! These are the pointer's own events, not the browser's drag and drop: that one begins on no button in Firefox, ends at
//! once in Chromium where the page changes as it begins, and says nothing of where something would go until it is let go.
//! A finger scrolls the page as everywhere; a pen too.
use super::{by_name, shell};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, PointerEvent};

/// So far, in pixels, a mouse goes before it drags: a hand that clicks trembles.
const TREMBLES: i32 = 4;

/// Something that a mouse holds.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Hold {
    from: (i32, i32),
    /// How far down it was taken: 0 at its top, 1 at its end.
    pub(crate) share: f64,
    /// Whether it has been moved.
    pub(crate) drags: bool,
}

/// A mouse takes hold of the element that listens; none for a finger, a pen, or another button.
pub(crate) fn take(event: &PointerEvent) -> Option<Hold> {
    if event.pointer_type() != "mouse" || event.button() != 0 {
        return None;
    }
    let element: Element = event.current_target()?.dyn_into().ok()?;
    let share = share(&element, event)?;
    // From here on the element hears of the mouse wherever it goes.
    drop(by_name::call_now(&element, "setPointerCapture", &[event.pointer_id().into()]));
    Some(Hold { from: (event.client_x(), event.client_y()), share, drags: false })
}

impl Hold {
    /// The mouse moved.
    pub(crate) fn moved(self, event: &PointerEvent) -> Self {
        let away = |now: i32, from: i32| (now - from).abs() > TREMBLES;
        let drags = away(event.client_x(), self.from.0) || away(event.client_y(), self.from.1);
        Self { drags: self.drags || drags, ..self }
    }
}

/// What the mouse is over, of the elements that `selector` describes: the value of its `attribute`, and how far down it
/// the mouse is.
pub(crate) fn over(event: &PointerEvent, selector: &str, attribute: &str) -> Option<(String, f64)> {
    let document = shell::document()?;
    let point = [f64::from(event.client_x()).into(), f64::from(event.client_y()).into()];
    let top: Element = by_name::call_now(&document, "elementFromPoint", &point).ok()?.dyn_into().ok()?;
    let element = top.closest(selector).ok().flatten()?;
    Some((element.get_attribute(attribute)?, share(&element, event)?))
}

/// How far down the element the mouse is: 0 at its top, 1 at its end.
fn share(element: &Element, event: &PointerEvent) -> Option<f64> {
    let bounds = by_name::call_now(element, "getBoundingClientRect", &[]).ok()?;
    let number = |name: &str| by_name::get(&bounds, name).and_then(|value| value.as_f64());
    let (top, height) = (number("top")?, number("height")?);
    (height > 0.0).then(|| (f64::from(event.client_y()) - top) / height)
}
