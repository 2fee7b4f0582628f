//! Asking the server what is free, and telling it what to book.
use crate::{
    platform::{
        json,
        net::{Reply, Request, Unreached},
        random,
    },
    state::{App, ask_anew},
};
use folje_api::v1::{
    paths,
    problem::Code,
    talks::{TalkDeed, TalkOrder, Talks},
};
use folje_domain::ids::CommandId;
use leptos::{prelude::*, task::spawn_local};
use std::sync::Arc;

/// What is known about what is free.
#[derive(Clone)]
pub(super) enum Known {
    /// It is being asked for.
    Loading,
    /// This.
    Here(Arc<Talks>),
    /// No word from the server.
    Unreached,
    /// The server cannot help now.
    Troubled,
}

/// What came of the last order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Said {
    /// Nothing was ordered.
    Nothing,
    /// It is on its way.
    Sending,
    /// It is booked.
    Booked,
    /// It is cancelled.
    Cancelled,
    /// Somebody else has that time.
    Taken,
    /// No word from the server: ordering the same again does it once.
    Unreached,
    /// The server cannot help now.
    Troubled,
}

/// What is asked and said. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Asking {
    app: App,
    pub(super) known: RwSignal<Known>,
    pub(super) said: RwSignal<Said>,
    /// What was sent last without an answer: the same again has the same id.
    last: RwSignal<Option<TalkOrder>>,
}

impl Asking {
    /// Asks at once, and again when the network is back.
    pub(super) fn new(app: App) -> Self {
        let asking = Self {
            app,
            known: RwSignal::new(Known::Loading),
            said: RwSignal::new(Said::Nothing),
            last: RwSignal::new(None),
        };
        let away = Memo::new(move |_| super::away(app));
        Effect::new(move |before: Option<bool>| {
            let away = away.get();
            if !away || before.is_none() {
                asking.load();
            }
            away
        });
        asking
    }

    /// Asks what is free.
    pub(super) fn load(self) {
        spawn_local(self.ask());
    }

    async fn ask(self) {
        let known = match Request::get(paths::TALKS).send().await {
            Ok(Reply::Done { body, .. }) => {
                json::read(&body).map_or(Known::Troubled, |talks| Known::Here(Arc::new(talks)))
            }
            Ok(Reply::Problem(_) | Reply::NotModified) => Known::Troubled,
            Err(Unreached) => Known::Unreached,
        };
        self.known.try_set(known);
    }

    /// Books, moves or cancels.
    pub(super) fn order(self, what: TalkDeed) {
        spawn_local(async move {
            let before = self.last.get_untracked().filter(|last| last.what == what);
            let order = before.unwrap_or_else(|| TalkOrder { id: CommandId(random::id()), what });
            self.last.set(Some(order.clone()));
            self.said.set(Said::Sending);
            let said = match Request::post(paths::TALKS, &order).send().await {
                Ok(Reply::Done { .. } | Reply::NotModified) => {
                    spawn_local(ask_anew(self.app));
                    match order.what {
                        TalkDeed::Cancel { .. } => Said::Cancelled,
                        TalkDeed::Book { .. } | TalkDeed::Move { .. } => Said::Booked,
                    }
                }
                Ok(Reply::Problem(problem)) if matches!(problem.code, Code::Taken | Code::Changed) => {
                    Said::Taken
                }
                Ok(Reply::Problem(_)) => Said::Troubled,
                Err(Unreached) => Said::Unreached,
            };
            if said != Said::Unreached {
                self.last.try_set(None);
                self.ask().await;
            }
            self.said.try_set(said);
        });
    }
}
