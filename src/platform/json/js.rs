//! A value of JavaScript's, as the reader asks for it.
use super::value::Value;
use js_sys::{Array, Object};
use wasm_bindgen::{JsCast as _, JsValue, prelude::wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    /// Any object or list, by name or number: one call for each look, and no text made for it on this side.
    type Members;
    #[wasm_bindgen(method, structural, indexing_getter)]
    fn named(this: &Members, name: &str) -> JsValue;
    #[wasm_bindgen(method, structural, indexing_getter)]
    fn numbered(this: &Members, index: u32) -> JsValue;
}

impl Value for JsValue {
    fn is_none(&self) -> bool {
        self.is_null() || self.is_undefined()
    }

    fn bool(&self) -> Option<bool> {
        self.as_bool()
    }

    fn number(&self) -> Option<f64> {
        self.as_f64()
    }

    fn text(&self) -> Option<String> {
        self.as_string()
    }

    fn length(&self) -> Option<u32> {
        Array::is_array(self).then(|| self.unchecked_ref::<Array>().length())
    }

    fn is_object(&self) -> bool {
        JsValue::is_object(self) && !Array::is_array(self)
    }

    fn names(&self) -> Option<Vec<String>> {
        let object = self.unchecked_ref::<Object>();
        Value::is_object(self)
            .then(|| Object::keys(object).iter().filter_map(|name| name.as_string()).collect())
    }

    fn element(&self, index: u32) -> Self {
        self.unchecked_ref::<Members>().numbered(index)
    }

    fn member(&self, name: &str) -> Self {
        self.unchecked_ref::<Members>().named(name)
    }
}
