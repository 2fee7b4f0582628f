//! The record as a whole: what commands change, on the phone and on the server.
use super::{
    AboutMe, Afterwards, Answer, Call, CheckIn, Consent, Counting, Feedback, Goal, Help, Item, Meeting,
    PlanLine, Profile, RampChange, Recommendation, SelfRating, Step, Support, Task, Thanks, Wish,
};
use crate::{
    ids::{
        CallId, GoalId, LineId, MeetingId, PersonId, RampChangeId, RecommendationId, RequestId, StepId,
        SupportId, TaskId, TripId, WakeId, WishId,
    },
    reminder::{Agreement, Ask, Choices, Heard, Practice, Request, Trip, Wake},
    schedule::OccurrenceId,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

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
    /// What was reported about occurrences.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub check_ins: Vec<CheckIn>,
    /// Proposed steps of the hour ramp.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ramp_changes: Vec<RampChange>,
    /// What is shared with whom besides what their roles give.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub consents: Vec<Consent>,
    /// Wishes, with their answers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub wishes: Vec<Wish>,
    /// Calls for help by those beside the participant.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub calls: Vec<Call>,
    /// Thank-yous.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub thanks: Vec<Thanks>,
    /// Meetings of several parties.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub meetings: Vec<Meeting>,
    /// The rough plan.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub plan_lines: Vec<PlanLine>,
    /// «Om mig».
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about_me: Option<AboutMe>,
    /// Recommendations to whoever goes on with them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub recommendations: Vec<Recommendation>,
    /// What they chose for the time after.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub afterwards: Option<Afterwards>,
    /// What they said about activities.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub feedback: Vec<Feedback>,
    /// How they rated themselves, question by question.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub self_ratings: Vec<SelfRating>,
    /// Whether these may be counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counting: Option<Counting>,
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
                put_by(&mut self.agreements, agreement, |one| (one.wake, one.person));
            }
            Item::Reminders(choices) => self.reminders = choices,
            Item::Heard(heard) => put_by(&mut self.heard, heard, |heard| Heard::slot(heard.day)),
            Item::Request(request) => put_by(&mut self.requests, request, |request| request.id),
            Item::Ask(ask) => put_by(&mut self.asks, ask, |ask| (ask.request, ask.person)),
            Item::Trip(trip) => put_by(&mut self.trips, *trip, |trip| trip.id),
            Item::Practice(practice) => put_by(&mut self.practices, practice, |practice| practice.id),
            Item::CheckIn(check_in) => put_by(&mut self.check_ins, *check_in, |one| (one.occurrence, one.by)),
            Item::RampChange(change) => put_by(&mut self.ramp_changes, change, |change| change.id),
            Item::Consent(consent) => put_by(&mut self.consents, consent, |consent| consent.person),
            Item::Wish(wish) => put_by(&mut self.wishes, wish, |wish| wish.id),
            Item::Call(call) => put_by(&mut self.calls, call, |call| call.id),
            Item::Thanks(thanks) => put_by(&mut self.thanks, thanks, |thanks| thanks.id),
            Item::Meeting(meeting) => put_by(&mut self.meetings, *meeting, |meeting| meeting.id),
            Item::PlanLine(line) => put_by(&mut self.plan_lines, line, |line| line.id),
            Item::AboutMe(about_me) => self.about_me = Some(about_me),
            Item::Recommendation(one) => put_by(&mut self.recommendations, one, |one| one.id),
            Item::Afterwards(afterwards) => self.afterwards = Some(afterwards),
            Item::Feedback(feedback) => put_by(&mut self.feedback, feedback, |one| one.occurrence),
            Item::SelfRating(rated) => put_by(&mut self.self_ratings, rated, |one| one.scale.key.clone()),
            Item::Counting(counting) => self.counting = Some(counting),
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

    /// What `by` reported about an occurrence.
    #[must_use]
    pub fn check_in(&self, occurrence: OccurrenceId, by: PersonId) -> Option<&CheckIn> {
        self.check_ins.iter().find(|one| one.occurrence == occurrence && one.by == by)
    }

    /// The proposed step of the hour ramp with that id.
    #[must_use]
    pub fn ramp_change(&self, id: RampChangeId) -> Option<&RampChange> {
        self.ramp_changes.iter().find(|change| change.id == id)
    }

    /// What was shared with `person`, now or before.
    #[must_use]
    pub fn consent(&self, person: PersonId) -> Option<&Consent> {
        self.consents.iter().find(|consent| consent.person == person)
    }

    /// The wish with that id.
    #[must_use]
    pub fn wish(&self, id: WishId) -> Option<&Wish> {
        self.wishes.iter().find(|wish| wish.id == id)
    }

    /// The call for help with that id.
    #[must_use]
    pub fn call(&self, id: CallId) -> Option<&Call> {
        self.calls.iter().find(|call| call.id == id)
    }

    /// The meeting with that id.
    #[must_use]
    pub fn meeting(&self, id: MeetingId) -> Option<&Meeting> {
        self.meetings.iter().find(|meeting| meeting.id == id)
    }

    /// The line of the rough plan with that id, taken away or not.
    #[must_use]
    pub fn plan_line(&self, id: LineId) -> Option<&PlanLine> {
        self.plan_lines.iter().find(|line| line.id == id)
    }

    /// The recommendation with that id.
    #[must_use]
    pub fn recommendation(&self, id: RecommendationId) -> Option<&Recommendation> {
        self.recommendations.iter().find(|recommendation| recommendation.id == id)
    }

    /// What was said about that occurrence, taken back or not.
    #[must_use]
    pub fn feedback(&self, id: OccurrenceId) -> Option<&Feedback> {
        self.feedback.iter().find(|feedback| feedback.occurrence == id)
    }

    /// What was answered to the question with that key.
    #[must_use]
    pub fn self_rating(&self, key: &str) -> Option<&SelfRating> {
        self.self_ratings.iter().find(|rated| rated.scale.key == key)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_reads_a_record_with_kinds_of_items_that_it_does_not_know() {
        let newer =
            r#"{"profile":{},"of-the-future":[{"kind":1}],"reminders":{"before":[10],"of-the-future":2}}"#;
        let record: Record = serde_json::from_str(newer).unwrap();
        assert_eq!(record.reminders.before, [10]);
        assert!(record.reminders.packing, "what is not said is as it was");
    }

    #[test]
    fn what_was_removed_is_not_found() {
        use uuid::Uuid;
        let support = |removed| Support {
            id: SupportId(Uuid::nil()),
            name: "Farmor".to_owned(),
            who: String::new(),
            phone: String::new(),
            email: String::new(),
            removed,
        };
        let found = |removed| {
            let record = Record { support: vec![support(removed)], ..Record::default() };
            record.support(SupportId(Uuid::nil())).is_some()
        };
        assert_eq!((found(false), found(true)), (true, false));
    }

    #[test]
    fn who_has_no_reminders_gets_the_record_of_before() {
        assert_eq!(serde_json::to_string(&Record::default()).unwrap(), r#"{"profile":{}}"#);
    }
}
