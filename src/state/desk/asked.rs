//! Something that the server is asked for when a page is opened.
use super::super::{App, Reach};
use crate::platform::{
    clock, json,
    net::{Reply, Request, Unreached},
};
use chrono::{DateTime, TimeDelta, Utc};
use folje_api::v1::{people::KEPT_HOURS, problem::Code};
use leptos::{prelude::*, task::spawn_local};
use serde::de::DeserializeOwned;
use std::{cell::RefCell, collections::HashMap, sync::Arc};

/// What is known of it.
pub(crate) enum Known<T> {
    /// It is being asked for.
    Loading,
    /// This.
    Here(Arc<T>),
    /// No word from the server.
    Unreached,
    /// Not for whoever is signed in, or nothing at all: from outside these look the same.
    NotYours,
    /// The server answers, but cannot help now.
    Troubled,
}

impl<T> Clone for Known<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Loading => Self::Loading,
            Self::Here(said) => Self::Here(Arc::clone(said)),
            Self::Unreached => Self::Unreached,
            Self::NotYours => Self::NotYours,
            Self::Troubled => Self::Troubled,
        }
    }
}

impl<T> Known<T> {
    /// What is there, if it is.
    pub(crate) fn here(&self) -> Option<&T> {
        if let Self::Here(said) = self { Some(said) } else { None }
    }
}

/// What this tab heard, so that a page that was open before opens at once; never kept on the device.
struct Heard {
    era: u32,
    at: DateTime<Utc>,
    body: String,
}

thread_local! {
    static HEARD: RefCell<HashMap<String, Heard>> = RefCell::new(HashMap::new());
}

/// Something at an address of the server. Cheap to copy; goes with the page that asked.
pub(crate) struct Asked<T: Send + Sync + 'static> {
    path: StoredValue<String>,
    /// What is known of it.
    pub(crate) known: RwSignal<Known<T>>,
    app: App,
}

impl<T: Send + Sync + 'static> Clone for Asked<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Asked<T> {}

impl<T: DeserializeOwned + Send + Sync + 'static> Asked<T> {
    /// Asks for what stands at `path`. What was heard there before is shown until the answer has come, and where none
    /// comes; when the network is back it is asked for again.
    pub(crate) fn of(path: impl Into<String>) -> Self {
        let app = App::get();
        let path = path.into();
        let before = heard(app, &path).and_then(|body| json::read(&body));
        let known = before.map_or(Known::Loading, |said| Known::Here(Arc::new(said)));
        let asked = Self { path: StoredValue::new(path), known: RwSignal::new(known), app };
        let away = Memo::new(move |_| app.reach.get() == Reach::Unreached);
        Effect::new(move |before: Option<bool>| {
            let away = away.get();
            if !away || before.is_none() {
                spawn_local(asked.ask());
            }
            away
        });
        asked
    }

    async fn ask(self) {
        let Some(path) = self.path.try_get_value() else { return };
        let era = self.app.era.get_value();
        let reply = Request::get(&path).send().await;
        if self.app.era.get_value() != era {
            return;
        }
        let said = match reply {
            Ok(Reply::Done { body, .. }) => {
                let same = heard(self.app, &path).is_some_and(|before| before == body);
                let here = self.known.try_with_untracked(|known| matches!(known, Known::Here(_)));
                if here.is_none_or(|here| here && same) {
                    return;
                }
                let said = json::read(&body).map_or(Known::Troubled, |said| Known::Here(Arc::new(said)));
                let at = clock::now();
                HEARD.with_borrow_mut(|all| all.insert(path, Heard { era, at, body }));
                said
            }
            Ok(Reply::Problem(problem)) if problem.code == Code::NotFound => Known::NotYours,
            Ok(Reply::Problem(_) | Reply::NotModified) => Known::Troubled,
            Err(Unreached) => Known::Unreached,
        };
        // What was heard before stays readable while there is no network; a «no» takes it away.
        let keeps = matches!(said, Known::Unreached | Known::Troubled)
            && self.known.try_with_untracked(|known| matches!(known, Known::Here(_))).unwrap_or(true);
        if !keeps {
            self.known.try_set(said);
        }
    }

    /// Asks again, with what is known left standing.
    pub(crate) fn again(self) {
        spawn_local(self.ask());
    }
}

/// What was heard there in this era, unless it is older than other people's data may be kept.
fn heard(app: App, path: &str) -> Option<String> {
    HEARD.with_borrow_mut(|all| {
        let era = app.era.get_value();
        let now = clock::now();
        all.retain(|_, heard| {
            heard.era == era && now.signed_duration_since(heard.at) < TimeDelta::hours(KEPT_HOURS)
        });
        all.get(path).map(|heard| heard.body.clone())
    })
}

/// Forgets what was heard: something was done, so it may no longer be so.
pub(super) fn forget() {
    HEARD.with_borrow_mut(HashMap::clear);
}
