//! Preferences of this device: small, not precious, read at once. Storage may be denied; then nothing is remembered
//! and everything works all the same.
use super::json;
use gloo_storage::{LocalStorage, Storage as _};
use serde::{Serialize, de::DeserializeOwned};

/// Whether there is a localStorage at all: its accessor panics where storage is denied.
fn there() -> bool {
    super::shell::window().is_some_and(|window| matches!(window.local_storage(), Ok(Some(_))))
}

/// A preference, if it was kept and can be read.
pub(crate) fn get<T: DeserializeOwned>(name: &str) -> Option<T> {
    json::read(&get_text(name)?)
}

/// A preference kept as bare text, which `boot.js` reads too.
pub(crate) fn get_text(name: &str) -> Option<String> {
    there().then(|| LocalStorage::raw().get_item(name).ok().flatten()).flatten()
}

/// Keeps a preference as bare text, which `boot.js` reads too.
pub(crate) fn set_text(name: &str, value: &str) {
    if there() {
        drop(LocalStorage::raw().set_item(name, value));
    }
}

/// Keeps a preference where that is possible.
pub(crate) fn set<T: Serialize>(name: &str, value: &T) {
    set_text(name, &json::write(value));
}

/// Forgets all preferences whose names begin like that.
pub(crate) fn forget_all(beginning: &str) {
    if there() {
        let storage = LocalStorage::raw();
        let count = storage.length().unwrap_or_default();
        let names: Vec<_> = (0..count).filter_map(|place| storage.key(place).ok().flatten()).collect();
        names.iter().filter(|name| name.starts_with(beginning)).for_each(|name| forget(name));
    }
}

/// Forgets a preference.
pub(crate) fn forget(name: &str) {
    if there() {
        LocalStorage::delete(name);
    }
}
