//! The items of a record, and the record as a whole: what commands change, on the phone and on the server.
use super::{Answer, Goal, Help, Profile, Step, Support, Task};
use crate::{
    ids::{GoalId, StepId, SupportId, TaskId},
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
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 7] =
        [Self::Profile, Self::Goal, Self::Step, Self::Answer, Self::Support, Self::Task, Self::Help];

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
        }
    }

    /// Whether only the participant may read it, whatever else is shared.
    #[must_use]
    pub const fn private(&self) -> bool {
        match self {
            Self::Goal(goal) => !goal.shared,
            // A step may tell what a private goal is about, so steps stay with the participant.
            Self::Step(_) | Self::Support(_) => true,
            Self::Profile(_) | Self::Answer(_) | Self::Task(_) | Self::Help(_) => false,
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
