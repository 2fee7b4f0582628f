//! What `index.html` and `boot.js` prepared: the element to draw in, the texts, where the sprite is.
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, HtmlElement, Window};

/// The window. A page without one cannot run us at all.
pub(crate) fn window() -> Option<Window> {
    web_sys::window()
}

/// The document.
pub(crate) fn document() -> Option<Document> {
    window()?.document()
}

/// The element that the app draws in, emptied of the shell that was painted first.
pub(crate) fn mount_point() -> Option<HtmlElement> {
    let element = document()?.get_element_by_id("app")?;
    element.set_inner_html("");
    element.dyn_into().ok()
}

/// A value that `boot.js` handed over.
fn handed_over(name: &str) -> Option<JsValue> {
    let folje = Reflect::get(&js_sys::global(), &"folje".into()).ok()?;
    Reflect::get(&folje, &name.into()).ok().filter(|value| !value.is_undefined())
}

/// The texts that are needed to read today, in the language in use and the order of the sorted keys.
pub(crate) fn texts() -> Vec<String> {
    handed_over("texts").map(strings).unwrap_or_default()
}

/// More of them, by what `boot.js` calls them: asked for at once, and None where they do not come.
pub(crate) fn more_texts(name: &str) -> impl Future<Output = Option<Vec<String>>> + use<> {
    let coming: Option<Promise> = handed_over(name)
        .and_then(|load| load.dyn_into::<Function>().ok()?.call0(&JsValue::UNDEFINED).ok()?.dyn_into().ok());
    async move { JsFuture::from(coming?).await.ok().map(strings) }
}

fn strings(array: JsValue) -> Vec<String> {
    Array::from(&array).iter().map(|text| text.as_string().unwrap_or_default()).collect()
}

/// The tag of the language in use.
pub(crate) fn language_tag() -> String {
    handed_over("language").and_then(|tag| tag.as_string()).unwrap_or_else(|| "sv".to_owned())
}

/// The address of the icon sprite.
pub(crate) fn sprite() -> String {
    handed_over("sprite").and_then(|url| url.as_string()).unwrap_or_default()
}

/// The version of the app: a hash of its files.
pub(crate) fn version() -> String {
    handed_over("version").and_then(|version| version.as_string()).unwrap_or_default()
}

/// Where the app comes from, `https://folje.example`; empty where the browser does not say.
pub(crate) fn origin() -> String {
    window().and_then(|window| window.location().origin().ok()).unwrap_or_default()
}

/// Sets an attribute of the document's root, where style and language read it.
pub(crate) fn set_root_attribute(name: &str, value: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        drop(root.set_attribute(name, value));
    }
}

/// Takes an attribute of the document's root away.
pub(crate) fn clear_root_attribute(name: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        drop(root.remove_attribute(name));
    }
}

/// The test's wish to see this page panic, set on the root by the browser test alone.
pub(crate) fn wishes_panic(page: &str) -> bool {
    document()
        .and_then(|document| document.document_element())
        .and_then(|root| root.get_attribute("data-panic"))
        .is_some_and(|wish| wish == page)
}

/// What this device calls itself in the list of devices: browser and system, in two words.
pub(crate) fn device_name() -> String {
    let agent = window().and_then(|window| window.navigator().user_agent().ok()).unwrap_or_default();
    let first = |names: &[(&'static str, &'static str)]| {
        names.iter().find(|(sign, _)| agent.contains(sign)).map(|(_, name)| *name)
    };
    let browser = first(&[
        ("Firefox", "Firefox"),
        ("Edg/", "Edge"),
        ("SamsungBrowser", "Samsung"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ]);
    let system = first(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "Mac"),
        ("Linux", "Linux"),
    ]);
    [browser, system].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Loads the page anew (another language, a new version).
pub(crate) fn reload() {
    if let Some(window) = window() {
        drop(window.location().reload());
    }
}
