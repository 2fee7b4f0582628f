//! What commands ask for.
use super::{FeedbackDeed, HandoverDeed, MeetingDeed, RatingDeed};
use crate::{
    ids::{
        CallId, GoalId, LineId, MeetingId, PersonId, RampChangeId, RequestId, StepId, SupportId, TaskId,
        ThanksId, TripId, WakeId, WishId,
    },
    record::{
        AnswerKind, Attendance, Fika, LineKind, Outcome, Prompt, Prompts, Share, Until, WishKind, WishSaid,
        WithPeople,
    },
    reminder::{Choices, Favour, Hours, Practice, RingKey, Trip, Wake},
    schedule::OccurrenceId,
};
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What a person can do.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// Be called by this name. Empty: by the name that staff wrote.
    SetPreferredName {
        /// The name.
        name: String,
    },
    /// Say something about an occurrence.
    AnswerOccurrence {
        /// Which one.
        occurrence: OccurrenceId,
        /// What.
        answer: AnswerKind,
        /// A line of one's own.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        note: String,
    },
    /// Make a goal, or a sub-goal.
    AddGoal {
        /// Its id, made on the phone.
        goal: GoalId,
        /// The goal that it is a part of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        parent: Option<GoalId>,
        /// The six prompts.
        prompts: Prompts,
        /// Whether the people around may read it.
        #[serde(default)]
        shared: bool,
    },
    /// Change the words under one prompt.
    RewordGoal {
        /// Which goal.
        goal: GoalId,
        /// Which prompt.
        prompt: Prompt,
        /// The new words.
        text: String,
        /// The words that the phone saw: where others have come in between, they are kept as earlier ones.
        #[serde(default)]
        was: String,
    },
    /// Let a goal rest.
    PauseGoal {
        /// Which goal.
        goal: GoalId,
    },
    /// Take a goal up again, resting or done.
    ResumeGoal {
        /// Which goal.
        goal: GoalId,
    },
    /// Be done with a goal.
    FinishGoal {
        /// Which goal.
        goal: GoalId,
        /// How.
        outcome: Outcome,
    },
    /// Share a goal with the people around, or keep it private.
    ShareGoal {
        /// Which goal.
        goal: GoalId,
        /// Whether they may read it.
        shared: bool,
    },
    /// Plan or log a small step.
    AddStep {
        /// Its id, made on the phone.
        step: StepId,
        /// The goal that it belongs to.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        goal: Option<GoalId>,
        /// What it is.
        text: String,
        /// The day.
        day: NaiveDate,
        /// Whether it is done already.
        #[serde(default)]
        done: bool,
    },
    /// Move a small step to another day.
    MoveStep {
        /// Which step.
        step: StepId,
        /// The new day.
        to: NaiveDate,
    },
    /// Mark a small step done.
    DoStep {
        /// Which step.
        step: StepId,
        /// The day on which it was done.
        on: NaiveDate,
    },
    /// Take «done» back.
    UndoStep {
        /// Which step.
        step: StepId,
    },
    /// Add or change a support person.
    KeepSupport {
        /// Its id, made on the phone.
        support: SupportId,
        /// The person's name.
        name: String,
        /// Who it is to the participant.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        who: String,
        /// A phone number.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        phone: String,
        /// An e-mail address.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        email: String,
    },
    /// Take a support person away.
    RemoveSupport {
        /// Which one.
        support: SupportId,
    },
    /// Note something that one will do oneself («vem gör vad»).
    AddTask {
        /// Its id, made on the phone.
        task: TaskId,
        /// What.
        text: String,
        /// By when, if that was said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<NaiveDate>,
    },
    /// Mark something that one said one would do as done, or take that back.
    DoTask {
        /// Which.
        task: TaskId,
        /// The day on which it was done; none takes it back.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        on: Option<NaiveDate>,
    },
    /// Make or change a wake-up plan. Whoever it names anew is asked.
    KeepWake {
        /// The plan as it is to be. Its `tell` is refused until the first person is ready and a second is named.
        wake: Wake,
    },
    /// Ask somebody anew who said no, or who ended the agreement.
    AskToBeTold {
        /// About which plan.
        wake: WakeId,
        /// Whom, of the two that it names.
        person: PersonId,
    },
    /// «Testet kom fram»: by the person who is to be told.
    AcknowledgeTest {
        /// About which plan.
        wake: WakeId,
    },
    /// «Ja, säg till mig»: by the person who is to be told. Saying it again changes the hours.
    AgreeToBeTold {
        /// About which plan.
        wake: WakeId,
        /// When they are there.
        hours: Hours,
    },
    /// End an agreement, or say no to it: by the participant or by the person who is to be told.
    EndAgreement {
        /// About which plan.
        wake: WakeId,
        /// Whose agreement.
        person: PersonId,
    },
    /// Choose about reminders.
    ChooseReminders {
        /// The choices as they are to be.
        choices: Choices,
    },
    /// «Jag är uppe», «okej»: the ring is done.
    Acknowledge {
        /// Which ring.
        ring: RingKey,
    },
    /// Let a ring come again later.
    Snooze {
        /// Which ring.
        ring: RingKey,
        /// When, in wall time.
        until: NaiveDateTime,
    },
    /// Ask one person for a favour; with an id that is there, the next one.
    AskPerson {
        /// The request's id, made on the phone.
        request: RequestId,
        /// What for.
        favour: Favour,
        /// The trip, where it is about one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        trip: Option<TripId>,
        /// Whom, of the participant's own list.
        person: PersonId,
        /// Until when an answer is waited for, in wall time.
        by: NaiveDateTime,
    },
    /// Say yes or no to a request, or change one's mind: by the person who is asked.
    AnswerAsk {
        /// Which request.
        request: RequestId,
        /// Whether they will.
        yes: bool,
        /// A line to the participant.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        line: String,
    },
    /// Take a request back.
    WithdrawRequest {
        /// Which request.
        request: RequestId,
    },
    /// Save a trip, or take it away.
    KeepTrip {
        /// The trip as it is to be.
        trip: Box<Trip>,
    },
    /// Note that one practised a trip.
    LogPractice {
        /// The entry.
        practice: Practice,
    },
    /// Report about an occurrence, or correct what one reported: by somebody beside the participant.
    CheckIn {
        /// Which one.
        occurrence: OccurrenceId,
        /// There or not; none takes the report back.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        attendance: Option<Attendance>,
        /// For how long, in quarters of an hour.
        #[serde(default)]
        quarters: u16,
        /// How it went with people.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        people: Option<WithPeople>,
        /// How it went with the coffee break.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        fika: Option<Fika>,
        /// A line that the participant reads.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        line: String,
    },
    /// «Stämmer inte»: by the participant, about what somebody reported.
    ContestCheckIn {
        /// About which occurrence.
        occurrence: OccurrenceId,
        /// Who reported.
        reporter: PersonId,
        /// In their own words; none says that it has been talked about.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        line: Option<String>,
    },
    /// Propose a step of the hour ramp: by the participant, or by somebody who plans or works with them.
    ProposeRampStep {
        /// Its id, made on the phone.
        change: RampChangeId,
        /// The first day of the step.
        from: NaiveDate,
        /// Hours a week.
        hours: u32,
        /// Whether the ramp rests from then on.
        #[serde(default)]
        paused: bool,
        /// Why, in the participant's words.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        words: String,
    },
    /// Say yes or no to a proposed step: by the participant, or by somebody who plans with them.
    AnswerRampStep {
        /// Which.
        change: RampChangeId,
        /// Whether one agrees.
        yes: bool,
    },
    /// Let a person see more than their role gives, or change what and until when.
    GiveConsent {
        /// Whom.
        person: PersonId,
        /// What they may see.
        shares: Vec<Share>,
        /// Until when.
        until: Until,
        /// How many acts about this person the phone knew of: what was taken back after those is not given again.
        #[serde(default)]
        seen: usize,
    },
    /// Take back all that a person may see besides what their role gives.
    WithdrawConsent {
        /// From whom.
        person: PersonId,
    },
    /// Say what one wishes for («Jag vill prata om platsen»).
    MakeWish {
        /// Its id, made on the phone.
        wish: WishId,
        /// What about.
        about: WishKind,
        /// In own words, if one likes.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        words: String,
    },
    /// Take a wish back.
    WithdrawWish {
        /// Which.
        wish: WishId,
    },
    /// Answer a wish, or answer it anew: by a coach or a programme coordinator.
    AnswerWish {
        /// Which.
        wish: WishId,
        /// What is said to it.
        said: WishSaid,
        /// A line to the participant; a no needs one.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        line: String,
    },
    /// «Jag behöver hjälp»: by somebody at the workplace. The participant reads it.
    AskForHelp {
        /// Its id, made on the phone.
        call: CallId,
        /// With what.
        line: String,
    },
    /// Answer a call for help: by a coach or a programme coordinator; or, for the caller, «det löste sig».
    AnswerCall {
        /// Which.
        call: CallId,
        /// What one says or does; the caller may leave it empty.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        line: String,
    },
    /// «Tack»: by the participant, to somebody beside them.
    Thank {
        /// Its id, made on the phone.
        thanks: ThanksId,
        /// Whom.
        person: PersonId,
        /// What for, if one likes.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        line: String,
    },
    /// Do something about a meeting.
    AtMeeting {
        /// Which.
        meeting: MeetingId,
        /// What.
        deed: MeetingDeed,
    },
    /// Write a line of the rough plan: by the participant, or by somebody who convenes meetings with them.
    KeepPlanLine {
        /// Its id, made on the device.
        line: LineId,
        /// What it is about.
        about: LineKind,
        /// What it says.
        text: String,
        /// What the device saw: what others wrote meanwhile is kept beside.
        #[serde(default)]
        was: String,
    },
    /// Take a line of the rough plan away, as far as one saw its words.
    RemovePlanLine {
        /// Which.
        line: LineId,
        /// What the device saw.
        was: String,
    },
    /// Do something about the handover.
    HandOver(HandoverDeed),
    /// Do something about the feedback on an activity.
    Feedback(FeedbackDeed),
    /// Do something about one's own ratings.
    SelfRating(RatingDeed),
}
