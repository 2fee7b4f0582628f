//! Who speaks at a meeting: the participant about themselves, or somebody beside them. Both sides have the same parts on
//! their pages, and neither loses a word: what is said goes through the outbox.
use crate::state::App;
use folje_domain::{
    command::{Action, MeetingDeed, Refusal},
    ids::{CommandId, MeetingId, PersonId},
};
use leptos::prelude::*;

/// A voice. Cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct Voice {
    app: App,
    /// Whose it is.
    pub(crate) me: PersonId,
    /// Whom it speaks about.
    pub(crate) about: PersonId,
    /// What was said last.
    pub(crate) just: RwSignal<Option<CommandId>>,
    /// Why the last thing was not taken.
    pub(crate) refused: RwSignal<Option<Refusal>>,
}

impl Voice {
    /// The voice of whoever is signed in, about `about`, or about themselves.
    pub(crate) fn new(app: App, about: Option<PersonId>) -> Self {
        let me = app.account.with_untracked(|account| account.as_ref().map(|account| account.person));
        let me = me.unwrap_or(PersonId(uuid::Uuid::nil()));
        Self { app, me, about: about.unwrap_or(me), just: RwSignal::new(None), refused: RwSignal::new(None) }
    }

    /// Says it; whether it was taken. What was written stays where it was not.
    pub(crate) fn say(self, action: Action) -> bool {
        let said = if self.me == self.about {
            self.app.act(action)
        } else {
            Ok(self.app.answer(self.about, action))
        };
        self.refused.set(said.err());
        if let Ok(id) = said {
            self.just.set(Some(id));
        }
        said.is_ok()
    }

    /// The same, with words that must be there.
    pub(crate) fn say_words(self, words: &str, action: Action) -> bool {
        if words.trim().is_empty() {
            self.refused.set(Some(Refusal::Empty));
            return false;
        }
        self.say(action)
    }

    /// Does something about a meeting.
    pub(crate) fn at(self, meeting: MeetingId, deed: MeetingDeed) -> bool {
        self.say(Action::AtMeeting { meeting, deed })
    }
}
