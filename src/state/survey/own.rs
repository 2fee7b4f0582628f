//! What a page of the surveys shows: what the server said, now or on another day, and what this phone has of it.
use super::{
    super::{App, Reach, account, desk::Known},
    glance::{LISTED, Listed},
    letters,
    shelf::{self, Fate, Lies, NoTokens},
    tokens,
};
use crate::{
    platform::{
        clock, json,
        kept::{self, Change, Key, NotKept, Shelf},
        net::{Reply, Request, Unreached},
    },
    texts,
};
use chrono::NaiveDate;
use folje_api::v1::{
    paths,
    problem::Code,
    surveys::{OpenSurvey, Surveys},
};
use leptos::{prelude::*, task::spawn_local};
use std::sync::Arc;

/// How it stands with an open survey on this phone.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Standing {
    /// It can be answered; the period's keys as four words.
    Asked(Vec<String>),
    /// The answer lies here until that day.
    Waits(NaiveDate),
    /// The answer is on its way, or what became of it is not known yet.
    Answered,
    /// What became of the answer.
    Told(Fate),
    /// There is no token on this phone.
    NoToken(NoTokens),
    /// The tokens are on their way.
    Comes,
    /// The tokens have not come yet, and cannot now.
    NotYet,
    /// The phone keeps nothing, so it cannot hold tokens.
    NotKept,
}

/// What is known. Cheap to copy; goes with the page that asked.
#[derive(Clone, Copy)]
pub(crate) struct Own {
    /// The app.
    pub(crate) app: App,
    /// What the server said.
    pub(crate) known: RwSignal<Known<Surveys>>,
    /// What lies here; nothing where the phone keeps nothing.
    lies: RwSignal<Option<Arc<Lies>>>,
    /// Whether that has been read.
    pub(crate) read: RwSignal<bool>,
}

impl Own {
    /// Reads what lies here and asks for news.
    pub(crate) fn open() -> Self {
        let own = Self {
            app: App::get(),
            known: RwSignal::new(Known::Loading),
            lies: RwSignal::new(None),
            read: RwSignal::new(false),
        };
        // What waits may go, or tokens come, while the page is open.
        let changed = shelf::changed();
        Effect::new(move |before: Option<()>| {
            changed.track();
            if before.is_some() {
                spawn_local(own.look_again());
            }
        });
        spawn_local(own.ask());
        own
    }

    /// Asks again.
    pub(crate) fn again(self) {
        spawn_local(self.ask());
    }

    async fn ask(self) {
        let Some(account) = account_of(self.app) else { return };
        let name = shelf::name(&account);
        self.look(&name).await;
        if let Some(said) = listed(&account).await {
            self.hear(said);
        }
        let era = self.app.era.get_value();
        let reply = Request::get(paths::SURVEYS).send().await;
        if self.app.era.get_value() != era {
            return;
        }
        let heard = match reply {
            Ok(Reply::Done { body, .. }) => match json::read::<Surveys>(&body) {
                Some(said) => {
                    keep(&account, body).await;
                    let periods = said.periods.clone();
                    self.hear(said);
                    letters::deliver(name.clone()).await;
                    tokens::ensure(name.clone(), periods).await;
                    self.look(&name).await;
                    return;
                }
                None => Known::Troubled,
            },
            Ok(Reply::Problem(problem)) if problem.code == Code::NotFound => Known::NotYours,
            Ok(Reply::Problem(_) | Reply::NotModified) => Known::Troubled,
            Err(Unreached) => Known::Unreached,
        };
        // What was said before stays readable.
        if self.known.try_with_untracked(|known| !matches!(known, Known::Here(_))).unwrap_or(false) {
            self.known.try_set(heard);
        }
    }

    /// Takes what was said. The same again draws nothing anew: somebody may be in the middle of a word.
    fn hear(self, said: Surveys) {
        let same = self.known.try_with_untracked(|known| known.here() == Some(&said));
        if same == Some(false) {
            self.known.set(Known::Here(Arc::new(said)));
        }
    }

    async fn look(self, name: &str) {
        let lies = shelf::read(name).await.ok().map(Arc::new);
        if self.lies.try_with_untracked(|before| *before == lies) == Some(false) {
            self.lies.set(lies);
        }
        if self.read.try_get_untracked() == Some(false) {
            self.read.set(true);
        }
    }

    async fn look_again(self) {
        let Some(account) = account_of(self.app) else { return };
        self.look(&shelf::name(&account)).await;
    }

    /// How it stands with a survey.
    pub(crate) fn standing(self, survey: &OpenSurvey) -> Standing {
        match self.lies.with(|lies| lies.as_ref().map_or(Standing::NotKept, |lies| standing(lies, survey))) {
            Standing::NotYet if self.app.reach.get() == Reach::Reached => Standing::Comes,
            standing => standing,
        }
    }

    /// Sends what is due, and looks anew.
    pub(crate) async fn send(self) {
        let Some(account) = account_of(self.app) else { return };
        let name = shelf::name(&account);
        self.look(&name).await;
        letters::deliver(name.clone()).await;
        self.look(&name).await;
    }

    /// The account's name among what is kept.
    pub(crate) fn account(self) -> Option<String> {
        account_of(self.app)
    }
}

fn account_of(app: App) -> Option<String> {
    app.account.with_untracked(|account| account.as_ref().map(account::name))
}

fn standing(lies: &Lies, survey: &OpenSurvey) -> Standing {
    if let Some((_, letter)) = lies.letters.iter().find(|(_, letter)| letter.survey == survey.id) {
        return Standing::Waits(letter.not_before);
    }
    if let Some((_, fate)) = lies.fates.iter().find(|(id, _)| *id == survey.id) {
        return Standing::Told(*fate);
    }
    let Some(held) = lies.held.iter().find(|held| held.period == survey.period) else {
        return Standing::NotYet;
    };
    match held.none {
        Some(why) => Standing::NoToken(why),
        None if held.tokens.iter().any(|token| token.slot == survey.slot) => {
            Standing::Asked(held.words.clone())
        }
        None => Standing::Answered,
    }
}

async fn listed(account: &str) -> Option<Surveys> {
    let text = kept::one(account, Shelf::Snapshot, LISTED).await.ok().flatten()?;
    json::read(&json::read::<Listed>(&text)?.said)
}

async fn keep(account: &str, said: String) {
    let value = json::write(&Listed { day: clock::wall_now().date(), said });
    let change = Change { shelf: Shelf::Snapshot, key: Key::Name(LISTED.to_owned()), value: Some(value) };
    let (Ok(_) | Err(NotKept)) = kept::write(account, &[change]).await;
}

/// What has to be done at an opening without a page: letters whose day has come, tokens that are missing.
pub(super) fn at_opening(app: App) {
    spawn_local(async move {
        let Some(account) = account_of(app) else { return };
        let name = shelf::name(&account);
        letters::deliver(name.clone()).await;
        if let Some(said) = listed(&account).await {
            // So that the pages open without a network too, once there is something to answer on them.
            if !said.open.is_empty() {
                texts::fetch_survey().await;
            }
            tokens::ensure(name, said.periods).await;
        }
    });
}
