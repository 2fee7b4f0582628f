//! What was chosen about reminders, and changing one part of it: each change is a command with all of it.
use crate::state::App;
use folje_domain::{command::Action, ids::CommandId, reminder::Choices};
use leptos::prelude::*;

/// The choices as they are now.
#[derive(Clone, Copy)]
pub(crate) struct Chosen {
    app: App,
    now: Memo<Choices>,
    /// The last change, so that its fate can be told.
    pub(crate) just: RwSignal<Option<CommandId>>,
}

impl Chosen {
    /// Follows the plan.
    pub(crate) fn new(app: App) -> Self {
        let now = Memo::new(move |_| {
            app.plan.with(|plan| plan.as_ref().map(|plan| plan.record.reminders.clone()).unwrap_or_default())
        });
        Self { app, now, just: RwSignal::new(None) }
    }

    /// One part of it.
    pub(crate) fn part<T: Send + Sync + 'static>(
        self,
        part: impl Fn(&Choices) -> T + Send + Sync + 'static,
    ) -> Signal<T> {
        Signal::derive(move || self.now.with(&part))
    }

    /// Changes it.
    pub(crate) fn change(self, change: impl FnOnce(&mut Choices)) {
        let mut choices = self.now.get_untracked();
        change(&mut choices);
        self.just.set(self.app.act(Action::ChooseReminders { choices }).ok());
    }
}
