//! The items of a record, and the record as a whole: what commands change, on the phone and on the server.
use super::{Answer, Goal, Help, Profile, Step, Support, Task};
use crate::{
    ids::{GoalId, PersonId, RequestId, StepId, SupportId, TaskId, TripId, WakeId},
    reminder::{Agreement, Ask, Choices, Heard, Practice, Request, Trip, Wake},
    schedule::OccurrenceId,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// One item of a record, as it is kept: each is a row of its own with a version of its own.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case", tag = "kind", content = "item")]
pub enum Item {
    /// What the participant decides about themselves.
    Profile(Profile),
    /// A goal.
    Goal(Goal),
    /// A small step.
    Step(Step),
    /// An answer for an occurrence.
    Answer(Answer),
    /// A support person.
    Support(Support),
    /// An entry of «vem gör vad».
    Task(Task),
    /// An entry of who helped with what.
    Help(Help),
    /// A wake-up plan.
    Wake(Wake),
    /// One person's agreement to be told.
    Agreement(Agreement),
    /// What the participant chose about reminders.
    Reminders(Choices),
    /// What was heard about the rings of a day.
    Heard(Heard),
    /// A favour that is asked for.
    Request(Request),
    /// One person's part of a request.
    Ask(Ask),
    /// A saved trip.
    Trip(Trip),
    /// An entry of the practice log.
    Practice(Practice),
}

/// The kinds of items: what the store files them under and visibility speaks of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// [`Item::Profile`]
    Profile,
    /// [`Item::Goal`]
    Goal,
    /// [`Item::Step`]
    Step,
    /// [`Item::Answer`]
    Answer,
    /// [`Item::Support`]
    Support,
    /// [`Item::Task`]
    Task,
    /// [`Item::Help`]
    Help,
    /// [`Item::Wake`]
    Wake,
    /// [`Item::Agreement`]
    Agreement,
    /// [`Item::Reminders`]
    Reminders,
    /// [`Item::Heard`]
    Heard,
    /// [`Item::Request`]
    Request,
    /// [`Item::Ask`]
    Ask,
    /// [`Item::Trip`]
    Trip,
    /// [`Item::Practice`]
    Practice,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 15] = [
        Self::Profile,
        Self::Goal,
        Self::Step,
        Self::Answer,
        Self::Support,
        Self::Task,
        Self::Help,
        Self::Wake,
        Self::Agreement,
        Self::Reminders,
        Self::Heard,
        Self::Request,
        Self::Ask,
        Self::Trip,
        Self::Practice,
    ];

    /// The name under which the store files it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Profile => "profile",
            Self::Goal => "goal",
            Self::Step => "step",
            Self::Answer => "answer",
            Self::Support => "support",
            Self::Task => "task",
            Self::Help => "help",
            Self::Wake => "wake",
            Self::Agreement => "agreement",
            Self::Reminders => "reminders",
            Self::Heard => "heard",
            Self::Request => "request",
            Self::Ask => "ask",
            Self::Trip => "trip",
            Self::Practice => "practice",
        }
    }
}

impl Item {
    /// What kind of item it is.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Profile(_) => Kind::Profile,
            Self::Goal(_) => Kind::Goal,
            Self::Step(_) => Kind::Step,
            Self::Answer(_) => Kind::Answer,
            Self::Support(_) => Kind::Support,
            Self::Task(_) => Kind::Task,
            Self::Help(_) => Kind::Help,
            Self::Wake(_) => Kind::Wake,
            Self::Agreement(_) => Kind::Agreement,
            Self::Reminders(_) => Kind::Reminders,
            Self::Heard(_) => Kind::Heard,
            Self::Request(_) => Kind::Request,
            Self::Ask(_) => Kind::Ask,
            Self::Trip(_) => Kind::Trip,
            Self::Practice(_) => Kind::Practice,
        }
    }

    /// The key that tells it from others of its kind in the same record.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::Profile(_) => "profile".to_owned(),
            Self::Goal(goal) => goal.id.to_string(),
            Self::Step(step) => step.id.to_string(),
            Self::Answer(answer) => answer.occurrence.to_string(),
            Self::Support(support) => support.id.to_string(),
            Self::Task(task) => task.id.to_string(),
            Self::Help(help) => help.id.to_string(),
            Self::Wake(wake) => wake.id.to_string(),
            Self::Agreement(agreement) => format!("{}:{}", agreement.wake, agreement.person),
            Self::Reminders(_) => "reminders".to_owned(),
            Self::Heard(heard) => Heard::slot(heard.day).to_string(),
            Self::Request(request) => request.id.to_string(),
            Self::Ask(ask) => format!("{}:{}", ask.request, ask.person),
            Self::Trip(trip) => trip.id.to_string(),
            Self::Practice(practice) => practice.id.to_string(),
        }
    }

    /// Whether only the participant may read it, whatever else is shared.
    #[must_use]
    pub const fn private(&self) -> bool {
        match self {
            Self::Goal(goal) => !goal.shared,
            // A step may tell what a private goal is about, so steps stay with the participant.
            Self::Step(_) | Self::Support(_) => true,
            // When somebody gets up, what they need help with and where they go is theirs.
            Self::Wake(_) | Self::Agreement(_) | Self::Reminders(_) | Self::Heard(_) => true,
            Self::Request(_) | Self::Ask(_) | Self::Trip(_) | Self::Practice(_) => true,
            Self::Profile(_) | Self::Answer(_) | Self::Task(_) | Self::Help(_) => false,
        }
    }

    /// The one other person who may read it, private as it is: it is addressed to them.
    #[must_use]
    pub const fn addressee(&self) -> Option<PersonId> {
        match self {
            Self::Agreement(agreement) => Some(agreement.person),
            Self::Ask(ask) => Some(ask.person),
            Self::Profile(_) | Self::Goal(_) | Self::Step(_) | Self::Answer(_) | Self::Support(_) => None,
            Self::Task(_) | Self::Help(_) | Self::Wake(_) | Self::Reminders(_) | Self::Heard(_) => None,
            Self::Request(_) | Self::Trip(_) | Self::Practice(_) => None,
        }
    }
}

