//! The engine: plans, rings, sends, writes down what became of it, and sleeps until there is something to do.
//!
//! It looks at the store when it is told of a change, when something is due, and at Stockholm's midnight. What another
//! process changed (the command line, a second server) nobody tells it; once a minute it asks whose change counter has
//! gone past what their rings were laid out from. Several processes on one PostgreSQL can each have one: what is due is claimed row by row.
use super::{
    deliver::Finished,
    due::CLAIMED_FIRST,
    planner,
    prepare::{AHEAD, Readies},
};
use crate::state::App;
use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use folje_domain::{ids::PersonId, reminder::rings_at};
use folje_store::StoreError;
use std::collections::BTreeSet;
use tokio::task::JoinSet;

/// How long a claimed row is left alone by others: longer than sending takes.
pub(super) const LEASE: TimeDelta = TimeDelta::seconds(30);

/// How many waiting messages are claimed at a time.
pub(super) const MESSAGES: u32 = 250;

/// How many messages are on their way at a time.
const IN_FLIGHT: usize = 2000;

/// How many participants are laid out between two looks at what is due.
const PLANNED: u32 = 50;

/// How often it is asked what other processes changed.
const ASKED: TimeDelta = TimeDelta::minutes(1);

/// When it is tried again after the store was not there.
const STORE_WAIT: TimeDelta = TimeDelta::seconds(5);

/// The engine. One for each process.
pub struct Engine {
    pub(super) app: App,
    pub(super) sends: JoinSet<Finished>,
    pub(super) prepared: Readies,
    /// How many rings the next claim takes.
    pub(super) claims: u32,
    /// The day for which everybody's rings are known to be laid out, and when that was asked last.
    laid_out: Option<(NaiveDate, DateTime<Utc>)>,
    /// Those whose rings could not be laid out on that day.
    stuck: BTreeSet<PersonId>,
}

impl Engine {
    /// An engine for `app` that has done nothing yet.
    #[must_use]
    pub fn new(app: App) -> Self {
        Self {
            app,
            sends: JoinSet::new(),
            prepared: Readies::default(),
            claims: CLAIMED_FIRST,
            laid_out: None,
            stuck: BTreeSet::new(),
        }
    }

    /// Goes on for ever. Dropped at any moment it loses nothing.
    pub async fn run(mut self) {
        let app = self.app.clone();
        loop {
            let next = match self.look().await {
                Ok(next) => next,
                Err(error) => {
                    tracing::error!(%error, "reminders wait for the store");
                    Some(app.now() + STORE_WAIT)
                }
            };
            let next = next.unwrap_or(DateTime::<Utc>::MAX_UTC);
            tokio::select! {
                () = app.clock.sleep_until(next) => {}
                () = app.reminders.woken() => {}
                Some(finished) = self.sends.join_next() => self.gather(finished.ok()).await,
            }
        }
    }

    /// Does everything that there is to do now, and waits until all that was sent is answered.
    ///
    /// # Errors
    /// Where the store is not there: what was claimed is taken up again when its lease ends.
    pub async fn settle(&mut self) -> Result<(), StoreError> {
        loop {
            self.look().await?;
            let Some(finished) = self.sends.join_next().await else { return Ok(()) };
            let finished = finished.into_iter().collect();
            self.finish(finished, self.app.now()).await?;
        }
    }

    /// Does what there is to do now, and says when to look again.
    async fn look(&mut self) -> Result<Option<DateTime<Utc>>, StoreError> {
        loop {
            // Where much is due this goes round for seconds: a process that dies meanwhile sends again what is not marked.
            self.gather(None).await;
            let now = self.app.now();
            let planning = self.plan(now).await?;
            if self.sends.len() >= IN_FLIGHT {
                // What is answered makes room, and wakes the engine.
                return Ok(None);
            }
            let rings = self.rings(now).await?;
            let messages = self.messages(now).await?;
            let preparing = !rings && !messages && self.prepare(now).await?;
            if !(planning || rings || messages || preparing) {
                return self.next(now).await;
            }
        }
    }

    async fn next(&self, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>, StoreError> {
        let tomorrow = self.app.today().succ_opt().unwrap_or(NaiveDate::MAX);
        let midnight = rings_at(&*self.app.zone, tomorrow.and_time(NaiveTime::MIN));
        let due = self.app.store.next_look(now).await?;
        let ahead = self.app.store.next_look(self.prepared.until(now)).await?.map(|at| at - AHEAD);
        let asked = self.laid_out.map(|(_, asked)| asked + ASKED);
        Ok([Some(midnight), due, ahead, asked].into_iter().flatten().filter(|at| *at > now).min())
    }

    /// Lays out the rings of those about whom something has changed: of whom the engine was told at once, of the others
    /// within a minute, of everybody at start and on a new day. True where there is more of it than was done now.
    async fn plan(&mut self, now: DateTime<Utc>) -> Result<bool, StoreError> {
        let mut changed = self.app.reminders.take_changed();
        while let Some(participant) = changed.pop_first() {
            if let Err(error) = self.lay_out(participant, now).await {
                changed.insert(participant);
                self.app.reminders.put_back(changed);
                return Err(error);
            }
        }
        let today = self.app.today();
        // A clock that was set back asks again, too.
        let asked = |(day, asked): (NaiveDate, DateTime<Utc>)| day == today && (now - asked).abs() < ASKED;
        if self.laid_out.is_some_and(asked) {
            return Ok(false);
        }
        let waiting =
            self.app.store.unplanned(today, PLANNED + u32::try_from(self.stuck.len()).unwrap_or(0)).await?;
        let waiting: Vec<_> = waiting.into_iter().filter(|one| !self.stuck.contains(one)).collect();
        let any = !waiting.is_empty();
        for participant in waiting {
            self.lay_out(participant, now).await?;
        }
        if any {
            return Ok(true);
        }
        if self.laid_out.is_none_or(|(day, _)| day != today) {
            self.app.store.forget_rings(now).await?;
            self.stuck.clear();
        }
        self.laid_out = Some((today, now));
        Ok(false)
    }

    /// A record that cannot be read stops nobody else's reminders.
    async fn lay_out(&mut self, participant: PersonId, now: DateTime<Utc>) -> Result<(), StoreError> {
        match planner::replan(&self.app, participant, now).await {
            Err(error @ (StoreError::Unavailable(_) | StoreError::Changed)) => Err(error),
            Err(error) => {
                tracing::error!(%error, "somebody's reminders cannot be laid out");
                self.stuck.insert(participant);
                Ok(())
            }
            Ok(()) => Ok(()),
        }
    }

    /// Writes down what became of the messages that have been answered by now, all at once.
    pub(super) async fn gather(&mut self, first: Option<Finished>) {
        let mut finished: Vec<_> = first.into_iter().collect();
        while let Some(next) = self.sends.try_join_next() {
            finished.extend(next.ok());
        }
        if finished.is_empty() {
            return;
        }
        if let Err(error) = self.finish(finished, self.app.now()).await {
            // Their leases end, and they go out again under the same topics.
            tracing::error!(%error, "what became of messages could not be kept");
        }
    }
}
