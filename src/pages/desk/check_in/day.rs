//! One occurrence that somebody reports about, and what they have said of it, with what waits to be sent already in it.
use crate::{platform::clock, state::App};
use chrono::{NaiveDate, NaiveDateTime};
use folje_api::v1::people::Participant;
use folje_domain::{
    command::{Action, Command, Context, Refusal, decide},
    ids::{CommandId, PersonId},
    people::{Relation, Role},
    record::{CheckIn, Record},
    schedule::{Occurrence, OccurrenceId},
};
use leptos::prelude::*;

/// One participant's occurrence, as whoever reports about it sees it.
#[derive(Clone)]
pub(super) struct Day {
    /// Who reports.
    pub(super) me: PersonId,
    /// About whom.
    pub(super) about: PersonId,
    /// What they are called.
    pub(super) name: String,
    /// What whoever reports is to them.
    pub(super) role: Role,
    /// About what.
    pub(super) occurrence: Occurrence,
    /// What the server has of it.
    pub(super) said: Option<CheckIn>,
}

impl Day {
    /// All that `me` reports about a participant.
    pub(super) fn all(me: PersonId, participant: &Participant) -> impl Iterator<Item = Self> {
        participant.days.iter().map(move |occurrence| Self {
            me,
            about: participant.id,
            name: participant.name.clone(),
            role: participant.role,
            said: participant
                .check_ins
                .iter()
                .find(|one| one.by == me && one.occurrence == occurrence.id)
                .cloned(),
            occurrence: occurrence.clone(),
        })
    }

    /// The day on which it is.
    pub(super) fn date(&self) -> NaiveDate {
        self.occurrence.start.date()
    }

    /// Its length, in quarters of an hour.
    pub(super) fn planned_quarters(&self) -> u16 {
        let minutes = self.occurrence.end.signed_duration_since(self.occurrence.start).num_minutes();
        u16::try_from(minutes / 15).unwrap_or_default().min(64)
    }

    /// A name for it in the page.
    pub(super) fn id(&self) -> String {
        let OccurrenceId { series, start } = self.occurrence.id;
        format!("report-{}-{series}-{}", self.about, start.and_utc().timestamp())
    }

    /// What one has said of it, by the rules that the server has, too.
    pub(super) fn reported(&self, app: App) -> Option<CheckIn> {
        let mut record = self.record();
        app.outbox.with(|outbox| {
            for waiting in outbox.iter().filter(|waiting| waiting.counts() && self.is_about(&waiting.command))
            {
                if let Ok(after) = self.decide(&record, &waiting.command, app.wall.get_untracked()) {
                    record = after;
                }
            }
        });
        record.check_in(self.occurrence.id, self.me).cloned()
    }

    /// The last command about it that is on its way.
    pub(super) fn on_its_way(&self, app: App) -> Option<CommandId> {
        app.outbox.with(|outbox| {
            let mut latest = outbox.iter().rev();
            latest.find(|waiting| self.is_about(&waiting.command)).map(|waiting| waiting.command.id)
        })
    }

    /// Reports it, as far as the phone can tell that this is allowed.
    pub(super) fn report(&self, app: App, action: Action) -> Result<CommandId, Refusal> {
        let id = CommandId(crate::platform::random::id());
        let tried = Command { id, at: clock::now(), about: self.about, action };
        let before = Record { check_ins: self.reported(app).into_iter().collect(), ..Record::default() };
        self.decide(&before, &tried, app.wall.get_untracked())?;
        Ok(app.answer(self.about, tried.action))
    }

    fn record(&self) -> Record {
        Record { check_ins: self.said.iter().cloned().collect(), ..Record::default() }
    }

    fn is_about(&self, command: &Command) -> bool {
        command.about == self.about
            && matches!(&command.action, Action::CheckIn { occurrence, .. } if *occurrence == self.occurrence.id)
    }

    fn decide(&self, record: &Record, command: &Command, wall: NaiveDateTime) -> Result<Record, Refusal> {
        // Since when they walk together is the server's to judge.
        let relation = Relation {
            participant: self.about,
            person: self.me,
            role: self.role,
            since: NaiveDate::MIN,
            until: None,
            contact: false,
        };
        let occurrence = |id: OccurrenceId| (id == self.occurrence.id).then(|| self.occurrence.clone());
        let context = Context {
            by: self.me,
            now: command.at,
            today: wall.date(),
            relations: std::slice::from_ref(&relation),
            is_around: &|_| true,
            occurrence: &occurrence,
        };
        let mut after = record.clone();
        for item in decide(record, command, &context)? {
            after.put(item);
        }
        Ok(after)
    }
}
