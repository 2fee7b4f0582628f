//! Why a command is refused. Each has a stable code on the wire; the words stand in `locales/`.
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Why a command was refused. What the person wrote is kept on their phone all the same.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, ToSchema, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum Refusal {
    /// Whoever asks may not do this to this record.
    #[error("not allowed")]
    NotAllowed,
    /// There is no such occurrence in the schedule any longer.
    #[error("no such occurrence")]
    NoSuchOccurrence,
    /// The occurrence was cancelled, so nobody waits for an answer.
    #[error("the occurrence is cancelled")]
    OccurrenceCancelled,
    /// There is no such goal.
    #[error("no such goal")]
    NoSuchGoal,
    /// A sub-goal cannot have sub-goals.
    #[error("a sub-goal of a sub-goal")]
    TooDeep,
    /// There is no such step.
    #[error("no such step")]
    NoSuchStep,
    /// There is no such support person.
    #[error("no such support person")]
    NoSuchSupport,
    /// There is no such task.
    #[error("no such task")]
    NoSuchTask,
    /// The task is somebody else's to do.
    #[error("somebody else's task")]
    NotYours,
    /// There is no such wake-up plan, agreement, request or trip.
    #[error("no such reminder")]
    NoSuchReminder,
    /// The person is not on the participant's list, or not the one whom this is about.
    #[error("no such person")]
    NoSuchPerson,
    /// The person has not acknowledged a test message yet.
    #[error("not tested yet")]
    NotTested,
    /// Nobody may be told yet: the first has not agreed for these hours, or there is no second.
    #[error("not agreed yet")]
    NotAgreed,
    /// A number or a time outside what can be chosen.
    #[error("out of range")]
    OutOfRange,
    /// Words are missing where they are needed.
    #[error("nothing written")]
    Empty,
    /// More words than there is room for.
    #[error("too long")]
    TooLong,
    /// A character that cannot be shown (a control character).
    #[error("unreadable characters")]
    Unreadable,
    /// A link where only a name belongs.
    #[error("a link in a name")]
    HasLink,
    /// A day too far away to be meant.
    #[error("a day too far away")]
    TooFarAway,
    /// The record is full: more of this kind than anybody can look at.
    #[error("too many")]
    TooMany,
    /// The same id was used for something else.
    #[error("the id is taken")]
    IdTaken,
    /// A report about a day that has not been yet.
    #[error("not yet")]
    NotYet,
    /// The day lies outside the time in which whoever reports walked beside, or that time ended too long ago.
    #[error("the relation has ended")]
    RelationEnded,
    /// There is no such report, proposed step or call for help.
    #[error("no such entry")]
    NoSuchEntry,
    /// There is no such wish, or it was taken back.
    #[error("no such wish")]
    NoSuchWish,
    /// What this would share was taken back after it was said.
    #[error("taken back since")]
    TakenBack,
    /// There is no such meeting.
    #[error("no such meeting")]
    NoSuchMeeting,
    /// The meeting was held or called off, so it stays as it was.
    #[error("the meeting is over")]
    MeetingOver,
    /// That is no mail address.
    #[error("no mail address")]
    BadAddress,
    /// That is no phone number.
    #[error("no phone number")]
    BadPhone,
    /// A personal identity number stands where there is to be none.
    #[error("a personal identity number")]
    IdentityNumber,
    /// The command is of a kind that this side does not know (an app older or newer than the server).
    #[error("unknown command")]
    Unknown,
}
