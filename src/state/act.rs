//! Doing something: decided here at once, kept, and sent until the server has answered.
use super::{App, Fate, Waiting, keep, sync};
use crate::platform::{clock, random};
use folje_domain::{
    command::{Action, Command, Refusal},
    ids::{CommandId, PersonId},
};
use leptos::{prelude::*, task::spawn_local};
use std::sync::Arc;

impl App {
    /// Does it, as far as the phone can tell, and sees to it that the server hears of it.
    ///
    /// # Errors
    /// What the rules refuse; nothing has happened then, and the words still stand in the form.
    pub(crate) fn act(self, action: Action) -> Result<CommandId, Refusal> {
        let plan = self.plan.get_untracked().ok_or(Refusal::NotAllowed)?;
        let command = command(plan.snapshot.me.id, action);
        // Without hands only today is there to act on, and the server decides for good.
        if let Some(hands) = self.hands.get_untracked() {
            (hands.decide)(&plan, &command)?;
        }
        Ok(self.send(command))
    }

    /// Answers what `about`, somebody else, asks of whoever is signed in. The phone knows too little of their record to
    /// decide: it only sees to it that the server hears of it.
    pub(crate) fn answer(self, about: PersonId, action: Action) -> CommandId {
        self.send(command(about, action))
    }

    fn send(self, command: Command) -> CommandId {
        let id = command.id;
        self.outbox.update(|outbox| {
            outbox.push(Waiting { key: None, command: Arc::new(command), fate: Fate::Waiting });
        });
        spawn_local(async move {
            keep::add(self, id).await;
            sync::now(self).await;
        });
        id
    }

    /// Sends a refused command anew, as a new one.
    pub(crate) fn try_again(self, id: CommandId) -> Result<(), Refusal> {
        let command = self.outbox.with_untracked(|outbox| {
            outbox.iter().find(|waiting| waiting.command.id == id).map(|waiting| Arc::clone(&waiting.command))
        });
        let Some(command) = command else { return Ok(()) };
        let (about, action) = (command.about, command.action.clone());
        let own =
            self.account.with_untracked(|account| account.as_ref().is_some_and(|me| me.person == about));
        if own {
            self.act(action)?;
        } else {
            self.answer(about, action);
        }
        self.discard(id);
        Ok(())
    }

    /// Lets a refused command go, by the person's own choice.
    pub(crate) fn discard(self, id: CommandId) {
        spawn_local(async move { keep::remove(self, id).await });
    }

    /// Whether the phone has stored a command; also once it is through.
    pub(crate) fn is_stored(self, id: CommandId) -> bool {
        self.outbox.with(|outbox| {
            outbox.iter().find(|waiting| waiting.command.id == id).is_none_or(|waiting| waiting.key.is_some())
        })
    }

    /// What became of a command so far; nothing once it is through.
    pub(crate) fn fate(self, id: CommandId) -> Option<Fate> {
        self.outbox
            .with(|outbox| outbox.iter().find(|waiting| waiting.command.id == id).map(|waiting| waiting.fate))
    }
}

fn command(about: PersonId, action: Action) -> Command {
    Command { id: CommandId(random::id()), at: clock::now(), about, action }
}
