//! The items of a record: what commands put, on the phone and on the server.
use super::{
    AboutMe, Afterwards, Answer, Call, CheckIn, Consent, Counting, Feedback, Goal, Help, Kind, Meeting,
    PlanLine, Profile, RampChange, Recommendation, SelfRating, Step, Support, Task, Thanks, Wish,
};
use crate::{
    ids::PersonId,
    reminder::{Agreement, Ask, Choices, Heard, Practice, Request, Trip, Wake},
};
use chrono::NaiveDate;
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
    Trip(Box<Trip>),
    /// An entry of the practice log.
    Practice(Practice),
    /// What somebody reported about an occurrence.
    CheckIn(Box<CheckIn>),
    /// A proposed step of the hour ramp.
    RampChange(RampChange),
    /// What is shared with one person.
    Consent(Consent),
    /// A wish.
    Wish(Wish),
    /// A call for help by somebody beside the participant.
    Call(Call),
    /// A thank-you.
    Thanks(Thanks),
    /// A meeting of several parties.
    Meeting(Box<Meeting>),
    /// A line of the rough plan.
    PlanLine(PlanLine),
    /// What the participant writes about themselves.
    AboutMe(AboutMe),
    /// A recommendation.
    Recommendation(Recommendation),
    /// What the participant chose for the time after.
    Afterwards(Afterwards),
    /// What the participant said about an activity.
    Feedback(Feedback),
    /// What the participant answered to one question about themselves.
    SelfRating(SelfRating),
    /// Whether these answers may be counted.
    Counting(Counting),
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
            Self::CheckIn(_) => Kind::CheckIn,
            Self::RampChange(_) => Kind::RampChange,
            Self::Consent(_) => Kind::Consent,
            Self::Wish(_) => Kind::Wish,
            Self::Call(_) => Kind::Call,
            Self::Thanks(_) => Kind::Thanks,
            Self::Meeting(_) => Kind::Meeting,
            Self::PlanLine(_) => Kind::PlanLine,
            Self::AboutMe(_) => Kind::AboutMe,
            Self::Recommendation(_) => Kind::Recommendation,
            Self::Afterwards(_) => Kind::Afterwards,
            Self::Feedback(_) => Kind::Feedback,
            Self::SelfRating(_) => Kind::SelfRating,
            Self::Counting(_) => Kind::Counting,
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
            Self::CheckIn(check_in) => format!("{}:{}", check_in.occurrence, check_in.by),
            Self::RampChange(change) => change.id.to_string(),
            Self::Consent(consent) => consent.person.to_string(),
            Self::Wish(wish) => wish.id.to_string(),
            Self::Call(call) => call.id.to_string(),
            Self::Thanks(thanks) => thanks.id.to_string(),
            Self::Meeting(meeting) => meeting.id.to_string(),
            Self::PlanLine(line) => line.id.to_string(),
            Self::AboutMe(_) => "about-me".to_owned(),
            Self::Recommendation(recommendation) => recommendation.id.to_string(),
            Self::Afterwards(_) => "afterwards".to_owned(),
            Self::Feedback(feedback) => feedback.occurrence.to_string(),
            Self::SelfRating(rated) => rated.scale.key.clone(),
            Self::Counting(_) => "counting".to_owned(),
        }
    }

    /// What the statistics count of it, and for which day: quarters of an hour of a report, one for a step that was
    /// taken. Never what it says.
    #[must_use]
    pub fn counted(&self) -> Option<(NaiveDate, u16)> {
        match self {
            Self::CheckIn(check_in) => Some((check_in.day, check_in.report.quarters)),
            Self::Step(step) => step.done.map(|day| (day, 1)),
            _ => None,
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
            Self::CheckIn(_) | Self::RampChange(_) => false,
            // What was shared before, and taken back, is for the participant to look up alone.
            Self::Consent(_) => true,
            Self::Wish(_) | Self::Call(_) => false,
            // Whom somebody thanks is between the two.
            Self::Thanks(_) => true,
            Self::Meeting(_) | Self::PlanLine(_) | Self::Recommendation(_) | Self::Afterwards(_) => false,
            // Whoever may read it was named by the participant, one by one.
            Self::AboutMe(_) | Self::Feedback(_) => true,
            // Nobody's role shows these; consent does, one person at a time.
            Self::SelfRating(_) => false,
            Self::Counting(_) => true,
        }
    }

    /// The other people who may read it, private as it is: it is addressed to them.
    #[must_use]
    pub fn addressees(&self) -> Vec<PersonId> {
        match self {
            Self::Agreement(agreement) => vec![agreement.person],
            Self::Ask(ask) => vec![ask.person],
            // Whoever reported or proposed something reads their own, and what was said to it.
            Self::CheckIn(check_in) => vec![check_in.by],
            Self::RampChange(change) => change.role.map(|_| change.by).into_iter().collect(),
            // Whoever is asked to a meeting reads it, and what was agreed there.
            Self::Meeting(meeting) => meeting.people(),
            Self::Task(task) => task.readers.clone(),
            Self::Recommendation(recommendation) => recommendation.person.into_iter().collect(),
            Self::AboutMe(about_me) => about_me.readers(),
            Self::Profile(_) | Self::Goal(_) | Self::Step(_) | Self::Answer(_) | Self::Support(_) => vec![],
            Self::Help(_) | Self::Wake(_) | Self::Reminders(_) | Self::Heard(_) => vec![],
            Self::Request(_) | Self::Trip(_) | Self::Practice(_) => vec![],
            Self::Consent(_) | Self::Wish(_) | Self::PlanLine(_) | Self::Afterwards(_) => vec![],
            Self::SelfRating(_) | Self::Counting(_) => vec![],
            Self::Feedback(feedback) if feedback.withdrawn => vec![],
            Self::Feedback(feedback) => vec![feedback.to],
            Self::Call(call) => vec![call.by],
            Self::Thanks(thanks) => vec![thanks.to],
        }
    }
}
