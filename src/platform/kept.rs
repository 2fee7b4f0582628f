//! What is kept on the phone: the snapshot and the outbox, in an IndexedDB of its own for each account.
//!
//! The few lines of JavaScript behind it (`public/kept.js`) write with strict durability and are shared with the
//! service worker, which cannot read anything else. Everything kept is text (JSON of ours).
use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast as _, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// Whether the database was there and is lost, or never answers: a reload may bring it back.
    #[wasm_bindgen(js_namespace = ["folje", "kept"], js_name = isLost)]
    pub(crate) fn is_lost() -> bool;
    #[wasm_bindgen(js_namespace = ["folje", "kept"], js_name = open, catch)]
    fn js_open(account: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["folje", "kept"], js_name = all, catch)]
    fn js_all(account: &str, shelf: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["folje", "kept"], js_name = one, catch)]
    fn js_one(account: &str, shelf: &str, key: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["folje", "kept"], js_name = write, catch)]
    fn js_write(account: &str, changes: &Array) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["folje", "kept"], js_name = erase, catch)]
    fn js_erase(account: &str) -> Result<Promise, JsValue>;
}

/// A shelf of what is kept.
#[derive(Clone, Copy)]
pub(crate) enum Shelf {
    /// The latest snapshot, under one key.
    Snapshot,
    /// Commands on their way, under growing numbers: the order in which they were made.
    Outbox,
}

impl Shelf {
    const fn name(self) -> &'static str {
        match self {
            Self::Snapshot => "snapshot",
            Self::Outbox => "outbox",
        }
    }
}

/// The key of an entry.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Key {
    /// A name of ours.
    Name(String),
    /// A number that the store gave (outbox).
    Number(f64),
    /// To be given by the store.
    New,
}

impl Key {
    fn to_js(&self) -> JsValue {
        match self {
            Self::Name(name) => name.into(),
            Self::Number(number) => (*number).into(),
            Self::New => JsValue::UNDEFINED,
        }
    }
}

/// A change to what is kept.
pub(crate) struct Change {
    /// Where.
    pub(crate) shelf: Shelf,
    /// Under which key.
    pub(crate) key: Key,
    /// What; nothing takes it away.
    pub(crate) value: Option<String>,
}

/// The phone keeps nothing for us: storage is denied, full or broken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct NotKept;

/// Opens (or makes) what is kept for `account`.
pub(crate) async fn open(account: &str) -> Result<(), NotKept> {
    settle(js_open(account)).await.map(drop)
}

/// All entries of a shelf, by key.
pub(crate) async fn all(account: &str, shelf: Shelf) -> Result<Vec<(Key, String)>, NotKept> {
    let entries: Array = settle(js_all(account, shelf.name())).await?.dyn_into().map_err(|_| NotKept)?;
    Ok(entries
        .iter()
        .filter_map(|entry| {
            let entry: Array = entry.dyn_into().ok()?;
            let key = entry.get(0);
            let key = key.as_f64().map(Key::Number).or_else(|| key.as_string().map(Key::Name))?;
            Some((key, entry.get(1).as_string()?))
        })
        .collect())
}

/// The entry of that name, if there is one.
pub(crate) async fn one(account: &str, shelf: Shelf, name: &str) -> Result<Option<String>, NotKept> {
    settle(js_one(account, shelf.name(), name)).await.map(|entry| entry.as_string())
}

/// Writes all the changes or none, durably; the keys that were used, in order.
pub(crate) async fn write(account: &str, changes: &[Change]) -> Result<Vec<Key>, NotKept> {
    let list = Array::new();
    for change in changes {
        let value = change.value.as_deref().map_or(JsValue::NULL, JsValue::from_str);
        list.push(&Array::of3(&change.shelf.name().into(), &change.key.to_js(), &value));
    }
    let keys: Array = settle(js_write(account, &list)).await?.dyn_into().map_err(|_| NotKept)?;
    Ok(keys
        .iter()
        .map(|key| {
            key.as_f64().map(Key::Number).or_else(|| key.as_string().map(Key::Name)).unwrap_or(Key::New)
        })
        .collect())
}

/// Takes away all that is kept for `account`.
pub(crate) async fn erase(account: &str) -> Result<(), NotKept> {
    settle(js_erase(account)).await.map(drop)
}

async fn settle(promise: Result<Promise, JsValue>) -> Result<JsValue, NotKept> {
    JsFuture::from(promise.map_err(|_| NotKept)?).await.map_err(|_| NotKept)
}
