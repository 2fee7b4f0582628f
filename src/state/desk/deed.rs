//! Something that staff do: sent at once, told how it went, and safe to send again.
use super::{super::App, asked};
use crate::{
    platform::{
        net::{Reply, Request, Unreached},
        random,
    },
    state::sync,
};
use folje_api::v1::problem::{Code, Reason};
use leptos::{prelude::*, task::spawn_local};
use uuid::Uuid;

/// How far it has come.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Sent {
    /// Nothing was sent yet.
    Not,
    /// On its way.
    Sending,
    /// Done.
    Done,
    /// No word from the server: it may have arrived or not. Sending the same again does it once.
    Unreached,
    /// The server refuses it, for a reason that the app has words for, or without one.
    Refused(Option<Box<Reason>>),
    /// Not for whoever is signed in, or no longer.
    NotYours,
    /// The server cannot help now.
    Troubled,
}

/// Something that is done on a page. Cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct Deed {
    app: App,
    /// How far it has come.
    pub(crate) sent: RwSignal<Sent>,
    /// The code of the server's last «no», for pages that can say more about it.
    pub(crate) code: RwSignal<Option<Code>>,
}

impl Deed {
    /// Nothing has been done yet.
    pub(crate) fn new() -> Self {
        Self { app: App::get(), sent: RwSignal::new(Sent::Not), code: RwSignal::new(None) }
    }

    /// Whether it is on its way: buttons rest meanwhile.
    pub(crate) fn busy(self) -> bool {
        self.sent.with(|sent| *sent == Sent::Sending)
    }

    /// Begins anew: something else has been written.
    pub(crate) fn reset(self) {
        if self.sent.with_untracked(|sent| *sent != Sent::Not) {
            self.sent.set(Sent::Not);
        }
    }

    /// Sends it, unless it is on its way already. The body of the answer once it is done; what the desk and the app
    /// knew before is then asked for anew.
    pub(crate) async fn send(self, request: Request<'_>) -> Option<String> {
        self.send_with(request.send()).await
    }

    /// The same for what is no JSON: a file on its way.
    pub(crate) async fn send_with(
        self,
        request: impl Future<Output = Result<Reply, Unreached>>,
    ) -> Option<String> {
        if self.sent.try_get_untracked()? == Sent::Sending {
            return None;
        }
        self.sent.set(Sent::Sending);
        self.code.set(None);
        let (sent, body) = match request.await {
            // Our server says nothing or JSON; a page in its place (a café's rules) is as good as no network.
            Ok(Reply::Done { body, .. }) if body.trim_start().starts_with('<') => (Sent::Unreached, None),
            Ok(Reply::Done { body, .. }) => (Sent::Done, Some(body)),
            Ok(Reply::NotModified) => (Sent::Done, Some(String::new())),
            Ok(Reply::Problem(problem)) => {
                self.code.try_set(Some(problem.code));
                (refused(problem.code, problem.reason), None)
            }
            Err(Unreached) => (Sent::Unreached, None),
        };
        if body.is_some() {
            asked::forget();
            spawn_local(sync::now(self.app));
        }
        self.sent.try_set(sent);
        body
    }
}

fn refused(code: Code, reason: Option<Box<Reason>>) -> Sent {
    match code {
        Code::BadRequest
        | Code::Unprocessable
        | Code::DateOutOfRange
        | Code::IdTaken
        | Code::NotClosed
        | Code::BadPhone
        | Code::BadEmail
        | Code::IdentityNumber => Sent::Refused(reason),
        Code::NotFound | Code::SignedOut => Sent::NotYours,
        _ => Sent::Troubled,
    }
}

/// The id that was made once for something that is being written, kept with its draft.
pub(crate) fn made_once(id: &mut Option<Uuid>) -> Uuid {
    *id.get_or_insert_with(random::id)
}
