//! What somebody has begun to write: kept letter by letter, so that no reload, crash or empty battery takes it.
use crate::platform::preferences;
use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

/// A value that is kept on the device while it is being written.
pub(crate) struct Draft<T: Send + Sync + 'static> {
    name: StoredValue<String>,
    /// What has been written so far.
    pub(crate) value: RwSignal<T>,
}

impl<T: Send + Sync + 'static> Clone for Draft<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Draft<T> {}

impl<T: Clone + Default + Serialize + DeserializeOwned + Send + Sync + 'static> Draft<T> {
    /// The draft of that name, as it was left.
    pub(crate) fn named(name: &str) -> Self {
        let name = format!("folje.draft.{name}");
        let value = RwSignal::new(preferences::get(&name).unwrap_or_default());
        Self { name: StoredValue::new(name), value }
    }

    /// Changes it and keeps it.
    pub(crate) fn update(self, change: impl FnOnce(&mut T)) {
        self.value.update(change);
        self.value.with_untracked(|value| preferences::set(&self.name.get_value(), value));
    }

    /// It has become something: the draft is no longer needed.
    pub(crate) fn done(self) {
        preferences::forget(&self.name.get_value());
    }
}