/// A participant's record.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Record {
    /// What they decide about themselves.
    pub profile: Profile,
    /// Goals and sub-goals.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<Goal>,
    /// Small steps.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Step>,
    /// Answers for occurrences.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<Answer>,
    /// Support persons.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub support: Vec<Support>,
    /// «Vem gör vad».
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<Task>,
    /// Who helped with what.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub helps: Vec<Help>,
    /// Wake-up plans.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub wakes: Vec<Wake>,
    /// The agreements of those who are to be told.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub agreements: Vec<Agreement>,
    /// What they chose about reminders.
    #[serde(skip_serializing_if = "Choices::is_default")]
    pub reminders: Choices,
    /// What was heard about the rings of the last days.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub heard: Vec<Heard>,
    /// Favours that were asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub requests: Vec<Request>,
    /// Who was asked, and what they said.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub asks: Vec<Ask>,
    /// Saved trips.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub trips: Vec<Trip>,
    /// The practice log.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub practices: Vec<Practice>,
}

impl Record {
    /// Puts an item in place of the one with the same key, or adds it.
    pub fn put(&mut self, item: Item) {
        match item {
            Item::Profile(profile) => self.profile = profile,
            Item::Goal(goal) => put_by(&mut self.goals, goal, |goal| goal.id),
            Item::Step(step) => put_by(&mut self.steps, step, |step| step.id),
            Item::Answer(answer) => put_by(&mut self.answers, answer, |answer| answer.occurrence),
            Item::Support(support) => put_by(&mut self.support, support, |support| support.id),
            Item::Task(task) => put_by(&mut self.tasks, task, |task| task.id),
            Item::Help(help) => put_by(&mut self.helps, help, |help| help.id),
            Item::Wake(wake) => put_by(&mut self.wakes, wake, |wake| wake.id),
            Item::Agreement(agreement) => {
                put_by(&mut self.agreements, agreement, |one| (one.wake, one.person))
            }
            Item::Reminders(choices) => self.reminders = choices,
            Item::Heard(heard) => put_by(&mut self.heard, heard, |heard| Heard::slot(heard.day)),
            Item::Request(request) => put_by(&mut self.requests, request, |request| request.id),
            Item::Ask(ask) => put_by(&mut self.asks, ask, |ask| (ask.request, ask.person)),
            Item::Trip(trip) => put_by(&mut self.trips, trip, |trip| trip.id),
            Item::Practice(practice) => put_by(&mut self.practices, practice, |practice| practice.id),
        }
    }

    /// The goal with that id.
    #[must_use]
    pub fn goal(&self, id: GoalId) -> Option<&Goal> {
        self.goals.iter().find(|goal| goal.id == id)
    }

    /// The step with that id.
    #[must_use]
    pub fn step(&self, id: StepId) -> Option<&Step> {
        self.steps.iter().find(|step| step.id == id)
    }

    /// The support person with that id, unless taken away.
    #[must_use]
    pub fn support(&self, id: SupportId) -> Option<&Support> {
        self.support.iter().find(|support| support.id == id && !support.removed)
    }

    /// The task with that id.
    #[must_use]
    pub fn task(&self, id: TaskId) -> Option<&Task> {
        self.tasks.iter().find(|task| task.id == id)
    }

    /// The wake-up plan with that id, unless taken away.
    #[must_use]
    pub fn wake(&self, id: WakeId) -> Option<&Wake> {
        self.wakes.iter().find(|wake| wake.id == id && !wake.removed)
    }

    /// What was agreed with `person` about a wake-up plan.
    #[must_use]
    pub fn agreement(&self, wake: WakeId, person: PersonId) -> Option<&Agreement> {
        self.agreements.iter().find(|agreement| agreement.wake == wake && agreement.person == person)
    }

    /// The request with that id.
    #[must_use]
    pub fn request(&self, id: RequestId) -> Option<&Request> {
        self.requests.iter().find(|request| request.id == id)
    }

    /// What `person` was asked by a request.
    #[must_use]
    pub fn ask(&self, request: RequestId, person: PersonId) -> Option<&Ask> {
        self.asks.iter().find(|ask| ask.request == request && ask.person == person)
    }

    /// The trip with that id, unless taken away.
    #[must_use]
    pub fn trip(&self, id: TripId) -> Option<&Trip> {
        self.trips.iter().find(|trip| trip.id == id && !trip.removed)
    }

    /// The answer that stands for that occurrence, unless it was taken back.
    #[must_use]
    pub fn answer(&self, id: OccurrenceId) -> Option<&Answer> {
        self.answers
            .iter()
            .find(|answer| answer.occurrence == id && answer.kind != super::AnswerKind::Withdrawn)
    }
}

impl FromIterator<Item> for Record {
    fn from_iter<I: IntoIterator<Item = Item>>(items: I) -> Self {
        let mut record = Self::default();
        for item in items {
            record.put(item);
        }
        record
    }
}

fn put_by<T, K: PartialEq>(list: &mut Vec<T>, item: T, key: impl Fn(&T) -> K) {
    match list.iter_mut().find(|other| key(other) == key(&item)) {
        Some(place) => *place = item,
        None => list.push(item),
    }
}
