//! JSON, read and written by the browser itself: its parser is there already, and what serde makes of a value of
//! JavaScript's takes far less code than what it makes of text.
mod js;
mod reader;
mod value;

use js_sys::JSON;
use reader::Reader;
use serde::{Serialize, de::DeserializeOwned};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// What the text says, if it is JSON and says what was expected.
pub(crate) fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    T::deserialize(Reader(JSON::parse(text).ok()?)).ok()
}

/// The value as text.
pub(crate) fn write<T: Serialize>(value: &T) -> String {
    to_js(value).and_then(|value| JSON::stringify(&value).ok()).map(String::from).unwrap_or_default()
}

/// The value as text for a person to read, indented by two.
pub(crate) fn write_for_people(value: &impl Serialize) -> String {
    to_js(value)
        .and_then(|value| {
            JSON::stringify_with_replacer_and_space(&value, &JsValue::NULL, &JsValue::from(2)).ok()
        })
        .map(String::from)
        .unwrap_or_default()
}

fn to_js(value: &impl Serialize) -> Option<JsValue> {
    value.serialize(&Serializer::json_compatible()).ok()
}
