//! What the rest of the server holds of the engine: it tells it of changes, and asks it for the push keys.
use super::{
    carrier::Carrier,
    push::{PushError, Pushing},
};
use crate::state::App;
use folje_domain::ids::PersonId;
use std::{
    collections::BTreeSet,
    mem,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};
use tokio::sync::{Notify, futures::Notified};

/// The engine as the rest of the server knows it.
pub struct Reminders {
    carrier: Arc<dyn Carrier>,
    changed: Mutex<BTreeSet<PersonId>>,
    woken: Notify,
    pushing: OnceLock<Pushing>,
}

impl Reminders {
    /// With `carrier` for SMS and mail.
    #[must_use]
    pub fn new(carrier: Arc<dyn Carrier>) -> Self {
        Self { carrier, changed: Mutex::default(), woken: Notify::new(), pushing: OnceLock::new() }
    }

    /// Something about a participant has changed: their rings are laid out anew, at once.
    pub fn changed(&self, participant: PersonId) {
        self.changed.lock().unwrap_or_else(PoisonError::into_inner).insert(participant);
        self.woken.notify_one();
    }

    /// There is something to be sent.
    pub fn wake(&self) {
        self.woken.notify_one();
    }

    /// The keys and the sender; the keys are made at the first start and kept.
    ///
    /// # Errors
    /// [`PushError`]
    pub async fn pushing(&self, app: &App) -> Result<&Pushing, PushError> {
        if let Some(pushing) = self.pushing.get() {
            return Ok(pushing);
        }
        // Two that open at once find the same keys, and the first stays.
        let opened = Pushing::open(app).await?;
        Ok(self.pushing.get_or_init(|| opened))
    }

    pub(super) fn carrier(&self) -> &dyn Carrier {
        &*self.carrier
    }

    pub(super) fn woken(&self) -> Notified<'_> {
        self.woken.notified()
    }

    /// Those about whom something has changed since this was asked last.
    pub(super) fn take_changed(&self) -> BTreeSet<PersonId> {
        mem::take(&mut *self.changed.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Keeps for later who could not be seen to now.
    pub(super) fn put_back(&self, people: BTreeSet<PersonId>) {
        self.changed.lock().unwrap_or_else(PoisonError::into_inner).extend(people);
    }
}
